package org.inmesh.mesh.flit;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.NetworkContract;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.parallel.StripeTeam;

/**
 * The network flit by flit: input-queued virtual-channel routers with credits, as BookSim 2 models
 * them ({@code iq_router}), in the configuration that a {@link RouterSpecification} gives. {@code
 * mesh/README.md} has the rules.
 *
 * <p>What happens in a cycle is in {@link RouterStripe}, and for the commonest routers, quicker, in
 * {@link MeshStripe}. With a {@link StripeTeam} the routers are divided among host threads. The
 * results are the same, bit for bit.
 *
 * <p>Arrivals of one cycle are reported in ascending order of the destination, at the end of the
 * step: a packet sent from the receiver may be injected from the next cycle on. An observer is told
 * of the heads that arrived, the injections and the grants of a cycle in this order, each in
 * ascending order of the router.
 */
public final class VirtualChannelNetwork implements Network {
  private final NetworkSpecification specification;

  /** Or null. */
  private final NetworkObserver observer;

  private final NetworkCounters counters = new NetworkCounters();
  private final PacketTable packets = new PacketTable();
  private final ArrivedPackets arrivals;
  private final Stripe[] stripes;
  private final byte[] stripeOfNode;

  /** Null for {@link MeshStripe}s, where packets can always go where they are sent. */
  private final RouteComputation routes;

  /** Null for {@link MeshStripe}s, where packets cannot wait for each other in a circle. */
  private final DeadlockDetector deadlockDetector;

  /** What {@link #deadlockDetector} is to look at. */
  private final List<DueList> creditsDue = new ArrayList<>();

  /** By stripe; null if there is no observer. */
  private final ObserverCalls[] calls;

  /** Null for one stripe. */
  private final StripeTeam team;

  private final IntConsumer stripeStep = this::stepStripe;

  /** Whether flits may come to nodes in another order than that of the nodes. */
  private final boolean sortsArrivals;

  private final NetworkContract contract;

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
    this(specification, receiver, observer, null);
  }

  /**
   * A network that host threads step together.
   *
   * @param observer or null
   * @param team or null for the calling thread alone; to be closed by the caller, after the last
   *     step
   */
  public VirtualChannelNetwork(
      NetworkSpecification specification,
      PacketReceiver receiver,
      NetworkObserver observer,
      StripeTeam team) {
    this(specification, receiver, observer, team, MeshStripe.suits(specification));
  }

  /**
   * With stripes of a kind.
   *
   * @param quick {@link MeshStripe}s, else {@link RouterStripe}s
   */
  VirtualChannelNetwork(
      NetworkSpecification specification,
      PacketReceiver receiver,
      NetworkObserver observer,
      StripeTeam team,
      boolean quick) {
    this.specification = specification;
    contract = new NetworkContract(specification);
    this.observer = observer;
    Objects.requireNonNull(receiver);
    arrivals = new ArrivedPackets(specification, packets, counters, receiver, observer);
    sortsArrivals = specification.topology().concentration() > 1;
    SharedChannels shared = quick ? null : SharedChannels.of(specification, packets);
    routes = quick ? null : shared.routes();
    deadlockDetector = quick ? null : new DeadlockDetector(shared);
    int routers = specification.topology().routers();
    int most = Math.min(routers, Byte.MAX_VALUE);
    stripes = new Stripe[team == null ? 1 : Math.min(team.stripes(), most)];
    this.team = stripes.length == 1 ? null : team;
    calls = new ObserverCalls[stripes.length];
    byte[] stripeOfRouter = new byte[routers];
    for (int i = 0; i < stripes.length; i++) {
      int first = (int) ((long) routers * i / stripes.length);
      int end = (int) ((long) routers * (i + 1) / stripes.length);
      Arrays.fill(stripeOfRouter, first, end, (byte) i);
      NetworkObserver stripeObserver = observer;
      if (observer != null) {
        calls[i] = new ObserverCalls();
        stripeObserver = calls[i];
      }
      if (quick) {
        stripes[i] = new MeshStripe(specification, packets, first, end, arrivals, stripeObserver);
      } else {
        RouterStripe stripe = new RouterStripe(shared, first, end, arrivals, stripeObserver);
        creditsDue.add(stripe.creditsDue());
        stripes[i] = stripe;
      }
    }
    Stripe.join(stripes, stripeOfRouter);
    stripeOfNode = new byte[specification.nodes()];
    for (int node = 0; node < stripeOfNode.length; node++) {
      stripeOfNode[node] = stripeOfRouter[specification.topology().router(node)];
    }
  }

  @Override
  public NetworkSpecification specification() {
    return specification;
  }

  /** What the routers are. */
  public RouterSpecification router() {
    return specification.router();
  }

  @Override
  public NetworkCounters counters() {
    return counters;
  }

  @Override
  public boolean isQuiet() {
    long underWay = 0;
    for (Stripe stripe : stripes) {
      if (!stripe.queuesAreEmpty()) {
        return false;
      }
      underWay += stripe.flitsInNetwork() + stripe.creditsInFlight();
    }
    return underWay == 0 && !arrivals.isHolding();
  }

  /**
   * {@inheritDoc}
   *
   * @throws IndexOutOfBoundsException if a node or the message class does not exist
   * @throws IllegalArgumentException if there is no flit
   */
  @Override
  public void send(int source, int destination, int flits, int messageClass, int tag, long cycle) {
    contract.checkPacket(source, destination, flits, messageClass);
    if (routes != null && !routes.isRoutable(source, destination)) {
      counters.unroutable++;
      if (observer != null) {
        observer.packetUnroutable(source, destination, flits, tag, cycle);
      }
      return;
    }
    int slot = packets.add(source, destination, flits, tag, cycle);
    if (routes != null) {
      routes.start(slot);
    }
    stripes[stripeOfNode[source]].send(source, messageClass, slot);
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
    contract.beginStep(cycle);
    if (deadlockDetector != null && (cycle & DeadlockDetector.PERIOD - 1) == 0) {
      lookForDeadlock(cycle);
    }
    if (team == null) {
      stripes[0].step(cycle);
    } else {
      team.run(stripeStep);
    }
    if (observer != null) {
      passObserverCalls(cycle);
    }
    long flitHops = 0;
    for (Stripe stripe : stripes) {
      flitHops += stripe.flitHops();
      stripe.moveArrivedTo(arrivals);
    }
    counters.flitHops = flitHops;
    if (sortsArrivals) {
      arrivals.sort();
    }
    arrivals.report(cycle);
    contract.endStep(isQuiet());
  }

  private void stepStripe(int stripe) {
    if (stripe < stripes.length) {
      stripes[stripe].step(contract.lastCycle());
    }
  }

  private void lookForDeadlock(long cycle) {
    for (Stripe stripe : stripes) {
      stripe.fetch();
    }
    deadlockDetector.check(creditsDue, cycle);
  }

  private void passObserverCalls(long cycle) {
    for (ObserverCalls stripe : calls) {
      stripe.passHeads(observer, cycle);
    }
    for (ObserverCalls stripe : calls) {
      stripe.passInjections(observer, cycle);
    }
    for (ObserverCalls stripe : calls) {
      stripe.passGrants(observer, cycle);
    }
  }
}
