package org.inmesh.mesh.measurement;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.inmesh.mesh.topology.Topology;

/**
 * How much the routers and links of a network were used. A load is in flits per network cycle; that
 * of a link is at most 1. Counted are flits that win an output and leave their input buffer.
 */
public final class Utilisation {
  private final Topology topology;
  private final long cycles;
  private final long[] flits;
  private final int outputs;

  /**
   * A link from a router to a neighbour.
   *
   * @param router it comes from
   * @param output of that router, {@link Topology#X_PLUS} to {@link Topology#Y_MINUS}
   * @param neighbour router it leads to
   * @param flits that crossed it
   * @param load flits per network cycle, 0 to 1
   */
  public record Link(int router, int output, int neighbour, long flits, double load) {}

  /**
   * Counts by router and output.
   *
   * @param cycles in which they were counted, at least 1
   * @param flits by router, and of a router by output
   */
  Utilisation(Topology topology, long cycles, long[] flits) {
    this.topology = topology;
    this.cycles = cycles;
    this.flits = flits;
    outputs = Topology.FIRST_LOCAL + topology.concentration();
  }

  /** Of the network. */
  public Topology topology() {
    return topology;
  }

  /** Network cycles in which flits were counted. */
  public long cycles() {
    return cycles;
  }

  /**
   * Flits that a router sent to an output.
   *
   * @param output {@link Topology#X_PLUS} to {@link Topology#Y_MINUS}, or that of a node from
   *     {@link Topology#FIRST_LOCAL} on
   */
  public long flits(int router, int output) {
    return flits[router * outputs + output];
  }

  /** Flits that passed a router. */
  public long routerFlits(int router) {
    long sum = 0;
    for (int output = 0; output < outputs; output++) {
      sum += flits(router, output);
    }
    return sum;
  }

  /** Flits that passed a router, per network cycle. */
  public double routerLoad(int router) {
    return (double) routerFlits(router) / cycles;
  }

  /** Flits that passed a router, summed over the routers. */
  public long routerFlits() {
    long sum = 0;
    for (long each : flits) {
      sum += each;
    }
    return sum;
  }

  /** Flits that crossed a link between routers, summed over the links. */
  public long linkFlits() {
    return links().stream().mapToLong(Link::flits).sum();
  }

  /** Flits that were sent to nodes. */
  public long deliveredFlits() {
    return routerFlits() - linkFlits();
  }

  /** All links between routers, by router, and of a router by output. */
  public List<Link> links() {
    List<Link> links = new ArrayList<>();
    for (int router = 0; router < topology.routers(); router++) {
      for (int output = 0; output < Topology.FIRST_LOCAL; output++) {
        int neighbour = topology.neighbour(router, output);
        if (neighbour != Topology.NONE) {
          long count = flits(router, output);
          links.add(new Link(router, output, neighbour, count, (double) count / cycles));
        }
      }
    }
    return links;
  }

  /** The link with the greatest load, the first of equals; none if there is no link. */
  public Optional<Link> busiest() {
    // The maximum of a stream is the last of equals.
    return links().stream().sorted(Comparator.comparingLong(Link::flits).reversed()).findFirst();
  }

  /** Mean load of the links between routers, flits per network cycle; NaN if there is no link. */
  public double meanLoad() {
    return links().stream().mapToDouble(Link::load).average().orElse(Double.NaN);
  }
}
