package org.inmesh.traces.event;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/**
 * Events in memory, for short traces and for tests: takes them, and hands them out any number of
 * times.
 */
public final class EventList implements EventSink {
  private final List<Consumer<EventSink>> events = new ArrayList<>();

  /** Events from the first on. */
  public EventSource source() {
    var left = List.copyOf(events).iterator();
    return sink -> {
      boolean more = left.hasNext();
      if (more) {
        left.next().accept(sink);
      }
      return more;
    };
  }

  /** How many there are. */
  public int size() {
    return events.size();
  }

  @Override
  public void cause(long packet, long cycles) {
    events.add(sink -> sink.cause(packet, cycles));
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
    events.add(
        sink ->
            sink.packetCreated(packet, network, messageClass, source, destination, bytes, cycle));
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    events.add(sink -> sink.packetInjected(packet, cycle));
  }

  @Override
  public void flitForwarded(long packet, int router, int output, long cycle) {
    events.add(sink -> sink.flitForwarded(packet, router, output, cycle));
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    events.add(sink -> sink.packetDelivered(packet, cycle));
  }

  @Override
  public void packetLost(long packet, long cycle) {
    events.add(sink -> sink.packetLost(packet, cycle));
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    events.add(
        sink -> sink.coherenceMessage(packet, type, source, destination, line, requestor, cycle));
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    events.add(sink -> sink.outputStarted(core, process, channel, bytes, cycle));
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    events.add(sink -> sink.inputStarted(core, process, channel, bytes, cycle));
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    events.add(sink -> sink.messageReceived(core, process, channel, bytes, cycle));
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    events.add(sink -> sink.processStarted(core, process, address, cycle));
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    events.add(sink -> sink.processReady(core, process, cycle));
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    events.add(sink -> sink.processRunning(core, process, address, cycle));
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    events.add(sink -> sink.processWaiting(core, process, address, reason, channel, cycle));
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    events.add(sink -> sink.processEnded(core, process, address, cycle));
  }

  @Override
  public void coreIdle(int core, long cycle) {
    events.add(sink -> sink.coreIdle(core, cycle));
  }

  @Override
  public void coreBusy(int core, long cycle) {
    events.add(sink -> sink.coreBusy(core, cycle));
  }

  @Override
  public void instruction(
      int core, int process, int address, int function, int operand, long cycle) {
    events.add(sink -> sink.instruction(core, process, address, function, operand, cycle));
  }

  @Override
  public void marker(int core, int process, int value, long cycle) {
    events.add(sink -> sink.marker(core, process, value, cycle));
  }
}
