package org.inmesh.mesh.epiphany;

import java.util.Objects;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.packet.ArrivedPackets;
import org.inmesh.mesh.packet.NetworkContract;
import org.inmesh.mesh.packet.PacketTable;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Topology;

/**
 * The network of Adapteva's Epiphany chips: three separate meshes of single flits, one for each
 * message class. A network cycle is half a core cycle. Which published fact each rule comes from is
 * in {@code mesh/README.md}.
 *
 * <p>A flit is a write of up to 8 bytes or a read request. A packet of n flits travels as n of
 * them, one after the other, and has arrived when the last has; flits of other nodes may come in
 * between. Of the {@link NetworkSpecification}'s router only the hop latency is used, {@link
 * #HOP_LATENCY} in the chips; an input must hold one flit. The seed is not used.
 *
 * <p>Reads are the caller's: a packet of class {@link #READ_REQUEST}, and on its arrival a packet
 * of class {@link #ON_CHIP_WRITE} or {@link #OFF_CHIP_WRITE} back.
 *
 * <p>Arrivals of one cycle are reported at the end of the step, class by class, within a class in
 * ascending order of the destination.
 */
public final class EpiphanyNetwork implements Network {
  /** The message class of writes to another core, also of data that was read (cMesh). */
  public static final int ON_CHIP_WRITE = 0;

  /** The message class of read requests (rMesh). */
  public static final int READ_REQUEST = 1;

  /** The message class of writes that leave the chip (xMesh). */
  public static final int OFF_CHIP_WRITE = 2;

  /** Number of message classes. */
  public static final int MESSAGE_CLASSES = 3;

  /** Network cycles in a core cycle: the unit in which a hop, one and a half, is a number. */
  public static final int CYCLES_PER_CORE_CYCLE = 2;

  /** Bytes of data that one flit carries. */
  public static final int FLIT_BYTES = 8;

  /** Network cycles that each router on the way costs in the chips. */
  public static final int HOP_LATENCY = 3;

  /** Network cycles: one in the input register, one in the output register. */
  public static final int LEAST_HOP_LATENCY = 2;

  /** Flits that a router's input holds. */
  public static final int BUFFER_DEPTH = 1;

  private final NetworkSpecification specification;
  private final NetworkObserver observer;
  private final NetworkCounters counters = new NetworkCounters();
  private final PacketTable packets = new PacketTable();
  private final ArrivedPackets arrivals;

  /** By message class. */
  private final SingleFlitMesh[] meshes;

  private final NetworkContract contract;

  /**
   * A network with the published rates.
   *
   * @param observer or null
   * @throws IllegalArgumentException if the specification asks for what an Epiphany is not
   */
  public EpiphanyNetwork(
      NetworkSpecification specification, PacketReceiver receiver, NetworkObserver observer) {
    this(specification, EpiphanySpecification.published(), receiver, observer);
  }

  /**
   * A network with other rates.
   *
   * @param observer or null
   * @throws IllegalArgumentException if the specification asks for what an Epiphany is not
   */
  public EpiphanyNetwork(
      NetworkSpecification specification,
      EpiphanySpecification rates,
      PacketReceiver receiver,
      NetworkObserver observer) {
    checkIsEpiphany(specification);
    this.specification = specification;
    contract = new NetworkContract(specification);
    this.observer = observer;
    arrivals = new ArrivedPackets(packets, counters, Objects.requireNonNull(receiver), observer);
    meshes =
        new SingleFlitMesh[] {
          mesh(rates.writeInterval(), rates.writeInterval()),
          mesh(rates.requestInterval(), 1),
          mesh(rates.offChipInterval(), rates.offChipDeliveryInterval())
        };
  }

  private SingleFlitMesh mesh(int linkInterval, int deliveryInterval) {
    return new SingleFlitMesh(
        specification.topology(),
        specification.hopLatency(),
        linkInterval * CYCLES_PER_CORE_CYCLE,
        deliveryInterval * CYCLES_PER_CORE_CYCLE,
        packets,
        arrivals,
        counters,
        observer);
  }

  private static void checkIsEpiphany(NetworkSpecification specification) {
    Topology topology = specification.topology();
    if (topology.shape() != Topology.Shape.MESH || topology.concentration() != 1) {
      throw refusal("a mesh with a router for each node", topology.label());
    }
    if (specification.routing() != RoutingAlgorithm.XY) {
      throw refusal("routing XY", "routing " + specification.routing());
    }
    if (specification.cyclesPerCoreCycle() != CYCLES_PER_CORE_CYCLE) {
      throw refusal(
          CYCLES_PER_CORE_CYCLE + " network cycles in a core cycle",
          Integer.toString(specification.cyclesPerCoreCycle()));
    }
    if (specification.hopLatency() < LEAST_HOP_LATENCY) {
      throw refusal(
          "a hop of " + LEAST_HOP_LATENCY + " network cycles or more",
          Integer.toString(specification.hopLatency()));
    }
    if (specification.bufferDepth() != BUFFER_DEPTH) {
      throw refusal(
          "room for one flit at a router's input", Integer.toString(specification.bufferDepth()));
    }
    if (!specification.faults().isNone()) {
      throw refusal("no dead links or routers", "some");
    }
    if (!specification.unreliableLinks().isNone()) {
      throw refusal("reliable links", "others");
    }
  }

  private static IllegalArgumentException refusal(String what, String insteadOf) {
    return new IllegalArgumentException(
        "the Epiphany's network has " + what + ", not " + insteadOf);
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
    for (SingleFlitMesh mesh : meshes) {
      if (!mesh.isEmpty()) {
        return false;
      }
    }
    return true;
  }

  /**
   * {@inheritDoc}
   *
   * @param messageClass {@link #ON_CHIP_WRITE}, {@link #READ_REQUEST} or {@link #OFF_CHIP_WRITE}
   * @throws IndexOutOfBoundsException if a node or the message class does not exist
   * @throws IllegalArgumentException if there is no flit
   */
  @Override
  public void send(int source, int destination, int flits, int messageClass, int tag, long cycle) {
    contract.checkPacket(source, destination, flits, messageClass);
    meshes[messageClass].add(source, packets.add(source, destination, flits, tag, cycle));
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
    for (SingleFlitMesh mesh : meshes) {
      if (!mesh.isEmpty()) {
        mesh.step(cycle);
      }
    }
    arrivals.report(cycle);
    contract.endStep(isQuiet());
  }
}
