package org.inmesh.traces.csv;

import java.util.List;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.event.WaitReason;

/**
 * An event as a line of the table.
 *
 * @param line from 1
 * @param cells one for each {@link Column}
 */
record Row(String file, int line, List<String> cells) {
  /** Hands the event over. */
  void deliver(EventSink sink) throws TraceFormatException {
    EventType type = type();
    List<Column> columns = Column.of(type);
    long[] values = new long[columns.size()];
    for (int value = 0; value < values.length; value++) {
      values[value] = valueOf(columns.get(value));
    }
    OneEvent event = new OneEvent();
    event.take(type, values);
    event.deliver(sink);
  }

  private EventType type() throws TraceFormatException {
    String name = cells.get(Column.EVENT.ordinal());
    return EventType.of(name)
        .orElseThrow(() -> wrong(Column.EVENT, "no event is called '" + name + "'", null));
  }

  private long valueOf(Column column) throws TraceFormatException {
    if (column == Column.REASON) {
      return reason().ordinal();
    }
    long value = number(column);
    if (!column.isLong() && value != (int) value) {
      throw wrong(column, value + " is out of the range of 32 bits", null);
    }
    return value;
  }

  private WaitReason reason() throws TraceFormatException {
    String text = cells.get(Column.REASON.ordinal());
    try {
      return WaitReason.valueOf(text);
    } catch (IllegalArgumentException exception) {
      throw wrong(Column.REASON, "no reason to wait is called '" + text + "'", exception);
    }
  }

  private long number(Column column) throws TraceFormatException {
    String text = cells.get(column.ordinal());
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException exception) {
      String event = cells.get(Column.EVENT.ordinal());
      throw wrong(column, "%s needs a whole number, not '%s'".formatted(event, text), exception);
    }
  }

  private TraceFormatException wrong(Column column, String what, Exception cause) {
    return new TraceFormatException(
        file, line, "column %s: %s".formatted(column.label(), what), cause);
  }
}
