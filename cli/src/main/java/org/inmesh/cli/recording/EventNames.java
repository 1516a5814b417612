package org.inmesh.cli.recording;

import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.header.ProgramNames;
import org.inmesh.traces.header.TraceHeader;

/** What the numbers of an event are called, by the trace's header; empty where there is no name. */
public final class EventNames {
  private static final WaitReason[] REASONS = WaitReason.values();

  private final TraceHeader header;
  private final ProgramNames names;

  /** Names of a trace. */
  public EventNames(TraceHeader header) {
    this.header = header;
    names = new ProgramNames(header.program());
  }

  private static boolean has(OneEvent event, String field) {
    return event.type().fields().contains(field);
  }

  private static int number(OneEvent event, String field) {
    return (int) event.value(field);
  }

  String process(OneEvent event) {
    return has(event, "process")
        ? names.component(number(event, "core"), number(event, "process"))
        : "";
  }

  String channel(OneEvent event) {
    boolean waitsForNone =
        event.type() == EventType.PROCESS_WAITING
            && reason(event) != WaitReason.INPUT
            && reason(event) != WaitReason.OUTPUT;
    return has(event, "channel") && !waitsForNone
        ? names.channel(number(event, "core"), number(event, "channel"))
        : "";
  }

  String sourceLine(OneEvent event) {
    return has(event, "address") ? names.line(number(event, "core"), number(event, "address")) : "";
  }

  String messageType(OneEvent event) {
    if (event.type() != EventType.COHERENCE_MESSAGE) {
      return "";
    }
    int type = number(event, "type");
    var types = header.machine().messageTypes();
    return type >= 0 && type < types.size() ? types.get(type) : "";
  }

  static WaitReason reason(OneEvent event) {
    return REASONS[number(event, "reason")];
  }
}
