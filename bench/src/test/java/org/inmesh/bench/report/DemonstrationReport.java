package org.inmesh.bench.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inmesh.bench.chart.Chart;
import org.inmesh.bench.chart.Chart.Curve;
import org.inmesh.bench.chart.Chart.Mark;
import org.inmesh.bench.chart.Chart.Point;
import org.inmesh.bench.chart.StackedBars;
import org.inmesh.bench.chart.StackedBars.Bar;
import org.inmesh.bench.chart.StackedBars.Part;
import org.inmesh.bench.report.ProcessGraph.Channel;
import org.inmesh.bench.report.ProcessGraph.Process;
import org.inmesh.bench.report.Table.Cell;
import org.inmesh.bench.report.Table.Column;

/** A report with a section of every kind, and with texts that would break a page unescaped. */
final class DemonstrationReport {
  /** Ends an element, a script, an attribute and a comment where it is not escaped. */
  static final String HOSTILE = "</script><script>alert(\"x\")</script>' --> &amp; <b>";

  private DemonstrationReport() {}

  static Report report() {
    return new Report(
        "Stencil on two machines",
        "a demonstration with invented numbers",
        List.of(
            new Claim("3.1x", "At 1,024 cores the mesh is quicker than the coherent machine."),
            new Claim("64 cores", "From here on the mesh wins: below, the machines are alike.")),
        List.of(
            new Section.Curves("Scaling", "Lower is better.", scaling()),
            new Section.Stacks("Where the time went", "All cores' cycles.", stacks()),
            new Section.HeatMaps("Cores and links", "", List.of(map("mesh, 16 cores"))),
            new Section.Graph("Processes and channels", "", graph()),
            new Section.Group(
                "All results",
                List.of("Of every run."),
                List.of(new Section.Numbers("Runs", "Exact numbers are in the CSV.", table()))),
            new Section.Text(HOSTILE, List.of(HOSTILE))),
        new Reproduction(
            List.of("./inmesh compare stencil --cores 16,64 --report " + HOSTILE),
            new TreeMap<>(Map.of("seed", "1", "version", "0.1.0")),
            Map.of("mesh.toml", "cores = 16 # " + HOSTILE + "\n")));
  }

  private static Chart scaling() {
    return Chart.logarithmic(
        "Time over cores",
        "stencil, 64 x 64",
        "cores",
        "time (cycles)",
        List.of(
            curve("mesh, messages", 743_318, 213_205, 79_441, 41_547),
            curve("coherent, messages", 700_650, 240_965, 169_997, 237_588),
            new Curve(
                "ideal", List.of(new Point(16, 743_318), new Point(1024, 743_318 / 64.0)), true)),
        List.of(new Mark(40, 310_000, "cross at 40 cores")));
  }

  private static Curve curve(String label, double... ys) {
    List<Point> points = new ArrayList<>();
    for (int i = 0; i < ys.length; i++) {
      points.add(new Point(16 << 2 * i, ys[i]));
    }
    return new Curve(label, points);
  }

  private static StackedBars stacks() {
    List<Part> parts =
        List.of(
            new Part("compute", 0),
            new Part("send", 1),
            new Part("receive", 2),
            new Part("idle", Part.QUIET));
    return new StackedBars(
        "Where the time went",
        "stencil",
        "share of all cores' cycles (%)",
        parts,
        List.of(
            new Bar("16 cores", "mesh", List.of(90.0, 3.0, 5.0, 2.0), ""),
            new Bar("16 cores", "coherent", List.of(80.0, 8.0, 7.0, 5.0), ""),
            new Bar("64 cores", "mesh", List.of(60.0, 10.0, 10.0, 20.0), ""),
            new Bar("64 cores", "coherent", List.of(30.0, 15.0, 15.0, 40.0), "")));
  }

  /** A map of 4 x 4 cores: in interval i core i is busy, all else idle. */
  static HeatMap map(String name) {
    int cores = 16;
    double[][] busy = new double[4][cores];
    double[] total = new double[cores];
    for (int i = 0; i < busy.length; i++) {
      busy[i][i] = 100;
      total[i] = 25;
    }
    List<HeatMap.Link> links = new ArrayList<>();
    for (int core = 0; core < cores; core++) {
      if (core % 4 < 3) {
        links.add(new HeatMap.Link(core, core + 1));
        links.add(new HeatMap.Link(core + 1, core));
      }
      if (core < 12) {
        links.add(new HeatMap.Link(core, core + 4));
        links.add(new HeatMap.Link(core + 4, core));
      }
    }
    double[][] flits = new double[4][links.size()];
    double[] all = new double[links.size()];
    for (int link = 0; link < links.size(); link++) {
      for (int i = 0; i < flits.length; i++) {
        flits[i][link] = 0.1 * (link * (i + 1) % 7);
        all[link] += flits[i][link] / flits.length;
      }
    }
    return new HeatMap(
        name,
        "cores",
        4,
        4,
        4,
        4_000,
        1_024,
        List.of(
            new HeatMap.Layer("cores: busy", "% of cycles", busy, total),
            new HeatMap.Layer("cores: energy", "nJ", new double[0][], total)),
        links,
        List.of(
            new HeatMap.Layer("links: traffic", "flits/cycle", flits, all),
            new HeatMap.Layer("links: energy", "nJ", new double[0][], all)));
  }

  private static ProcessGraph graph() {
    List<Process> processes = new ArrayList<>();
    List<Channel> channels = new ArrayList<>();
    for (int core = 0; core < 16; core++) {
      processes.add(new Process("node[" + core + "]", core));
      channels.add(new Channel(core, (core + 1) % 16, 10 + core, 100L * core));
      channels.add(new Channel((core + 1) % 16, core, 3, 12));
    }
    processes.add(new Process(HOSTILE, 0));
    channels.add(new Channel(16, 5, 1, 1));
    return new ProcessGraph(4, 4, processes, channels);
  }

  private static Table table() {
    return new Table(
        List.of(
            Column.text("machine"),
            Column.number("cores", ""),
            Column.number("time", "cycles"),
            Column.text("remark")),
        List.of(
            List.of(
                Cell.of("mesh"), Cell.of(16), Cell.of(743_318), Cell.of("with \"quotes\", and")),
            List.of(Cell.of("coherent"), Cell.of(16), Cell.of(785_650.25, 1), Cell.of(HOSTILE)),
            List.of(Cell.of("coherent"), Cell.of(4096), Cell.NONE, Cell.of("stopped"))));
  }
}
