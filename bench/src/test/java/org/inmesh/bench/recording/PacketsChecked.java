package org.inmesh.bench.recording;

import java.util.HashMap;
import java.util.Map;
import org.inmesh.traces.event.EventSink;

/**
 * Checks events of packets by the definition in {@link EventSink}: ascending numbers, causes that
 * are near and were delivered before, and creation at the latest of the causes' deliveries plus
 * their cycles.
 */
final class PacketsChecked implements EventSink {
  private static final long NO_CAUSE = Long.MIN_VALUE;

  final Map<Long, Long> created = new HashMap<>();
  final Map<Long, Long> delivered = new HashMap<>();
  private long latest = NO_CAUSE;
  private long earliestCause = Long.MAX_VALUE;
  private long last = -1;
  private long bytes;

  long caused;
  long beginnings;
  long messages;
  long forwarded;
  long lost;

  @Override
  public void cause(long packet, long cycles) {
    check(cycles >= 0, "cycles of a cause", packet);
    if (packet == BEGINNING) {
      beginnings++;
      latest = Math.max(latest, cycles);
      return;
    }
    check(delivered.containsKey(packet), "delivery of a cause", packet);
    earliestCause = Math.min(earliestCause, packet);
    latest = Math.max(latest, delivered.get(packet) + cycles);
  }

  @Override
  public void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int length,
      long cycle) {
    check(packet > last, "ascending number", packet);
    last = packet;
    bytes += length;
    created.put(packet, cycle);
    if (latest != NO_CAUSE) {
      check(latest == cycle, "latest cause", packet);
      check(packet - Math.min(earliestCause, packet) < FARTHEST_CAUSE, "near cause", packet);
      caused++;
    }
    latest = NO_CAUSE;
    earliestCause = Long.MAX_VALUE;
  }

  @Override
  public void packetInjected(long packet, long cycle) {
    check(created.containsKey(packet), "creation before injection", packet);
  }

  @Override
  public void flitForwarded(long packet, int router, int output, long cycle) {
    forwarded++;
  }

  @Override
  public void packetDelivered(long packet, long cycle) {
    check(created.containsKey(packet), "creation before delivery", packet);
    check(delivered.put(packet, cycle) == null, "single delivery", packet);
  }

  @Override
  public void packetLost(long packet, long cycle) {
    check(created.containsKey(packet), "creation before loss", packet);
    lost++;
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    messages++;
  }

  long bytes() {
    return bytes;
  }

  private static void check(boolean holds, String what, long packet) {
    if (!holds) {
      throw new AssertionError("packet " + packet + ": " + what);
    }
  }
}
