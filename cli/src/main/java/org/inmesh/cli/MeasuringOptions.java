package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.LineActivity;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.inspection.MemoryNames;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.LoadedProgram;
import picocli.CommandLine.Option;

/** What is to be measured of a run beside what always is. None of it changes the run. */
final class MeasuringOptions {
  @Option(
      names = "--stack",
      description =
          "also tells where the cycles of every core went; the mesh machine takes longer for it")
  private boolean stack;

  @Option(
      names = "--memory-profile",
      paramLabel = "N",
      arity = "0..1",
      fallbackValue = "10",
      description =
          "of the coherent machine, also tells why accesses miss, and the N hottest lines of memory"
              + " with what lies in them; 10 without a number; takes longer")
  private Integer lines;

  @Option(
      names = "--maps",
      paramLabel = "FILE",
      description =
          "writes what every core and link did when, what each cost, and how long packets took, as"
              + " JSON or CSV, by the name's ending; takes longer")
  private Path mapsFile;

  /**
   * Refuses what the machine cannot tell, and files that cannot be written.
   *
   * @throws BadInputException naming the option
   */
  void check(Kind kind) {
    if (mapsFile != null) {
      Format.of(mapsFile, "a file of maps");
      OutputFile.check(mapsFile);
    }
    if (lines != null && lines < 1) {
      throw new BadInputException("--memory-profile must be at least 1, not " + lines);
    }
    if (lines != null && kind != Kind.COHERENT) {
      throw new BadInputException(
          "--memory-profile: only the coherent machine's memory has lines; run it with --machine"
              + " coherent");
    }
  }

  /**
   * What a machine is told to measure.
   *
   * @param report whether a report is to be written, which shows where time and energy went
   */
  Measuring measuring(boolean report) {
    return new Measuring(stack || report, lines != null, mapsFile != null || report);
  }

  /** Adds what was asked for to a row: lists, of which JSON makes arrays. */
  void addTo(Map<String, Object> row, LoadedProgram loaded, RunStatistics statistics) {
    if (stack) {
      row.put("cycle_stacks", CycleStackReport.rows(statistics.stacks()));
    }
    if (lines != null) {
      MemoryNames names = new MemoryNames(loaded.image());
      row.put("hottest_lines", hottest(statistics).stream().map(line -> row(line, names)).toList());
    }
  }

  private List<LineActivity> hottest(RunStatistics statistics) {
    return statistics.lines().stream().limit(lines).toList();
  }

  private static Map<String, Object> row(LineActivity line, MemoryNames names) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("address", "#%08X".formatted(line.address()));
    row.put("bytes", line.bytes());
    row.put("misses", line.misses());
    row.put("true_sharing", line.trueSharing());
    row.put("false_sharing", line.falseSharing());
    row.put("upgrades", line.upgrades());
    row.put("invalidations", line.invalidations());
    row.put("transfers", line.transfers());
    row.put("contents", names.in(line.address(), line.bytes()));
    return row;
  }

  /** Writes the maps, if they were asked for. */
  void writeMaps(RunStatistics statistics) throws IOException {
    if (mapsFile != null) {
      MapsFile.write(mapsFile, statistics.profile().orElseThrow());
    }
  }

  /** Prints what was asked for. */
  void print(PrintStream out, LoadedProgram loaded, RunStatistics statistics) {
    if (stack) {
      out.println();
      out.println("Where the cycles of each core went, in percent of the run's");
      out.println();
      CycleStackReport.print(out, statistics.stacks());
    }
    if (lines != null) {
      out.println();
      out.println("The hottest lines of memory");
      out.println();
      printLines(out, new MemoryNames(loaded.image()), hottest(statistics));
    }
  }

  private static void printLines(PrintStream out, MemoryNames names, List<LineActivity> hottest) {
    TextTable table = new TextTable("lrrrrrrl");
    table.row(
        "line",
        "misses",
        "true sharing",
        "false sharing",
        "upgrades",
        "invalidations",
        "transfers",
        "what lies in it");
    for (LineActivity line : hottest) {
      table.row(
          "#%08X".formatted(line.address()),
          NumberText.count(line.misses()),
          NumberText.count(line.trueSharing()),
          NumberText.count(line.falseSharing()),
          NumberText.count(line.upgrades()),
          NumberText.count(line.invalidations()),
          NumberText.count(line.transfers()),
          String.join("; ", names.in(line.address(), line.bytes())));
    }
    table.print(out, "  ");
  }
}
