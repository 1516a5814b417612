package org.inmesh.mesh.routing;

import java.util.stream.IntStream;
import org.inmesh.mesh.topology.Topology;

/**
 * First to an intermediate router drawn for the packet, then to the destination, each phase in
 * channel classes of its own. The route state is the intermediate router, or {@link #SECOND_PHASE}.
 * With faults only intermediate routers are drawn that both phases can use.
 */
final class TwoPhase implements RoutingRelation {
  /** The state from the intermediate router on. */
  static final int SECOND_PHASE = -1;

  private final Intermediates intermediates;
  private final RoutingRelation base;

  /** Which routers may be the intermediate one of a pair. */
  interface Intermediates {
    /** How many there are. */
    int count(int sourceRouter, int destinationRouter);

    /**
     * One of them.
     *
     * @param index from 0 to their number - 1
     */
    int router(int sourceRouter, int destinationRouter, int index);
  }

  /**
   * Any router of the network (Valiant, "A scheme for fast parallel communication", 1982).
   *
   * @param routers in the network
   */
  record AllRouters(int routers) implements Intermediates {
    @Override
    public int count(int sourceRouter, int destinationRouter) {
      return routers;
    }

    @Override
    public int router(int sourceRouter, int destinationRouter, int index) {
      return index;
    }
  }

  /** Routers on shortest ways: two-phase ROMM (Nesson and Johnsson 1995). */
  static final class MinimalRectangle implements Intermediates {
    private final RouterGrid grid;

    MinimalRectangle(Topology topology) {
      grid = new RouterGrid(topology);
    }

    private static int steps(int from, int to, int side, int port) {
      if (port == RouterGrid.NONE) {
        return 0;
      }
      return Math.floorMod((port & 1) == 0 ? to - from : from - to, side);
    }

    private int columns(int source, int destination) {
      int port = grid.xPort(source, destination);
      return 1 + steps(grid.column(source), grid.column(destination), grid.columns(), port);
    }

    private int rows(int source, int destination) {
      int port = grid.yPort(source, destination);
      return 1 + steps(grid.row(source), grid.row(destination), grid.rows(), port);
    }

    @Override
    public int count(int sourceRouter, int destinationRouter) {
      return columns(sourceRouter, destinationRouter) * rows(sourceRouter, destinationRouter);
    }

    @Override
    public int router(int sourceRouter, int destinationRouter, int index) {
      int columns = columns(sourceRouter, destinationRouter);
      int column =
          moved(
              grid.column(sourceRouter),
              index % columns,
              grid.xPort(sourceRouter, destinationRouter),
              grid.columns());
      int row =
          moved(
              grid.row(sourceRouter),
              index / columns,
              grid.yPort(sourceRouter, destinationRouter),
              grid.rows());
      return grid.router(column, row);
    }

    private static int moved(int from, int steps, int port, int side) {
      return Math.floorMod((port & 1) == 0 ? from + steps : from - steps, side);
    }
  }

  TwoPhase(Intermediates intermediates, RoutingRelation base) {
    this.intermediates = intermediates;
    this.base = base;
  }

  /** The relation of each phase, which has the first of the classes in the first. */
  RoutingRelation base() {
    return base;
  }

  @Override
  public int channelClasses() {
    return 2 * base.channelClasses();
  }

  private boolean isUsable(int source, int destination, int intermediate) {
    return base.isRoutable(source, intermediate) && base.isRoutable(intermediate, destination);
  }

  @Override
  public boolean isRoutable(int sourceRouter, int destinationRouter) {
    // The source itself can be the intermediate router.
    return base.isRoutable(sourceRouter, destinationRouter)
        || usable(sourceRouter, destinationRouter).findAny().isPresent();
  }

  private IntStream usable(int source, int destination) {
    return IntStream.range(0, intermediates.count(source, destination))
        .map(index -> intermediates.router(source, destination, index))
        .filter(router -> isUsable(source, destination, router));
  }

  @Override
  public int initialState(int sourceRouter, int destinationRouter, long random) {
    int count = intermediates.count(sourceRouter, destinationRouter);
    int first = (int) ((random >>> Integer.SIZE) * count >>> Integer.SIZE);
    for (int i = 0; i < count; i++) {
      int index = first + i < count ? first + i : first + i - count;
      int router = intermediates.router(sourceRouter, destinationRouter, index);
      if (isUsable(sourceRouter, destinationRouter, router)) {
        return router;
      }
    }
    throw new IllegalArgumentException(
        "no way from router " + sourceRouter + " to router " + destinationRouter);
  }

  @Override
  public int[] initialStates(int sourceRouter, int destinationRouter) {
    return usable(sourceRouter, destinationRouter).toArray();
  }

  @Override
  public int arrivedState(int router, int destinationRouter, int state) {
    return router == state ? SECOND_PHASE : state;
  }

  @Override
  public boolean endsAt(int router, int destinationRouter, int state) {
    return router == destinationRouter && state == SECOND_PHASE;
  }

  @Override
  public long candidates(
      int router, int inputPort, int inputClass, int destinationRouter, int state) {
    if (state != SECOND_PHASE) {
      return base.candidates(router, inputPort, inputClass, state, 0);
    }
    int classes = base.channelClasses();
    // At the intermediate router the packet starts anew.
    boolean starts = inputClass < classes;
    long candidates =
        base.candidates(
            router,
            starts ? Topology.FIRST_LOCAL : inputPort,
            starts ? 0 : inputClass - classes,
            destinationRouter,
            0);
    return Candidates.inLaterClasses(candidates, classes);
  }

  @Override
  public boolean isDeterministic() {
    return base.isDeterministic();
  }
}
