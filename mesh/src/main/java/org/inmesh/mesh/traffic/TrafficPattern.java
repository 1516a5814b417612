package org.inmesh.mesh.traffic;

import java.util.Optional;
import java.util.random.RandomGenerator;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Where the packets of a node go: the synthetic patterns of the network literature, as BookSim 2
 * defines them on a mesh of K columns and K rows. Where a definition has a meaning on a mesh that
 * is not square, it is applied to columns and rows each by itself.
 */
public enum TrafficPattern {
  /** Any node, the source included, with equal probability. */
  UNIFORM {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      // The high half of the product: no loop and one draw, biased by less than nodes / 2^64.
      return (int) Math.unsignedMultiplyHigh(random.nextLong(), mesh.nodes());
    }
  },

  /** Node (x, y) to node (y, x); square meshes only. */
  TRANSPOSE {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      int columns = mesh.columns();
      return source / columns + columns * (source % columns);
    }

    @Override
    public Optional<String> obstacle(NetworkSpecification mesh) {
      return mesh.columns() == mesh.rows()
          ? Optional.empty()
          : Optional.of("transpose needs as many columns as rows");
    }
  },

  /** All bits of the node number inverted; meshes whose number of nodes is a power of two only. */
  BIT_COMPLEMENT {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      return mesh.nodes() - 1 - source;
    }

    @Override
    public Optional<String> obstacle(NetworkSpecification mesh) {
      return Integer.bitCount(mesh.nodes()) == 1
          ? Optional.empty()
          : Optional.of("bit complement needs a power of two of nodes");
    }
  },

  /** Just under half of the mesh further in each dimension: x + ceil(K / 2) - 1, modulo K. */
  TORNADO {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      int columns = mesh.columns();
      int rows = mesh.rows();
      return shifted(source, mesh, (columns + 1) / 2 - 1, (rows + 1) / 2 - 1);
    }
  },

  /** One further in each dimension: x + 1, modulo K. */
  NEIGHBOR {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      return shifted(source, mesh, 1, 1);
    }
  };

  /**
   * The destination of a packet.
   *
   * @param random drawn from by {@link #UNIFORM} only
   */
  public abstract int destination(int source, NetworkSpecification mesh, RandomGenerator random);

  /** Why the pattern has no meaning on this mesh, or nothing if it has one. */
  public Optional<String> obstacle(NetworkSpecification mesh) {
    return Optional.empty();
  }

  private static int shifted(int source, NetworkSpecification mesh, int dx, int dy) {
    int columns = mesh.columns();
    int x = (source % columns + dx) % columns;
    int y = (source / columns + dy) % mesh.rows();
    return x + columns * y;
  }
}
