package org.inmesh.mesh.packet;

import java.util.Arrays;
import java.util.Objects;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.routing.RoutingRelation;
import org.inmesh.mesh.topology.Topology;

/**
 * What the models without flits have in common: when a packet is let go, the cycle of its arrival
 * is known, and nothing happens to it in between.
 */
abstract class WholePacketNetwork implements Network {
  /** Cycles from injection to arrival that most packets do not exceed. */
  private static final int USUAL_LATENCY = 1023;

  private final NetworkSpecification specification;
  private final boolean mayBeUnroutable;

  /** Or null. */
  final NetworkObserver observer;

  final NetworkCounters counters = new NetworkCounters();
  final PacketTable packets = new PacketTable();
  final HeadDelays delays;
  final LinkNumbers numbers;
  final LongLinks longLinks;

  /** The routes, if {@link #isDimensionOrder} does not hold. */
  final RoutingRelation relation;

  private final ArrivedPackets arrivals;

  /** Whether arrivals depend on the links that packets cross. */
  private final boolean dependOnLinks;

  private final DuePackets due;

  /** Null without an observer. */
  final WatchedFlits watchedFlits;

  /** Packets sent since the last step: slot and message class. */
  private int[] sentSlots = new int[16];

  private byte[] sentClasses = new byte[16];
  private int sent;

  private final NetworkContract contract;

  WholePacketNetwork(
      NetworkSpecification specification, PacketReceiver receiver, NetworkObserver observer) {
    this.specification = Objects.requireNonNull(specification);
    contract = new NetworkContract(specification);
    this.observer = observer;
    mayBeUnroutable = !specification.faults().isNone();
    Objects.requireNonNull(receiver);
    arrivals = new ArrivedPackets(specification, packets, counters, receiver, observer);
    dependOnLinks = arrivals.dependOnLinks();
    delays = HeadDelays.of(specification.router());
    numbers = new LinkNumbers(specification.topology());
    longLinks = new LongLinks(specification, numbers);
    relation = specification.relation();
    if (!isDimensionOrder()) {
      packets.keepNumbers();
    }
    due = new DuePackets(packets, USUAL_LATENCY);
    watchedFlits = observer == null ? null : new WatchedFlits(packets, numbers, observer);
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
    return sent == 0 && due.isEmpty() && nobodyWaits() && !arrivals.isHolding();
  }

  /** Whether the routes are those of {@link MeshRoute}. */
  final boolean isDimensionOrder() {
    return specification.routing() == RoutingAlgorithm.XY
        && specification.topology().shape() == Topology.Shape.MESH
        && specification.faults().isNone();
  }

  /** Whether the links of a packet's way matter to somebody. */
  final boolean needsLinks() {
    return watchedFlits != null || dependOnLinks || !longLinks.isNone();
  }

  /** Whether no packet waits in a source queue. */
  abstract boolean nobodyWaits();

  /**
   * {@inheritDoc}
   *
   * @throws IndexOutOfBoundsException if a node or the message class does not exist
   * @throws IllegalArgumentException if there is no flit
   */
  @Override
  public void send(int source, int destination, int flits, int messageClass, int tag, long cycle) {
    contract.checkPacket(source, destination, flits, messageClass);
    Topology topology = specification.topology();
    if (mayBeUnroutable
        && !relation.isRoutable(topology.router(source), topology.router(destination))) {
      giveUp(source, destination, flits, tag, cycle);
      return;
    }
    if (sent == sentSlots.length) {
      sentSlots = Arrays.copyOf(sentSlots, 2 * sent);
      sentClasses = Arrays.copyOf(sentClasses, 2 * sent);
    }
    sentSlots[sent] = packets.add(source, destination, flits, tag, cycle);
    sentClasses[sent++] = (byte) messageClass;
    if (observer != null) {
      observer.packetCreated(source, destination, flits, tag, cycle);
    }
  }

  private void giveUp(int source, int destination, int flits, int tag, long cycle) {
    counters.unroutable++;
    if (observer != null) {
      observer.packetUnroutable(source, destination, flits, tag, cycle);
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
    begin(cycle);
    for (int i = 0; i < sent; i++) {
      int slot = sentSlots[i];
      inject(slot, sentClasses[i], cycle);
    }
    sent = 0;
    if (watchedFlits != null) {
      watchedFlits.tell(cycle);
    }
    due.arrive(cycle, arrivals);
    arrivals.report(cycle);
    contract.endStep(isQuiet());
  }

  /** Before the packets sent since the last step are injected. */
  abstract void begin(long cycle);

  /** Injects a packet, or puts it in its source queue. */
  abstract void inject(int slot, int messageClass, long cycle);

  /**
   * The first flits of a packet leave its source queue.
   *
   * @param way the links that it will cross, so many
   */
  final void injected(int slot, int[] way, int links, long cycle) {
    if (dependOnLinks) {
      for (int i = 0; i < links; i++) {
        arrivals.headCrosses(slot, numbers.router(way[i]), numbers.port(way[i]));
      }
    }
    packets.injected(slot, cycle, observer);
  }

  /** A packet will arrive over so many links, the node's one of them. */
  final void willArrive(int slot, int links, long arrival, long cycle) {
    counters.flitHops += (long) (links - 1) * packets.flits[slot];
    due.add(slot, arrival, cycle);
  }
}
