package org.inmesh.mesh.flit;

import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.RouterSpecification.Allocator;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Topology;

/**
 * A quick {@link RouterStripe} for the commonest routers, with the same results: on a mesh with XY
 * routing and a node at each router, up to 8 channels, credits, iSLIP once in both allocators, no
 * speculation, a cycle for each allocation and none for routing. V8 is one.
 *
 * <p>All that happens at a router in a cycle is done at once: the host's cache has to fetch its
 * state once. That makes no difference, since whatever leaves it takes at least a cycle.
 */
final class MeshStripe implements Stripe, StripeOutbox.Receiver, MeshRouters.Links {
  private static final int NODE_LINK_LATENCY = 2;
  private static final int LOCAL = Topology.FIRST_LOCAL;
  private static final int SHIFT = MeshRouters.SHIFT;
  private static final int VC = MeshRouters.MOST_CHANNELS - 1;

  /** Of an input channel in an outbox: the place of the flit comes above. */
  private static final int ROUTER_SHIFT = 6;

  private static final int PLACE_SHIFT = 24;

  private final int firstRouter;
  private final int routers;
  private final PacketTable packets;

  /** Or null. */
  private final NetworkObserver observer;

  /** To be told of the links that packets cross; null if arrivals do not depend on them. */
  private final ArrivedPackets unreliable;

  /** By output: how much further on the neighbour is numbered. */
  private final int[] neighbour;

  private final int flitLatency;
  private final int ejectionLatency;
  private final int creditLatency;
  private final int ejectionCreditLatency;

  private final MeshRouters state;
  private final MeshInjection injection;
  private final DueAtRouters flitsDue;
  private final DueAtRouters creditsDue;

  /** Flits due at nodes, each followed by the output channel of the router that it comes by. */
  private final DueList ejected;

  /** Routers that have something to allocate, a bit each. */
  private final long[] asking;

  private final ArrivedSlots arrived = new ArrivedSlots();

  private StripeOutbox[] outboxes = new StripeOutbox[1];
  private StripeOutbox[] inboxes = new StripeOutbox[1];
  private byte[] stripeOfRouter;

  /** Of the step at hand. */
  private long now;

  private int steps;
  private long flitHops;
  private long flitsInNetwork;
  private long creditsInFlight;

  /** Whether this class can do it. */
  static boolean suits(NetworkSpecification network) {
    RouterSpecification router = network.router();
    Topology topology = network.topology();
    return topology.shape() == Topology.Shape.MESH
        && topology.concentration() == 1
        && network.routing() == RoutingAlgorithm.XY
        && network.faults().isNone()
        && router.channels() <= MeshRouters.MOST_CHANNELS
        && router.flowControl() instanceof FlowControl.Credits
        && router.channelAllocator() == Allocator.ISLIP
        && router.switchAllocator() == Allocator.ISLIP
        && router.allocatorIterations() == 1
        && !router.speculative()
        && router.routingDelay() == 0
        && router.channelAllocationDelay() == 1
        && router.switchAllocationDelay() == 1;
  }

  /**
   * Idle routers.
   *
   * @param arrivals told of the links that packets cross, if it asks for that
   * @param observer or null
   */
  MeshStripe(
      NetworkSpecification network,
      PacketTable packets,
      int firstRouter,
      int endRouter,
      ArrivedPackets arrivals,
      NetworkObserver observer) {
    this.packets = packets;
    this.observer = observer;
    this.firstRouter = firstRouter;
    routers = endRouter - firstRouter;
    unreliable = arrivals.dependOnLinks() ? arrivals : null;
    RouterSpecification router = network.router();
    neighbour = new int[] {1, -1, network.columns(), -network.columns()};
    flitLatency = 1 + router.traversalDelay() + router.linkDelay();
    ejectionLatency = router.traversalDelay() + NODE_LINK_LATENCY;
    creditLatency = 1 + router.linkDelay() + router.creditDelay();
    ejectionCreditLatency = NODE_LINK_LATENCY + router.creditDelay();
    state = new MeshRouters(routers, router, this);
    injection = new MeshInjection(network, packets, firstRouter, routers, state);
    flitsDue = new DueAtRouters(routers, Math.max(flitLatency, NODE_LINK_LATENCY));
    creditsDue = new DueAtRouters(routers, Math.max(creditLatency, ejectionCreditLatency));
    ejected = new DueList(ejectionLatency);
    asking = new long[routers + Long.SIZE - 1 >> 6];
  }

  @Override
  public void connect(StripeOutbox[] outboxes, StripeOutbox[] inboxes, byte[] stripeOfRouter) {
    this.outboxes = outboxes;
    this.inboxes = inboxes;
    this.stripeOfRouter = stripeOfRouter;
  }

  @Override
  public void send(int source, int messageClass, int slot) {
    injection.add(source - firstRouter, messageClass, slot);
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
    int router = (inputChannel & (1 << PLACE_SHIFT) - 1) >> ROUTER_SHIFT;
    int input = inputChannel & (1 << ROUTER_SHIFT) - 1;
    putOnLink(due, router - firstRouter, input, flit, inputChannel >> PLACE_SHIFT);
  }

  @Override
  public void wordSent(long due, int outputChannel) {
    int router = (outputChannel >> ROUTER_SHIFT) - firstRouter;
    int output = outputChannel & (1 << ROUTER_SHIFT) - 1;
    creditsDue.put(due, router, output >> SHIFT, CREDIT | output & VC);
  }

  /** Of a credit on its way: it is one. Its virtual channel is below. */
  private static final int CREDIT = 0x80;

  @Override
  public void step(long cycle) {
    fetch();
    steps++;
    now = cycle;
    receiveAtNodes();
    for (int word = 0; word < asking.length; word++) {
      long some =
          flitsDue.takeRouters(cycle, word)
              | creditsDue.takeRouters(cycle, word)
              | asking[word]
              | injection.nodesWithPackets[word];
      for (; some != 0; some &= some - 1) {
        stepRouter(word << 6 | Long.numberOfTrailingZeros(some), some & -some);
      }
    }
  }

  private void stepRouter(int router, long bit) {
    long credits = creditsDue.take(now, router);
    creditsInFlight -= Long.bitCount(credits & 0x8080_8080_8080L);
    for (long rest = credits & 0x8080_8080_8080L; rest != 0; rest &= rest - 1) {
      int shift = Long.numberOfTrailingZeros(rest) - 7;
      state.addCredit(router, shift + ((int) (credits >> shift) & VC));
    }
    long flits = flitsDue.take(now, router);
    for (long rest = flits & 0x80_8080_8080L; rest != 0; rest &= rest - 1) {
      int shift = Long.numberOfTrailingZeros(rest) - 7;
      state.arrive(router, shift >> 3, (int) (flits >> shift) & 0xff);
    }
    if ((injection.nodesWithPackets[router >> 6] & bit) != 0) {
      inject(router);
    }
    if (state.allocate(router)) {
      asking[router >> 6] |= bit;
    } else {
      asking[router >> 6] &= ~bit;
    }
  }

  private void receiveAtNodes() {
    int[] due = ejected.ports(now);
    int count = ejected.size(now);
    for (int i = 0; i < count; i += 2) {
      int flit = due[i];
      int channel = due[i + 1];
      creditsInFlight++;
      creditsDue.put(now + ejectionCreditLatency, channel >> SHIFT, LOCAL, CREDIT | channel & VC);
      int slot = Flit.slot(flit);
      if ((flit & Flit.HEAD) != 0 && observer != null) {
        packets.headArrived(slot, now, observer);
      }
      if ((flit & Flit.TAIL) != 0) {
        arrived.add(slot);
      }
    }
    flitsInNetwork -= count >> 1;
    ejected.clear(now);
  }

  private void inject(int router) {
    int queue = injection.queue(router);
    if (queue == MeshInjection.NONE) {
      return;
    }
    int vc = injection.channel(queue);
    long flit = injection.takeFlit(router, queue);
    int slot = Flit.slot((int) flit);
    boolean tail = ((int) flit & Flit.TAIL) != 0;
    if (((int) flit & Flit.HEAD) != 0) {
      packets.injected(slot, now, observer);
    }
    flitsInNetwork++;
    int place = state.sendAtNode(router, vc, tail);
    putOnLink(now + NODE_LINK_LATENCY, router, LOCAL << SHIFT | vc, flit, place);
  }

  private void putOnLink(long due, int router, int input, long flit, int place) {
    state.put(router, input, place, flit);
    flitsDue.put(due, router, input >> SHIFT, MeshRouters.announcement(input & VC, flit, place));
  }

  @Override
  public void send(int router, int input, int channel, long flit, int place) {
    int output = channel >> SHIFT;
    int slot = Flit.slot((int) flit);
    returnCredit(router, input);
    if (observer != null) {
      observer.flitGranted(firstRouter + router, output, packets.tag[slot], now);
    }
    if (output == LOCAL) {
      long due = now + ejectionLatency;
      ejected.add(due, (int) flit);
      ejected.add(due, router << SHIFT | channel & VC);
      return;
    }
    flitHops++;
    if (unreliable != null && ((int) flit & Flit.HEAD) != 0) {
      unreliable.headCrosses(slot, firstRouter + router, output);
    }
    int to = router + neighbour[output];
    int toInput = (output ^ 1) << SHIFT | channel & VC;
    long moved = MeshFlit.moved(flit, output);
    if (to >= 0 && to < routers) {
      putOnLink(now + flitLatency, to, toInput, moved, place);
    } else {
      outboxTo(to)
          .putFlit(
              steps,
              now + flitLatency,
              place << PLACE_SHIFT | firstRouter + to << ROUTER_SHIFT | toInput,
              moved);
    }
  }

  /** A flit has left an input channel: the sender at the other end of its link is to know. */
  private void returnCredit(int router, int input) {
    creditsInFlight++;
    int port = input >> SHIFT;
    int vc = input & VC;
    if (port == LOCAL) {
      creditsDue.put(now + NODE_LINK_LATENCY, router, MeshRouters.NODE_OUTPUT, CREDIT | vc);
      return;
    }
    int to = router + neighbour[port];
    long due = now + creditLatency;
    if (to >= 0 && to < routers) {
      creditsDue.put(due, to, port ^ 1, CREDIT | vc);
    } else {
      outboxTo(to).putWord(steps, due, firstRouter + to << ROUTER_SHIFT | (port ^ 1) << SHIFT | vc);
    }
  }

  private StripeOutbox outboxTo(int router) {
    return outboxes[stripeOfRouter[firstRouter + router]];
  }
}
