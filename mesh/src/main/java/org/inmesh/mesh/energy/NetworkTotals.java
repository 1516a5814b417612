package org.inmesh.mesh.energy;

import org.inmesh.mesh.topology.Topology;

/**
 * The energy of a network as a whole, from its counters alone; {@link NetworkEnergy} has it by
 * router and link.
 *
 * @param routers pJ for flits in routers
 * @param links pJ for flits on links between routers
 * @param clock pJ for the clocks of all routers
 * @param leakage pJ of all routers and links
 */
public record NetworkTotals(double routers, double links, double clock, double leakage) {

  /**
   * The energy of what was counted. A flit passes a router more than it crosses links.
   *
   * @param costs of each router and link
   * @param flits that arrived
   * @param flitHops links between routers that they crossed
   * @param cycles network cycles, at least 0
   * @param nanoseconds that these took, at least 0
   * @param linkMillimetres length of every link between routers
   */
  public static NetworkTotals of(
      RouterCosts costs,
      Topology topology,
      long flits,
      long flitHops,
      double cycles,
      double nanoseconds,
      double linkMillimetres) {
    double wires = linkMillimetres * links(topology);
    // 1 mW is 1 pJ in 1 ns.
    double milliwatts =
        topology.routers() * costs.routerLeakage() + wires * costs.linkLeakagePerMillimetre();
    return new NetworkTotals(
        (flits + flitHops) * costs.routerPass(),
        flitHops * linkMillimetres * costs.linkPerMillimetre(),
        topology.routers() * cycles * costs.clock(),
        milliwatts * nanoseconds);
  }

  /** Links between routers, each direction counted. */
  static int links(Topology topology) {
    int links = 0;
    for (int router = 0; router < topology.routers(); router++) {
      for (int output = 0; output < Topology.FIRST_LOCAL; output++) {
        links += topology.neighbour(router, output) == Topology.NONE ? 0 : 1;
      }
    }
    return links;
  }

  /** That of some networks alike, which share what was counted here. */
  public NetworkTotals withNetworks(int networks) {
    return new NetworkTotals(routers, links, networks * clock, networks * leakage);
  }
}
