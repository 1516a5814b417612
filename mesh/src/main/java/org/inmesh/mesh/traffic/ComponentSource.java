package org.inmesh.mesh.traffic;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.inmesh.mesh.NetworkSpecification;

/** Decides when each node creates a packet of one component, and of which length to where. */
final class ComponentSource {
  /** Draws are compared as 53-bit integers, the precision of a double. */
  private static final int DRAW_SHIFT = 64 - 53;

  private static final long CERTAIN = 1L << 53;

  private final NetworkSpecification mesh;
  private final TrafficPattern pattern;
  private final PacketSizes sizes;
  private final SplittableRandom random;

  /** By node: a draw below it creates a packet. */
  private final long[] creates;

  /** All elements of {@link #creates} are equal. */
  private final boolean sameForAll;

  /** By node: whether it may create packets now; null if all always may. */
  private final boolean[] on;

  /** A draw below it turns a node on. */
  private final long turnsOn;

  /** A draw below it turns a node off. */
  private final long turnsOff;

  /** Takes the packets of a component. */
  interface Sender {
    /** Whether the node may create another packet now. */
    boolean mayCreate(int node);

    /** A packet is created. */
    void send(int source, int destination, int flits, long cycle);
  }

  /**
   * A source for all nodes of a network.
   *
   * @param load of the component, flits per node and cycle
   * @param random the one generator of all components
   */
  ComponentSource(
      TrafficComponent component, double load, NetworkSpecification mesh, SplittableRandom random) {
    this.mesh = mesh;
    this.random = random;
    pattern = component.pattern();
    sizes = component.sizes();
    creates = new long[mesh.nodes()];
    for (int node = 0; node < creates.length; node++) {
      creates[node] = threshold(component.probability(node, mesh, load));
    }
    sameForAll = Arrays.stream(creates).distinct().count() == 1;
    if (component.process() instanceof InjectionProcess.OnOff process) {
      turnsOn = threshold(process.turnOn());
      turnsOff = threshold(process.turnOff());
      on = new boolean[mesh.nodes()];
      long steadyState = threshold(process.activeShare());
      for (int node = 0; node < on.length; node++) {
        on[node] = draw() < steadyState;
      }
    } else {
      turnsOn = 0;
      turnsOff = 0;
      on = null;
    }
  }

  private static long threshold(double probability) {
    return (long) (probability * CERTAIN);
  }

  private long draw() {
    return random.nextLong() >>> DRAW_SHIFT;
  }

  /** Sends the packets that are created in this cycle, in ascending order of the source. */
  void create(long cycle, Sender sender) {
    int nodes = creates.length;
    if (on != null) {
      for (int node = 0; node < nodes; node++) {
        on[node] = on[node] ? draw() >= turnsOff : draw() < turnsOn;
      }
    }
    if (on == null && sameForAll) {
      createByTrials(cycle, sender);
      return;
    }
    for (int node = 0; node < nodes; node++) {
      if ((on == null || on[node]) && draw() < creates[node]) {
        send(node, cycle, sender);
      }
    }
  }

  private void createByTrials(long cycle, Sender sender) {
    int nodes = creates.length;
    for (int first = 0; first < nodes; first += Long.SIZE) {
      long creating = trials(creates[0]) & (-1L >>> Math.max(0, first + Long.SIZE - nodes));
      while (creating != 0) {
        send(first + Long.numberOfTrailingZeros(creating), cycle, sender);
        creating &= creating - 1;
      }
    }
  }

  /**
   * 64 independent trials, one in each bit, set with probability {@code threshold} / 2^53. Each bit
   * compares its own random number with the threshold, from the most significant binary digit on;
   * one draw is the next digit of all 64 numbers. Each digit decides half of what is undecided, so
   * a handful of draws decides all, with the same probability to the last digit as a draw each.
   */
  private long trials(long threshold) {
    long less = threshold == CERTAIN ? -1 : 0;
    long equal = ~less;
    for (long digits = threshold << DRAW_SHIFT; digits != 0 && equal != 0; digits <<= 1) {
      long drawn = random.nextLong();
      if (digits < 0) {
        less |= equal & ~drawn;
        equal &= drawn;
      } else {
        equal &= ~drawn;
      }
    }
    return less;
  }

  private void send(int node, long cycle, Sender sender) {
    if (sender.mayCreate(node)) {
      int destination = pattern.destination(node, mesh, random);
      sender.send(node, destination, sizes.draw(random), cycle);
    }
  }
}
