package org.inmesh.mesh.packet;

import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Every packet as if it were alone: it is injected in the step after it is sent, its head arrives
 * after the zero-load latency of its way, its tail as many cycles later as it has flits more.
 */
public final class IdealNetwork extends WholePacketNetwork {
  private final Route route;

  /** The route if nobody asks for its links, otherwise null. */
  private final MeshRoute unseenMeshRoute;

  /**
   * An empty network at cycle 0.
   *
   * @param observer or null
   */
  public IdealNetwork(
      NetworkSpecification specification, PacketReceiver receiver, NetworkObserver observer) {
    super(specification, receiver, observer);
    route =
        isDimensionOrder()
            ? new MeshRoute(specification.topology(), numbers)
            : new RelationRoute(
                specification, relation, numbers, delays.toNextGrant(), longLinks, null);
    unseenMeshRoute = route instanceof MeshRoute mesh && !needsLinks() ? mesh : null;
  }

  @Override
  boolean nobodyWaits() {
    return true;
  }

  @Override
  void begin(long cycle) {}

  @Override
  void inject(int slot, int messageClass, long cycle) {
    long grant = cycle + delays.toFirstGrant();
    int source = packets.source[slot];
    int destination = packets.destination[slot];
    int links =
        unseenMeshRoute != null
            ? unseenMeshRoute.count(source, destination)
            : route.find(source, destination, packets.number(slot), grant);
    injected(slot, route.links, links, cycle);
    long lastGrant =
        grant
            + (long) delays.toNextGrant() * (links - 1)
            + longLinks.extraCycles(route.links, longLinks.isNone() ? 0 : links);
    if (watchedFlits != null) {
      watch(slot, links, grant, cycle);
      watchedFlits.headWillArrive(slot, lastGrant + delays.toNode(), cycle);
    }
    willArrive(slot, links, lastGrant + delays.toNode() + packets.flits[slot] - 1, cycle);
  }

  private void watch(int slot, int links, long firstGrant, long cycle) {
    long grant = firstGrant;
    for (int i = 0; i < links; i++) {
      for (int flit = 0; flit < packets.flits[slot]; flit++) {
        watchedFlits.willBeGranted(slot, route.links[i], grant + flit, 1, cycle);
      }
      grant += delays.toNextGrant() + longLinks.extraCycles(route.links[i]);
    }
  }
}
