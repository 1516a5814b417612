package org.inmesh.traces.event;

import java.util.Arrays;

/**
 * One event as numbers, for whoever treats all types alike: to print, to select, to compare. It is
 * used again for the next event.
 */
public final class OneEvent extends GenericEventSink {
  private static final WaitReason[] REASONS = WaitReason.values();

  private EventType type;
  private long[] values;

  /** Holds no event yet. */
  public OneEvent() {}

  /** Of the event taken last; null if there was none. */
  public EventType type() {
    return type;
  }

  /** One of its values, in the order of {@link EventType#fields}; a reason as its number. */
  public long value(int field) {
    return values[field];
  }

  /** The value of a name; -1 if the type has none. */
  public long value(String field) {
    int index = type.fields().indexOf(field);
    return index < 0 ? -1 : values[index];
  }

  /** When it happened, in the time of its type; -1 for a cause, which has none. */
  public long cycle() {
    return type == EventType.CAUSE ? -1 : values[type.size() - 1];
  }

  /** True if the other one is of the same type with the same values. */
  public boolean isSame(OneEvent other) {
    return type == other.type
        && Arrays.equals(values, 0, type.size(), other.values, 0, type.size());
  }

  /** Hands the event over. */
  public void deliver(EventSink sink) {
    switch (type) {
      case CAUSE -> sink.cause(values[0], values[1]);
      case PACKET_CREATED ->
          sink.packetCreated(
              values[0], number(1), number(2), number(3), number(4), number(5), values[6]);
      case PACKET_INJECTED -> sink.packetInjected(values[0], values[1]);
      case FLIT_FORWARDED -> sink.flitForwarded(values[0], number(1), number(2), values[3]);
      case PACKET_DELIVERED -> sink.packetDelivered(values[0], values[1]);
      case PACKET_LOST -> sink.packetLost(values[0], values[1]);
      case COHERENCE_MESSAGE ->
          sink.coherenceMessage(
              values[0], number(1), number(2), number(3), number(4), number(5), values[6]);
      case OUTPUT_STARTED ->
          sink.outputStarted(number(0), number(1), number(2), number(3), values[4]);
      case INPUT_STARTED ->
          sink.inputStarted(number(0), number(1), number(2), number(3), values[4]);
      case MESSAGE_RECEIVED ->
          sink.messageReceived(number(0), number(1), number(2), number(3), values[4]);
      case PROCESS_STARTED -> sink.processStarted(number(0), number(1), number(2), values[3]);
      case PROCESS_READY -> sink.processReady(number(0), number(1), values[2]);
      case PROCESS_RUNNING -> sink.processRunning(number(0), number(1), number(2), values[3]);
      case PROCESS_WAITING ->
          sink.processWaiting(
              number(0), number(1), number(2), REASONS[number(3)], number(4), values[5]);
      case PROCESS_ENDED -> sink.processEnded(number(0), number(1), number(2), values[3]);
      case CORE_IDLE -> sink.coreIdle(number(0), values[1]);
      case CORE_BUSY -> sink.coreBusy(number(0), values[1]);
      case INSTRUCTION ->
          sink.instruction(number(0), number(1), number(2), number(3), number(4), values[5]);
      case MARKER -> sink.marker(number(0), number(1), number(2), values[3]);
    }
  }

  private int number(int field) {
    return (int) values[field];
  }

  /** Takes an event; keeps the array of its values. */
  @Override
  public void take(EventType newType, long[] newValues) {
    type = newType;
    values = newValues;
  }
}
