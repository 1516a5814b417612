package org.inmesh.mesh.energy;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.measurement.Utilisation;
import org.inmesh.mesh.topology.Topology;

/**
 * The energy that a network spent in some cycles, and its area. A flit that is granted an output of
 * a router costs there a buffer write, a buffer read, a passage of the switch and an arbitration,
 * and if the output leads to a neighbour, the link. Every router counts as one of five ports, those
 * at an edge too; the links of the nodes have no length.
 *
 * @param specification of the network
 * @param technology name, see {@link RouterTechnology}
 * @param costs of each router and link
 * @param clockMegahertz of the network
 * @param linkMillimetres length of every link between routers
 * @param cycles network cycles in which flits were counted
 * @param routerFlits flits that passed a router, summed over the routers
 * @param linkFlits flits that crossed a link between routers, summed over the links
 * @param routers energy by router
 * @param linkEnergy energy by link, in the order of {@link Utilisation#links}
 */
public record NetworkEnergy(
    NetworkSpecification specification,
    String technology,
    RouterCosts costs,
    double clockMegahertz,
    double linkMillimetres,
    long cycles,
    long routerFlits,
    long linkFlits,
    List<RouterEnergy> routers,
    List<LinkEnergy> linkEnergy) {

  /**
   * A router's energy.
   *
   * @param router number
   * @param dynamic pJ for the flits that passed it
   * @param clock pJ
   * @param leakage pJ
   */
  public record RouterEnergy(int router, double dynamic, double clock, double leakage) {
    /** All of it, pJ. */
    public double total() {
      return dynamic + clock + leakage;
    }
  }

  /**
   * The energy of a link between routers.
   *
   * @param router it comes from
   * @param output of that router, {@link Topology#X_PLUS} to {@link Topology#Y_MINUS}
   * @param dynamic pJ for the flits that crossed it
   * @param leakage pJ
   */
  public record LinkEnergy(int router, int output, double dynamic, double leakage) {
    /** All of it, pJ. */
    public double total() {
      return dynamic + leakage;
    }
  }

  /** Keeps copies of the lists. */
  public NetworkEnergy {
    routers = List.copyOf(routers);
    linkEnergy = List.copyOf(linkEnergy);
  }

  /**
   * The energy of what was counted.
   *
   * @param utilisation of a network of this specification
   * @param clockMegahertz of the network, above 0. The table was made for 1000; energy of an event
   *     and leakage are taken to be the same at other clocks.
   * @param linkMillimetres length of every link between routers, at least 0
   * @throws IllegalArgumentException if a number is out of range, or the technology's table does
   *     not have such routers, see {@link RouterTechnology#obstacle}
   */
  public static NetworkEnergy of(
      RouterTechnology technology,
      NetworkSpecification specification,
      Utilisation utilisation,
      double clockMegahertz,
      double linkMillimetres) {
    if (!(clockMegahertz > 0 && clockMegahertz < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a clock is above 0 MHz, not " + clockMegahertz);
    }
    if (!(linkMillimetres >= 0 && linkMillimetres < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("a link is at least 0 mm long, not " + linkMillimetres);
    }
    RouterCosts costs = technology.costs(specification);
    long cycles = utilisation.cycles();
    // mW * cycles / MHz = nJ.
    double nanojoulesPerMilliwatt = cycles / clockMegahertz;
    double routerLeakage = 1_000 * costs.routerLeakage() * nanojoulesPerMilliwatt;
    List<RouterEnergy> routers = new ArrayList<>();
    for (int router = 0; router < utilisation.topology().routers(); router++) {
      double dynamic = utilisation.routerFlits(router) * costs.routerPass();
      routers.add(new RouterEnergy(router, dynamic, cycles * costs.clock(), routerLeakage));
    }
    double perFlit = linkMillimetres * costs.linkPerMillimetre();
    double leakage =
        1_000 * linkMillimetres * costs.linkLeakagePerMillimetre() * nanojoulesPerMilliwatt;
    List<LinkEnergy> links =
        utilisation.links().stream()
            .map(
                link ->
                    new LinkEnergy(link.router(), link.output(), link.flits() * perFlit, leakage))
            .toList();
    return new NetworkEnergy(
        specification,
        technology.name(),
        costs,
        clockMegahertz,
        linkMillimetres,
        cycles,
        utilisation.routerFlits(),
        utilisation.linkFlits(),
        routers,
        links);
  }

  /** Buffer writes, pJ. */
  public double bufferWrites() {
    return routerFlits * costs.bufferWrite();
  }

  /** Buffer reads, pJ. */
  public double bufferReads() {
    return routerFlits * costs.bufferRead();
  }

  /** Passages of switches, pJ. */
  public double crossbars() {
    return routerFlits * costs.crossbar();
  }

  /** Switch arbitrations, pJ. */
  public double switchArbitrations() {
    return routerFlits * costs.switchArbitration();
  }

  /** Flits on links between routers, pJ. */
  public double linkTraversals() {
    return linkEnergy.stream().mapToDouble(LinkEnergy::dynamic).sum();
  }

  /** The clock of all routers, pJ. */
  public double clock() {
    return routers.stream().mapToDouble(RouterEnergy::clock).sum();
  }

  /** Leakage of all routers, pJ. */
  public double routerLeakage() {
    return routers.stream().mapToDouble(RouterEnergy::leakage).sum();
  }

  /** Leakage of all links between routers, pJ. */
  public double linkLeakage() {
    return linkEnergy.stream().mapToDouble(LinkEnergy::leakage).sum();
  }

  /** What the flits cost, pJ: without clock and leakage. */
  public double flits() {
    return bufferWrites() + bufferReads() + crossbars() + switchArbitrations() + linkTraversals();
  }

  /** All of it, pJ. */
  public double total() {
    return flits() + clock() + routerLeakage() + linkLeakage();
  }

  /** Average power, mW. */
  public double averagePower() {
    // pJ / (cycles / MHz) = pJ / us = uW.
    return total() / (cycles / clockMegahertz) / 1_000;
  }

  /** Area of all routers, mm2; the wires of links lie above other things. */
  public double routerArea() {
    return routers.size() * costs.routerArea();
  }

  /** All energy for each flit and link that it crossed, pJ; NaN if none crossed a link. */
  public double perFlitHop() {
    return linkFlits == 0 ? Double.NaN : total() / linkFlits;
  }

  /** All energy for each bit that was delivered to a node, pJ; NaN if there was none. */
  public double perDeliveredBit() {
    long delivered = routerFlits - linkFlits;
    return delivered == 0
        ? Double.NaN
        : total() / delivered / RouterTechnology.flitBits(specification);
  }
}
