package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Topology;

/** Takes any of the shortest ways, as a hash has it: often with cycles of dependencies. */
record RandomMinimal(RouterGrid grid, long seed, int channelClasses) implements RoutingRelation {

  RandomMinimal(Topology topology, long seed, int channelClasses) {
    this(new RouterGrid(topology), seed, channelClasses);
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    long hash = (seed + router * 31L + destinationRouter) * 0x9e3779b97f4a7c15L;
    int ports = grid.ports(router, destinationRouter);
    int some = ports & (int) (hash >>> 40);
    int channelClass = (int) ((hash >>> 50) % channelClasses);
    return Candidates.ofPorts(some != 0 ? some : ports, channelClass);
  }

  @Override
  public boolean isDeterministic() {
    return false;
  }
}
