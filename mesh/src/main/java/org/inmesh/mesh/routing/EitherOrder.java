package org.inmesh.mesh.routing;

/**
 * O1TURN (Seo and others, "Near-optimal worst-case throughput routing for two-dimensional mesh
 * networks", 2005): half of the packets go x first, half y first, each in channel classes of their
 * own. The route state says which.
 */
final class EitherOrder implements RoutingRelation {
  private static final int X_FIRST = 0;
  private static final int Y_FIRST = 1;

  private final RoutingRelation xFirst;
  private final RoutingRelation yFirst;

  EitherOrder(RoutingRelation xFirst, RoutingRelation yFirst) {
    this.xFirst = xFirst;
    this.yFirst = yFirst;
  }

  /** The relation that has the first of the classes. */
  RoutingRelation xFirst() {
    return xFirst;
  }

  /** The relation that has the other classes. */
  RoutingRelation yFirst() {
    return yFirst;
  }

  @Override
  public int channelClasses() {
    return xFirst.channelClasses() + yFirst.channelClasses();
  }

  @Override
  public boolean isRoutable(int sourceRouter, int destinationRouter) {
    return xFirst.isRoutable(sourceRouter, destinationRouter)
        || yFirst.isRoutable(sourceRouter, destinationRouter);
  }

  @Override
  public int initialState(int sourceRouter, int destinationRouter, long random) {
    boolean x = xFirst.isRoutable(sourceRouter, destinationRouter);
    boolean y = yFirst.isRoutable(sourceRouter, destinationRouter);
    if (x && y) {
      return random < 0 ? Y_FIRST : X_FIRST;
    }
    return y ? Y_FIRST : X_FIRST;
  }

  @Override
  public int[] initialStates(int sourceRouter, int destinationRouter) {
    boolean x = xFirst.isRoutable(sourceRouter, destinationRouter);
    boolean y = yFirst.isRoutable(sourceRouter, destinationRouter);
    if (x && y) {
      return new int[] {X_FIRST, Y_FIRST};
    }
    return new int[] {y ? Y_FIRST : X_FIRST};
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    if (state == X_FIRST) {
      return xFirst.candidates(router, inputPort, inputClass, destinationRouter, 0);
    }
    int classes = xFirst.channelClasses();
    int classThere = Math.max(0, inputClass - classes);
    return Candidates.inLaterClasses(
        yFirst.candidates(router, inputPort, classThere, destinationRouter, 0), classes);
  }

  @Override
  public boolean isDeterministic() {
    return xFirst.isDeterministic() && yFirst.isDeterministic();
  }
}
