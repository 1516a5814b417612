package org.inmesh.mesh.epiphany;

import java.util.Arrays;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.topology.Topology;

/**
 * One of the Epiphany's meshes. A router has a register for one flit at each of its five inputs and
 * five outputs, and a round-robin arbiter at each output.
 *
 * <p>A flit stays at least one network cycle (half a core cycle) in an input register, in which it
 * is routed and arbitrated, and at least two in an output register, in which it crosses the link:
 * together the cycle and a half of a hop. It waits in the output register while the next input
 * register is taken: that register's wait signal says so, and is seen a network cycle late. With
 * two registers a hop and four network cycles around the loop of flit and wait signal, a link moves
 * a flit in every core cycle, in a jam as well.
 *
 * <p>Port k of router r is number {@code r * 8 + k} in the arrays, k as in {@link Topology}.
 */
final class SingleFlitMesh {
  private static final int LOCAL = Topology.FIRST_LOCAL;
  private static final int PORTS = LOCAL + 1;
  private static final int SHIFT = 3;
  private static final int MASK = (1 << SHIFT) - 1;

  private final PacketTable packets;
  private final ArrivedPackets arrivals;
  private final NetworkCounters counters;

  /** Or null. */
  private final NetworkObserver observer;

  /** Network cycles in which a flit crosses a link. */
  private final int linkCycles;

  private final int[] columnOf;
  private final int[] rowOf;

  /** By port: what to add to an output's number for that of the input it leads to. */
  private final int[] link;

  /** By port: network cycles between two flits by an output. */
  private final int[] interval;

  private final SourceQueues sources;

  /** By input: the flit in its register. */
  private final int[] inputs;

  /** By output: the flit in its register. */
  private final int[] outputs;

  /** By output: the cycle from which the flit in the register has crossed the link. */
  private final long[] crossed;

  /** By output: the cycle from which the register may be loaded again. */
  private final long[] open;

  /** By output: bit k if the flit in input k of the router asks for it. */
  private final byte[] requests;

  /** By output: the input that comes first in the next arbitration. */
  private final byte[] pointer;

  /** Outputs with a flit in the register. */
  private final Members loaded;

  /** Outputs that a flit asks for. */
  private final Members requested;

  /** Inputs that got a flit in this cycle and ask from the next one on. */
  private final int[] filled;

  private int filledCount;
  private int flitsInside;

  /**
   * An empty mesh.
   *
   * @param hopLatency network cycles from one input register to the next, at least 2
   * @param linkInterval least number of network cycles between two flits on a link between routers
   * @param deliveryInterval the same on the way from a router to its node
   * @param observer or null
   */
  SingleFlitMesh(
      Topology topology,
      int hopLatency,
      int linkInterval,
      int deliveryInterval,
      PacketTable packets,
      ArrivedPackets arrivals,
      NetworkCounters counters,
      NetworkObserver observer) {
    this.packets = packets;
    this.arrivals = arrivals;
    this.counters = counters;
    this.observer = observer;
    linkCycles = hopLatency - 1;
    int routers = topology.routers();
    columnOf = new int[routers];
    rowOf = new int[routers];
    Arrays.setAll(columnOf, topology::routerColumn);
    Arrays.setAll(rowOf, topology::routerRow);
    int down = topology.routerColumns() << SHIFT;
    link = new int[] {(1 << SHIFT) + 1, -(1 << SHIFT) - 1, down + 1, -down - 1};
    interval = new int[] {linkInterval, linkInterval, linkInterval, linkInterval, deliveryInterval};
    int ports = routers << SHIFT;
    sources = new SourceQueues(routers, packets);
    inputs = new int[ports];
    outputs = new int[ports];
    Arrays.fill(inputs, Flit.NONE);
    Arrays.fill(outputs, Flit.NONE);
    crossed = new long[ports];
    open = new long[ports];
    requests = new byte[ports];
    pointer = new byte[ports];
    loaded = new Members(ports);
    requested = new Members(ports);
    filled = new int[routers * PORTS];
  }

  /** True when no flit is inside or waiting to go in. */
  boolean isEmpty() {
    return flitsInside == 0 && sources.waiting.isEmpty();
  }

  /** Puts a packet in a node's queue. */
  void add(int node, int slot) {
    sources.add(node, slot);
  }

  /** Simulates one network cycle. Both kinds of register are read as the cycle before left them. */
  void step(long cycle) {
    inject(cycle);
    crossLinks(cycle);
    arbitrate(cycle);
    askForOutputs();
  }

  private void inject(long cycle) {
    for (int node = sources.waiting.next(0); node >= 0; node = sources.waiting.next(node + 1)) {
      int input = (node << SHIFT) + LOCAL;
      if (inputs[input] == Flit.NONE) {
        int flit = sources.takeFlit(node);
        flitsInside++;
        fill(input, flit);
        if ((flit & Flit.FIRST) != 0) {
          packets.injected(Flit.packet(flit), cycle, observer);
        }
      }
    }
  }

  /** An input register emptied in this cycle still shows its wait signal: see the order of step. */
  private void crossLinks(long cycle) {
    for (int output = loaded.next(0); output >= 0; output = loaded.next(output + 1)) {
      if (crossed[output] > cycle) {
        continue;
      }
      int port = output & MASK;
      int flit = outputs[output];
      if (port == LOCAL) {
        deliver(flit, cycle);
      } else {
        int input = output + link[port];
        if (inputs[input] != Flit.NONE) {
          continue;
        }
        fill(input, flit);
      }
      outputs[output] = Flit.NONE;
      loaded.remove(output);
    }
  }

  private void fill(int input, int flit) {
    inputs[input] = flit;
    filled[filledCount++] = input;
  }

  private void deliver(int flit, long cycle) {
    flitsInside--;
    int slot = Flit.packet(flit);
    if (observer != null && (flit & Flit.FIRST) != 0) {
      packets.headArrived(slot, cycle, observer);
    }
    if ((flit & Flit.LAST) != 0) {
      arrivals.add(slot);
    }
  }

  private void arbitrate(long cycle) {
    for (int output = requested.next(0); output >= 0; output = requested.next(output + 1)) {
      if (outputs[output] == Flit.NONE && open[output] <= cycle) {
        grant(output, cycle);
      }
    }
  }

  private void grant(int output, long cycle) {
    int asking = requests[output];
    int fromPointer = asking & -1 << pointer[output];
    int winner = Integer.numberOfTrailingZeros(fromPointer != 0 ? fromPointer : asking);
    pointer[output] = (byte) (winner + 1 == PORTS ? 0 : winner + 1);
    asking &= ~(1 << winner);
    requests[output] = (byte) asking;
    if (asking == 0) {
      requested.remove(output);
    }
    int port = output & MASK;
    int input = output - port + winner;
    int flit = inputs[input];
    inputs[input] = Flit.NONE;
    outputs[output] = flit;
    loaded.add(output);
    crossed[output] = cycle + linkCycles;
    open[output] = cycle + interval[port];
    if (port != LOCAL) {
      counters.flitHops++;
    }
    if (observer != null) {
      observer.flitGranted(output >> SHIFT, port, packets.tag[Flit.packet(flit)], cycle);
    }
  }

  private void askForOutputs() {
    for (int i = 0; i < filledCount; i++) {
      int input = filled[i];
      int router = input >> SHIFT;
      int destination = packets.destination[Flit.packet(inputs[input])];
      int output = (router << SHIFT) + port(router, destination);
      requests[output] |= (byte) (1 << (input & MASK));
      requested.add(output);
    }
    filledCount = 0;
  }

  /** Along the row to the column, then along the column. */
  private int port(int router, int destination) {
    int right = columnOf[destination] - columnOf[router];
    if (right != 0) {
      return right > 0 ? Topology.X_PLUS : Topology.X_MINUS;
    }
    int down = rowOf[destination] - rowOf[router];
    if (down != 0) {
      return down > 0 ? Topology.Y_PLUS : Topology.Y_MINUS;
    }
    return LOCAL;
  }
}
