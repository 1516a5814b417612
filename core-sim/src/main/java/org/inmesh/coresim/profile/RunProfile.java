package org.inmesh.coresim.profile;

import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import org.inmesh.mesh.topology.Topology;

/**
 * Where and when things happened in a run. Time is cut into intervals of equal length, of which the
 * last may be shorter; two equal runs have equal profiles.
 *
 * <p>Cores stand in a grid, core {@code x + columns * y} at column x and row y, row 0 on top. Links
 * are numbered by the router that they leave and their {@link Direction}, see {@link #link}. In a
 * concentrated mesh a router stands for a block of cores; {@link Topology#router} and {@link
 * Topology#node} say which. In a ring all routers are in one row. A link that there is not, as at
 * the border of a mesh, has a number and no flits; wrap-around links of a torus or ring lead from
 * its border to the opposite one.
 *
 * <p>The arrays are plain data, <b>not to be changed</b>.
 *
 * @param topology of cores (its nodes) and routers
 * @param cycles of the run, core cycles
 * @param intervalCycles length of an interval, core cycles: 1,024 times a power of two
 * @param busyCycles by interval, then core: core cycles spent on instructions
 * @param waitingCycles by interval, then core: core cycles spent waiting for shared memory; the
 *     core is neither busy nor idle. Always 0 on the mesh machine
 * @param linkFlits by interval, then link: flits that crossed it, of all the machine's networks. If
 *     the network is a bus there are no links, and the inner arrays are empty
 * @param latencies of the packets that have arrived
 * @param energy by core, router and link, of the whole run
 */
public record RunProfile(
    Topology topology,
    long cycles,
    long intervalCycles,
    long[][] busyCycles,
    long[][] waitingCycles,
    long[][] linkFlits,
    LatencyHistogram latencies,
    EnergyMap energy) {

  /** Checks that nothing is missing. */
  public RunProfile {
    Objects.requireNonNull(topology);
    Objects.requireNonNull(latencies);
    Objects.requireNonNull(energy);
    if (waitingCycles.length != busyCycles.length || linkFlits.length != busyCycles.length) {
      throw new IllegalArgumentException("not the same number of intervals everywhere");
    }
  }

  /** Columns of cores. */
  public int columns() {
    return topology.columns();
  }

  /** Rows of cores. */
  public int rows() {
    return topology.rows();
  }

  /** Number of cores. */
  public int cores() {
    return topology.nodes();
  }

  /** Number of intervals, at most 64; 0 for a run of no cycles. */
  public int intervals() {
    return busyCycles.length;
  }

  /** First cycle of an interval. */
  public long start(int interval) {
    return interval * intervalCycles;
  }

  /** Core cycles of an interval; of the last one up to the end of the run. */
  public long length(int interval) {
    return Math.min(intervalCycles, cycles - start(interval));
  }

  /** Whether the network has links between routers. */
  public boolean hasLinks() {
    return energy.linkDynamic().length > 0;
  }

  /** Number of the link that leaves a router in a direction. */
  public static int link(int router, Direction direction) {
    return router * Direction.COUNT + direction.ordinal();
  }

  /** The router that a link leaves. */
  public static int routerOf(int link) {
    return link / Direction.COUNT;
  }

  /** The direction of a link. */
  public static Direction directionOf(int link) {
    return Direction.of(link % Direction.COUNT);
  }

  /** The router that a link leads to, or {@link Topology#NONE} if there is no such link. */
  public int leadsTo(int link) {
    return topology.neighbour(routerOf(link), link % Direction.COUNT);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof RunProfile profile
        && topology.equals(profile.topology)
        && cycles == profile.cycles
        && intervalCycles == profile.intervalCycles
        && Arrays.deepEquals(busyCycles, profile.busyCycles)
        && Arrays.deepEquals(waitingCycles, profile.waitingCycles)
        && Arrays.deepEquals(linkFlits, profile.linkFlits)
        && latencies.equals(profile.latencies)
        && energy.equals(profile.energy);
  }

  @Override
  public int hashCode() {
    return Objects.hash(topology, cycles, intervalCycles, Arrays.deepHashCode(busyCycles));
  }

  @Override
  public String toString() {
    return String.format(
        Locale.ROOT,
        "%d intervals of %d cycles on a %s",
        intervals(),
        intervalCycles,
        topology.label());
  }
}
