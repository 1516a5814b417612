package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inmesh.cli.recording.EventLine;
import org.inmesh.cli.recording.HeaderDifferences;
import org.inmesh.traces.comparison.TraceComparison;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.store.TraceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Compares two traces. */
@Command(
    name = "diff",
    sortOptions = false,
    header = "Shows where two traces differ.",
    description =
        "Compares two traces: headers, events up to the first difference, counts by type. Exit code"
            + " 0: the same; 1: different.")
final class TraceDiffCommand implements Callable<Integer> {
  private final Streams streams;
  private final TraceReading reading;

  @Mixin private HelpOption help;

  @Parameters(index = "0", paramLabel = "A", description = "a trace")
  private Path a;

  @Parameters(index = "1", paramLabel = "B", description = "a trace")
  private Path b;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  TraceDiffCommand(Streams streams, TraceReading reading) {
    this.streams = streams;
    this.reading = reading;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    try (TraceReader readerA = TraceReader.open(a);
        TraceReader readerB = TraceReader.open(b)) {
      TraceComparison comparison = new TraceComparison();
      List<Map<String, Object>> rows = new ArrayList<>();
      int code =
          reading.during(
              () -> {
                EventSource watched = reading.watched(readerA);
                comparison.findDifference(watched, readerB);
                headers(readerA, readerB, rows);
                firstDifference(comparison, readerA, readerB, rows);
                comparison.countRest(watched, readerB);
                counts(comparison, rows);
              });
      ends(readerA, readerB, rows);
      print(comparison, rows);
      reading.tellTruncation(a, readerA);
      reading.tellTruncation(b, readerB);
      if (code != ExitCode.OK) {
        return code;
      }
      return rows.isEmpty() ? ExitCode.OK : ExitCode.PROGRAM_WENT_WRONG;
    }
  }

  private static void add(List<Map<String, Object>> rows, String what, String a, String b) {
    Map<String, Object> row = new LinkedHashMap<>();
    row.put("what", what);
    row.put("a", a);
    row.put("b", b);
    rows.add(row);
  }

  private static void headers(
      TraceReader readerA, TraceReader readerB, List<Map<String, Object>> rows) {
    HeaderDifferences.of(readerA.header(), readerB.header())
        .forEach(each -> add(rows, "header " + each.name(), each.a(), each.b()));
  }

  private static void firstDifference(
      TraceComparison comparison,
      TraceReader readerA,
      TraceReader readerB,
      List<Map<String, Object>> rows) {
    if (comparison.isDifferent()) {
      add(
          rows,
          "event " + NumberText.count(comparison.same()),
          text(comparison.a(), readerA),
          text(comparison.b(), readerB));
    }
  }

  private static String text(OneEvent event, TraceReader reader) {
    return event == null
        ? "no more events"
        : new EventLine(reader.header()).of(event).strip().replaceAll(" {2,}", " ");
  }

  private static void counts(TraceComparison comparison, List<Map<String, Object>> rows) {
    for (EventType type : EventType.values()) {
      long inA = comparison.countsOfA().getOrDefault(type, 0L);
      long inB = comparison.countsOfB().getOrDefault(type, 0L);
      if (inA != inB) {
        add(rows, "count " + type.method(), NumberText.count(inA), NumberText.count(inB));
      }
    }
  }

  private static void ends(
      TraceReader readerA, TraceReader readerB, List<Map<String, Object>> rows) {
    String endA = readerA.end().map(end -> end.ending()).orElse("none");
    String endB = readerB.end().map(end -> end.ending()).orElse("none");
    if (!endA.equals(endB)) {
      add(rows, "end", endA, endB);
    }
  }

  private void print(TraceComparison comparison, List<Map<String, Object>> rows)
      throws IOException {
    if (format != Format.TEXT) {
      streams.out().print(StructuredOutput.all(format, rows));
    } else if (rows.isEmpty()) {
      streams.out().println("the same: " + NumberText.count(comparison.same()) + " events");
    } else {
      for (Map<String, Object> row : rows) {
        streams.out().println(row.get("what"));
        streams.out().println("  a  " + row.get("a"));
        streams.out().println("  b  " + row.get("b"));
      }
    }
    streams.out().flush();
  }
}
