package org.inmesh.traces.event;

import java.util.Arrays;

/**
 * One event as numbers, for whoever treats all types alike: to print, to select, to compare. It is
 * used again for the next event.
 */
public final class OneEvent implements EventSink {
  private static final WaitReason[] REASONS = WaitReason.values();
  private static final int MOST_VALUES = 7;

  private EventType type;
  private final long[] values = new long[MOST_VALUES];
  private int size;

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
    return type == EventType.CAUSE ? -1 : values[size - 1];
  }

  /** True if the other one is of the same type with the same values. */
  public boolean isSame(OneEvent other) {
    return type == other.type && Arrays.equals(values, 0, size, other.values, 0, other.size);
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

  private void set(EventType newType, int newSize) {
    type = newType;
    size = newSize;
  }

  @Override
  public void cause(long packet, long cycles) {
    set(EventType.CAUSE, 2);
    values[0] = packet;
    values[1] = cycles;
  }

  @Override
  public void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int bytes,
      long cycle) {
    set(EventType.PACKET_CREATED, 7);
    values[0] = packet;
    values[1] = network;
    values[2] = messageClass;
    values[3] = source;
    values[4] = destination;
    values[5] = bytes;
    values[6] = cycle;
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    set(EventType.PACKET_INJECTED, 2);
    values[0] = packet;
    values[1] = cycle;
  }

  @Override
  public void flitForwarded(long packet, int router, int output, long cycle) {
    set(EventType.FLIT_FORWARDED, 4);
    values[0] = packet;
    values[1] = router;
    values[2] = output;
    values[3] = cycle;
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    set(EventType.PACKET_DELIVERED, 2);
    values[0] = packet;
    values[1] = cycle;
  }

  @Override
  public void packetLost(long packet, long cycle) {
    set(EventType.PACKET_LOST, 2);
    values[0] = packet;
    values[1] = cycle;
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    set(EventType.COHERENCE_MESSAGE, 7);
    values[0] = packet;
    values[1] = type;
    values[2] = source;
    values[3] = destination;
    values[4] = line;
    values[5] = requestor;
    values[6] = cycle;
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    set(EventType.OUTPUT_STARTED, 5);
    values[0] = core;
    values[1] = process;
    values[2] = channel;
    values[3] = bytes;
    values[4] = cycle;
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    set(EventType.INPUT_STARTED, 5);
    values[0] = core;
    values[1] = process;
    values[2] = channel;
    values[3] = bytes;
    values[4] = cycle;
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    set(EventType.MESSAGE_RECEIVED, 5);
    values[0] = core;
    values[1] = process;
    values[2] = channel;
    values[3] = bytes;
    values[4] = cycle;
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    set(EventType.PROCESS_STARTED, 4);
    values[0] = core;
    values[1] = process;
    values[2] = address;
    values[3] = cycle;
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    set(EventType.PROCESS_READY, 3);
    values[0] = core;
    values[1] = process;
    values[2] = cycle;
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    set(EventType.PROCESS_RUNNING, 4);
    values[0] = core;
    values[1] = process;
    values[2] = address;
    values[3] = cycle;
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    set(EventType.PROCESS_WAITING, 6);
    values[0] = core;
    values[1] = process;
    values[2] = address;
    values[3] = reason.ordinal();
    values[4] = channel;
    values[5] = cycle;
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    set(EventType.PROCESS_ENDED, 4);
    values[0] = core;
    values[1] = process;
    values[2] = address;
    values[3] = cycle;
  }

  @Override
  public void coreIdle(int core, long cycle) {
    set(EventType.CORE_IDLE, 2);
    values[0] = core;
    values[1] = cycle;
  }

  @Override
  public void coreBusy(int core, long cycle) {
    set(EventType.CORE_BUSY, 2);
    values[0] = core;
    values[1] = cycle;
  }

  @Override
  public void instruction(
      int core, int process, int address, int function, int operand, long cycle) {
    set(EventType.INSTRUCTION, 6);
    values[0] = core;
    values[1] = process;
    values[2] = address;
    values[3] = function;
    values[4] = operand;
    values[5] = cycle;
  }

  @Override
  public void marker(int core, int process, int value, long cycle) {
    set(EventType.MARKER, 4);
    values[0] = core;
    values[1] = process;
    values[2] = value;
    values[3] = cycle;
  }
}
