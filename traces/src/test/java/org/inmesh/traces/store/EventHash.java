package org.inmesh.traces.store;

import org.inmesh.traces.event.EventSink;

/** Sums up the first events of a long stream of packets, to compare two without keeping them. */
final class EventHash implements EventSink {
  private final long limit;
  private long events;
  private long hash;

  EventHash(long limit) {
    this.limit = limit;
  }

  private void add(int type, long... values) {
    if (events == limit) {
      return;
    }
    events++;
    hash = hash * 31 + type;
    for (long value : values) {
      hash = hash * 0x9E37_79B9_7F4A_7C15L + value;
    }
  }

  long events() {
    return events;
  }

  long value() {
    return hash;
  }

  @Override
  public void cause(long packet, long cycles) {
    add(1, packet, cycles);
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
    add(2, packet, network, messageClass, source, destination, bytes, cycle);
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    add(3, packet, cycle);
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    add(4, packet, cycle);
  }
}
