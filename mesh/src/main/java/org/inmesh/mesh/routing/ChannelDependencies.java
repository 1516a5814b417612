package org.inmesh.mesh.routing;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;

/**
 * Which channels packets can hold while they wait for which: the channel dependency graph of a
 * relation (Dally and Seitz, "Deadlock-free message routing in multiprocessor interconnection
 * networks", 1987). A channel here is all virtual channels of a class on a link. If the graph has
 * no cycle, packets cannot deadlock.
 *
 * <p>Packets that have escapes wait for them alone. Duato's extended dependencies between escape
 * channels are then all there is to find (1993), and as such packets stay in the escape channels
 * once they are in them, there are no indirect ones: they are the dependencies of the escape routes
 * alone, which may begin at any router.
 *
 * <p>A two-phase route is taken for a route to any router followed by a route from there to any
 * other: for ROMM that is more than there is, but the second phase never waits for the first.
 */
public final class ChannelDependencies {
  private static final int SHORT_SIDE = 16;
  private static final int LONG_SIDE = SHORT_SIDE + 1;

  private final Topology topology;
  private final LiveLinks links;

  /** See {@link ExploredRoutes#waitsFor}. */
  private final char[] waitsFor;

  private ChannelDependencies(Topology topology, LiveLinks links) {
    this.topology = topology;
    this.links = links;
    waitsFor = new char[links.routers() * ExploredRoutes.CHANNELS];
  }

  /**
   * Finds the dependencies of a relation. The work grows with the square of the routers.
   *
   * @param relation made for this topology and these faults by a {@link RoutingAlgorithm}
   */
  public static ChannelDependencies of(Topology topology, Faults faults, RoutingRelation relation) {
    LiveLinks links = new LiveLinks(new FaultyTopology(topology, faults));
    ChannelDependencies dependencies = new ChannelDependencies(topology, links);
    if (relation instanceof TwoPhase twoPhase) {
      dependencies.addPhases(twoPhase.base());
    } else if (relation instanceof EitherOrder either) {
      dependencies.add(new ExploredRoutes(either.xFirst(), links), 0);
      dependencies.add(
          new ExploredRoutes(either.yFirst(), links), either.xFirst().channelClasses());
    } else if (relation instanceof MinimalAdaptive adaptive) {
      dependencies.add(new ExploredRoutes(adaptive.escape(), links), 0);
    } else {
      dependencies.add(new ExploredRoutes(relation, links), 0);
    }
    return dependencies;
  }

  /**
   * A {@link #cycle} of an algorithm's dependencies, found by as little work as possible.
   *
   * <p>Without faults the algorithms know the length of a side only by comparing: which of two
   * places is further on, which way round a ring is shorter, whether a column is even. The proofs
   * that they do not deadlock hold for sides of any length, so what is to be checked is the way
   * they are written here, and sides of 16 or 17, as even as the real ones, show it. Most
   * algorithms take only routes away for faults, and fewer routes cannot close a cycle that was not
   * there. The whole network is explored if that shows a cycle, and for routes that faults make
   * anew.
   */
  public static List<Channel> cycle(
      RoutingAlgorithm algorithm, Topology topology, Faults faults, RoutingRelation relation) {
    if (faults.isNone() || !algorithm.makesNewRoutesForFaults()) {
      Topology small =
          new Topology(
              topology.shape(),
              shortened(topology.routerColumns()),
              shortened(topology.routerRows()),
              1,
              1);
      RoutingRelation there = algorithm.relation(small, Faults.NONE);
      if (of(small, Faults.NONE, there).cycle().isEmpty()) {
        return List.of();
      }
    }
    return of(topology, faults, relation).cycle();
  }

  private static int shortened(int side) {
    return side <= LONG_SIDE ? side : SHORT_SIDE + (side & 1);
  }

  private void addPhases(RoutingRelation base) {
    ExploredRoutes routes = new ExploredRoutes(base, links);
    int classes = base.channelClasses();
    add(routes, 0);
    add(routes, classes);
    for (int router = 0; router < links.routers(); router++) {
      for (int left = routes.last[router]; left != 0; left &= left - 1) {
        int there = Integer.numberOfTrailingZeros(left);
        waitsFor[ExploredRoutes.channelInto(router, there)] |=
            (char) (routes.first[router] << classes);
      }
    }
  }

  /**
   * Adds what packets wait for.
   *
   * @param classes added to the class of each channel
   */
  private void add(ExploredRoutes routes, int classes) {
    for (int channel = 0; channel < waitsFor.length; channel++) {
      if (routes.waitsFor[channel] != 0) {
        waitsFor[channel + classes] |= (char) (routes.waitsFor[channel] << classes);
      }
    }
  }

  /**
   * A shortest cycle through some channel of a cycle, each channel waiting for the next and the
   * last for the first; empty if there is no cycle. The same every time.
   */
  public List<Channel> cycle() {
    int onCycle = findOnCycle();
    if (onCycle < 0) {
      return List.of();
    }
    List<Channel> cycle = new ArrayList<>();
    for (int channel : shortestCycle(onCycle)) {
      cycle.add(named(channel));
    }
    Channel first =
        Collections.min(
            cycle, Comparator.comparingInt(Channel::row).thenComparingInt(Channel::column));
    Collections.rotate(cycle, -cycle.indexOf(first));
    return cycle;
  }

  /** The router a channel leaves is the one at the port by which it arrives. */
  private Channel named(int channel) {
    int inputPort = ExploredRoutes.port(channel);
    int router = links.neighbour(ExploredRoutes.router(channel), inputPort);
    return new Channel(
        topology.routerColumn(router),
        topology.routerRow(router),
        inputPort ^ 1,
        ExploredRoutes.channelClass(channel));
  }

  /** A channel that waits for itself by way of others, or -1: depth first. */
  private int findOnCycle() {
    boolean[] onPath = new boolean[waitsFor.length];
    char[] left = waitsFor.clone();
    boolean[] done = new boolean[waitsFor.length];
    int[] path = new int[waitsFor.length];
    for (int start = 0; start < waitsFor.length; start++) {
      int depth = 0;
      if (!done[start]) {
        path[depth++] = start;
        onPath[start] = true;
      }
      while (depth > 0) {
        int channel = path[depth - 1];
        if (left[channel] == 0) {
          done[channel] = true;
          onPath[channel] = false;
          depth--;
        } else {
          int next = next(channel, left[channel]);
          left[channel] &= (char) (left[channel] - 1);
          if (onPath[next]) {
            return next;
          }
          if (!done[next]) {
            path[depth++] = next;
            onPath[next] = true;
          }
        }
      }
    }
    return -1;
  }

  private int next(int channel, int outputs) {
    return ExploredRoutes.channelOutOf(
        links, ExploredRoutes.router(channel), Integer.numberOfTrailingZeros(outputs));
  }

  /** Breadth first from a channel back to it. */
  private List<Integer> shortestCycle(int start) {
    int[] before = new int[waitsFor.length];
    Arrays.fill(before, -1);
    int[] found = new int[waitsFor.length];
    found[0] = start;
    int count = 1;
    for (int i = 0; before[start] < 0; i++) {
      int channel = found[i];
      for (int left = waitsFor[channel]; left != 0; left &= left - 1) {
        int next = next(channel, left);
        if (before[next] < 0) {
          before[next] = channel;
          if (next != start) {
            found[count++] = next;
          }
        }
      }
    }
    List<Integer> cycle = new ArrayList<>();
    for (int channel = before[start]; channel != start; channel = before[channel]) {
      cycle.add(channel);
    }
    cycle.add(start);
    Collections.reverse(cycle);
    return cycle;
  }
}
