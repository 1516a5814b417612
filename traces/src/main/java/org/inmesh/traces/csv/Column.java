package org.inmesh.traces.csv;

import java.util.Locale;

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

  /** As the table's first line has it. */
  String label() {
    return name().toLowerCase(Locale.ROOT);
  }
}
