package org.inmesh.mesh;

import java.util.List;
import java.util.Locale;

/**
 * Packets of the simulated network wait for each other in a circle and will for ever. This is a
 * result of the simulation, the consequence of a routing with cyclic dependencies, and no fault of
 * the simulator.
 */
public final class DeadlockException extends RuntimeException {
  private static final long serialVersionUID = 1;

  private final transient List<WaitingPacket> circle;
  private final long cycle;

  /**
   * A packet that cannot go on.
   *
   * @param tag of the packet
   * @param source node
   * @param destination node
   * @param column of the router in which its foremost flit waits
   * @param row of that router
   * @param input port by which it came there
   * @param inputChannel virtual channel of the input
   * @param output port that it waits for
   * @param outputChannel virtual channel of the output; the first of them if any of several would
   *     do
   */
  public record WaitingPacket(
      int tag,
      int source,
      int destination,
      int column,
      int row,
      int input,
      int inputChannel,
      int output,
      int outputChannel) {

    private String text(int holder) {
      return String.format(
          Locale.ROOT,
          "packet %d from node %d to node %d, at router (%d,%d) in channel %d of input %s,"
              + " waits for channel %d of output %s, held by packet %d",
          tag,
          source,
          destination,
          column,
          row,
          inputChannel,
          portName(input),
          outputChannel,
          portName(output),
          holder);
    }
  }

  /**
   * A circle in which each packet waits for what the next one holds, the last for the first.
   *
   * @param cycle the network cycle in which it was found
   */
  public DeadlockException(long cycle, List<WaitingPacket> circle) {
    super(message(cycle, circle));
    this.cycle = cycle;
    this.circle = List.copyOf(circle);
  }

  private static String message(long cycle, List<WaitingPacket> circle) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < circle.size(); i++) {
      int holder = circle.get((i + 1) % circle.size()).tag();
      lines.append(System.lineSeparator()).append("  ").append(circle.get(i).text(holder));
    }
    String packets =
        circle.size() == 1
            ? "a packet waits for itself"
            : circle.size()
                + " packets wait in a circle, each for the next, the last for the first";
    return String.format(
        Locale.ROOT, "the network is deadlocked, seen in cycle %d: %s:%s", cycle, packets, lines);
  }

  private static String portName(int port) {
    return switch (port) {
      case 0 -> "x+";
      case 1 -> "x-";
      case 2 -> "y+";
      case 3 -> "y-";
      default -> "of local node " + (port - 4);
    };
  }

  /** The packets, each waiting for the next, the last for the first. */
  public List<WaitingPacket> circle() {
    return circle;
  }

  /** The network cycle in which the deadlock was found. */
  public long cycle() {
    return cycle;
  }
}
