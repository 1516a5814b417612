package org.inmesh.traces.event;

/**
 * The types of events, one for each method of {@link EventSink}. The order is part of the trace's
 * format.
 */
public enum EventType {
  CAUSE("cause", EventKind.NETWORK, true),
  PACKET_CREATED("packetCreated", EventKind.NETWORK, true),
  PACKET_INJECTED("packetInjected", EventKind.NETWORK, true),
  FLIT_FORWARDED("flitForwarded", EventKind.HOP, true),
  PACKET_DELIVERED("packetDelivered", EventKind.NETWORK, true),
  PACKET_LOST("packetLost", EventKind.NETWORK, true),
  COHERENCE_MESSAGE("coherenceMessage", EventKind.COHERENCE, false),
  OUTPUT_STARTED("outputStarted", EventKind.CHANNEL, false),
  INPUT_STARTED("inputStarted", EventKind.CHANNEL, false),
  MESSAGE_RECEIVED("messageReceived", EventKind.CHANNEL, false),
  PROCESS_STARTED("processStarted", EventKind.CORE, false),
  PROCESS_READY("processReady", EventKind.CORE, false),
  PROCESS_RUNNING("processRunning", EventKind.CORE, false),
  PROCESS_WAITING("processWaiting", EventKind.CORE, false),
  PROCESS_ENDED("processEnded", EventKind.CORE, false),
  CORE_IDLE("coreIdle", EventKind.CORE, false),
  CORE_BUSY("coreBusy", EventKind.CORE, false),
  INSTRUCTION("instruction", EventKind.INSTRUCTION, false),
  MARKER("marker", EventKind.MARKER, false);

  private final String method;
  private final EventKind kind;
  private final boolean networkTime;

  EventType(String method, EventKind kind, boolean networkTime) {
    this.method = method;
    this.kind = kind;
    this.networkTime = networkTime;
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
}
