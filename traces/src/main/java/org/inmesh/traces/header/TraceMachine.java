package org.inmesh.traces.header;

import java.util.List;

/**
 * The machine of a trace, or the network alone.
 *
 * @param name preset or file name
 * @param kind {@code mesh}, {@code coherent}, or {@code network} if it has no cores
 * @param file text of its machine file, complete, as {@code inmesh machines} prints it; empty if it
 *     is not known, as of imported traces
 * @param nodes of its network; cores, if it has any
 * @param columns of the mesh of nodes; 0 if not known
 * @param networks number of networks that are the same but for what they carry, at least 1
 * @param flitBytes bytes of a flit; lengths of packets are multiples of it; 0 if not known
 * @param networkCyclesPerCoreCycle network cycles in a core cycle, at least 1
 * @param coreCyclesPerNetworkCycle core cycles in a network cycle, at least 1; one of the two is 1
 * @param firstStep network cycles between a packet's creation and the first cycle of the network in
 *     which it can take part: 1 if it is created after the network's step of that cycle, 0 if
 *     before
 * @param messageTypes names of the coherence protocol's messages, by number; empty if there are
 *     none
 */
public record TraceMachine(
    String name,
    String kind,
    String file,
    int nodes,
    int columns,
    int networks,
    int flitBytes,
    int networkCyclesPerCoreCycle,
    int coreCyclesPerNetworkCycle,
    int firstStep,
    List<String> messageTypes) {
  /** More than any machine has; keeps a wrong header from asking for all memory. */
  public static final int MOST_NODES = 1 << 20;

  /** More than any machine has. */
  public static final int MOST_NETWORKS = 1 << 10;

  /**
   * Checks the numbers.
   *
   * @throws IllegalArgumentException if one is out of range
   */
  public TraceMachine {
    check("nodes", nodes, 1, MOST_NODES);
    check("columns", columns, 0, nodes);
    check("networks", networks, 1, MOST_NETWORKS);
    check("flitBytes", flitBytes, 0, Integer.MAX_VALUE);
    check("networkCyclesPerCoreCycle", networkCyclesPerCoreCycle, 1, Integer.MAX_VALUE);
    check("coreCyclesPerNetworkCycle", coreCyclesPerNetworkCycle, 1, Integer.MAX_VALUE);
    check("firstStep", firstStep, 0, 1);
  }

  private static void check(String name, int value, int least, int most) {
    if (value < least || value > most) {
      throw new IllegalArgumentException(
          "%s is %d, not from %d to %d".formatted(name, value, least, most));
    }
  }
}
