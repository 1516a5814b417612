package org.inmesh.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import org.inmesh.bench.traffic.LoadSweep;
import org.inmesh.bench.traffic.NetworkShape;
import org.inmesh.bench.traffic.PacketListRun;
import org.inmesh.bench.traffic.PacketRequest;
import org.inmesh.bench.traffic.SaturationPoint;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.LatencyMeasurement;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.mesh.traffic.TrafficSpecification;
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
      "  inmesh traffic --pattern uniform --rates 0.02..0.4",
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

  @Mixin private TrafficOptions trafficOptions;

  @Option(
      names = "--rates",
      paramLabel = "RATES",
      defaultValue = "0.02..0.4",
      description =
          "offered loads, flits per node and cycle: numbers and ranges FROM..TO:STEP with commas;"
              + " a range without a step has 0.02; default: ${DEFAULT-VALUE}")
  private String rates;

  @Option(
      names = "--saturation",
      description = "finds the load at which the network saturates instead, by bisection")
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

  TrafficCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (threads < 1) {
      throw new BadInputException("--threads must be at least 1, not " + threads);
    }
    if (packets != null && saturation) {
      throw new BadInputException("--packets and --saturation exclude each other");
    }
    NetworkFactory networks = trafficOptions.networks();
    if (packets != null) {
      sendPackets(networks);
    } else {
      OutputFile.checkStatistics(outputFile);
      measure(networks);
    }
    streams.out().flush();
    return interruption.requested() ? ExitCode.INTERRUPTED : ExitCode.OK;
  }

  private void measure(NetworkFactory networks) throws IOException, InterruptedException {
    NetworkSpecification mesh = NetworkShape.of(networks);
    TrafficReport report = new TrafficReport(trafficOptions.routerName(), mesh);
    LoadSweep sweep = new LoadSweep(networks, LatencyMeasurement.ofReference());
    interruption.onRequest(sweep::requestStop);
    if (saturation) {
      List<TrafficSpecification> traffic = trafficOptions.traffic(List.of(0.0));
      List<SaturationPoint> found =
          watched(
              () -> sweep.ended() + " measurements ended",
              () -> sweep.saturation(traffic, RESOLUTION, threads));
      write(report.saturation(found), () -> report.printSaturation(found, streams.out()));
    } else {
      List<TrafficSpecification> traffic = trafficOptions.traffic(Rates.parse(rates));
      List<LoadSweep.Point> points =
          watched(
              () -> "%d of %d measurements ended".formatted(sweep.ended(), traffic.size()),
              () -> sweep.measure(traffic, threads));
      write(report.points(points), () -> report.printPoints(points, streams.out()));
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

  private void sendPackets(NetworkFactory networks) throws IOException, InterruptedException {
    if (outputFile != null) {
      OutputFile.check(outputFile);
    }
    int nodes = NetworkShape.of(networks).nodes();
    PacketListRun run = new PacketListRun(networks, PacketRequest.read(packets, nodes));
    interruption.onRequest(run::requestStop);
    List<PacketRecord> records =
        watched(
            () ->
                "%s of %s packets have arrived"
                    .formatted(NumberText.count(run.arrived()), NumberText.count(run.packets())),
            run::run);
    if (outputFile == null) {
      write(records, streams.out());
    } else {
      try (BufferedWriter writer = Files.newBufferedWriter(outputFile)) {
        write(records, writer);
      }
    }
  }

  private static void write(List<PacketRecord> records, Appendable out) throws IOException {
    out.append(String.join(",", PacketRecord.COLUMNS)).append('\n');
    for (PacketRecord record : records) {
      out.append(record.line()).append('\n');
    }
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
