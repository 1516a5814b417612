package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inmesh.bench.traffic.LoadSweep;
import org.inmesh.bench.traffic.NetworkExperiment;
import org.inmesh.bench.traffic.SaturationPoint;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.loader.BadInputException;
import org.inmesh.traces.header.TraceHeader.Selection;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

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
      "  inmesh traffic --pattern uniform*0.9+hotspot:27:1*0.1 --rates 0.1 --links --fairness",
      "  inmesh traffic --topology torus --router v8 --routing minimal-adaptive --dead-links 3",
      "  inmesh traffic --router w1,v8 --report routers.html",
      "  inmesh traffic --pattern uniform --rates 0.1 --record uniform.trace",
      "  inmesh traffic --packets list.csv.gz --out cycles.csv",
      "",
      ExitCode.MEANINGS
    })
final class TrafficCommand implements Callable<Integer> {
  /** Of the saturation load, flits per node and cycle. */
  private static final double RESOLUTION = 0.001;

  /** Smaller networks are done in a moment, and threads would wait for each other. */
  private static final int NODES_WORTH_SHARING = 1024;

  /** More threads than any host has processors. */
  private static final int MOST_SHARING = 256;

  /** Options that say which loads are measured, and what is told of each. */
  private static final List<String> OF_SWEEPS =
      List.of(
          "--rates",
          "--plot",
          "--links",
          "--flows",
          "--fairness",
          "--energy",
          "--clock",
          "--link-length");

  /** Options that say what is sent. */
  private static final List<String> OF_TRAFFIC =
      List.of(
          "--pattern",
          "--process",
          "--packet-size",
          "--message-class",
          "--reply",
          "--service",
          "--outstanding",
          "--warm-up");

  private final Streams streams;
  private final Interruption interruption;

  @Spec private CommandSpec command;

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

  @Mixin private ReportOptions reportOptions;

  @Mixin private PacketListOptions packetOptions;

  @Option(
      names = {"-t", "--threads"},
      paramLabel = "N",
      description = "host threads; default: the host's processors; results do not depend on them")
  private int threads = Runtime.getRuntime().availableProcessors();

  @Option(
      names = "--network-threads",
      paramLabel = "N",
      description =
          "of the threads, those that share one network, so that fewer measurements are made at the"
              + " same time; default: as many as there would be nothing to do for otherwise, if the"
              + " network is large")
  private Integer networkThreads;

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
          "writes the table as JSON or CSV, by the name's ending; links, routers and flows as CSV"
              + " get files of their own beside it; with --packets, the packets as CSV, also .gz,"
              + " otherwise they go to standard output")
  private Path outputFile;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description =
          "draws mean latency over load, a curve for each router, routing algorithm and pattern:"
              + " .png, .svg, or .html with accepted load and the table")
  private Path plot;

  @Mixin private RecordingOptions recordingOptions;

  @Mixin private HtmlReportOption reportPage;

  TrafficCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    checkOptions();
    List<NamedNetwork> networks = networkOptions.networks(trafficOptions.seed());
    boolean wentOn =
        packetOptions.isGiven()
            ? packetOptions.send(networks, teamSize(networks, 1), outputFile, streams, interruption)
            : measure(networks);
    streams.out().flush();
    if (interruption.requested()) {
      return ExitCode.INTERRUPTED;
    }
    return wentOn ? ExitCode.OK : ExitCode.PROGRAM_WENT_WRONG;
  }

  private void checkOptions() {
    if (threads < 1) {
      throw new BadInputException("--threads must be at least 1, not " + threads);
    }
    if (networkThreads != null && (networkThreads < 1 || networkThreads > MOST_SHARING)) {
      throw new BadInputException(
          "--network-threads must be from 1 to %d, not %d".formatted(MOST_SHARING, networkThreads));
    }
    packetOptions.check();
    reportPage.check();
    if (recordingOptions.folder().isPresent() && (packetOptions.isGiven() || saturation)) {
      throw new BadInputException(
          "--record is for traffic at one load, not for --packets or --saturation");
    }
    boolean packets = packetOptions.isGiven();
    if (packets && saturation) {
      throw new BadInputException("--packets and --saturation exclude each other");
    }
    if (packets || saturation) {
      OF_SWEEPS.forEach(option -> refuseWith(packets ? "--packets" : "--saturation", option));
    }
    if (packets && reportPage.isGiven()) {
      throw new BadInputException("--report is for traffic and saturation, not for --packets");
    }
    if (packets) {
      OF_TRAFFIC.forEach(option -> refuseWith("--packets", option));
    }
    if (packets && format == Format.JSON) {
      throw new BadInputException("--packets writes CSV, not JSON");
    }
    if (plot != null) {
      PictureFormat.of(plot);
      OutputFile.check(plot);
    }
    if (!packets) {
      OutputFile.checkStatistics(outputFile);
      SweepOutput.check(reportOptions, format);
    }
  }

  private void refuseWith(String mode, String option) {
    if (command.commandLine().getParseResult().hasMatchedOption(option)) {
      throw new BadInputException(option + " has no meaning with " + mode);
    }
  }

  /** Returns whether no network deadlocked. */
  private boolean measure(List<NamedNetwork> networks) throws IOException, InterruptedException {
    List<NetworkExperiment> curves = trafficOptions.curves(networks);
    reportOptions.check(curves);
    List<NetworkExperiment> experiments = saturation ? curves : TrafficOptions.at(rates, curves);
    Optional<Selection> selection = recordingOptions.read(TrafficRecording.KINDS);
    if (selection.isPresent()) {
      TrafficRecording.check(selection.get(), experiments);
    }
    int team = teamSize(networks, experiments.size());
    int atATime = Math.max(1, threads / team);
    LoadSweep sweep = new LoadSweep(trafficOptions.plan(), reportOptions.watching(), team);
    interruption.onRequest(sweep::requestStop);
    SweepOutput output = new SweepOutput(format, outputFile, streams.out());
    if (saturation) {
      List<SaturationPoint> found =
          ProgressLine.during(
              streams,
              () -> SweepProgress.ofSearch(sweep.activity()),
              () -> sweep.saturation(curves, RESOLUTION, atATime));
      output.write(found);
      if (reportPage.isGiven() && !found.isEmpty()) {
        reportPage.write(SweepPage.ofSaturation(found, reportPage.arguments()));
      }
    } else {
      Optional<IOException> failure = Optional.empty();
      List<SweepPoint> points;
      if (selection.isEmpty()) {
        points = points(sweep, experiments, atATime);
      } else {
        Path folder = recordingOptions.folder().orElseThrow();
        try (TrafficRecording recording =
            new TrafficRecording(folder, selection.get(), experiments.getFirst())) {
          sweep.record(recording.recorder());
          points = points(sweep, experiments, atATime);
          recording.finish(points);
          failure = recording.failure();
        }
      }
      output.write(points, reportOptions);
      if (plot != null && !points.isEmpty()) {
        new SweepReport(points).draw(plot);
      }
      if (reportPage.isGiven() && !points.isEmpty()) {
        reportPage.write(SweepPage.of(points, reportPage.arguments()));
      }
      if (failure.isPresent()) {
        throw failure.get();
      }
    }
    streams.out().flush();
    sweep.deadlocks().forEach(each -> streams.err().println(DeadlockText.of(each)));
    return sweep.deadlocks().isEmpty();
  }

  private List<SweepPoint> points(LoadSweep sweep, List<NetworkExperiment> experiments, int atATime)
      throws IOException, InterruptedException {
    return ProgressLine.during(
        streams,
        () -> SweepProgress.of(sweep.activity(), experiments.size()),
        () -> sweep.measure(experiments, atATime));
  }

  /** Threads that share a network. */
  private int teamSize(List<NamedNetwork> networks, int measurements) {
    if (networkThreads != null) {
      return networkThreads;
    }
    int smallest =
        networks.stream().mapToInt(each -> each.specification().nodes()).min().orElseThrow();
    return smallest < NODES_WORTH_SHARING
        ? 1
        : Math.clamp(threads / measurements, 1, Runtime.getRuntime().availableProcessors());
  }
}
