package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.header.TraceEnd;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;
import org.inmesh.traces.selection.SelectedEvents;
import org.inmesh.traces.store.TraceReader;
import org.inmesh.traces.store.TraceWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Makes a smaller trace. */
@Command(
    name = "filter",
    sortOptions = false,
    header = "Makes a new trace of a part of one.",
    description =
        "Makes a new trace of some kinds of events, cores or cycles of one. A packet is taken with"
            + " all that happens to it if it was created in the range. A trace that was cut off"
            + " makes one that was cut off.")
final class TraceFilterCommand implements Callable<Integer> {
  private final Streams streams;
  private final TraceReading reading;

  @Mixin private HelpOption help;
  @Mixin private TraceSelectionOptions selection;

  @Parameters(index = "0", paramLabel = "IN", description = "a trace")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "the new trace; must not exist")
  private Path out;

  TraceFilterCommand(Streams streams, TraceReading reading) {
    this.streams = streams;
    this.reading = reading;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    RecordingOptions.checkFolder(out);
    try (TraceReader reader = TraceReader.open(in)) {
      TraceHeader whole = reader.header();
      Selection selected = selection.within(whole);
      TraceHeader part =
          new TraceHeader(
              whole.formatVersion(), whole.origin(), selected, whole.machine(), whole.program());
      try (TraceWriter writer = new TraceWriter(out, part)) {
        int code = reading.during(() -> filter(reader, selected, writer));
        reading.tellTruncation(in, reader);
        streams
            .err()
            .println(
                "inmesh: %s: %s events of %s"
                    .formatted(
                        out,
                        NumberText.count(writer.events()),
                        NumberText.count(reader.eventsFound())));
        return code;
      }
    }
  }

  private void filter(TraceReader reader, Selection selected, TraceWriter writer)
      throws IOException {
    reader.skipOutside(selected.from(), Long.MAX_VALUE);
    SelectedEvents events =
        new SelectedEvents(reading.watched(reader), selected, reader.header().machine());
    events.forEach(writer);
    reading.tellOutOfReach(events);
    if (reading.stopped()) {
      return;
    }
    // The end is behind blocks of which nothing is needed.
    reader.skipOutside(Long.MAX_VALUE, Long.MAX_VALUE);
    reading.watched(reader).forEach(new EventSink() {});
    if (reader.end().isPresent()) {
      TraceEnd end = reader.end().get();
      writer.finish(end.ending(), Map.copyOf(end.statistics()));
    }
  }
}
