package org.inmesh.mesh.traffic;

import java.util.SplittableRandom;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Creates packets of one length: in each cycle each node creates one with probability load / flits,
 * whatever happened before. The random numbers are those of {@link SplittableRandom} (SplitMix64);
 * the same seed gives the same packets.
 */
public final class BernoulliTraffic {
  /** Draws are compared as 53-bit integers, the precision of a double. */
  private static final int DRAW_SHIFT = 64 - 53;

  private final Network network;
  private final NetworkSpecification mesh;
  private final TrafficPattern pattern;
  private final int flits;
  private final long threshold;
  private final SplittableRandom random;
  private int created;

  /**
   * A source for all nodes of a network.
   *
   * @param load offered load, flits per node and network cycle, from 0 to {@code flits}
   * @param flits length of every packet, at least 1
   * @throws IllegalArgumentException if a value is out of range or the pattern does not suit the
   *     mesh
   */
  public BernoulliTraffic(
      Network network, TrafficPattern pattern, double load, int flits, long seed) {
    if (flits < 1) {
      throw new IllegalArgumentException("flits must be at least 1, not " + flits);
    }
    if (!(load >= 0 && load <= flits)) {
      throw new IllegalArgumentException("load must be from 0 to " + flits + ", not " + load);
    }
    this.network = network;
    this.mesh = network.specification();
    pattern
        .obstacle(mesh)
        .ifPresent(
            reason -> {
              throw new IllegalArgumentException(reason);
            });
    this.pattern = pattern;
    this.flits = flits;
    this.threshold = (long) (load / flits * (1L << 53));
    this.random = new SplittableRandom(seed);
  }

  /**
   * Sends the packets that are created in this cycle, in ascending order of the source; to be
   * called before the network's step. A packet's tag is its number, from 0.
   */
  public void create(long cycle) {
    int nodes = mesh.nodes();
    for (int node = 0; node < nodes; node++) {
      if (random.nextLong() >>> DRAW_SHIFT < threshold) {
        network.send(node, pattern.destination(node, mesh, random), flits, created++, cycle);
      }
    }
  }

  /** Packets created so far. */
  public int created() {
    return created;
  }
}
