package org.inmesh.coresim.machine;

import java.util.HashMap;
import java.util.Map;
import org.inmesh.coresim.communication.PacketObserver;

/**
 * Checks what a machine says of its packets by definition: numbers without gaps, causes that have
 * been delivered, and creation at the latest of the causes' deliveries plus their cycles.
 */
final class CausesChecked implements PacketObserver {
  private static final long NO_CAUSE = Long.MIN_VALUE;

  private final Map<Long, Long> delivered = new HashMap<>();
  private long latest = NO_CAUSE;
  private long lastCycle;

  long packets;
  long caused;
  long messages;

  @Override
  public void cause(long packet, long cycles) {
    check(cycles >= 0, "cycles of a cause", packets);
    if (packet == BEGINNING) {
      latest = Math.max(latest, cycles);
      return;
    }
    check(delivered.containsKey(packet), "delivery of a cause", packets);
    latest = Math.max(latest, delivered.get(packet) + cycles);
  }

  @Override
  public void packetCreated(
      long packet,
      int network,
      int messageClass,
      int source,
      int destination,
      int flits,
      long cycle) {
    check(packet == packets++, "number", packet);
    check(cycle >= lastCycle, "order of time", packet);
    lastCycle = cycle;
    if (latest != NO_CAUSE) {
      check(latest == cycle, "latest cause", packet);
      caused++;
    }
    latest = NO_CAUSE;
  }

  @Override
  public void coherenceMessage(
      long packet, int type, int source, int destination, int line, int requestor, long cycle) {
    check(packet == packets - 1, "message", packet);
    messages++;
  }

  @Override
  public void packetArrived(long packet, long cycle) {
    check(packet < packets, "creation", packet);
    check(delivered.put(packet, cycle) == null, "single delivery", packet);
  }

  /** Cheaper than an assertion with a text of its own, for each of many events. */
  private static void check(boolean holds, String what, long packet) {
    if (!holds) {
      throw new AssertionError("packet " + packet + ": " + what);
    }
  }

  long underWay() {
    return packets - delivered.size();
  }
}
