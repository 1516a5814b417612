package org.inmesh.mesh.packet;

import java.util.BitSet;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.UnreliableLinks;

/**
 * What unreliable links do to packets. Chance depends on the seed, the packet's number and the link
 * alone, so that it is the same in every model and on any number of threads.
 */
final class LinkChances {
  /** Fate of a packet that is lost; any other is the cycles by which it is late. */
  static final int LOST = -1;

  private static final int PORTS = Topology.FIRST_LOCAL;

  /** Draws are compared as 53-bit integers, the precision of a double. */
  private static final int DRAW_SHIFT = Long.SIZE - 53;

  private static final double CERTAIN = 1L << 53;

  private final UnreliableLinks unreliable;
  private final PacketTable packets;

  /** A bit for each output, router by router. */
  private final BitSet links = new BitSet();

  /**
   * The chances of a network.
   *
   * @throws IllegalArgumentException if there is no such link
   */
  LinkChances(Topology topology, UnreliableLinks unreliable, PacketTable packets) {
    this.unreliable = unreliable;
    this.packets = packets;
    if (unreliable.links().isEmpty()) {
      links.set(0, topology.routers() * PORTS);
    } else {
      unreliable.links().forEach(link -> add(topology, link.router(), link.neighbour()));
    }
  }

  private void add(Topology topology, int router, int neighbour) {
    boolean found = false;
    if (router >= 0 && neighbour < topology.routers()) {
      for (int port = 0; port < PORTS; port++) {
        if (topology.neighbour(router, port) == neighbour) {
          links.set(router * PORTS + port);
          links.set(neighbour * PORTS + (port ^ 1));
          found = true;
        }
      }
    }
    if (!found) {
      throw new IllegalArgumentException(
          "no link between routers %d and %d of a %s"
              .formatted(router, neighbour, topology.label()));
    }
  }

  /** A packet's head leaves a router. */
  void headCrosses(int slot, int router, int port) {
    int link = router * PORTS + port;
    if (port >= PORTS || !links.get(link)) {
      return;
    }
    long draws = RandomBits.of(RandomBits.of(unreliable.seed(), packets.number(slot)), link);
    if (isDrawn(draws, 0, unreliable.lossProbability())) {
      packets.fate[slot] = LOST;
    }
    if (packets.fate[slot] != LOST && isDrawn(draws, 1, unreliable.delayProbability())) {
      long bits = RandomBits.of(draws, 2);
      int delay = 1 + (int) Math.unsignedMultiplyHigh(bits, unreliable.maximumDelay());
      packets.fate[slot] = Math.addExact(packets.fate[slot], delay);
    }
  }

  private static boolean isDrawn(long draws, int number, double probability) {
    return RandomBits.of(draws, number) >>> DRAW_SHIFT < probability * CERTAIN;
  }
}
