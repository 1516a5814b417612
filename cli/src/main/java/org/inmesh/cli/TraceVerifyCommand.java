package org.inmesh.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicLong;
import org.inmesh.traces.store.TraceDamagedException;
import org.inmesh.traces.store.TraceVerification;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Checks a trace for damage. */
@Command(
    name = "verify",
    sortOptions = false,
    header = "Checks every block of a trace.",
    description =
        "Checks every block of a trace, also behind damage, and names each damaged block and its"
            + " byte in the queue's file. Exit code 0: complete and whole; 1: damaged or cut off.")
final class TraceVerifyCommand implements Callable<Integer> {
  private final Streams streams;
  private final Interruption interruption;

  @Mixin private HelpOption help;

  @Parameters(paramLabel = "FILE", description = "a trace")
  private Path trace;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  TraceVerifyCommand(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    AtomicBoolean stopped = new AtomicBoolean();
    AtomicLong blocks = new AtomicLong();
    interruption.onRequest(() -> stopped.set(true));
    TraceVerification result = verify(stopped, blocks);
    if (format == Format.TEXT) {
      print(result);
    } else {
      streams.out().print(StructuredOutput.one(format, row(result)));
    }
    streams.out().flush();
    if (result.interrupted()) {
      return ExitCode.INTERRUPTED;
    }
    return result.isGood() ? ExitCode.OK : ExitCode.PROGRAM_WENT_WRONG;
  }

  private TraceVerification verify(AtomicBoolean stopped, AtomicLong blocks)
      throws IOException, InterruptedException {
    try {
      return ProgressLine.during(
          streams,
          () -> NumberText.count(blocks.get()) + " blocks",
          () -> {
            try {
              return TraceVerification.of(
                  trace,
                  () -> {
                    blocks.incrementAndGet();
                    return stopped.get();
                  });
            } catch (IOException exception) {
              throw new UncheckedIOException(exception);
            }
          });
    } catch (UncheckedIOException exception) {
      throw exception.getCause();
    }
  }

  private static String state(TraceVerification result) {
    if (result.interrupted()) {
      return "interrupted";
    }
    if (result.damagedBlocks() > 0) {
      return "damaged";
    }
    return result.isGood() ? "good" : "truncated";
  }

  private void print(TraceVerification result) {
    for (TraceDamagedException damage : result.damage()) {
      streams.out().println(damage.getMessage());
    }
    if (result.damagedBlocks() > result.damage().size()) {
      streams
          .out()
          .println(
              "... and %s more"
                  .formatted(NumberText.count(result.damagedBlocks() - result.damage().size())));
    }
    streams
        .out()
        .println(
            "%s: %s: %s blocks, %s damaged, %s events in whole blocks; last core cycle %s, last network cycle %s"
                .formatted(
                    trace,
                    state(result),
                    NumberText.count(result.blocks()),
                    NumberText.count(result.damagedBlocks()),
                    NumberText.count(result.events()),
                    TraceReading.cycle(result.lastCoreCycle()),
                    TraceReading.cycle(result.lastNetworkCycle())));
  }

  private Map<String, Object> row(TraceVerification result) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("trace", trace.toString());
    row.put("state", state(result));
    row.put("blocks", result.blocks());
    row.put("damaged_blocks", result.damagedBlocks());
    row.put("events", result.events());
    row.put("bytes", result.bytes());
    row.put("last_core_cycle", result.lastCoreCycle());
    row.put("last_network_cycle", result.lastNetworkCycle());
    row.put("damage", result.damage().stream().map(Exception::getMessage).toList());
    return row;
  }
}
