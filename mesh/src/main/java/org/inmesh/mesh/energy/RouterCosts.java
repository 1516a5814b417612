package org.inmesh.mesh.energy;

import java.util.function.DoubleBinaryOperator;

/**
 * What a five-port router and its links cost.
 *
 * @param bufferWrite pJ for each flit that enters a router
 * @param bufferRead pJ for each flit that leaves its input buffer
 * @param crossbar pJ for each flit that passes the switch
 * @param switchArbitration pJ for each flit that is granted an output
 * @param linkPerMillimetre pJ for each flit and mm of link
 * @param clock pJ for each router and cycle, whether or not anything moves
 * @param routerLeakage mW of each router
 * @param linkLeakagePerMillimetre mW of each mm of link, one direction
 * @param routerArea mm2 of each router
 */
public record RouterCosts(
    double bufferWrite,
    double bufferRead,
    double crossbar,
    double switchArbitration,
    double linkPerMillimetre,
    double clock,
    double routerLeakage,
    double linkLeakagePerMillimetre,
    double routerArea) {

  /** What a flit costs in each router that it passes, pJ. */
  public double routerPass() {
    return bufferWrite + bufferRead + crossbar + switchArbitration;
  }

  /** What a flit costs that passes a router and a link, pJ. */
  public double flitHop(double linkMillimetres) {
    return routerPass() + linkMillimetres * linkPerMillimetre;
  }

  /** Number by number from these costs and others. */
  RouterCosts combined(RouterCosts other, DoubleBinaryOperator number) {
    return new RouterCosts(
        number.applyAsDouble(bufferWrite, other.bufferWrite),
        number.applyAsDouble(bufferRead, other.bufferRead),
        number.applyAsDouble(crossbar, other.crossbar),
        number.applyAsDouble(switchArbitration, other.switchArbitration),
        number.applyAsDouble(linkPerMillimetre, other.linkPerMillimetre),
        number.applyAsDouble(clock, other.clock),
        number.applyAsDouble(routerLeakage, other.routerLeakage),
        number.applyAsDouble(linkLeakagePerMillimetre, other.linkLeakagePerMillimetre),
        number.applyAsDouble(routerArea, other.routerArea));
  }
}
