package org.inmesh.traces.comparison;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.OneEvent;

/**
 * Goes through two traces event by event, up to the first difference, and counts them to the end.
 */
public final class TraceComparison {
  private final OneEvent a = new OneEvent();
  private final OneEvent b = new OneEvent();
  private final Map<EventType, Long> countsOfA = new EnumMap<>(EventType.class);
  private final Map<EventType, Long> countsOfB = new EnumMap<>(EventType.class);
  private boolean hasA = true;
  private boolean hasB = true;
  private boolean different;
  private long same;

  /** Of two traces not yet read. */
  public TraceComparison() {}

  /** Reads both up to the first difference. */
  public void findDifference(EventSource sourceA, EventSource sourceB) throws IOException {
    while (!different) {
      hasA = sourceA.next(a);
      hasB = sourceB.next(b);
      count(hasA, a, countsOfA);
      count(hasB, b, countsOfB);
      if (!hasA && !hasB) {
        return;
      }
      different = hasA != hasB || !a.isSame(b);
      same += different ? 0 : 1;
    }
  }

  /** Counts what is left of both, behind the first difference. */
  public void countRest(EventSource sourceA, EventSource sourceB) throws IOException {
    countRest(hasA, sourceA, countsOfA);
    countRest(hasB, sourceB, countsOfB);
  }

  private static void countRest(boolean has, EventSource source, Map<EventType, Long> counts)
      throws IOException {
    OneEvent event = new OneEvent();
    while (has && source.next(event)) {
      count(true, event, counts);
    }
  }

  private static void count(boolean has, OneEvent event, Map<EventType, Long> counts) {
    if (has) {
      counts.merge(event.type(), 1L, Long::sum);
    }
  }

  public boolean isDifferent() {
    return different;
  }

  /** Events that are the same before the first difference. */
  public long same() {
    return same;
  }

  /** The first trace's event at the first difference; null if it has ended there. */
  public OneEvent a() {
    return hasA ? a : null;
  }

  /** The second trace's event at the first difference; null if it has ended there. */
  public OneEvent b() {
    return hasB ? b : null;
  }

  /** Events of the first trace by type. */
  public Map<EventType, Long> countsOfA() {
    return countsOfA;
  }

  /** Events of the second trace by type. */
  public Map<EventType, Long> countsOfB() {
    return countsOfB;
  }
}
