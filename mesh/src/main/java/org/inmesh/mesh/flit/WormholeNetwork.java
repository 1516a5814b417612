package org.inmesh.mesh.flit;

import java.util.Arrays;
import java.util.Objects;
import java.util.function.IntConsumer;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.NetworkContract;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.parallel.StripeTeam;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Topology;

/**
 * The network flit by flit: single-channel wormhole routers with credits, as the reference router
 * W1 (BookSim 2 in the configuration that {@code mesh/README.md} gives), reproduced to the cycle.
 * The specification generalises W1 by the size of the mesh, the hop latency and the buffer depth.
 *
 * <p>With a {@link StripeTeam} the rows are divided among host threads. The results are the same,
 * to the order of the calls of receiver and observer, which come from the thread that steps the
 * network.
 *
 * <p>Arrivals of one cycle are reported in ascending order of the destination, at the end of the
 * step: a packet sent from the receiver may be injected from the next cycle on. An observer is told
 * of the heads that arrived, the injections and the grants of a cycle in this order, each in
 * ascending order of the node.
 */
public final class WormholeNetwork implements Network {
  private final NetworkSpecification specification;

  /** Or null. */
  private final NetworkObserver observer;

  private final NetworkCounters counters = new NetworkCounters();
  private final PacketTable packets = new PacketTable();
  private final ArrivedPackets arrivals;
  private final WormholeStripe[] stripes;

  /** By node: the stripe it is in. */
  private final WormholeStripe[] stripeOfNode;

  /** By stripe; null if it can call the observer itself, or there is none. */
  private final ObserverCalls[] calls;

  /** Null for one stripe. */
  private final StripeTeam team;

  private final IntConsumer stripeStep = this::stepStripe;

  /** Cycle of the last step. */
  private final NetworkContract contract;

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
    this(specification, receiver, observer, null);
  }

  /**
   * A network that host threads step together.
   *
   * @param observer or null
   * @param team or null for the calling thread alone; to be closed by the caller, after the last
   *     step
   */
  public WormholeNetwork(
      NetworkSpecification specification,
      PacketReceiver receiver,
      NetworkObserver observer,
      StripeTeam team) {
    this.specification = Objects.requireNonNull(specification);
    contract = new NetworkContract(specification);
    this.observer = observer;
    Objects.requireNonNull(receiver);
    arrivals = new ArrivedPackets(specification, packets, counters, receiver, observer);
    int rows = specification.rows();
    stripes = new WormholeStripe[team == null ? 1 : Math.min(team.stripes(), rows)];
    this.team = stripes.length == 1 ? null : team;
    calls = new ObserverCalls[stripes.length];
    stripeOfNode = new WormholeStripe[specification.nodes()];
    int[] coordinates = coordinates(specification);
    for (int i = 0; i < stripes.length; i++) {
      int firstRow = rows * i / stripes.length;
      int endRow = rows * (i + 1) / stripes.length;
      NetworkObserver stripeObserver = observer;
      if (observer != null && stripes.length > 1) {
        calls[i] = new ObserverCalls();
        stripeObserver = calls[i];
      }
      stripes[i] =
          new WormholeStripe(
              specification, firstRow, endRow, coordinates, packets, arrivals, stripeObserver);
      int columns = specification.columns();
      Arrays.fill(stripeOfNode, firstRow * columns, endRow * columns, stripes[i]);
      if (i > 0) {
        stripes[i - 1].join(stripes[i]);
      }
    }
  }

  private static int[] coordinates(NetworkSpecification specification) {
    int columns = specification.columns();
    int[] coordinates = new int[specification.nodes()];
    Arrays.setAll(coordinates, node -> node % columns | node / columns << 16);
    return coordinates;
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
    long flits = 0;
    for (WormholeStripe stripe : stripes) {
      if (!stripe.isQuietApartFromFlits(contract.lastCycle())) {
        return false;
      }
      flits += stripe.flitsInNetwork();
    }
    return flits == 0 && !arrivals.isHolding();
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
    int slot = packets.add(source, destination, flits, tag, cycle);
    if (slot >= MovingFlit.MAXIMUM_SLOTS) {
      throw new IllegalStateException("more than " + slot + " packets in the network");
    }
    stripeOfNode[source].send(source, slot);
    if (observer != null) {
      observer.packetCreated(source, destination, flits, tag, cycle);
    }
  }

  /**
   * {@inheritDoc}
   *
   * @throws IllegalStateException if the cycle is not the one that the contract asks for next
   */
  @Override
  public void step(long cycle) {
    contract.beginStep(cycle);
    if (team == null) {
      stripes[0].step(cycle);
    } else {
      askObserver();
      team.run(stripeStep);
      passObserverCalls(cycle);
    }
    long flitHops = 0;
    for (WormholeStripe stripe : stripes) {
      flitHops += stripe.flitHops();
      stripe.moveArrivedTo(arrivals);
    }
    counters.flitHops = flitHops;
    arrivals.report(cycle);
    contract.endStep(isQuiet());
  }

  private void stepStripe(int stripe) {
    if (stripe < stripes.length) {
      stripes[stripe].step(contract.lastCycle());
    }
  }

  private void askObserver() {
    if (observer != null) {
      for (ObserverCalls stripe : calls) {
        stripe.ask(observer);
      }
    }
  }

  private void passObserverCalls(long cycle) {
    if (observer == null) {
      return;
    }
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
