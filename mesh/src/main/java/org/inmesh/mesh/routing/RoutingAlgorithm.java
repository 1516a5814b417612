package org.inmesh.mesh.routing;

import java.util.Locale;
import java.util.Optional;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.FaultyTopology;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.Topology.Shape;

/**
 * How packets find their way. {@code mesh/README.md} says where each comes from and why it does not
 * deadlock.
 */
public enum RoutingAlgorithm {
  /** First along x, then along y. On a ring or torus the shorter way round, plus if equal. */
  XY {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      return around(faults, topology, new DimensionOrder(topology, true, true));
    }
  },

  /** First along y, then along x. */
  YX {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      return around(faults, topology, new DimensionOrder(topology, false, true));
    }
  },

  /** XY or YX, drawn for each packet. */
  O1TURN {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      return new EitherOrder(XY.make(topology, faults), YX.make(topology, faults));
    }
  },

  /** XY to a router drawn from all, and from there to the destination. */
  VALIANT {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      TwoPhase.Intermediates all = new TwoPhase.AllRouters(topology.routers());
      return new TwoPhase(all, XY.make(topology, faults));
    }
  },

  /** XY to a router drawn from those on shortest ways, and from there to the destination. */
  ROMM {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      TwoPhase.Intermediates minimal = new TwoPhase.MinimalRectangle(topology);
      return new TwoPhase(minimal, XY.make(topology, faults));
    }
  },

  /** Shortest ways that go to x- first, if at all; adaptive. */
  WEST_FIRST {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      return around(faults, topology, new TurnModel(topology, TurnModel.WEST_FIRST));
    }
  },

  /** Shortest ways that go to y+ last, if at all; adaptive. */
  NORTH_LAST {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      return around(faults, topology, new TurnModel(topology, TurnModel.NORTH_LAST));
    }
  },

  /** Shortest ways that go to x- and y- before x+ and y+; adaptive. */
  NEGATIVE_FIRST {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      return around(faults, topology, new TurnModel(topology, TurnModel.NEGATIVE_FIRST));
    }
  },

  /** Shortest ways with turns that depend on the column; adaptive. */
  ODD_EVEN {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      return around(faults, topology, new OddEven(topology));
    }
  },

  /** All shortest ways, with escape channels: XY, or with faults {@link #UP_DOWN}. */
  MINIMAL_ADAPTIVE {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      if (faults.isNone()) {
        return new MinimalAdaptive(
            new RouterGrid(topology), new DimensionOrder(topology, true, true));
      }
      LiveLinks links = new LiveLinks(new FaultyTopology(topology, faults));
      return new MinimalAdaptive(new ShortestPorts(links), new UpDown(links));
    }
  },

  /** Up and then down a tree of all that works; reaches whatever is connected; adaptive. */
  UP_DOWN {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      return new UpDown(new LiveLinks(new FaultyTopology(topology, faults)));
    }
  },

  /** XY with one channel class even on rings, where it deadlocks: to see that. */
  XY_NO_DATELINE {
    @Override
    RoutingRelation make(Topology topology, Faults faults) {
      return around(faults, topology, new DimensionOrder(topology, true, false));
    }
  };

  /**
   * The algorithm for a topology.
   *
   * @throws IllegalArgumentException if there is none, or there is no such link or router; the
   *     message says why
   */
  public RoutingRelation relation(Topology topology, Faults faults) {
    Optional<String> obstacle = obstacle(topology, faults);
    if (obstacle.isPresent()) {
      throw new IllegalArgumentException(obstacle.get());
    }
    return make(topology, faults);
  }

  /** Why there is no such relation, if there is none. */
  public Optional<String> obstacle(Topology topology, Faults faults) {
    boolean meshOnly =
        switch (this) {
          case WEST_FIRST, NORTH_LAST, NEGATIVE_FIRST, ODD_EVEN -> true;
          default -> false;
        };
    if (meshOnly && topology.shape() != Shape.MESH) {
      return Optional.of(
          "%s routes on meshes only, not on a %s: its turns leave cycles through closed rings; %s"
                  .formatted(label(), topology.label(), MINIMAL_ADAPTIVE.label())
              + " and "
              + UP_DOWN.label()
              + " adapt there");
    }
    boolean hasTable = this == UP_DOWN || !faults.isNone();
    if (hasTable && topology.routers() > LiveLinks.MOST_ROUTERS_OF_TABLES) {
      return Optional.of(
          "%s%s needs a table for every pair of routers: at most %d routers, not %d"
              .formatted(
                  label(),
                  faults.isNone() ? "" : " with faults",
                  LiveLinks.MOST_ROUTERS_OF_TABLES,
                  topology.routers()));
    }
    return Optional.empty();
  }

  /** Whether its routes with faults are not just those of its routes that are left. */
  boolean makesNewRoutesForFaults() {
    return this == MINIMAL_ADAPTIVE || this == UP_DOWN;
  }

  abstract RoutingRelation make(Topology topology, Faults faults);

  private static RoutingRelation around(
      Faults faults, Topology topology, RoutingRelation relation) {
    return faults.isNone()
        ? relation
        : new AroundFaults(relation, topology, new LiveLinks(new FaultyTopology(topology, faults)));
  }

  /** As in machine files and options: {@code west-first}. */
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
