package org.inmesh.traces.summary;

import java.util.Collection;
import java.util.Collections;
import java.util.TreeMap;
import org.agrona.collections.Long2LongHashMap;
import org.agrona.collections.Long2ObjectHashMap;
import org.inmesh.traces.event.EventSink;

/** Packets by network and class. Keeps the packets under way only. */
public final class PacketSummary implements EventSink {
  private static final long NOT_YET = Long.MIN_VALUE;

  private final TreeMap<Long, PacketClass> classes = new TreeMap<>();
  private final Long2ObjectHashMap<PacketClass> classOf = new Long2ObjectHashMap<>();
  private final Long2LongHashMap created = new Long2LongHashMap(NOT_YET);
  private final Long2LongHashMap injected = new Long2LongHashMap(NOT_YET);

  /** Of no packets yet. */
  public PacketSummary() {}

  /** By number of network, then of class. */
  public Collection<PacketClass> classes() {
    return Collections.unmodifiableCollection(classes.values());
  }

  /** Packets neither delivered nor lost. */
  public long underWay() {
    return created.size();
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
    classOf.put(packet, ofPacket);
    created.put(packet, cycle);
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    if (created.containsKey(packet)) {
      injected.put(packet, cycle);
    }
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    PacketClass ofPacket = classOf.remove(packet);
    if (ofPacket != null) {
      long from = created.remove(packet);
      long entered = injected.remove(packet);
      ofPacket.delivered(from, entered == NOT_YET ? from : entered, cycle);
    }
  }

  @Override
  public void packetLost(long packet, long cycle) {
    PacketClass ofPacket = classOf.remove(packet);
    if (ofPacket != null) {
      created.remove(packet);
      injected.remove(packet);
      ofPacket.lost++;
    }
  }
}
