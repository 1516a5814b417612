package org.inmesh.mesh.traffic;

import java.util.Locale;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.topology.Topology;

/**
 * The synthetic patterns of the network literature, as BookSim 2 defines them on a mesh of K
 * columns and K rows. Where a definition has a meaning on a mesh that is not square, it is applied
 * to columns and rows of nodes each by itself, and to a ring as one row. Those of bits are applied
 * to the node number, as is {@link #TRANSPOSE} to its halves.
 */
public enum SyntheticPattern implements TrafficPattern {
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

  /** All bits of the node number inverted; needs a power of two of nodes. */
  BIT_COMPLEMENT {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      return mesh.nodes() - 1 - source;
    }

    @Override
    public Optional<String> obstacle(NetworkSpecification mesh) {
      return unlessPowerOfTwo(mesh);
    }
  },

  /** The bits of the node number in reverse order; needs a power of two of nodes. */
  BIT_REVERSE {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      // Two shifts, because shifting by the 32 that a single node needs would not shift at all.
      return Integer.reverse(source) >>> (Integer.SIZE - 1 - bits(mesh)) >>> 1;
    }

    @Override
    public Optional<String> obstacle(NetworkSpecification mesh) {
      return unlessPowerOfTwo(mesh);
    }
  },

  /** The bits of the node number rotated left by one; needs a power of two of nodes. */
  SHUFFLE {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      int doubled = source << 1;
      return (doubled | doubled >>> bits(mesh)) & (mesh.nodes() - 1);
    }

    @Override
    public Optional<String> obstacle(NetworkSpecification mesh) {
      return unlessPowerOfTwo(mesh);
    }
  },

  /** Just under half of the mesh further in each dimension: x + ceil(K / 2) - 1, modulo K. */
  TORNADO {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      int columns = columns(mesh);
      int rows = mesh.nodes() / columns;
      return shifted(source, columns, rows, (columns + 1) / 2 - 1, (rows + 1) / 2 - 1);
    }
  },

  /** One further in each dimension: x + 1, modulo K. */
  NEIGHBOR {
    @Override
    public int destination(int source, NetworkSpecification mesh, RandomGenerator random) {
      int columns = columns(mesh);
      return shifted(source, columns, mesh.nodes() / columns, 1, 1);
    }
  };

  /** In lower case, with hyphens. */
  @Override
  public String label() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  @Override
  public Optional<String> obstacle(NetworkSpecification mesh) {
    return Optional.empty();
  }

  Optional<String> unlessPowerOfTwo(NetworkSpecification mesh) {
    return Integer.bitCount(mesh.nodes()) == 1
        ? Optional.empty()
        : Optional.of(label() + " needs a power of two of nodes");
  }

  /** Bits of a node number. */
  private static int bits(NetworkSpecification mesh) {
    return Integer.numberOfTrailingZeros(mesh.nodes());
  }

  /** A ring has one dimension, in which its nodes stand in the order of their numbers. */
  private static int columns(NetworkSpecification mesh) {
    return mesh.topology().shape() == Topology.Shape.RING ? mesh.nodes() : mesh.columns();
  }

  private static int shifted(int source, int columns, int rows, int dx, int dy) {
    int x = (source % columns + dx) % columns;
    int y = (source / columns + dy) % rows;
    return x + columns * y;
  }
}
