package org.inmesh.traces.event;

/**
 * A sink that treats all types of events alike: it gets each as a type and its values. Allocates
 * nothing.
 */
public abstract class GenericEventSink implements EventSink {
  private static final int MOST_VALUES = 7;

  private final long[] values = new long[MOST_VALUES];

  /** A sink that has taken nothing yet. */
  protected GenericEventSink() {}

  /**
   * Takes an event.
   *
   * @param values in the order of {@link EventType#fields}, a reason as its number; there may be
   *     more of them, which have no meaning; the next event changes them
   */
  protected abstract void take(EventType type, long[] values);

  private void take(EventType type, long first, long second) {
    values[0] = first;
    values[1] = second;
    take(type, values);
  }

  private void take(EventType type, long first, long second, long third) {
    values[2] = third;
    take(type, first, second);
  }

  private void take(EventType type, long first, long second, long third, long fourth) {
    values[3] = fourth;
    take(type, first, second, third);
  }

  private void take(EventType type, long first, long second, long third, long fourth, long fifth) {
    values[4] = fifth;
    take(type, first, second, third, fourth);
  }

  private void take(
      EventType type, long first, long second, long third, long fourth, long fifth, long sixth) {
    values[5] = sixth;
    take(type, first, second, third, fourth, fifth);
  }

  private void take(
      EventType type,
      long first,
      long second,
      long third,
      long fourth,
      long fifth,
      long sixth,
      long seventh) {
    values[6] = seventh;
    take(type, first, second, third, fourth, fifth, sixth);
  }

  @Override
  public void cause(long packet, long cycles) {
    take(EventType.CAUSE, packet, cycles);
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
    take(
        EventType.PACKET_CREATED, packet, network, messageClass, source, destination, bytes, cycle);
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    take(EventType.PACKET_INJECTED, packet, cycle);
  }

  @Override
  public void flitForwarded(long packet, int router, int output, long cycle) {
    take(EventType.FLIT_FORWARDED, packet, router, output, cycle);
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    take(EventType.PACKET_DELIVERED, packet, cycle);
  }

  @Override
  public void packetLost(long packet, long cycle) {
    take(EventType.PACKET_LOST, packet, cycle);
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    take(EventType.COHERENCE_MESSAGE, packet, type, source, destination, line, requestor, cycle);
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    take(EventType.OUTPUT_STARTED, core, process, channel, bytes, cycle);
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    take(EventType.INPUT_STARTED, core, process, channel, bytes, cycle);
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    take(EventType.MESSAGE_RECEIVED, core, process, channel, bytes, cycle);
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    take(EventType.PROCESS_STARTED, core, process, address, cycle);
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    take(EventType.PROCESS_READY, core, process, cycle);
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    take(EventType.PROCESS_RUNNING, core, process, address, cycle);
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    take(EventType.PROCESS_WAITING, core, process, address, reason.ordinal(), channel, cycle);
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    take(EventType.PROCESS_ENDED, core, process, address, cycle);
  }

  @Override
  public void coreIdle(int core, long cycle) {
    take(EventType.CORE_IDLE, core, cycle);
  }

  @Override
  public void coreBusy(int core, long cycle) {
    take(EventType.CORE_BUSY, core, cycle);
  }

  @Override
  public void instruction(
      int core, int process, int address, int function, int operand, long cycle) {
    take(EventType.INSTRUCTION, core, process, address, function, operand, cycle);
  }

  @Override
  public void marker(int core, int process, int value, long cycle) {
    take(EventType.MARKER, core, process, value, cycle);
  }
}
