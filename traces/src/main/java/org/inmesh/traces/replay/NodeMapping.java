package org.inmesh.traces.replay;

import java.util.Locale;
import java.util.Objects;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.traces.header.TraceMachine;

/** Which node of the target stands for which node of a trace; several can have the same. */
public final class NodeMapping {
  private final int[] target;
  private final int targetNodes;

  /** Where coordinates of a recording go. */
  public enum Policy {
    /** The same column and row; without columns, the same number. */
    IDENTITY,
    /** Column and row modulo those of the target. */
    FOLD,
    /** Column and row in proportion, rounded down. */
    SCALE;

    /** The name on the command line. */
    public String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  private NodeMapping(int[] target, int targetNodes) {
    this.target = target;
    this.targetNodes = targetNodes;
  }

  /**
   * A mapping by a list.
   *
   * @param targets by node of the trace, each a node of the target
   * @param targetNodes of the target
   * @throws IndexOutOfBoundsException if there is no such node
   */
  public static NodeMapping of(int[] targets, int targetNodes) {
    for (int node : targets) {
      Objects.checkIndex(node, targetNodes);
    }
    return new NodeMapping(targets.clone(), targetNodes);
  }

  /**
   * A mapping by a policy.
   *
   * @throws IllegalArgumentException if nodes have no place; the message says what to do
   */
  public static NodeMapping of(Policy policy, TraceMachine recorded, NetworkSpecification network) {
    int[] targets = new int[recorded.nodes()];
    int columns = recorded.columns();
    if (columns == 0 || recorded.nodes() % columns != 0) {
      mapNumbers(policy, targets, network.nodes());
      return new NodeMapping(targets, network.nodes());
    }
    int rows = recorded.nodes() / columns;
    if (policy == Policy.IDENTITY && (columns > network.columns() || rows > network.rows())) {
      throw new IllegalArgumentException(
          ("the trace is of %d x %d nodes, the network has %d x %d:"
                  + " --map fold, scale or a file is needed")
              .formatted(columns, rows, network.columns(), network.rows()));
    }
    for (int node = 0; node < targets.length; node++) {
      int column = place(policy, node % columns, columns, network.columns());
      int row = place(policy, node / columns, rows, network.rows());
      targets[node] = column + network.columns() * row;
    }
    return new NodeMapping(targets, network.nodes());
  }

  private static void mapNumbers(Policy policy, int[] targets, int nodes) {
    if (policy == Policy.IDENTITY && targets.length > nodes) {
      throw new IllegalArgumentException(
          "the trace is of %d nodes, the network has %d: --map fold, scale or a file is needed"
              .formatted(targets.length, nodes));
    }
    for (int node = 0; node < targets.length; node++) {
      targets[node] = place(policy, node, targets.length, nodes);
    }
  }

  private static int place(Policy policy, int place, int recorded, int available) {
    return switch (policy) {
      case IDENTITY -> place;
      case FOLD -> place % available;
      case SCALE -> (int) ((long) place * available / recorded);
    };
  }

  void check(int recordedNodes, int networkNodes) {
    if (target.length != recordedNodes || targetNodes != networkNodes) {
      throw new IllegalArgumentException(
          "a mapping of %d nodes to %d, but the trace has %d, and the network %d"
              .formatted(target.length, targetNodes, recordedNodes, networkNodes));
    }
  }

  /** The node of the target. */
  public int of(int node) {
    return target[node];
  }
}
