package org.inmesh.traces.selection;

import java.io.IOException;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.header.TraceMachine;

/**
 * Hands events out that fit the header's machine. A table that somebody has edited, or a trace that
 * another program has written, may speak of nodes that there are not; whoever keeps something for
 * each node relies on it that there are none such.
 */
public final class FittingEvents implements EventSource {
  /** So late that no run gets there, and that sums and time in picoseconds do not overflow. */
  private static final long LATEST = 1L << 53;

  private static final int MOST_OUTPUTS = 256;

  private final EventSource source;
  private final OneEvent event = new OneEvent();
  private final Map<EventType, long[]> most = new EnumMap<>(EventType.class);
  private long number;

  /** Events of a machine. */
  public FittingEvents(EventSource source, TraceMachine machine) {
    this.source = source;
    for (EventType type : EventType.values()) {
      most.put(type, type.fields().stream().mapToLong(field -> most(field, machine)).toArray());
    }
  }

  /** The greatest value of a field that begins at 0; -1 for one that may be anything. */
  private static long most(String field, TraceMachine machine) {
    return switch (field) {
      case "source", "destination", "router" -> machine.nodes() - 1;
      case "network" -> machine.networks() - 1;
      case "messageClass", "bytes" -> Integer.MAX_VALUE;
      case "core" -> TraceMachine.MOST_NODES - 1;
      case "output" -> MOST_OUTPUTS - 1;
      case "cycle", "cycles" -> LATEST;
      default -> -1;
    };
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    if (!source.next(event)) {
      return false;
    }
    long[] greatest = most.get(event.type());
    for (int field = 0; field < greatest.length; field++) {
      long value = event.value(field);
      if (greatest[field] >= 0 && (value < 0 || value > greatest[field])) {
        List<String> fields = event.type().fields();
        throw new TraceFormatException(
            "event %d, %s: %s is %d, not from 0 to %d as the header's machine has it"
                .formatted(
                    number, event.type().method(), fields.get(field), value, greatest[field]));
      }
    }
    number++;
    event.deliver(sink);
    return true;
  }
}
