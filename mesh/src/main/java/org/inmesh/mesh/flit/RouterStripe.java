package org.inmesh.mesh.flit;

import java.util.Arrays;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.topology.Topology;

/**
 * Routers of any kind: all that happens at some of them and their nodes in a cycle. Sets of bits
 * hold the channels that wait for something, and lists what arrives when, so that a cycle costs
 * what happens in it. What goes to another stripe waits in an outbox for the next cycle.
 */
final class RouterStripe implements Stripe, StripeOutbox.Receiver {
  /** A cycle on a link: sent in T, at the other end in T + 2. BookSim's channels do the same. */
  private static final int NODE_LINK_LATENCY = 2;

  private final int shift;
  private final PortNumbering ports;
  private final RouteComputation routes;
  private final PacketTable packets;

  /** Or null. */
  private final NetworkObserver observer;

  /** To be told of the links that packets cross; null if arrivals do not depend on them. */
  private final ArrivedPackets unreliable;

  private final int firstChannel;
  private final int endChannel;

  private final InputChannels inputs;
  private final OutputChannels outputs;

  /** Routers with something to allocate. */
  private final PortSet asking;

  private final Injection injection;
  private final ChannelAllocator channelAllocator;
  private final SwitchAllocator switchAllocator;

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

  /** Input channels that have won the switch, but have yet to be given an output channel. */
  private int[] speculators = new int[16];

  private int speculatorCount;

  private final int[] switchWinners;
  private final int[] channelWinners;
  private final int[] channelsWon;

  private final ArrivedSlots arrived = new ArrivedSlots();

  /** By stripe: what goes there; null for itself. */
  private StripeOutbox[] outboxes = new StripeOutbox[1];

  /** By stripe: what comes from there; null for itself. */
  private StripeOutbox[] inboxes = new StripeOutbox[1];

  private byte[] stripeOfRouter;

  /** Number of steps so far. */
  private int steps;

  private long flitHops;
  private long flitsInNetwork;
  private long creditsInFlight;

  /**
   * Idle routers.
   *
   * @param arrivals told of the links that packets cross, if it asks for that
   * @param observer or null
   */
  RouterStripe(
      SharedChannels shared,
      int firstRouter,
      int endRouter,
      ArrivedPackets arrivals,
      NetworkObserver observer) {
    this.observer = observer;
    unreliable = arrivals.dependOnLinks() ? arrivals : null;
    packets = shared.packets();
    ports = shared.ports();
    shift = shared.shift();
    routes = shared.routes();
    onOff = shared.onOff();
    inputs = new InputChannels(shared.inputs());
    asking = inputs.routersAsking;
    outputs = new OutputChannels(shared.outputs());
    firstChannel = firstRouter << ports.shift + shift;
    endChannel = endRouter << ports.shift + shift;
    RouterSpecification router = shared.specification().router();
    injection =
        new Injection(packets, outputs, ports, shared.specification().nodes(), shift, router);
    channelAllocator = new ChannelAllocator(inputs, outputs, routes, ports, shift, router);
    speculation =
        router.speculative()
            ? new Speculation(inputs, outputs, routes, ports, shift, router)
            : null;
    switchAllocator = new SwitchAllocator(inputs, speculation, ports, shift, router);
    allocatesChannels = router.channelAllocator() != RouterSpecification.Allocator.WITH_SWITCH;
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
  public void connect(StripeOutbox[] outboxes, StripeOutbox[] inboxes, byte[] stripeOfRouter) {
    this.outboxes = outboxes;
    this.inboxes = inboxes;
    this.stripeOfRouter = stripeOfRouter;
  }

  @Override
  public void send(int source, int messageClass, int slot) {
    injection.add(source, messageClass, slot);
  }

  @Override
  public boolean queuesAreEmpty() {
    return injection.allEmpty();
  }

  @Override
  public long flitsInNetwork() {
    return flitsInNetwork;
  }

  @Override
  public long creditsInFlight() {
    return creditsInFlight;
  }

  @Override
  public long flitHops() {
    return flitHops;
  }

  /** What is to come to output channels: their numbers, or complements of them for stop signals. */
  DueList creditsDue() {
    return creditsDue;
  }

  @Override
  public void moveArrivedTo(ArrivedPackets arrivals) {
    arrived.moveTo(arrivals);
  }

  @Override
  public void fetch() {
    for (StripeOutbox inbox : inboxes) {
      if (inbox != null) {
        inbox.fetch(steps, this);
      }
    }
  }

  @Override
  public void flitSent(long due, int inputChannel, long flit) {
    putOnLinkTo(inputChannel, (int) flit, due);
  }

  @Override
  public void wordSent(long due, int word) {
    creditsDue.add(due, word);
  }

  @Override
  public void step(long cycle) {
    fetch();
    steps++;
    addCredits(cycle);
    endDelays(cycle);
    receiveFlits(cycle);
    inject(cycle);
    for (int router = asking.next(0); router >= 0; router = asking.next(router + 1)) {
      allocate(router, cycle);
    }
    outputs.freeReleased();
    advanceNewHeads(cycle);
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
    // The owner of a node's output is no input channel, and is never ready.
    if (holder != OutputChannels.NOBODY && inputs.isReady(holder)) {
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
      packets.headArrived(slot, cycle, observer);
    }
    if ((flit & Flit.TAIL) != 0) {
      arrived.add(slot);
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
    creditsInFlight++;
    long due = cycle + creditLatency[channel >> shift & ports.mask];
    int outputChannel = word < 0 ? ~word : word;
    if (isOwn(outputChannel)) {
      creditsDue.add(due, word);
    } else {
      outboxTo(outputChannel).putWord(steps, due, word);
    }
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
    PortSet places = injection.placesWithPackets;
    for (int place = places.next(0); place >= 0; place = places.next(place + 1)) {
      int queue = injection.queue(place);
      if (queue != Injection.NONE) {
        int channel = injection.channel(queue);
        int flit = injection.takeFlit(queue);
        if ((flit & Flit.HEAD) != 0) {
          packets.injected(Flit.slot(flit), cycle, observer);
        }
        if ((flit & Flit.TAIL) != 0) {
          injection.removeIfEmpty(place);
        }
        flitsInNetwork++;
        outputs.useCredit(channel);
        putOnLink(channel, flit, cycle);
      }
    }
  }

  private void putOnLink(int outputChannel, int flit, long cycle) {
    int port = outputChannel >> shift;
    int input = otherEnd(outputChannel, port);
    long due = cycle + flitLatency[port & ports.mask];
    if (isOwn(input)) {
      putOnLinkTo(input, flit, due);
    } else {
      outboxTo(input).putFlit(steps, due, input, flit);
    }
  }

  private void putOnLinkTo(int input, int flit, long due) {
    inputs.buffers.put(input, flit);
    if (onOff != null) {
      onOff.flitSent(input);
    }
    flitsDue.add(due, input);
  }

  private boolean isOwn(int channel) {
    return channel >= firstChannel && channel < endChannel;
  }

  private StripeOutbox outboxTo(int channel) {
    return outboxes[stripeOfRouter[channel >> shift >> ports.shift]];
  }

  /**
   * Both allocations of a router decide on the state at the beginning of the cycle. The switch
   * comes first, so that a channel given now asks for the switch in the next cycle; what the switch
   * sets free for the allocation of channels is held back.
   */
  private void allocate(int router, long cycle) {
    if (!inputs.isAsking(router)) {
      asking.remove(router);
      return;
    }
    if (routes.isAdaptive()) {
      routes.choose(router);
    }
    if ((inputs.portsReady(router) | inputs.portsSpeculating(router)) != 0) {
      allocateSwitch(router, cycle);
    }
    if (inputs.portsWaiting(router) != 0) {
      allocateChannels(router, cycle);
    }
    sendSpeculators(cycle);
  }

  private void allocateSwitch(int router, long cycle) {
    int count = switchAllocator.allocate(router, switchWinners);
    for (int i = 0; i < count; i++) {
      if (speculation == null || inputs.hasOutputChannel(switchWinners[i])) {
        sendFlit(switchWinners[i], cycle);
      } else {
        speculationWon(switchWinners[i], cycle);
      }
    }
  }

  private void speculationWon(int channel, long cycle) {
    if (allocatesChannels) {
      if (speculatorCount == speculators.length) {
        speculators = Arrays.copyOf(speculators, 2 * speculatorCount);
      }
      speculators[speculatorCount++] = channel;
    } else {
      int outputChannel = speculation.channelToTake(channel);
      inputs.stopSpeculating(channel);
      inputs.giveOutputChannel(channel, outputChannel, false);
      outputs.take(outputChannel, channel, false);
      bid(channel);
      sendFlit(channel, cycle);
    }
  }

  /** Those that have been given a channel with a credit send; the others won in vain. */
  private void sendSpeculators(long cycle) {
    for (int i = 0; i < speculatorCount; i++) {
      if (inputs.isReady(speculators[i])) {
        sendFlit(speculators[i], cycle);
      }
    }
    speculatorCount = 0;
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
      flitHops++;
      if (unreliable != null && (flit & Flit.HEAD) != 0) {
        unreliable.headCrosses(Flit.slot(flit), channel >> shift >> ports.shift, output);
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

  private void allocateChannels(int router, long cycle) {
    int count = channelAllocator.allocate(router, channelWinners, channelsWon);
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
