package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.store.TraceReader;
import org.inmesh.traces.summary.TraceSummary;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Sums up a trace. */
@Command(
    name = "stats",
    sortOptions = false,
    header = "Sums up the events of a trace.",
    description =
        "Sums up a trace: packets and their latencies by network and class, messages by channel,"
            + " time by core, events by type.")
final class TraceStatsCommand implements Callable<Integer> {
  private final Streams streams;
  private final TraceReading reading;

  @Mixin private HelpOption help;

  @Parameters(paramLabel = "FILE", description = "a trace")
  private Path trace;

  @Option(
      names = "--top",
      paramLabel = "N",
      defaultValue = "20",
      description = "in text, at most so many channels and cores; default: 20")
  private int top;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  TraceStatsCommand(Streams streams, TraceReading reading) {
    this.streams = streams;
    this.reading = reading;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    OptionText.atLeast("--top", top, 0);
    try (TraceReader reader = TraceReader.open(trace)) {
      TraceSummary summary = new TraceSummary(reader.header());
      int code =
          reading.during(
              () -> {
                OneEvent event = new OneEvent();
                EventSource events = reading.watched(reader);
                while (events.next(event)) {
                  summary.take(event);
                }
              });
      TraceStatsReport report = new TraceStatsReport(summary, reader.lastCoreCycle());
      if (format == Format.TEXT) {
        report.print(streams.out(), top);
      } else {
        streams.out().print(StructuredOutput.all(format, report.rows()));
      }
      streams.out().flush();
      reading.tellTruncation(trace, reader);
      return code;
    }
  }
}
