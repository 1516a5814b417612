package org.inmesh.mesh.flit;

import java.util.Arrays;
import java.util.Objects;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Topology;

/**
 * The network flit by flit: single-channel wormhole routers with credits, as the reference router
 * W1 (BookSim 2 in the configuration that {@code mesh/README.md} gives), reproduced to the cycle.
 * The specification generalises W1 by the size of the mesh, the hop latency and the buffer depth.
 *
 * <p>All state is in primitive arrays over the ports of {@link Port}. An output is <i>ready</i>
 * when a flit may leave by it in this cycle; the set of ready outputs is kept up to date by what
 * changes it (arriving flits, arriving credits, grants), so that a cycle costs what happens in it.
 *
 * <p>Arrivals of one cycle are reported in ascending order of the destination, at the end of the
 * step: a packet sent from the receiver may be injected from the next cycle on.
 */
public final class WormholeNetwork implements Network {
  /** Of the link between a node and its router, for flits into the network and all credits. */
  private static final int NODE_LATENCY = 2;

  private final NetworkSpecification specification;
  private final NetworkObserver observer;
  private final NetworkCounters counters = new NetworkCounters();

  /** From the grant to the arrival of the flit at the next router. */
  private final int hopLatency;

  /** From the grant to the arrival of the flit at the node. */
  private final int ejectionLatency;

  /** From the grant to the arrival of the credit at the router before. */
  private final int creditLatency;

  private final int[] link;
  private final DimensionOrderRouting routing;
  private final RoundRobinArbiter arbiter = new RoundRobinArbiter();

  private final PacketTable packets = new PacketTable();
  private final ArrivedPackets arrivals;

  /** Whether arrivals depend on the links that packets cross. */
  private final boolean dependOnLinks;

  private final SourceQueues sources;
  private final InputBuffers buffers;

  /** By the low bits of the cycle: {@link MovingFlit}s that arrive then. */
  private final LinkEvents[] flitsDue;

  /** By the low bits of the cycle: output ports that get a credit then. */
  private final LinkEvents[] creditsDue = LinkEvents.ring(NODE_LATENCY);

  /** By output port, also {@link Port#NODE} ones: what {@link OutputState} tells. */
  private final int[] outputs;

  /** Router outputs by which a flit may leave in this cycle. */
  private final PortSet ready;

  /** Nodes with a packet in the source queue and a credit. */
  private final PortSet nodesReady;

  /** Inputs whose front flit changed in this cycle and asks from the next cycle on. */
  private int[] newFronts = new int[16];

  private int newFrontCount;

  private long flitsInNetwork;
  private long lastCycle = -1;
  private boolean quietAfterLastStep = true;

  /** Whether a specification is of such a network. */
  public static boolean suits(NetworkSpecification specification) {
    Topology topology = specification.topology();
    return specification.router().isWormhole()
        && topology.shape() == Topology.Shape.MESH
        && topology.concentration() == 1
        && specification.routing() == RoutingAlgorithm.XY
        && specification.faults().isNone();
  }

  /** A network that nobody watches. */
  public WormholeNetwork(NetworkSpecification specification, PacketReceiver receiver) {
    this(specification, receiver, null);
  }

  /**
   * A network with an observer.
   *
   * @param observer or null
   */
  public WormholeNetwork(
      NetworkSpecification specification, PacketReceiver receiver, NetworkObserver observer) {
    this.specification = Objects.requireNonNull(specification);
    this.observer = observer;
    Objects.requireNonNull(receiver);
    arrivals = new ArrivedPackets(specification, packets, counters, receiver, observer);
    dependOnLinks = arrivals.dependOnLinks();
    int nodes = specification.nodes();
    int ports = nodes * Port.PER_NODE;
    RouterSpecification router = specification.router();
    hopLatency = router.hopLatency();
    ejectionLatency = NODE_LATENCY + router.traversalDelay();
    creditLatency = 1 + router.linkDelay();
    link = Port.links(specification.columns());
    routing = new DimensionOrderRouting(specification.columns(), specification.rows());
    sources = new SourceQueues(nodes, packets);
    buffers = new InputBuffers(ports, specification.bufferDepth());
    flitsDue = LinkEvents.ring(ejectionLatency);
    outputs = new int[ports];
    Arrays.fill(outputs, OutputState.idle(specification.bufferDepth()));
    ready = new PortSet(ports);
    nodesReady = new PortSet(nodes);
  }

  @Override
  public NetworkSpecification specification() {
    return specification;
  }

  @Override
  public NetworkCounters counters() {
    return counters;
  }

  @Override
  public boolean isQuiet() {
    return flitsInNetwork == 0 && sources.allEmpty() && noCreditsDue() && !arrivals.isHolding();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IndexOutOfBoundsException if a node or the message class does not exist
   * @throws IllegalArgumentException if there is no flit
   */
  @Override
  public void send(int source, int destination, int flits, int messageClass, int tag, long cycle) {
    Objects.checkIndex(source, specification.nodes());
    Objects.checkIndex(destination, specification.nodes());
    Objects.checkIndex(messageClass, 1);
    if (flits < 1) {
      throw new IllegalArgumentException("a packet of " + flits + " flits");
    }
    int slot = packets.add(source, destination, flits, tag, cycle);
    if (slot >= MovingFlit.MAXIMUM_SLOTS) {
      throw new IllegalStateException("more than " + slot + " packets in the network");
    }
    sources.add(source, slot);
    if (observer != null) {
      observer.packetCreated(source, destination, flits, tag, cycle);
    }
    if (OutputState.hasCredit(outputs[source * Port.PER_NODE + Port.NODE])) {
      nodesReady.add(source);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the cycle is not the one that the contract asks for next
   */
  @Override
  public void step(long cycle) {
    if (cycle <= lastCycle || (cycle != lastCycle + 1 && !quietAfterLastStep)) {
      throw new IllegalStateException("cycle " + cycle + " after cycle " + lastCycle);
    }
    lastCycle = cycle;
    addCredits(cycle);
    receiveFlits(cycle);
    injectFlits(cycle);
    grantOutputs(cycle);
    askForNewFronts();
    arrivals.report(cycle);
    quietAfterLastStep = isQuiet();
  }

  private boolean noCreditsDue() {
    for (LinkEvents due : creditsDue) {
      if (due.size != 0) {
        return false;
      }
    }
    return true;
  }

  private static LinkEvents at(LinkEvents[] ring, long cycle) {
    return ring[(int) cycle & ring.length - 1];
  }

  private void addCredits(long cycle) {
    LinkEvents due = at(creditsDue, cycle);
    int count = due.size;
    for (int i = 0; i < count; i++) {
      int port = (int) due.events[i];
      int state = OutputState.withCredit(outputs[port]);
      outputs[port] = state;
      if (OutputState.hasFirstCredit(state)) {
        firstCreditCame(port, state);
      }
    }
    due.size = 0;
  }

  private void firstCreditCame(int port, int state) {
    if ((port & Port.MASK) != Port.NODE) {
      if (OutputState.candidates(state) != 0) {
        ready.add(port);
      }
    } else if (!sources.isEmpty(port >> Port.NODE_SHIFT)) {
      nodesReady.add(port >> Port.NODE_SHIFT);
    }
  }

  private void receiveFlits(long cycle) {
    LinkEvents due = at(flitsDue, cycle);
    LinkEvents credits = at(creditsDue, cycle + NODE_LATENCY);
    int count = due.size;
    for (int i = 0; i < count; i++) {
      long moving = due.events[i];
      int port = MovingFlit.port(moving);
      if ((port & Port.MASK) == Port.NODE) {
        returnCredit(port, credits);
        consumeFlit(MovingFlit.flit(moving), cycle);
      } else if (buffers.add(port, moving)) {
        askForOutput(moving);
      }
    }
    due.size = 0;
  }

  private void consumeFlit(int flit, long cycle) {
    flitsInNetwork--;
    if ((flit & Flit.HEAD) != 0 && observer != null) {
      int slot = Flit.slot(flit);
      observer.headArrived(
          packets.source[slot],
          packets.destination[slot],
          packets.flits[slot],
          packets.tag[slot],
          cycle);
    }
    if ((flit & Flit.TAIL) != 0) {
      arrivals.add(Flit.slot(flit));
    }
  }

  private void returnCredit(int input, LinkEvents credits) {
    credits.add(input + link[input & Port.MASK]);
  }

  /** A flit has come to the front of an input: enters its request. */
  private void askForOutput(long moving) {
    int input = MovingFlit.port(moving);
    int output;
    if ((MovingFlit.flit(moving) & Flit.HEAD) != 0) {
      int node = input >> Port.NODE_SHIFT;
      output = routing.output(node, MovingFlit.column(moving), MovingFlit.row(moving));
      buffers.setOutput(input, output);
    } else {
      output = buffers.output(input);
    }
    int port = (input & ~Port.MASK) | output;
    int state = OutputState.withRequest(outputs[port], input & Port.MASK);
    outputs[port] = state;
    ready.addIf(OutputState.ready(state), port);
  }

  /** Lets each node that can send one flit from its source queue. */
  private void injectFlits(long cycle) {
    LinkEvents due = at(flitsDue, cycle + NODE_LATENCY);
    for (int node = nodesReady.next(0); node >= 0; node = nodesReady.next(node + 1)) {
      int flit = sources.takeFlit(node);
      int slot = Flit.slot(flit);
      if ((flit & Flit.HEAD) != 0) {
        headInjected(slot, cycle);
      }
      flitsInNetwork++;
      int port = node * Port.PER_NODE + Port.NODE;
      int destination = packets.destination[slot];
      int column = routing.column(destination);
      int row = routing.row(destination);
      due.add(MovingFlit.of(flit, column, row, port + link[Port.NODE]));
      outputs[port] = OutputState.withoutCredit(outputs[port]);
      if (!OutputState.hasCredit(outputs[port]) || sources.isEmpty(node)) {
        nodesReady.remove(node);
      }
    }
  }

  private void headInjected(int slot, long cycle) {
    if (packets.created[slot] > cycle) {
      throw new IllegalStateException(
          "a packet created in cycle " + packets.created[slot] + " is due in cycle " + cycle);
    }
    if (observer != null) {
      observer.packetInjected(
          packets.source[slot],
          packets.destination[slot],
          packets.flits[slot],
          packets.tag[slot],
          cycle);
    }
  }

  /**
   * Lets one flit leave by each ready output. Nothing here makes another output ready in the same
   * cycle, so the order of the outputs matters only for the order in which flits arrive.
   */
  private void grantOutputs(long cycle) {
    for (int s = 0; s < ready.summary.length; s++) {
      long summary = ready.summary[s];
      while (summary != 0) {
        int word = (s << 6) + Long.numberOfTrailingZeros(summary);
        summary &= summary - 1;
        long remaining = ready.words[word];
        long stillReady = remaining;
        while (remaining != 0) {
          long bit = remaining & -remaining;
          remaining ^= bit;
          int output = (word << 6) + Long.numberOfTrailingZeros(bit);
          long done = grant(output, cycle) ^ 1;
          stillReady ^= done << output;
        }
        ready.words[word] = stillReady;
        if (stillReady == 0) {
          ready.summary[s] &= ~(1L << word);
        }
      }
    }
  }

  /**
   * Grants an output to one input; returns 1 if it may be granted in the next cycle again, or 0.
   */
  private int grant(int port, long cycle) {
    int state = outputs[port];
    int winner = arbiter.winner(OutputState.pointer(state), OutputState.candidates(state));
    int input = (port & ~Port.MASK) | winner;
    int output = port & Port.MASK;
    long moving = buffers.front(input);
    int flit = MovingFlit.flit(moving);
    boolean empty = buffers.removeFront(input);
    boolean tail = (flit & Flit.TAIL) != 0;
    state = OutputState.afterGrant(state, winner, tail, !tail && !empty);
    outputs[port] = state;
    int flitLatency = output == Port.LOCAL ? ejectionLatency : hopLatency;
    at(flitsDue, cycle + flitLatency).add(MovingFlit.at(moving, port + link[output]));
    returnCredit(
        input, at(creditsDue, cycle + (winner == Port.LOCAL ? NODE_LATENCY : creditLatency)));
    counters.flitHops += 1 - output / Port.LOCAL;
    if (dependOnLinks && (flit & Flit.HEAD) != 0) {
      arrivals.headCrosses(Flit.slot(flit), port >> Port.NODE_SHIFT, output);
    }
    if (observer != null) {
      observer.flitGranted(port >> Port.NODE_SHIFT, output, packets.tag[Flit.slot(flit)], cycle);
    }
    if (tail && !empty) {
      addNewFront(input);
    }
    return OutputState.ready(state);
  }

  private void addNewFront(int input) {
    if (newFrontCount == newFronts.length) {
      newFronts = Arrays.copyOf(newFronts, 2 * newFrontCount);
    }
    newFronts[newFrontCount++] = input;
  }

  private void askForNewFronts() {
    for (int i = 0; i < newFrontCount; i++) {
      askForOutput(buffers.front(newFronts[i]));
    }
    newFrontCount = 0;
  }
}
