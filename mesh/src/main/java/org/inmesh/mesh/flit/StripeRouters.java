package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.PacketTable;

/**
 * The routers of a stripe, 64 at a time: what arrives asks for its output, the switches are
 * allocated, what is granted an output goes on its way, and the rest waits.
 */
final class StripeRouters {
  /** Binary digits of the number of an input. */
  private static final int DIGITS = 3;

  private final PacketTable packets;

  /** Null if arrivals do not depend on the links that packets cross. */
  private final ArrivedPackets arrivals;

  /** Or null. */
  private final NetworkObserver observer;

  /** A node's number in the network less that in the stripe. */
  private final int numberShift;

  private final LinkPlanes links;
  private final WaitingFlits waiting;
  private final SwitchPlanes switches;

  private final int hopLatency;
  private final int ejectionLatency;
  private final int creditLatency;

  /** By port to a neighbour: the neighbour's number less the router's. */
  private final int[] distance;

  private final int[][] crosspoints = new int[Port.ROUTER_PORTS][];

  /** By word: whether requests are left from the cycles before. */
  private final boolean[] requesting;

  /** Of one word, by input: what arrives now, and where flits were waiting before. */
  private final long[] arriving = new long[Port.ROUTER_PORTS];

  private final long[] busy = new long[Port.ROUTER_PORTS];

  /** Of one word, for reports: {@code output * DIGITS + digit}, see {@link #number}. */
  private final long[] inputDigits = new long[Port.ROUTER_PORTS * DIGITS];

  /** Links between routers crossed so far, summed over flits. */
  private long flitHops;

  /**
   * Idle routers.
   *
   * @param arrivals told of the links that packets cross, if it asks for that
   * @param observer or null
   */
  StripeRouters(
      int words,
      RouterSpecification router,
      int columns,
      int numberShift,
      LinkPlanes links,
      PacketTable packets,
      ArrivedPackets arrivals,
      NetworkObserver observer) {
    this.numberShift = numberShift;
    this.links = links;
    this.packets = packets;
    this.arrivals = arrivals.dependOnLinks() ? arrivals : null;
    this.observer = observer;
    waiting = new WaitingFlits(words, router.bufferDepth());
    switches = new SwitchPlanes(words, router.bufferDepth());
    hopLatency = router.hopLatency();
    ejectionLatency = WormholeStripe.NODE_LATENCY + router.traversalDelay();
    creditLatency = 1 + router.linkDelay();
    distance = new int[] {1, -1, columns, -columns};
    Arrays.setAll(crosspoints, Crosspoint::ofInput);
    requesting = new boolean[words];
  }

  long flitHops() {
    return flitHops;
  }

  void addCredits(int word) {
    for (int output = 0; output < Port.ROUTER_PORTS; output++) {
      switches.addCredits(word, output, links.due(word, LinkPlanes.CREDITS + output));
    }
  }

  /** Whether the routers of a word have something to do. */
  boolean isActive(int word) {
    return requesting[word] || links.due(word, LinkPlanes.ANY) != 0;
  }

  /**
   * One cycle of the routers of a word, after the credits have been added.
   *
   * @param grantsWatched whether there is an observer that is to be told of them
   */
  void step(int word, long cycle, boolean grantsWatched) {
    for (int input = 0; input < Port.ROUTER_PORTS; input++) {
      receive(word, input);
    }
    switches.allocate(word);
    for (int input = 0; input < Port.ROUTER_PORTS; input++) {
      leaveInput(word, input);
    }
    if (grantsWatched || arrivals != null) {
      reportGrants(word, cycle);
    }
    for (int output = 0; output < Port.ROUTER_PORTS; output++) {
      moveTo(word, output);
    }
    requesting[word] = switches.requesting(word) != 0;
  }

  /** What arrives at empty buffers asks for its output. */
  private void receive(int word, int input) {
    long nonEmpty = waiting.nonEmpty(word, input);
    long arrivals = 0;
    for (int crosspoint : crosspoints[input]) {
      long nodes = links.due(word, crosspoint);
      arrivals |= nodes;
      switches.request(word, crosspoint, nodes & ~nonEmpty);
    }
    arriving[input] = arrivals;
    busy[input] = nonEmpty;
  }

  /**
   * What arrived and does not leave at once joins the buffer; the flits that leave one join those
   * that came over the links now. Credits go back.
   */
  private void leaveInput(int word, int input) {
    long leaving = 0;
    for (int crosspoint : crosspoints[input]) {
      leaving |= switches.granted[crosspoint];
    }
    int offset = links.flitsOf(links.slotAfter(0), input);
    long staying = arriving[input] & (busy[input] | ~leaving);
    if (staying != 0) {
      waiting.add(word, input, staying, links.flits, offset);
    }
    long leavingBuffers = leaving & busy[input];
    if (leavingBuffers != 0) {
      waiting.take(word, input, leavingBuffers, links.flits, offset);
      askForNext(word, input, leavingBuffers & waiting.nonEmpty(word, input));
    }
    if (leaving == 0) {
      return;
    }
    if (input == Port.LOCAL) {
      int slot = links.slotAfter(WormholeStripe.NODE_LATENCY);
      links.send(slot, word, LinkPlanes.NODE_CREDITS, leaving);
    } else {
      int plane = LinkPlanes.CREDITS + (input ^ 1);
      links.send(links.slotAfter(creditLatency), word, plane, leaving, distance[input]);
    }
  }

  /** Enters the requests of flits that have come to the front of their buffers. */
  private void askForNext(int word, int input, long which) {
    for (long left = which; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      long flit = waiting.first(input, word * Long.SIZE + bit);
      int way =
          switch (input) {
            case Port.X_PLUS, Port.X_MINUS -> MovingFlit.turnFromX(flit);
            case Port.Y_PLUS, Port.Y_MINUS -> MovingFlit.atNodeFromY(flit);
            default -> MovingFlit.firstOutput(flit);
          };
      switches.request(word, crosspoints[input][way], 1L << bit);
    }
  }

  /**
   * Sends the flits that were granted an output on their way. All flits of an output go through one
   * loop, whichever input they come from: most planes have a few bits only, and the end of each
   * loop over bits costs the host a mispredicted branch.
   */
  private void moveTo(int word, int output) {
    long nodes = switches.grantedTo[output];
    if (nodes == 0) {
      return;
    }
    long[] granted = switches.granted;
    long tails =
        switch (output) {
          case Port.X_PLUS -> {
            long low = granted[Crosspoint.X_MINUS_TO_X_PLUS];
            long high = granted[Crosspoint.NODE_TO_X_PLUS];
            yield moveAlongX(word, output, nodes, low, high);
          }
          case Port.X_MINUS -> {
            long high = granted[Crosspoint.NODE_TO_X_MINUS];
            yield moveAlongX(word, output, nodes, 0, high);
          }
          case Port.Y_PLUS -> {
            long middle = granted[Crosspoint.Y_MINUS_TO_Y_PLUS];
            long low = granted[Crosspoint.X_MINUS_TO_Y_PLUS] | middle;
            long high = granted[Crosspoint.NODE_TO_Y_PLUS];
            yield moveAlongY(word, output, nodes, low, middle, high);
          }
          case Port.Y_MINUS -> {
            long low = granted[Crosspoint.X_MINUS_TO_Y_MINUS];
            long middle = granted[Crosspoint.Y_PLUS_TO_Y_MINUS];
            long high = granted[Crosspoint.NODE_TO_Y_MINUS];
            yield moveAlongY(word, output, nodes, low, middle, high);
          }
          default -> moveToNode(word, nodes);
        };
    switches.own(word, output, tails);
  }

  /**
   * Moves flits along x; returns which were tails.
   *
   * @param nodes where the output was granted
   * @param low by node, the lowest binary digit of the number of the input that it was granted to
   * @param high the highest; the middle one is 0
   */
  private long moveAlongX(int word, int output, long nodes, long low, long high) {
    int slot = links.slotAfter(hopLatency);
    int from = links.flitsOf(links.slotAfter(0), 0) + word * Long.SIZE;
    int to = links.flitsOf(slot, output ^ 1) + word * Long.SIZE + distance[output];
    long[] flits = links.flits;
    long tails = 0;
    long turnLow = 0;
    long turnHigh = 0;
    for (long left = nodes; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      int input = number(low, 0, high, bit);
      long flit = flits[from + input * links.inputStride + bit] - MovingFlit.X_HOP;
      flits[to + bit] = flit;
      long turn = MovingFlit.turnFromX(flit);
      tails |= (flit & MovingFlit.TAIL) << bit;
      turnLow |= (turn & 1) << bit;
      turnHigh |= (turn >>> 1) << bit;
    }
    flitHops += Long.bitCount(nodes);
    int[] ways = crosspoints[output ^ 1];
    int far = distance[output];
    links.send(slot, word, ways[MovingFlit.STRAIGHT], nodes & ~turnLow & ~turnHigh, far);
    links.send(slot, word, ways[MovingFlit.TURN_TO_Y_PLUS], turnLow & ~turnHigh, far);
    links.send(slot, word, ways[MovingFlit.TURN_TO_Y_MINUS], turnHigh & ~turnLow, far);
    links.send(slot, word, ways[MovingFlit.TURN_TO_NODE], turnLow & turnHigh, far);
    return tails;
  }

  private long moveAlongY(int word, int output, long nodes, long low, long middle, long high) {
    int slot = links.slotAfter(hopLatency);
    int from = links.flitsOf(links.slotAfter(0), 0) + word * Long.SIZE;
    int to = links.flitsOf(slot, output ^ 1) + word * Long.SIZE + distance[output];
    long[] flits = links.flits;
    long tails = 0;
    long atNode = 0;
    for (long left = nodes; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      int input = number(low, middle, high, bit);
      long flit = flits[from + input * links.inputStride + bit] - MovingFlit.Y_HOP;
      flits[to + bit] = flit;
      tails |= (flit & MovingFlit.TAIL) << bit;
      atNode |= (long) MovingFlit.atNodeFromY(flit) << bit;
    }
    flitHops += Long.bitCount(nodes);
    int[] ways = crosspoints[output ^ 1];
    links.send(slot, word, ways[0], nodes & ~atNode, distance[output]);
    links.send(slot, word, ways[1], atNode, distance[output]);
    return tails;
  }

  private long moveToNode(int word, long nodes) {
    long[] granted = switches.granted;
    long low = granted[Crosspoint.X_MINUS_TO_NODE] | granted[Crosspoint.Y_MINUS_TO_NODE];
    long middle = granted[Crosspoint.Y_PLUS_TO_NODE] | granted[Crosspoint.Y_MINUS_TO_NODE];
    long high = granted[Crosspoint.NODE_TO_NODE];
    int slot = links.slotAfter(ejectionLatency);
    int from = links.flitsOf(links.slotAfter(0), 0) + word * Long.SIZE;
    int to = links.flitsOf(slot, Port.NODE) + word * Long.SIZE;
    long[] flits = links.flits;
    long tails = 0;
    for (long left = nodes; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      int input = number(low, middle, high, bit);
      long flit = flits[from + input * links.inputStride + bit];
      flits[to + bit] = flit;
      tails |= (flit & MovingFlit.TAIL) << bit;
    }
    links.send(slot, word, LinkPlanes.TO_NODE, nodes);
    return tails;
  }

  /** A node's number of three binary digits, each in a plane of its own. */
  private static int number(long low, long middle, long high, int bit) {
    return (int) (low >>> bit & 1 | (middle >>> bit & 1) << 1 | (high >>> bit & 1) << 2);
  }

  /** In ascending order of the node, then of the output. */
  private void reportGrants(int word, long cycle) {
    long any = 0;
    for (int output = 0; output < Port.ROUTER_PORTS; output++) {
      any |= switches.grantedTo[output];
      for (int digit = 0; digit < DIGITS; digit++) {
        inputDigits[output * DIGITS + digit] = switches.inputDigit(output, digit);
      }
    }
    for (long left = any; left != 0; left &= left - 1) {
      int bit = Long.numberOfTrailingZeros(left);
      for (int outputs = switches.outputsGranted(bit); outputs != 0; outputs &= outputs - 1) {
        reportGrant(word, bit, Integer.numberOfTrailingZeros(outputs), cycle);
      }
    }
  }

  private void reportGrant(int word, int bit, int output, long cycle) {
    int digits = output * DIGITS;
    int input = number(inputDigits[digits], inputDigits[digits + 1], inputDigits[digits + 2], bit);
    int node = word * Long.SIZE + bit;
    long flit = links.flits[links.flitsOf(links.slotAfter(0), input) + node];
    int slot = MovingFlit.slot(flit);
    if (arrivals != null && MovingFlit.isHead(flit)) {
      arrivals.headCrosses(slot, node + numberShift, output);
    }
    if (observer != null) {
      observer.flitGranted(node + numberShift, output, packets.tag[slot], cycle);
    }
  }
}
