package org.inmesh.traces.export;

import org.inmesh.traces.event.EventList;
import org.inmesh.traces.event.WaitReason;

/**
 * A run of two cores, made by hand for the header {@code ExampleHeaders.twoCores}: a consumer
 * waits, a producer computes and sends 4 bytes in a packet of two flits; its acknowledgement is
 * still under way when the trace ends.
 */
final class ExampleEvents {
  static final int PRODUCER = 0x1001;
  static final int CONSUMER = 0x2001;

  private ExampleEvents() {}

  static EventList list() {
    EventList events = new EventList();
    events.coreBusy(0, 0);
    events.processStarted(0, PRODUCER, 0x100, 0);
    events.processReady(0, PRODUCER, 0);
    events.processRunning(0, PRODUCER, 0x100, 0);
    events.coreBusy(1, 0);
    events.processRunning(1, CONSUMER, 0x100, 0);
    events.inputStarted(1, CONSUMER, 0x20, 4, 3);
    events.processWaiting(1, CONSUMER, 0x104, WaitReason.INPUT, 0x20, 3);
    events.coreIdle(1, 3);
    events.outputStarted(0, PRODUCER, 0x10, 4, 10);
    events.processWaiting(0, PRODUCER, 0x112, WaitReason.OUTPUT, 0x10, 10);
    events.coreIdle(0, 10);
    events.packetCreated(0, 0, 0, 0, 1, 16, 20);
    events.packetInjected(0, 21);
    events.flitForwarded(0, 0, 0, 22);
    events.flitForwarded(0, 0, 0, 23);
    events.packetDelivered(0, 28);
    events.messageReceived(1, CONSUMER, 0x20, 4, 14);
    events.processReady(1, CONSUMER, 14);
    events.coreBusy(1, 14);
    events.processRunning(1, CONSUMER, 0x106, 14);
    events.cause(0, 0);
    events.packetCreated(1, 0, 0, 1, 0, 8, 28);
    events.flitForwarded(1, 1, 1, 30);
    events.marker(1, CONSUMER, 5, 16);
    return events;
  }
}
