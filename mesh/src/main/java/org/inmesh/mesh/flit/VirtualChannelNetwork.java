package org.inmesh.mesh.flit;

import java.util.Arrays;
import java.util.Objects;
import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.topology.Topology;

/**
 * The network flit by flit: input-queued virtual-channel routers with credits, as BookSim 2 models
 * them ({@code iq_router}, not speculative), in the configuration that a {@link
 * RouterSpecification} gives. {@code mesh/README.md} has the rules.
 *
 * <p>All state is in primitive arrays over the virtual channels of {@link InputChannels} and {@link
 * OutputChannels}. Sets of bits hold the channels that wait for something, and lists what arrives
 * when, so that a cycle costs what happens in it.
 *
 * <p>Arrivals of one cycle are reported in ascending order of the destination, at the end of the
 * step: a packet sent from the receiver may be injected from the next cycle on.
 */
public final class VirtualChannelNetwork implements Network {
  /** A cycle on a link: sent in T, at the other end in T + 2. BookSim's channels do the same. */
  private static final int NODE_LINK_LATENCY = 2;

  private final NetworkSpecification specification;
  private final RouterSpecification router;
  private final NetworkObserver observer;
  private final NetworkCounters counters = new NetworkCounters();

  private final int shift;
  private final PortNumbering ports;

  /** Whether flits may come to nodes in another order than that of the nodes. */
  private final boolean sortsArrivals;

  private final RouteComputation routes;

  private final PacketTable packets = new PacketTable();
  private final ArrivedPackets arrivals;

  /** Whether arrivals depend on the links that packets cross. */
  private final boolean dependOnLinks;

  private final InputChannels inputs;
  private final OutputChannels outputs;
  private final Injection injection;
  private final ChannelAllocator channelAllocator;
  private final SwitchAllocator switchAllocator;
  private final DeadlockDetector deadlockDetector;

  /** Or null. */
  private final Speculation speculation;

  /** Whether channels are allocated by themselves, not with the switch. */
  private final boolean allocatesChannels;

  /** On/off flow control, or null if it is by credits. */
  private final OnOffSignals onOff;

  /** By port: network cycles from a flit's grant to its arrival at the other end of the link. */
  private final int[] flitLatency;

  /** By port: network cycles from a flit's leaving the buffer to its credit's use by the sender. */
  private final int[] creditLatency;

  /** Cycles between the coming to the front of a head flit and its first request for a channel. */
  private final int headDelay;

  /** Cycles between the coming to the front of a head flit and its speculative request. */
  private final int speculationDelay;

  /** Cycles between the coming to the front of a flit and its first request for the switch. */
  private final int flitDelay;

  private final DueList flitsDue;
  private final DueList creditsDue;

  /** Input channels whose head flit starts to wait for a virtual channel. */
  private final DueList headsDue;

  /** Input channels whose front flit starts to bid for the switch. */
  private final DueList bidsDue;

  /** Input channels whose head flit came to the front when the tail before it left. */
  private int[] newHeads = new int[16];

  private int newHeadCount;

  private final int[] switchWinners;
  private final int[] channelWinners;
  private final int[] channelsWon;

  private long flitsInNetwork;
  private long creditsInFlight;
  private long lastCycle = -1;
  private boolean quietAfterLastStep = true;

  /** A network that nobody watches. */
  public VirtualChannelNetwork(NetworkSpecification specification, PacketReceiver receiver) {
    this(specification, receiver, null);
  }

  /**
   * A network with an observer.
   *
   * @param observer or null
   */
  public VirtualChannelNetwork(
      NetworkSpecification specification, PacketReceiver receiver, NetworkObserver observer) {
    this.specification = specification;
    router = specification.router();
    this.observer = observer;
    Objects.requireNonNull(receiver);
    arrivals = new ArrivedPackets(specification, packets, counters, receiver, observer);
    dependOnLinks = arrivals.dependOnLinks();
    ports = new PortNumbering(specification.topology());
    sortsArrivals = specification.topology().concentration() > 1 || router.speculative();
    shift = Integer.SIZE - Integer.numberOfLeadingZeros(router.channels() - 1);
    inputs = new InputChannels(ports, shift, router.bufferDepth());
    outputs = new OutputChannels(ports, shift, router);
    injection = new Injection(packets, outputs, ports, specification.nodes(), shift, router);
    routes = new RouteComputation(specification, packets, inputs, outputs, ports, shift);
    channelAllocator = new ChannelAllocator(inputs, outputs, routes, ports, shift, router);
    speculation =
        router.speculative()
            ? new Speculation(inputs, outputs, routes, ports, shift, router)
            : null;
    switchAllocator = new SwitchAllocator(inputs, speculation, ports, shift, router);
    allocatesChannels = router.channelAllocator() != RouterSpecification.Allocator.WITH_SWITCH;
    onOff =
        router.flowControl() instanceof FlowControl.OnOff thresholds
            ? new OnOffSignals(ports.total << shift, router.bufferDepth(), thresholds)
            : null;
    deadlockDetector =
        new DeadlockDetector(
            packets, inputs, outputs, routes, ports, specification.topology(), shift);
    switchWinners = new int[ports.routerPorts];
    channelWinners = new int[channelAllocator.maximumMatches()];
    channelsWon = new int[channelAllocator.maximumMatches()];

    int linkLatency = 1 + router.linkDelay();
    flitLatency =
        latencies(
            router.traversalDelay() + linkLatency,
            router.traversalDelay() + NODE_LINK_LATENCY,
            NODE_LINK_LATENCY);
    creditLatency =
        latencies(
            linkLatency + router.creditDelay(),
            NODE_LINK_LATENCY,
            NODE_LINK_LATENCY + router.creditDelay());
    headDelay = router.routingDelay() + router.channelAllocationDelay() - 1;
    flitDelay = router.switchAllocationDelay() - 1;
    speculationDelay =
        router.routingDelay()
            + Math.max(router.channelAllocationDelay(), router.switchAllocationDelay())
            - 1;
    flitsDue = new DueList(Arrays.stream(flitLatency).max().orElseThrow());
    creditsDue = new DueList(Arrays.stream(creditLatency).max().orElseThrow());
    headsDue = new DueList(headDelay + 1);
    bidsDue = new DueList(Math.max(flitDelay, speculationDelay) + 1);
  }

  /** By port within the router: the value for one to a neighbour, to a node, or a node's end. */
  private int[] latencies(int neighbour, int local, int nodeEnd) {
    int[] latencies = new int[ports.mask + 1];
    Arrays.fill(latencies, nodeEnd);
    Arrays.fill(latencies, 0, ports.routerPorts, local);
    Arrays.fill(latencies, 0, Topology.FIRST_LOCAL, neighbour);
    return latencies;
  }

  @Override
  public NetworkSpecification specification() {
    return specification;
  }

  /** What the routers are. */
  public RouterSpecification router() {
    return router;
  }

  @Override
  public NetworkCounters counters() {
    return counters;
  }

  @Override
  public boolean isQuiet() {
    return flitsInNetwork == 0
        && creditsInFlight == 0
        && injection.allEmpty()
        && !arrivals.isHolding();
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
    Objects.checkIndex(messageClass, router.channelsOfClass().size());
    if (flits < 1) {
      throw new IllegalArgumentException("a packet of " + flits + " flits");
    }
    if (!routes.isRoutable(source, destination)) {
      counters.unroutable++;
      if (observer != null) {
        observer.packetUnroutable(source, destination, flits, tag, cycle);
      }
      return;
    }
    int slot = packets.add(source, destination, flits, tag, cycle);
    routes.start(slot);
    injection.add(source, messageClass, slot);
    if (observer != null) {
      observer.packetCreated(source, destination, flits, tag, cycle);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the cycle is not the one that the contract asks for next
   * @throws org.inmesh.mesh.DeadlockException if packets wait for each other in a circle; at most
   *     {@link DeadlockDetector#PERIOD} cycles after they have come to rest
   */
  @Override
  public void step(long cycle) {
    if (cycle <= lastCycle || (cycle != lastCycle + 1 && !quietAfterLastStep)) {
      throw new IllegalStateException("cycle " + cycle + " after cycle " + lastCycle);
    }
    lastCycle = cycle;
    if ((cycle & DeadlockDetector.PERIOD - 1) == 0) {
      deadlockDetector.check(creditsDue, cycle);
    }
    addCredits(cycle);
    endDelays(cycle);
    receiveFlits(cycle);
    inject(cycle);
    if (routes.isAdaptive()) {
      routes.choose();
    }
    // Both allocations decide on the state at the beginning of the cycle. The switch comes first,
    // so that a channel given now asks for the switch in the next cycle; what the switch sets free
    // for the allocation of channels is held back.
    if (speculation == null) {
      allocateSwitches(cycle);
      allocateChannels(cycle);
    } else {
      allocateSpeculatively(cycle);
    }
    outputs.freeReleased();
    advanceNewHeads(cycle);
    if (sortsArrivals) {
      arrivals.sort();
    }
    arrivals.report(cycle);
    quietAfterLastStep = isQuiet();
  }

  private void addCredits(long cycle) {
    int[] channels = creditsDue.ports(cycle);
    int count = creditsDue.size(cycle);
    for (int i = 0; i < count; i++) {
      int channel = channels[i];
      if (channel < 0) {
        stop(~channel);
        continue;
      }
      int holder = outputs.addCredit(channel);
      if (holder != OutputChannels.NOBODY) {
        inputs.makeReadyIfBidding(holder);
      }
    }
    creditsInFlight -= count;
    creditsDue.clear(cycle);
  }

  private void stop(int outputChannel) {
    int holder = outputs.stop(outputChannel);
    if (holder != OutputChannels.NOBODY) {
      inputs.makeUnready(holder);
    }
  }

  private void endDelays(long cycle) {
    int[] heads = headsDue.ports(cycle);
    for (int i = 0; i < headsDue.size(cycle); i++) {
      inputs.startWaiting(heads[i]);
    }
    headsDue.clear(cycle);
    int[] bids = bidsDue.ports(cycle);
    for (int i = 0; i < bidsDue.size(cycle); i++) {
      if (inputs.hasOutputChannel(bids[i])) {
        bid(bids[i]);
      } else {
        inputs.startSpeculating(bids[i]);
      }
    }
    bidsDue.clear(cycle);
  }

  private void receiveFlits(long cycle) {
    int[] channels = flitsDue.ports(cycle);
    int count = flitsDue.size(cycle);
    for (int i = 0; i < count; i++) {
      int channel = channels[i];
      int present = inputs.buffers.arrived(channel);
      if (ports.isNodeEnd(channel >> shift)) {
        consumeFlit(channel, cycle);
        continue;
      }
      if (onOff != null && onOff.flitArrived(channel, present)) {
        sendWord(channel, ~sender(channel), cycle);
      }
      if (present == 1) {
        if (inputs.hasOutputChannel(channel)) {
          flitAtFront(channel, cycle);
        } else {
          headAtFront(channel, cycle);
        }
      }
    }
    flitsDue.clear(cycle);
  }

  private void consumeFlit(int channel, long cycle) {
    int flit = inputs.buffers.front(channel);
    int present = inputs.buffers.remove(channel);
    returnCredit(channel, present, cycle);
    flitsInNetwork--;
    int slot = Flit.slot(flit);
    if ((flit & Flit.HEAD) != 0 && observer != null) {
      observer.headArrived(
          packets.source[slot],
          packets.destination[slot],
          packets.flits[slot],
          packets.tag[slot],
          cycle);
    }
    if ((flit & Flit.TAIL) != 0) {
      arrivals.add(slot);
    }
  }

  /** A flit has left a channel, so many are still present: the sender may have to know. */
  private void returnCredit(int channel, int present, long cycle) {
    if (onOff == null || onOff.flitLeft(channel, present)) {
      sendWord(channel, sender(channel), cycle);
    }
  }

  /** The output channel that sends to an input channel. */
  private int sender(int channel) {
    return otherEnd(channel, channel >> shift);
  }

  /** Lets the sender of a channel know of a credit or, by the complement, that it has to stop. */
  private void sendWord(int channel, int word, long cycle) {
    creditsDue.add(cycle + creditLatency[channel >> shift & ports.mask], word);
    creditsInFlight++;
  }

  /** The channel at the other end of the link of a channel's port. */
  private int otherEnd(int channel, int port) {
    return channel + (ports.otherEnd(port) - port << shift);
  }

  /** A head flit has come to the front of a channel, to go on to routing in this cycle. */
  private void headAtFront(int channel, long cycle) {
    routes.route(channel);
    if (allocatesChannels) {
      if (headDelay == 0) {
        inputs.startWaiting(channel);
      } else {
        headsDue.add(cycle + headDelay, channel);
      }
    }
    if (speculation != null) {
      if (speculationDelay == 0) {
        inputs.startSpeculating(channel);
      } else {
        bidsDue.add(cycle + speculationDelay, channel);
      }
    }
  }

  /** A flit that has its output channel may go on to switch allocation in this cycle. */
  private void flitAtFront(int channel, long cycle) {
    if (flitDelay == 0) {
      bid(channel);
    } else {
      bidsDue.add(cycle + flitDelay, channel);
    }
  }

  private void bid(int channel) {
    inputs.startBidding(channel, outputs.hasCredit(inputs.outputChannel(channel)));
  }

  private void inject(long cycle) {
    PortSet nodes = injection.nodesWithPackets;
    for (int node = nodes.next(0); node >= 0; node = nodes.next(node + 1)) {
      int queue = injection.queue(node);
      if (queue != Injection.NONE) {
        int channel = injection.channel(queue);
        int flit = injection.takeFlit(queue);
        if ((flit & Flit.HEAD) != 0) {
          headInjected(Flit.slot(flit), cycle);
        }
        if ((flit & Flit.TAIL) != 0) {
          injection.removeIfEmpty(node);
        }
        flitsInNetwork++;
        outputs.useCredit(channel);
        putOnLink(channel, flit, cycle);
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

  private void putOnLink(int outputChannel, int flit, long cycle) {
    int port = outputChannel >> shift;
    int input = otherEnd(outputChannel, port);
    inputs.buffers.put(input, flit);
    if (onOff != null) {
      onOff.flitSent(input);
    }
    flitsDue.add(cycle + flitLatency[port & ports.mask], input);
  }

  private void allocateSwitches(long cycle) {
    PortSet ready = inputs.portsReady;
    for (int port = ready.next(0); port >= 0; ) {
      int atRouter = port >> ports.shift;
      int count = switchAllocator.allocate(atRouter, switchWinners);
      for (int i = 0; i < count; i++) {
        sendFlit(switchWinners[i], cycle);
      }
      port = ready.next(atRouter + 1 << ports.shift);
    }
  }

  /** Both allocations and what comes of them, router by router, so that flits leave in order. */
  private void allocateSpeculatively(long cycle) {
    for (int port = nextToAllocate(0); port >= 0; ) {
      int atRouter = port >> ports.shift;
      int winners = switchAllocator.allocate(atRouter, switchWinners);
      int speculators = 0;
      for (int i = 0; i < winners; i++) {
        int channel = switchWinners[i];
        if (!inputs.hasOutputChannel(channel)) {
          switchWinners[speculators++] = channel;
        } else {
          sendFlit(channel, cycle);
        }
      }
      if (allocatesChannels
          && inputs.portsWaiting.from(atRouter << ports.shift, ports.allPorts) != 0) {
        allocateChannels(atRouter, cycle);
      }
      for (int i = 0; i < speculators; i++) {
        sendIfGivenChannel(switchWinners[i], cycle);
      }
      port = nextToAllocate(atRouter + 1 << ports.shift);
    }
  }

  /** A port where a flit asks for anything. */
  private int nextToAllocate(int from) {
    int next = inputs.portsReady.next(from);
    int speculating = inputs.portsSpeculating.next(from);
    if (speculating >= 0 && (next < 0 || speculating < next)) {
      next = speculating;
    }
    int waiting = inputs.portsWaiting.next(from);
    return waiting >= 0 && (next < 0 || waiting < next) ? waiting : next;
  }

  /** A head flit has won the switch on speculation: in vain, if it has no channel with a credit. */
  private void sendIfGivenChannel(int channel, long cycle) {
    if (!allocatesChannels) {
      int outputChannel = speculation.channelToTake(channel);
      inputs.stopSpeculating(channel);
      inputs.giveOutputChannel(channel, outputChannel, false);
      outputs.take(outputChannel, channel, false);
      bid(channel);
    }
    if (inputs.isReady(channel)) {
      sendFlit(channel, cycle);
    }
  }

  /** The front flit of a channel leaves for its output. */
  private void sendFlit(int channel, long cycle) {
    int outputChannel = inputs.outputChannel(channel);
    int flit = inputs.buffers.front(channel);
    int present = inputs.buffers.remove(channel);
    boolean empty = present == 0;
    boolean lastCredit = outputs.useCredit(outputChannel);
    putOnLink(outputChannel, flit, cycle);
    returnCredit(channel, present, cycle);
    int output = inputs.output(channel);
    if (!PortNumbering.isLocal(output)) {
      counters.flitHops++;
      if (dependOnLinks && (flit & Flit.HEAD) != 0) {
        arrivals.headCrosses(Flit.slot(flit), channel >> shift >> ports.shift, output);
      }
    }
    if (observer != null) {
      observer.flitGranted(
          channel >> shift >> ports.shift, output, packets.tag[Flit.slot(flit)], cycle);
    }
    if ((flit & Flit.TAIL) != 0) {
      inputs.stopBidding(channel);
      inputs.dropOutputChannel(channel);
      outputs.tailSent(outputChannel);
      if (!empty) {
        addNewHead(channel);
      }
    } else if (empty) {
      inputs.stopBidding(channel);
    } else if (flitDelay > 0) {
      inputs.stopBidding(channel);
      flitAtFront(channel, cycle + 1);
    } else if (lastCredit) {
      inputs.makeUnready(channel);
    }
  }

  private void allocateChannels(long cycle) {
    PortSet waiting = inputs.portsWaiting;
    for (int port = waiting.next(0); port >= 0; ) {
      int atRouter = port >> ports.shift;
      allocateChannels(atRouter, cycle);
      port = waiting.next(atRouter + 1 << ports.shift);
    }
  }

  private void allocateChannels(int atRouter, long cycle) {
    int count = channelAllocator.allocate(atRouter, channelWinners, channelsWon);
    for (int i = 0; i < count; i++) {
      int channel = channelWinners[i];
      boolean movePointers = i < channelAllocator.matchesOfFirstRound();
      inputs.stopWaiting(channel);
      inputs.giveOutputChannel(channel, channelsWon[i], movePointers);
      outputs.take(channelsWon[i], channel, movePointers);
      if (speculation == null) {
        flitAtFront(channel, cycle + 1);
      } else if (inputs.isSpeculating(channel)) {
        inputs.stopSpeculating(channel);
        bid(channel);
      }
    }
  }

  private void addNewHead(int channel) {
    if (newHeadCount == newHeads.length) {
      newHeads = Arrays.copyOf(newHeads, 2 * newHeadCount);
    }
    newHeads[newHeadCount++] = channel;
  }

  private void advanceNewHeads(long cycle) {
    for (int i = 0; i < newHeadCount; i++) {
      headAtFront(newHeads[i], cycle + 1);
    }
    newHeadCount = 0;
  }
}
