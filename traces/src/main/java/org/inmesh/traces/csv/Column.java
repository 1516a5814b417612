package org.inmesh.traces.csv;

import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.traces.event.EventType;

/**
 * The columns of the table, in their order. An event fills those that its method of {@link
 * org.inmesh.traces.event.EventSink} has parameters for; the others are empty.
 */
enum Column {
  EVENT,
  CYCLE,
  PACKET,
  CYCLES,
  NETWORK,
  CLASS,
  SOURCE,
  DESTINATION,
  BYTES,
  ROUTER,
  OUTPUT,
  CORE,
  PROCESS,
  ADDRESS,
  REASON,
  CHANNEL,
  TYPE,
  LINE,
  REQUESTOR,
  FUNCTION,
  OPERAND,
  VALUE;

  private static final Map<EventType, List<Column>> OF_TYPES = new EnumMap<>(EventType.class);

  static {
    for (EventType type : EventType.values()) {
      OF_TYPES.put(type, type.fields().stream().map(Column::ofField).toList());
    }
  }

  /** Those of the values of an event, in the order of {@link EventType#fields}. */
  static List<Column> of(EventType type) {
    return OF_TYPES.get(type);
  }

  private static Column ofField(String field) {
    return field.equals("messageClass") ? CLASS : valueOf(field.toUpperCase(Locale.ROOT));
  }

  /** As the table's first line has it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** True if its numbers have 64 bits, otherwise they have 32. */
  boolean isLong() {
    return this == CYCLE || this == PACKET || this == CYCLES;
  }
}
