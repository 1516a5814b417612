package org.inmesh.traces.event;

import java.util.Arrays;

/**
 * Events in memory, for short traces and for tests: takes them, and hands them out any number of
 * times.
 */
public final class EventList extends GenericEventSink {
  private static final EventType[] TYPES = EventType.values();

  private byte[] types = new byte[64];
  private long[] values = new long[256];
  private int events;
  private int valuesUsed;

  /** Holds no events yet. */
  public EventList() {}

  /** Events from the first on, up to the last at that time. */
  public EventSource source() {
    int all = events;
    OneEvent event = new OneEvent();
    return new EventSource() {
      private int next;
      private int from;

      @Override
      public boolean next(EventSink sink) {
        if (next == all) {
          return false;
        }
        EventType type = TYPES[types[next++]];
        event.take(type, Arrays.copyOfRange(values, from, from + type.size()));
        from += type.size();
        event.deliver(sink);
        return true;
      }
    };
  }

  /** How many there are. */
  public int size() {
    return events;
  }

  @Override
  protected void take(EventType type, long[] newValues) {
    int count = type.size();
    if (events == types.length) {
      types = Arrays.copyOf(types, 2 * events);
    }
    if (valuesUsed + count > values.length) {
      values = Arrays.copyOf(values, 2 * values.length);
    }
    types[events++] = (byte) type.ordinal();
    System.arraycopy(newValues, 0, values, valuesUsed, count);
    valuesUsed += count;
  }
}
