package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Topology;

/**
 * Any shortest way, with escape channels (Duato, "A new theory of deadlock-free adaptive routing in
 * wormhole networks", 1993). The first channel classes, one channel each, are the escape: another
 * relation without cycles. The last class has all other channels, and any port that brings a packet
 * nearer. An escape is taken only if none of those is free.
 *
 * <p>A packet in an escape channel stays in them, as in BookSim 2's {@code min_adapt}: so escape
 * channels wait for escape channels alone, Duato's extended dependencies are the direct ones. He
 * requires that a buffer never holds flits of two packets: a head flit that stands behind another
 * packet could not ask for its escape. Routers must wait for the tail's credit.
 */
final class MinimalAdaptive implements RoutingRelation {
  private final MinimalPorts nearer;
  private final RoutingRelation escape;
  private final int escapeClasses;

  MinimalAdaptive(MinimalPorts nearer, RoutingRelation escape) {
    this.nearer = nearer;
    this.escape = escape;
    escapeClasses = escape.channelClasses();
  }

  /** The escape routes; they may begin at any router. */
  RoutingRelation escape() {
    return escape;
  }

  @Override
  public int channelClasses() {
    return escapeClasses + 1;
  }

  @Override
  public int channels(int channelClass, int channels) {
    int first = 1 << channelClass;
    return channelClass < escapeClasses ? first : (int) ((1L << channels) - first);
  }

  @Override
  public boolean needsOnePacketPerBuffer() {
    return true;
  }

  @Override
  public boolean isRoutable(int sourceRouter, int destinationRouter) {
    return escape.isRoutable(sourceRouter, destinationRouter);
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    if (inputPort < Topology.FIRST_LOCAL && inputClass < escapeClasses) {
      return Candidates.asEscapes(
          escape.candidates(router, inputPort, inputClass, destinationRouter, 0));
    }
    // For the escape the packet starts here.
    return Candidates.join(
        Candidates.ofPorts(nearer.ports(router, destinationRouter), escapeClasses),
        Candidates.asEscapes(
            escape.candidates(router, Topology.FIRST_LOCAL, 0, destinationRouter, 0)));
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
