package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.inmesh.cli.recording.EventLine;
import org.inmesh.cli.recording.EventRows;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.selection.SelectedEvents;
import org.inmesh.traces.store.TraceReader;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Prints the events of a trace. */
@Command(
    name = "cat",
    sortOptions = false,
    header = "Prints the events of a trace.",
    description =
        "Prints the events of a trace, one a line, with the names of processes and channels and the"
            + " source lines that its header has. JSON is an object a line.")
final class TraceCatCommand implements Callable<Integer> {
  private final Streams streams;
  private final TraceReading reading;

  @Mixin private HelpOption help;
  @Mixin private TraceSelectionOptions selection;

  @Parameters(paramLabel = "FILE", description = "a trace")
  private Path trace;

  @Option(names = "--limit", paramLabel = "N", description = "at most so many events; default: all")
  private long limit = Long.MAX_VALUE;

  @Option(
      names = {"-f", "--format"},
      paramLabel = "FORMAT",
      defaultValue = "text",
      description = "text, json or csv; default: text")
  private Format format;

  TraceCatCommand(Streams streams, TraceReading reading) {
    this.streams = streams;
    this.reading = reading;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    OptionText.atLeast("--limit", limit, 0);
    try (TraceReader reader = TraceReader.open(trace)) {
      Selection selected = selection.within(reader.header());
      SelectedEvents events =
          new SelectedEvents(reading.watched(reader), selected, reader.header().machine());
      reader.skipOutside(selected.from(), Long.MAX_VALUE);
      int code = reading.during(() -> print(reader.header(), events));
      streams.out().flush();
      reading.tellOutOfReach(events);
      reading.tellTruncation(trace, reader);
      return code;
    }
  }

  private void print(TraceHeader header, EventSource events) throws IOException {
    OneEvent event = new OneEvent();
    if (format == Format.TEXT) {
      EventLine line = new EventLine(header);
      streams.out().println(EventLine.heading());
      for (long printed = 0; printed < limit && events.next(event); printed++) {
        streams.out().println(line.of(event));
      }
      return;
    }
    try (EventRows rows =
        format == Format.JSON
            ? EventRows.json(header, streams.out())
            : EventRows.csv(header, streams.out())) {
      for (long printed = 0; printed < limit && events.next(event); printed++) {
        rows.write(event);
      }
    }
    if (format == Format.JSON) {
      streams.out().println();
    }
  }
}
