package org.inmesh.coresim.coherence.memory;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;

/**
 * Main memory behind controllers, or, without any, memory of a fixed latency at every home.
 *
 * @param controllers how many there are; 0 for memory of fixed latency
 * @param placement which nodes they are at
 * @param listed the nodes, for {@link Placement#LIST}
 * @param banks of each controller, at least 1
 * @param rowBytes of a bank's row buffer, a multiple of the line
 * @param timing in core cycles
 * @param pagePolicy what becomes of a row after an access
 * @param overtakings accesses to a bank's open row that may be done before an older access to
 *     another row of the bank, at least 0; with 0 each bank does its accesses in order of arrival
 */
public record MemorySpecification(
    int controllers,
    Placement placement,
    List<Integer> listed,
    int banks,
    int rowBytes,
    DramTiming timing,
    PagePolicy pagePolicy,
    int overtakings) {

  /** No controllers; the rest is of DDR3-1600 at 1 GHz, with lines of 64 bytes. */
  public static final MemorySpecification FIXED_LATENCY =
      new MemorySpecification(
          0, Placement.CORNERS, List.of(), 8, 8192, DramTiming.ddr3(1000, 64), PagePolicy.OPEN, 16);

  /** Takes a copy of the list. */
  public MemorySpecification {
    listed = List.copyOf(listed);
  }

  /** Whether memory is behind controllers. */
  public boolean isControlled() {
    return controllers > 0;
  }

  /**
   * The nodes of the controllers, on a mesh whose nodes are numbered row by row.
   *
   * @throws IllegalArgumentException if there cannot be so many, or a listed node is not one of the
   *     mesh; the message says why
   */
  public List<Integer> nodes(int columns, int rows) {
    return switch (placement) {
      case CORNERS -> first(corners(columns, rows), "corners");
      case EDGES -> spread(edge(columns, rows));
      case LIST -> checked(columns * rows);
    };
  }

  /**
   * Why this cannot work with lines of some size; empty if it can.
   *
   * @param lineBytes a power of two
   */
  public String complaint(int lineBytes) {
    if (banks < 1) {
      return "a memory controller has a bank";
    }
    if (rowBytes < lineBytes) {
      return String.format(
          Locale.ROOT, "a row of %d bytes is smaller than a line of %d bytes", rowBytes, lineBytes);
    }
    if (rowBytes % lineBytes != 0) {
      return String.format(
          Locale.ROOT,
          "a row of %d bytes is not a whole number of lines of %d bytes",
          rowBytes,
          lineBytes);
    }
    return "";
  }

  private static List<Integer> corners(int columns, int rows) {
    int last = columns * rows - 1;
    return List.copyOf(new LinkedHashSet<>(List.of(0, last, columns - 1, last - columns + 1)));
  }

  /** Clockwise from node 0. */
  private static List<Integer> edge(int columns, int rows) {
    LinkedHashSet<Integer> nodes = new LinkedHashSet<>();
    for (int column = 0; column < columns; column++) {
      nodes.add(column);
    }
    for (int row = 1; row < rows; row++) {
      nodes.add(row * columns + columns - 1);
    }
    for (int column = columns - 2; column >= 0; column--) {
      nodes.add((rows - 1) * columns + column);
    }
    for (int row = rows - 2; row > 0; row--) {
      nodes.add(row * columns);
    }
    return List.copyOf(nodes);
  }

  private List<Integer> first(List<Integer> nodes, String name) {
    if (controllers > nodes.size()) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "there are %d controllers for the mesh's %d %s",
              controllers,
              nodes.size(),
              name));
    }
    return nodes.subList(0, controllers);
  }

  private List<Integer> spread(List<Integer> nodes) {
    first(nodes, "nodes at edges");
    List<Integer> chosen = new ArrayList<>();
    for (int controller = 0; controller < controllers; controller++) {
      chosen.add(nodes.get((int) ((long) controller * nodes.size() / controllers)));
    }
    return chosen;
  }

  private List<Integer> checked(int nodes) {
    if (listed.size() != controllers) {
      throw new IllegalArgumentException(
          String.format(
              Locale.ROOT,
              "there are %d controllers, but %d nodes are listed for them",
              controllers,
              listed.size()));
    }
    for (int node : listed) {
      if (node < 0 || node >= nodes) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "node %d is listed for a controller, but nodes are 0 to %d",
                node,
                nodes - 1));
      }
    }
    if (new HashSet<>(listed).size() < listed.size()) {
      throw new IllegalArgumentException("a node is listed twice for controllers: " + listed);
    }
    return listed;
  }
}
