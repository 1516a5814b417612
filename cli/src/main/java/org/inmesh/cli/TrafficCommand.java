package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.inmesh.bench.traffic.LoadSweep;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.PacketListRun;
import org.inmesh.bench.traffic.PacketRequest;
import org.inmesh.bench.traffic.SaturationPoint;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.traces.PacketRecord;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Measures the network alone. */
@Command(
    name = "traffic",
    sortOptions = false,
    header = "Measures the network under synthetic traffic.",
    description =
        "Measures latency and accepted load of the network under synthetic traffic, a row for each"
            + " pattern and load: warm-up, sample periods until the mean latency comes to rest,"
            + " then until every measured packet has arrived. Or sends given packets and writes"
            + " when each was injected and arrived.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh traffic --pattern uniform --rates 0.02..0.4 --plot uniform.svg",
      "  inmesh traffic --router w1,v8 --pattern uniform --pattern transpose --plot both.html",
      "  inmesh traffic --router v8 --pattern transpose --rates 0.05,0.1..0.14:0.01 --format csv",
      "  inmesh traffic --pattern uniform --pattern tornado --packet-size 1,5 --saturation",
      "  inmesh traffic --packets list.csv.gz --out cycles.csv",
      "",
      ExitCode.MEANINGS
    })
final class TrafficCommand implements Callable<Integer> {
  /** Of the saturation load, flits per node and cycle. */
  private static final double RESOLUTION = 0.001;

  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Mixin private NetworkOptions networkOptions;

  @Mixin private TrafficOptions trafficOptions;

  @Option(
      names = "--rates",
      paramLabel = "RATES",
      description =
          "offered loads, flits per node and cycle: numbers and ranges FROM..TO:STEP with commas;"
              + " a range without a step has 0.02; default: some up to the load at which the"
              + " busiest channel would never rest")
  private String rates;

  @Option(
      names = "--saturation",
      description =
          "finds the load at which the network saturates instead, to 0.001 or 2 %%: growing loads"
              + " until one saturates, then bisection")
  private boolean saturation;

  @Option(
      names = "--packets",
      paramLabel = "FILE",
      description =
          "sends these packets instead: CSV with columns src,dst,flits,create_cycle, also .gz;"
              + " writes pid,src,dst,flits,create_cycle,inject_cycle,head_arrive,tail_arrive,routers"
              + " in the same order")
  private Path packets;

  @Option(
      names = "--end",
      paramLabel = "CYCLE",
      description =
          "with --packets, the run ends before this cycle; what has not happened by then is -1;"
              + " default: when every packet has arrived")
  private Long end;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description =
          "measurements at the same time; default: the host's processors; results do not depend"
              + " on it")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "of the table on standard output: text, json or csv; default: text")
  private Format format;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE",
      description =
          "writes the table as JSON or CSV, by the name's ending; with --packets, the packets as"
              + " CSV, otherwise they go to standard output")
  private Path outputFile;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "draws mean latency over load, a curve for each router, routing algorithm and pattern:"
              + " .png, .svg, or .html with the table")
  private Path plot;

  TrafficCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkOptions();
    List<NamedNetwork> networks = networkOptions.networks(trafficOptions.seed());
    if (packets != null) {
      sendPackets(networks);
    } else {
      OutputFile.checkStatistics(outputFile);
      measure(trafficOptions.curves(networks));
    }
    streams.out().flush();
    return interruption.requested() ? ExitCode.INTERRUPTED : ExitCode.OK;
  }

  private void checkOptions() {
    if (threads < 1) {
      throw new BadInputException("--threads must be at least 1, not " + threads);
    }
    if (packets != null && saturation) {
      throw new BadInputException("--packets and --saturation exclude each other");
    }
    if (rates != null && (packets != null || saturation)) {
      throw new BadInputException("--rates has no meaning with --packets or --saturation");
    }
    if (plot != null && (packets != null || saturation)) {
      throw new BadInputException("--plot has no meaning with --packets or --saturation");
    }
    if (plot != null) {
      PictureFormat.of(plot);
      OutputFile.check(plot);
    }
    if (end != null && packets == null) {
      throw new BadInputException("--end has no meaning without --packets");
    }
    if (end != null && end < 0) {
      throw new BadInputException("--end must be at least 0, not " + end);
    }
  }

  private void measure(List<NetworkExperiment> curves) throws IOException, InterruptedException {
    LoadSweep sweep = new LoadSweep(trafficOptions.plan());
    interruption.onRequest(sweep::requestStop);
    if (saturation) {
      List<SaturationPoint> found =
          watched(
              () -> sweep.ended() + " measurements ended",
              () -> sweep.saturation(curves, RESOLUTION, threads));
      write(SaturationReport.rows(found), () -> SaturationReport.print(found, streams.out()));
    } else {
      List<NetworkExperiment> experiments = TrafficOptions.at(rates, curves);
      List<LoadSweep.Point> points =
          watched(
              () -> "%d of %d measurements ended".formatted(sweep.ended(), experiments.size()),
              () -> sweep.measure(experiments, threads));
      write(SweepReport.rows(points), () -> SweepReport.print(points, streams.out()));
      if (plot != null) {
        SweepReport.draw(points, plot);
      }
    }
  }

  private void write(List<Map<String, Object>> rows, Runnable printer) throws IOException {
    if (outputFile != null) {
      Files.writeString(outputFile, StructuredOutput.all(Format.of(outputFile), rows));
    }
    if (format == Format.TEXT) {
      printer.run();
    } else {
      streams.out().print(StructuredOutput.all(format, rows));
    }
  }

  private void sendPackets(List<NamedNetwork> networks) throws IOException, InterruptedException {
    if (outputFile != null) {
      OutputFile.check(outputFile);
    }
    if (networks.size() > 1) {
      throw new BadInputException("--packets takes one router and one routing algorithm");
    }
    NetworkSpecification network = networks.getFirst().specification();
    PacketListRun run =
        new PacketListRun(
            NetworkFactory.of(network),
            PacketRequest.read(packets, network),
            end == null ? PacketListRun.UNTIL_ALL_HAVE_ARRIVED : end);
    interruption.onRequest(run::requestStop);
    List<PacketRecord> records =
        watched(
            () ->
                "%s of %s packets have arrived"
                    .formatted(NumberText.count(run.arrived()), NumberText.count(run.packets())),
            run::run);
    PacketListReport.write(records, outputFile, streams);
  }

  private interface Work<T> {
    T run() throws InterruptedException;
  }

  /** Shows progress while the work is done. */
  private <T> T watched(Supplier<String> progress, Work<T> work) throws InterruptedException {
    ProgressLine line = new ProgressLine(streams, progress);
    try (Ticker ticker = new Ticker(line::show)) {
      ticker.start();
      return work.run();
    } finally {
      line.clear();
    }
  }
}
