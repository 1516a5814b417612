package org.inmesh.mesh.routing;

import org.inmesh.mesh.topology.Topology;

/**
 * A minimal relation without the candidates from which a packet could not reach its destination
 * over the links that work. Fewer routes cannot close a cycle that was not there. A pair of which
 * no route is left is not routable.
 *
 * <p>A byte for each pair of routers holds the outputs from which the destination can be reached,
 * of which the relation's are candidates.
 */
final class AroundFaults implements RoutingRelation {
  private final RoutingRelation relation;
  private final LiveLinks links;
  private final byte[][] outputsTo;

  /**
   * Takes candidates away.
   *
   * @param relation minimal on the topology without faults, with states and candidates that do not
   *     depend on the class by which a packet came
   */
  AroundFaults(RoutingRelation relation, Topology topology, LiveLinks links) {
    this.relation = relation;
    this.links = links;
    int routers = links.routers();
    outputsTo = new byte[routers][];
    RouterGrid grid = new RouterGrid(topology);
    int[] distance = new int[routers];
    int[] order = new int[routers];
    for (int destination = 0; destination < routers; destination++) {
      for (int router = 0; router < routers; router++) {
        distance[router] = grid.distance(router, destination);
      }
      sort(distance, order);
      outputsTo[destination] = outputsTo(destination, distance, order);
    }
  }

  /** Puts the routers in the order of their distances. */
  private static void sort(int[] distance, int[] order) {
    int[] start = new int[order.length + 1];
    for (int router = 0; router < order.length; router++) {
      start[distance[router] + 1]++;
    }
    for (int i = 1; i < start.length; i++) {
      start[i] += start[i - 1];
    }
    for (int router = 0; router < order.length; router++) {
      order[start[distance[router]]++] = router;
    }
  }

  /** A packet only comes nearer, so that the routers nearer than this one have their outputs. */
  private byte[] outputsTo(int destination, int[] distance, int[] nearestFirst) {
    byte[] outputs = new byte[nearestFirst.length];
    for (int router : nearestFirst) {
      for (int input = 0; input < LiveLinks.PORTS; input++) {
        int sender = links.neighbour(router, input);
        if (sender != Topology.NONE
            && distance[sender] > distance[router]
            && canGoOn(router, input, destination, outputs[router])) {
          outputs[sender] |= (byte) (1 << (input ^ 1));
        }
      }
    }
    return outputs;
  }

  private boolean canGoOn(int router, int input, int destination, int outputs) {
    return router == destination
        || outputs != 0
            && Candidates.through(relation.candidates(router, input, 0, destination, 0), outputs)
                != Candidates.EMPTY;
  }

  @Override
  public int channelClasses() {
    return relation.channelClasses();
  }

  @Override
  public int channels(int channelClass, int channels) {
    return relation.channels(channelClass, channels);
  }

  @Override
  public boolean isRoutable(int sourceRouter, int destinationRouter) {
    return sourceRouter == destinationRouter
        ? links.isAlive(sourceRouter)
        : candidates(sourceRouter, Topology.FIRST_LOCAL, 0, destinationRouter, 0)
            != Candidates.EMPTY;
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    return Candidates.through(
        relation.candidates(router, inputPort, inputClass, destinationRouter, state),
        outputsTo[destinationRouter][router]);
  }

  @Override
  public boolean isDeterministic() {
    return relation.isDeterministic();
  }
}
