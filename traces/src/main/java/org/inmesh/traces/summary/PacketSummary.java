package org.inmesh.traces.summary;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.inmesh.traces.event.EventSink;

/**
 * Packets by network and class. Keeps the packets under way, of the last {@link
 * PacketsUnderWay#MOST} numbers at most.
 */
public final class PacketSummary implements EventSink {
  private final TreeMap<Long, PacketClass> classes = new TreeMap<>();
  private final PacketsUnderWay underWay = new PacketsUnderWay();
  private long created;
  private long ended;

  /** Of no packets yet. */
  public PacketSummary() {}

  /** By number of network, then of class. */
  public Collection<PacketClass> classes() {
    return Collections.unmodifiableCollection(classes.values());
  }

  /** Packets neither delivered nor lost, and those whose end came too late to be known. */
  public long underWay() {
    return created - ended;
  }

  /** Packets that were dropped, as too many came after them; they count as under way. */
  public long dropped() {
    return underWay.dropped();
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
    PacketClass ofPacket =
        classes.computeIfAbsent(
            (long) network << 32 | messageClass & 0xFFFF_FFFFL,
            key -> new PacketClass(network, messageClass));
    ofPacket.created++;
    ofPacket.bytes += bytes;
    created++;
    underWay.add(packet, ofPacket, cycle);
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    if (underWay.contains(packet)) {
      underWay.inject(packet, cycle);
    }
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    if (underWay.contains(packet)) {
      PacketClass ofPacket = underWay.classOf(packet);
      ofPacket.delivered(underWay.created(packet), underWay.injected(packet), cycle);
      underWay.remove(packet);
      ended++;
    }
  }

  @Override
  public void packetLost(long packet, long cycle) {
    if (underWay.contains(packet)) {
      underWay.classOf(packet).lost++;
      underWay.remove(packet);
      ended++;
    }
  }
}
