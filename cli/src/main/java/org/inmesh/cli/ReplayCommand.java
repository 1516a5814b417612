package org.inmesh.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.inmesh.traces.PacketLog;
import org.inmesh.traces.replay.NodeMapping;
import org.inmesh.traces.replay.Replay;
import org.inmesh.traces.replay.ReplayResult;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Puts the network traffic of a trace through any network. */
@Command(
    name = "replay",
    sortOptions = false,
    header = "Puts the packets of a trace through any network.",
    description =
        "Puts the packets of a trace through the network that it was recorded on, or another one."
            + " Each packet is created when what caused it has been delivered, and the time"
            + " computed between has passed, so that a faster network ends earlier; or in its"
            + " recorded cycle. Cycles are network cycles.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh replay sieve.trace",
      "  inmesh replay sieve.trace --machine other.toml --stats other.json",
      "  inmesh replay sieve.trace --set network.hop-latency=1",
      "  inmesh replay sieve.trace --router v8 --mesh 4x4 --map fold",
      "  inmesh replay capture.tra.bz2 --router w1 --set network.flit-bytes=16 --stretch 0.1",
      "  inmesh replay blackscholes.model.gz --router v8 --cycles 1000000 --seed 2",
      "",
      ExitCode.MEANINGS
    })
final class ReplayCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Parameters(
      paramLabel = "FILE",
      description =
          "a trace, which is a folder, or a file that 'trace convert' can read, such as .tra.bz2")
  private Path file;

  @Mixin private ReplayOptions replayOptions;

  @Mixin private NetworkOptions networkOptions;

  @Mixin private ImportOptions importOptions;

  @Option(
      names = "--packets",
      paramLabel = "FILE",
      description = "writes every delivered packet as a line of CSV, as 'run' does")
  private Path packetFile;

  @Option(
      names = "--stats",
      paramLabel = "FILE",
      description =
          "writes the statistics as JSON or CSV, by the name's ending; equal replays give equal"
              + " files")
  private Path statisticsFile;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "of the table on standard output: text, json or csv; default: text")
  private Format format;

  ReplayCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    OutputFile.checkStatistics(statisticsFile);
    if (packetFile != null) {
      OutputFile.check(packetFile);
    }
    try (ReplayInput input = ReplayInput.open(file, importOptions)) {
      ReplayNetworks.Named networks = ReplayNetworks.of(networkOptions, input.header());
      NodeMapping mapping =
          replayOptions.mapping(input.header().machine(), networks.target().specification());
      Replay replay =
          OptionText.refused(
              "replay",
              () ->
                  new Replay(
                      input.events(),
                      input.header().machine(),
                      networks.target(),
                      replayOptions.settings(input.header().origin()),
                      mapping));
      ReplayResult result = run(replay);
      report(new ReplayReport(file, input, networks, replayOptions, result));
      if (interruption.requested()) {
        return ExitCode.INTERRUPTED;
      }
      return result.deadlock().isEmpty() ? ExitCode.OK : ExitCode.PROGRAM_WENT_WRONG;
    }
  }

  private ReplayResult run(Replay replay) throws IOException, InterruptedException {
    interruption.onRequest(replay::requestStop);
    if (packetFile == null) {
      return shown(replay);
    }
    try (BufferedWriter writer = Files.newBufferedWriter(packetFile)) {
      replay.observe(new PacketLog(writer));
      return shown(replay);
    }
  }

  /** Reading may fail in the middle. */
  private ReplayResult shown(Replay replay) throws IOException, InterruptedException {
    IOException[] failure = new IOException[1];
    ReplayResult result =
        ProgressLine.during(
            streams,
            () -> NumberText.count(replay.delivered()) + " packets delivered",
            () -> {
              try {
                return replay.run();
              } catch (IOException exception) {
                failure[0] = exception;
                return null;
              }
            });
    if (failure[0] != null) {
      throw failure[0];
    }
    return result;
  }

  private void report(ReplayReport report) throws IOException {
    if (statisticsFile != null) {
      OutputFile.write(
          statisticsFile, StructuredOutput.one(Format.of(statisticsFile), report.row()));
    }
    if (format == Format.TEXT) {
      report.print(streams.out());
    } else {
      streams.out().print(StructuredOutput.one(format, report.row()));
    }
    streams.out().flush();
    report.remarks().forEach(remark -> streams.err().println("inmesh: " + remark));
    report.deadlock().ifPresent(streams.err()::println);
  }
}
