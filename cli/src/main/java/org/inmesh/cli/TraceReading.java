package org.inmesh.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.PacketSet;
import org.inmesh.traces.selection.SelectedEvents;
import org.inmesh.traces.store.TraceReader;

/** Reads traces with progress on a terminal, until the end or Ctrl-C. */
final class TraceReading {
  /** Events between two looks at whether to stop. */
  private static final int STEP = 4096;

  private final Streams streams;
  private final Interruption interruption;
  private volatile boolean stopped;
  private volatile long events;

  TraceReading(Streams streams, Interruption interruption) {
    this.streams = streams;
    this.interruption = interruption;
  }

  /** What is done with a trace. */
  interface Work {
    void run() throws IOException;
  }

  /**
   * Does something that reads through {@link #watched}.
   *
   * @return exit code: whether it was interrupted
   */
  int during(Work work) throws IOException, InterruptedException {
    interruption.onRequest(() -> stopped = true);
    try {
      ProgressLine.during(
          streams,
          () -> NumberText.count(events) + " events",
          () -> {
            try {
              work.run();
              return null;
            } catch (IOException exception) {
              throw new UncheckedIOException(exception);
            }
          });
    } catch (UncheckedIOException exception) {
      throw exception.getCause();
    }
    return stopped ? ExitCode.INTERRUPTED : ExitCode.OK;
  }

  boolean stopped() {
    return stopped;
  }

  /** The events of a source, until Ctrl-C, counted for progress. */
  EventSource watched(EventSource source) {
    return new EventSource() {
      private long read;

      @Override
      public boolean next(EventSink sink) throws IOException {
        if (++read % STEP == 0) {
          events = read;
          // Whoever reads what is printed may have gone, as behind "| head".
          stopped |= streams.out().checkError();
          if (stopped) {
            return false;
          }
        }
        return source.next(sink);
      }
    };
  }

  /** Says something on standard error. */
  void tell(String remark) {
    streams.err().println("inmesh: " + remark);
  }

  /** Says on standard error if a trace has no end. */
  void tellTruncation(Path trace, TraceReader reader) {
    if (reader.isTruncated()) {
      tell(truncation(trace, reader));
    }
  }

  /** Says on standard error if events are missing since their packets began too long ago. */
  void tellOutOfReach(SelectedEvents events) {
    if (events.eventsOutOfReach() > 0) {
      streams
          .err()
          .println(
              "inmesh: %s events are left out: their packets were created %s packets before"
                  .formatted(
                      NumberText.count(events.eventsOutOfReach()),
                      NumberText.count(PacketSet.KEPT)));
    }
  }

  static String truncation(Path trace, TraceReader reader) {
    return "%s: the trace was cut off; its last complete block ends at core cycle %s, network cycle %s"
        .formatted(trace, cycle(reader.lastCoreCycle()), cycle(reader.lastNetworkCycle()));
  }

  /** A cycle, or that there is none. */
  static String cycle(long cycle) {
    return cycle < 0 ? "none" : NumberText.count(cycle);
  }
}
