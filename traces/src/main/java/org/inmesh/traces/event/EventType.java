package org.inmesh.traces.event;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * The types of events, one for each method of {@link EventSink}. The order is part of the trace's
 * format.
 */
public enum EventType {
  CAUSE("cause", EventKind.NETWORK, true, "packet", "cycles"),
  PACKET_CREATED(
      "packetCreated",
      EventKind.NETWORK,
      true,
      "packet",
      "network",
      "messageClass",
      "source",
      "destination",
      "bytes",
      "cycle"),
  PACKET_INJECTED("packetInjected", EventKind.NETWORK, true, "packet", "cycle"),
  FLIT_FORWARDED("flitForwarded", EventKind.HOP, true, "packet", "router", "output", "cycle"),
  PACKET_DELIVERED("packetDelivered", EventKind.NETWORK, true, "packet", "cycle"),
  PACKET_LOST("packetLost", EventKind.NETWORK, true, "packet", "cycle"),
  COHERENCE_MESSAGE(
      "coherenceMessage",
      EventKind.COHERENCE,
      false,
      "packet",
      "type",
      "source",
      "destination",
      "line",
      "requestor",
      "cycle"),
  OUTPUT_STARTED(
      "outputStarted", EventKind.CHANNEL, false, "core", "process", "channel", "bytes", "cycle"),
  INPUT_STARTED(
      "inputStarted", EventKind.CHANNEL, false, "core", "process", "channel", "bytes", "cycle"),
  MESSAGE_RECEIVED(
      "messageReceived", EventKind.CHANNEL, false, "core", "process", "channel", "bytes", "cycle"),
  PROCESS_STARTED("processStarted", EventKind.CORE, false, "core", "process", "address", "cycle"),
  PROCESS_READY("processReady", EventKind.CORE, false, "core", "process", "cycle"),
  PROCESS_RUNNING("processRunning", EventKind.CORE, false, "core", "process", "address", "cycle"),
  PROCESS_WAITING(
      "processWaiting",
      EventKind.CORE,
      false,
      "core",
      "process",
      "address",
      "reason",
      "channel",
      "cycle"),
  PROCESS_ENDED("processEnded", EventKind.CORE, false, "core", "process", "address", "cycle"),
  CORE_IDLE("coreIdle", EventKind.CORE, false, "core", "cycle"),
  CORE_BUSY("coreBusy", EventKind.CORE, false, "core", "cycle"),
  INSTRUCTION(
      "instruction",
      EventKind.INSTRUCTION,
      false,
      "core",
      "process",
      "address",
      "function",
      "operand",
      "cycle"),
  MARKER("marker", EventKind.MARKER, false, "core", "process", "value", "cycle");

  private final String method;
  private final EventKind kind;
  private final boolean networkTime;
  private final List<String> fields;

  EventType(String method, EventKind kind, boolean networkTime, String... fields) {
    this.method = method;
    this.kind = kind;
    this.networkTime = networkTime;
    this.fields = List.of(fields);
  }

  /** The name in files and on the screen, that of the method: {@code packetCreated}. */
  public String method() {
    return method;
  }

  /**
   * The kind with which it is asked for. Messages between processes of one core are recorded with
   * {@link EventKind#LOCAL_CHANNEL} by the same three types as those between cores.
   */
  public EventKind kind() {
    return kind;
  }

  /** True if its cycle, if it has one, is a network cycle; false if it is a core cycle. */
  public boolean isNetworkTime() {
    return networkTime;
  }

  /** The names of its values: those of the method's parameters, in their order. */
  public List<String> fields() {
    return fields;
  }

  /** How many values it has. */
  public int size() {
    return fields.size();
  }

  /** The type of a name, that of the method; nothing if there is none. */
  public static Optional<EventType> of(String method) {
    return Arrays.stream(values()).filter(type -> type.method.equals(method)).findAny();
  }
}
