package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceEnd;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.store.TraceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Shows what a trace is of. */
@Command(
    name = "info",
    sortOptions = false,
    header = "Shows what a trace is of, and how large it is.",
    description =
        "Shows a trace's header and end: machine, program, counts of events, and whether it is"
            + " complete. Reads the blocks' heads only; 'verify' reads all.")
final class TraceInfoCommand implements Callable<Integer> {
  private final Streams streams;
  private final TraceReading reading;

  @Mixin private HelpOption help;

  @Parameters(paramLabel = "FILE", description = "a trace")
  private Path trace;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  TraceInfoCommand(Streams streams, TraceReading reading) {
    this.streams = streams;
    this.reading = reading;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (TraceReader reader = TraceReader.open(trace)) {
      reader.skipOutside(Long.MAX_VALUE, Long.MAX_VALUE);
      int code = reading.during(() -> reading.watched(reader).forEach(new EventSink() {}));
      Map<String, Object> row = row(reader);
      if (format == Format.TEXT) {
        TextTable table = new TextTable("ll");
        row.put("last_core_cycle", TraceReading.cycle(reader.lastCoreCycle()));
        row.put("last_network_cycle", TraceReading.cycle(reader.lastNetworkCycle()));
        row.forEach((name, value) -> add(table, name.replace('_', ' '), value));
        table.print(streams.out(), "");
      } else {
        streams.out().print(StructuredOutput.one(format, row));
      }
      streams.out().flush();
      reading.tellTruncation(trace, reader);
      return code;
    }
  }

  private static void add(TextTable table, String name, Object value) {
    switch (value) {
      case Map<?, ?> map -> map.forEach((key, each) -> add(table, name + " " + key, each));
      case Long number -> table.row(name, NumberText.count(number));
      case Double number ->
          table.row(name, number < 0.1 ? String.valueOf(number) : NumberText.decimal(number, 2));
      default -> table.row(name, String.valueOf(value));
    }
  }

  private Map<String, Object> row(TraceReader reader) {
    TraceHeader header = reader.header();
    Optional<TraceEnd> end = reader.end();
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("trace", trace.toString());
    row.put("format_version", header.formatVersion());
    row.put("origin", header.origin());
    row.put("kinds", TraceSelectionOptions.labels(header.selection().kinds()));
    row.put(
        "cores",
        header.selection().cores().isEmpty() ? "all" : header.selection().cores().toString());
    row.put("from_core_cycle", header.selection().from());
    row.put(
        "to_core_cycle",
        header.selection().to() == Long.MAX_VALUE ? "end" : header.selection().to());
    row.put("machine", header.machine().name());
    row.put("machine_kind", header.machine().kind());
    row.put("nodes", (long) header.machine().nodes());
    row.put("networks", (long) header.machine().networks());
    row.put("flit_bytes", (long) header.machine().flitBytes());
    row.put("program", header.program().name());
    row.put("parameters", header.program().parameters());
    row.put("seed", header.program().seed());
    row.put("source_sha256", header.program().source());
    row.put("processes", (long) header.program().processes().size());
    row.put("channels", (long) header.program().channels().size());
    row.put("complete", end.isPresent() ? "yes" : "no, it was cut off");
    row.put("ending", end.map(TraceEnd::ending).orElse("unknown"));
    row.put("last_core_cycle", reader.lastCoreCycle());
    row.put("last_network_cycle", reader.lastNetworkCycle());
    row.put("blocks", reader.blocks());
    row.put("bytes", reader.storedBytes());
    row.put("events", reader.eventsFound());
    row.put(
        "bytes_per_event",
        reader.eventsFound() == 0 ? 0.0 : (double) reader.storedBytes() / reader.eventsFound());
    row.put("events_of", end.map(TraceEnd::counts).orElse(Map.of()));
    row.put("statistics", end.map(TraceEnd::statistics).orElse(Map.of()));
    return row;
  }
}
