package org.inmesh.cli.recording;

import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.header.TraceHeader;

/** An event as a line of text in columns: cycle, clock, what happened, values and names. */
public final class EventLine {
  /** These numbers are addresses. */
  private static final Set<String> HEXADECIMAL = Set.of("process", "channel", "address", "line");

  private final EventNames names;

  /** Lines of a trace. */
  public EventLine(TraceHeader header) {
    names = new EventNames(header);
  }

  /** What the columns are. */
  public static String heading() {
    return "%14s  %-7s  %-17s  %s".formatted("cycle", "clock", "event", "values");
  }

  /** One event. */
  public String of(OneEvent event) {
    StringBuilder values = new StringBuilder();
    List<String> fields = event.type().fields();
    for (int field = 0; field < fields.size(); field++) {
      String name = fields.get(field);
      if (!name.equals("cycle")) {
        values.append(' ').append(name).append('=').append(value(name, event, field));
      }
    }
    add(values, names.messageType(event));
    add(values, names.process(event));
    add(values, names.channel(event));
    add(values, names.sourceLine(event));
    String cycle = event.cycle() < 0 ? "-" : String.format(Locale.ROOT, "%,d", event.cycle());
    return "%14s  %-7s  %-17s %s"
        .formatted(
            cycle, event.type().isNetworkTime() ? "network" : "core", event.type().method(), values)
        .stripTrailing();
  }

  private static void add(StringBuilder values, String name) {
    if (!name.isEmpty()) {
      values.append("  ").append(name);
    }
  }

  private static String value(String name, OneEvent event, int field) {
    if (name.equals("reason")) {
      return EventNames.reason(event).name().toLowerCase(Locale.ROOT);
    }
    return HEXADECIMAL.contains(name)
        ? "0x%x".formatted((int) event.value(field))
        : Long.toString(event.value(field));
  }
}
