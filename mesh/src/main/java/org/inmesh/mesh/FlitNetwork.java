package org.inmesh.mesh;

import java.util.Arrays;
import java.util.Objects;

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
public final class FlitNetwork implements Network {
  private static final int CREDIT_LATENCY = 2;
  private static final int INJECTION_LATENCY = 2;
  private static final byte ANY_INPUT = 0b11111;

  private final NetworkSpecification specification;
  private final NetworkObserver observer;
  private final NetworkCounters counters = new NetworkCounters();

  private final int hopLatency;
  private final int[] link;
  private final DimensionOrderRouting routing;
  private final RoundRobinArbiter arbiter = new RoundRobinArbiter();

  private final PacketTable packets = new PacketTable();
  private final ArrivedPackets arrivals;
  private final SourceQueues sources;
  private final FlitBuffers buffers;
  private final DueList flitsDue;
  private final DueList creditsDue = new DueList(CREDIT_LATENCY);
  private final PortSet ready;

  /** By input port: the output that the packet at the front of the buffer takes. */
  private final byte[] outputOfInput;

  /** By output port, one bit an input: the inputs whose front flit goes there. */
  private final byte[] requests;

  /** By output port, one bit an input: all if nobody owns the output, else the owner. */
  private final byte[] admitted;

  /** By output port: free places in the buffer at the other end of the link. */
  private final byte[] credits;

  /** By output port: the input with the highest priority. */
  private final byte[] pointers;

  /** Inputs whose front flit changed in this cycle and asks from the next cycle on. */
  private int[] newFronts = new int[16];

  private int newFrontCount;

  private long flitsInNetwork;
  private long creditsInFlight;
  private long lastCycle = -1;
  private boolean quietAfterLastStep = true;

  /** A network that nobody watches. */
  public FlitNetwork(NetworkSpecification specification, PacketReceiver receiver) {
    this(specification, receiver, null);
  }

  /**
   * A network with an observer.
   *
   * @param observer or null
   */
  public FlitNetwork(
      NetworkSpecification specification, PacketReceiver receiver, NetworkObserver observer) {
    this.specification = Objects.requireNonNull(specification);
    this.observer = observer;
    arrivals = new ArrivedPackets(packets, counters, Objects.requireNonNull(receiver), observer);
    int nodes = specification.nodes();
    int ports = nodes * Port.PER_NODE;
    hopLatency = specification.hopLatency();
    link = Port.links(specification.columns());
    routing = new DimensionOrderRouting(specification.columns(), specification.rows());
    sources = new SourceQueues(nodes, packets);
    buffers = new FlitBuffers(ports, specification.bufferDepth());
    flitsDue = new DueList(Math.max(hopLatency, INJECTION_LATENCY));
    ready = new PortSet(ports);
    outputOfInput = new byte[ports];
    requests = new byte[ports];
    admitted = new byte[ports];
    credits = new byte[ports];
    pointers = new byte[ports];
    Arrays.fill(admitted, ANY_INPUT);
    Arrays.fill(credits, (byte) specification.bufferDepth());
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
    return flitsInNetwork == 0 && creditsInFlight == 0 && sources.allEmpty();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalArgumentException if a node does not exist or there is no flit
   */
  @Override
  public void send(int source, int destination, int flits, int tag, long cycle) {
    Objects.checkIndex(source, specification.nodes());
    Objects.checkIndex(destination, specification.nodes());
    if (flits < 1) {
      throw new IllegalArgumentException("a packet of " + flits + " flits");
    }
    sources.add(source, packets.add(source, destination, flits, tag, cycle));
    if (observer != null) {
      observer.packetCreated(source, destination, flits, tag, cycle);
    }
    int port = source * Port.PER_NODE + Port.NODE;
    if (credits[port] > 0) {
      ready.add(port);
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
    sendFlits(cycle);
    askForNewFronts();
    arrivals.report(cycle);
    quietAfterLastStep = isQuiet();
  }

  private void addCredits(long cycle) {
    int[] ports = creditsDue.ports(cycle);
    int count = creditsDue.size(cycle);
    for (int i = 0; i < count; i++) {
      int port = ports[i];
      if (++credits[port] == 1 && hasFlit(port)) {
        ready.add(port);
      }
    }
    creditsInFlight -= count;
    creditsDue.clear(cycle);
  }

  /** Whether a flit would leave by this output if there were a credit. */
  private boolean hasFlit(int output) {
    return (output & Port.MASK) == Port.NODE
        ? !sources.isEmpty(output >> Port.NODE_SHIFT)
        : (requests[output] & admitted[output]) != 0;
  }

  private void receiveFlits(long cycle) {
    int[] ports = flitsDue.ports(cycle);
    int count = flitsDue.size(cycle);
    for (int i = 0; i < count; i++) {
      int port = ports[i];
      int present = buffers.arrived(port);
      if ((port & Port.MASK) == Port.NODE) {
        consumeFlit(port, cycle);
      } else if (present == 1) {
        askForOutput(port);
      }
    }
    flitsDue.clear(cycle);
  }

  private void consumeFlit(int port, long cycle) {
    int flit = buffers.front(port);
    buffers.remove(port);
    returnCredit(port, cycle);
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

  private void returnCredit(int input, long cycle) {
    creditsDue.add(cycle + CREDIT_LATENCY, input + link[input & Port.MASK]);
    creditsInFlight++;
  }

  /** The front flit of an input has changed: enters its request. */
  private void askForOutput(int input) {
    int flit = buffers.front(input);
    int output =
        (flit & Flit.HEAD) != 0
            ? routing.output(input >> Port.NODE_SHIFT, packets.destination[Flit.slot(flit)])
            : outputOfInput[input];
    outputOfInput[input] = (byte) output;
    int port = (input & ~Port.MASK) | output;
    requests[port] |= (byte) (1 << (input & Port.MASK));
    if (credits[port] > 0 && (requests[port] & admitted[port]) != 0) {
      ready.add(port);
    }
  }

  /**
   * Lets one flit leave by each ready output. Nothing here makes another output ready in the same
   * cycle, so the order of the outputs does not matter.
   */
  private void sendFlits(long cycle) {
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
          boolean again =
              (output & Port.MASK) == Port.NODE ? inject(output, cycle) : grant(output, cycle);
          if (!again) {
            stillReady ^= bit;
          }
        }
        ready.words[word] = stillReady;
        if (stillReady == 0) {
          ready.summary[s] &= ~(1L << word);
        }
      }
    }
  }

  /** Sends a flit from the source queue; returns whether another may follow in the next cycle. */
  private boolean inject(int port, long cycle) {
    int node = port >> Port.NODE_SHIFT;
    int flit = sources.takeFlit(node);
    if ((flit & Flit.HEAD) != 0) {
      headInjected(Flit.slot(flit), cycle);
    }
    flitsInNetwork++;
    putOnLink(port, flit, cycle + INJECTION_LATENCY);
    return --credits[port] > 0 && !sources.isEmpty(node);
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

  private void putOnLink(int output, int flit, long due) {
    int input = output + link[output & Port.MASK];
    buffers.put(input, flit);
    flitsDue.add(due, input);
  }

  /** Grants an output to one input; returns whether it may be granted in the next cycle again. */
  private boolean grant(int port, long cycle) {
    int winner = arbiter.winner(pointers[port], requests[port] & admitted[port]);
    pointers[port] = (byte) RoundRobinArbiter.pointerAfter(winner);
    int input = (port & ~Port.MASK) | winner;
    int flit = buffers.front(input);
    putOnLink(port, flit, cycle + hopLatency);
    returnCredit(input, cycle);
    int output = port & Port.MASK;
    if (output != Port.LOCAL) {
      counters.flitHops++;
    }
    if (observer != null) {
      observer.flitGranted(port >> Port.NODE_SHIFT, output, packets.tag[Flit.slot(flit)], cycle);
    }
    boolean tail = (flit & Flit.TAIL) != 0;
    boolean empty = buffers.remove(input) == 0;
    admitted[port] = tail ? ANY_INPUT : (byte) (1 << winner);
    if (tail || empty) {
      requests[port] &= (byte) ~(1 << winner);
    }
    if (tail && !empty) {
      addNewFront(input);
    }
    return --credits[port] > 0 && (requests[port] & admitted[port]) != 0;
  }

  private void addNewFront(int input) {
    if (newFrontCount == newFronts.length) {
      newFronts = Arrays.copyOf(newFronts, 2 * newFrontCount);
    }
    newFronts[newFrontCount++] = input;
  }

  private void askForNewFronts() {
    for (int i = 0; i < newFrontCount; i++) {
      askForOutput(newFronts[i]);
    }
    newFrontCount = 0;
  }
}
