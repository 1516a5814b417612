package org.inmesh.traces.store;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.WaitReason;

/** Keeps events as text, to compare them. */
final class EventLines implements EventSink {
  final List<String> lines = new ArrayList<>();

  private void add(Object... words) {
    StringBuilder line = new StringBuilder();
    for (Object word : words) {
      line.append(word).append(' ');
    }
    lines.add(line.toString().strip());
  }

  @Override
  public void cause(long packet, long cycles) {
    add("cause", packet, cycles);
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
    add("packetCreated", packet, network, messageClass, source, destination, bytes, cycle);
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    add("packetInjected", packet, cycle);
  }

  @Override
  public void flitForwarded(long packet, int router, int output, long cycle) {
    add("flitForwarded", packet, router, output, cycle);
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    add("packetDelivered", packet, cycle);
  }

  @Override
  public void packetLost(long packet, long cycle) {
    add("packetLost", packet, cycle);
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    add("coherenceMessage", packet, type, source, destination, line, requestor, cycle);
  }

  @Override
  public void outputStarted(int core, int process, int channel, int bytes, long cycle) {
    add("outputStarted", core, process, channel, bytes, cycle);
  }

  @Override
  public void inputStarted(int core, int process, int channel, int bytes, long cycle) {
    add("inputStarted", core, process, channel, bytes, cycle);
  }

  @Override
  public void messageReceived(int core, int process, int channel, int bytes, long cycle) {
    add("messageReceived", core, process, channel, bytes, cycle);
  }

  @Override
  public void processStarted(int core, int process, int address, long cycle) {
    add("processStarted", core, process, address, cycle);
  }

  @Override
  public void processReady(int core, int process, long cycle) {
    add("processReady", core, process, cycle);
  }

  @Override
  public void processRunning(int core, int process, int address, long cycle) {
    add("processRunning", core, process, address, cycle);
  }

  @Override
  public void processWaiting(
      int core, int process, int address, WaitReason reason, int channel, long cycle) {
    add("processWaiting", core, process, address, reason, channel, cycle);
  }

  @Override
  public void processEnded(int core, int process, int address, long cycle) {
    add("processEnded", core, process, address, cycle);
  }

  @Override
  public void coreIdle(int core, long cycle) {
    add("coreIdle", core, cycle);
  }

  @Override
  public void coreBusy(int core, long cycle) {
    add("coreBusy", core, cycle);
  }

  @Override
  public void instruction(
      int core, int process, int address, int function, int operand, long cycle) {
    add("instruction", core, process, address, function, operand, cycle);
  }

  @Override
  public void marker(int core, int process, int value, long cycle) {
    add("marker", core, process, value, cycle);
  }
}
