package org.inmesh.mesh;

import java.util.Objects;
import java.util.function.Consumer;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.routing.RoutingRelation;
import org.inmesh.mesh.topology.Chips;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.UnreliableLinks;

/**
 * Everything about a network that its results depend on, apart from the packets.
 *
 * @param model how closely it is simulated
 * @param topology routers, links and nodes
 * @param routing how packets find their way
 * @param router what the routers and links are
 * @param flitBytes link width, 1 to 64
 * @param cyclesPerCoreCycle network cycles in one core cycle, 1 to 8
 * @param seed of the random choices of routing
 * @param faults links and routers that do not work
 * @param cyclesAllowed if true, routes that can deadlock are not refused
 * @param unreliableLinks links that damage or delay packets
 * @param coreCyclesPerCycle core cycles in one network cycle, 1 to 64; more than 1 is for networks
 *     that are slower than their cores, such as serial links, which have {@code cyclesPerCoreCycle}
 *     1
 * @param chips which parts of the mesh are chips of their own, with longer links between them
 */
public record NetworkSpecification(
    Model model,
    Topology topology,
    RoutingAlgorithm routing,
    RouterSpecification router,
    int flitBytes,
    int cyclesPerCoreCycle,
    long seed,
    Faults faults,
    boolean cyclesAllowed,
    UnreliableLinks unreliableLinks,
    int coreCyclesPerCycle,
    Chips chips) {

  private static final int EPIPHANY_CLASSES = 3;

  /** How closely a network is simulated. */
  public enum Model {
    /** Every flit, virtual channel and credit. */
    FLIT,

    /** Packets as wholes and the occupation of links; buffers without bound. */
    PACKET,

    /** Every packet as if it were alone. */
    IDEAL,

    /** Wires that all nodes share, one packet at a time. */
    BUS,

    /** The three meshes of an Epiphany chip, flit by flit; see {@link #epiphany}. */
    EPIPHANY
  }

  /**
   * Checks the ranges.
   *
   * @throws IllegalArgumentException if a value is out of its range; the message names both
   */
  public NetworkSpecification {
    Objects.requireNonNull(model);
    Objects.requireNonNull(topology);
    Objects.requireNonNull(routing);
    Objects.requireNonNull(router);
    Objects.requireNonNull(faults);
    Objects.requireNonNull(unreliableLinks);
    Objects.requireNonNull(chips);
    checkRange("flitBytes", flitBytes, 64);
    checkRange("cyclesPerCoreCycle", cyclesPerCoreCycle, 8);
    checkRange("coreCyclesPerCycle", coreCyclesPerCycle, cyclesPerCoreCycle == 1 ? 64 : 1);
  }

  /**
   * A network on one chip whose links are reliable and which is not slower than its cores.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public NetworkSpecification(
      Model model,
      Topology topology,
      RoutingAlgorithm routing,
      RouterSpecification router,
      int flitBytes,
      int cyclesPerCoreCycle,
      long seed,
      Faults faults,
      boolean cyclesAllowed) {
    this(
        model,
        topology,
        routing,
        router,
        flitBytes,
        cyclesPerCoreCycle,
        seed,
        faults,
        cyclesAllowed,
        UnreliableLinks.NONE,
        1,
        Chips.ONE);
  }

  private static void checkRange(String name, int value, int maximum) {
    if (value < 1 || value > maximum) {
      throw new IllegalArgumentException(name + " must be from 1 to " + maximum + ", not " + value);
    }
  }

  /**
   * A mesh of routers, routed in dimension order, flit by flit.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public static NetworkSpecification mesh(
      int columns, int rows, RouterSpecification router, int flitBytes, int cyclesPerCoreCycle) {
    return new NetworkSpecification(
        Model.FLIT,
        Topology.mesh(columns, rows),
        RoutingAlgorithm.XY,
        router,
        flitBytes,
        cyclesPerCoreCycle,
        1,
        Faults.NONE,
        false);
  }

  /**
   * A mesh of the single-channel wormhole routers of {@link RouterSpecification#wormhole}.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public static NetworkSpecification wormhole(
      int columns,
      int rows,
      int hopLatency,
      int bufferDepth,
      int flitBytes,
      int cyclesPerCoreCycle) {
    RouterSpecification router = RouterSpecification.wormhole(hopLatency, bufferDepth);
    return mesh(columns, rows, router, flitBytes, cyclesPerCoreCycle);
  }

  /**
   * The network of an Epiphany chip: flits of 8 bytes, network cycles of half a core cycle. Of the
   * router only the hop latency of 3 and the buffer depth of 1 mean anything.
   *
   * @throws IllegalArgumentException if a value is out of its range
   */
  public static NetworkSpecification epiphany(int columns, int rows) {
    return wormhole(columns, rows, 3, 1, 8, 2).withModel(Model.EPIPHANY);
  }

  /** Columns of nodes. */
  public int columns() {
    return topology.columns();
  }

  /** Rows of nodes. */
  public int rows() {
    return topology.rows();
  }

  /** Number of nodes; node {@code x + columns * y} is at column x, row y. */
  public int nodes() {
    return topology.nodes();
  }

  /** Message classes that packets can have, from 0; an Epiphany has a mesh for each. */
  public int messageClasses() {
    return model == Model.EPIPHANY ? EPIPHANY_CLASSES : router.channelsOfClass().size();
  }

  /** See {@link RouterSpecification#hopLatency}. */
  public int hopLatency() {
    return router.hopLatency();
  }

  /** Flits that each virtual channel of a router input holds. */
  public int bufferDepth() {
    return router.bufferDepth();
  }

  /** Least number of links from one node's router to another's. */
  public int distance(int source, int destination) {
    return topology.distance(source, destination);
  }

  /** The values of a specification, one of which is to change. */
  private static final class Values {
    private Model model;
    private Topology topology;
    private RoutingAlgorithm routing;
    private RouterSpecification router;
    private long seed;
    private Faults faults;
    private boolean cyclesAllowed;
    private UnreliableLinks unreliableLinks;
    private int coreCyclesPerCycle;
    private Chips chips;
  }

  private NetworkSpecification with(Consumer<Values> change) {
    Values values = new Values();
    values.model = model;
    values.topology = topology;
    values.routing = routing;
    values.router = router;
    values.seed = seed;
    values.faults = faults;
    values.cyclesAllowed = cyclesAllowed;
    values.unreliableLinks = unreliableLinks;
    values.coreCyclesPerCycle = coreCyclesPerCycle;
    values.chips = chips;
    change.accept(values);
    return new NetworkSpecification(
        values.model,
        values.topology,
        values.routing,
        values.router,
        flitBytes,
        cyclesPerCoreCycle,
        values.seed,
        values.faults,
        values.cyclesAllowed,
        values.unreliableLinks,
        values.coreCyclesPerCycle,
        values.chips);
  }

  /**
   * The same network with a slower clock.
   *
   * @param coreCycles core cycles in one network cycle
   */
  public NetworkSpecification withCoreCyclesPerCycle(int coreCycles) {
    return with(values -> values.coreCyclesPerCycle = coreCycles);
  }

  /** The same network on other chips. */
  public NetworkSpecification withChips(Chips other) {
    return with(values -> values.chips = other);
  }

  /** The same network simulated in another way. */
  public NetworkSpecification withModel(Model other) {
    return with(values -> values.model = other);
  }

  /** The same network with another topology. */
  public NetworkSpecification withTopology(Topology other) {
    return with(values -> values.topology = other);
  }

  /** The same network with another routing algorithm. */
  public NetworkSpecification withRouting(RoutingAlgorithm other) {
    return with(values -> values.routing = other);
  }

  /** The same network with other faults. */
  public NetworkSpecification withFaults(Faults other) {
    return with(values -> values.faults = other);
  }

  /** The same network, refused or not if its routes can deadlock. */
  public NetworkSpecification withCyclesAllowed(boolean other) {
    return with(values -> values.cyclesAllowed = other);
  }

  /** The same network of other routers. */
  public NetworkSpecification withRouter(RouterSpecification other) {
    return with(values -> values.router = other);
  }

  /** The same network with other random choices of routing. */
  public NetworkSpecification withSeed(long other) {
    return with(values -> values.seed = other);
  }

  /** The same network with other unreliable links. */
  public NetworkSpecification withUnreliableLinks(UnreliableLinks other) {
    return with(values -> values.unreliableLinks = other);
  }

  /**
   * The routes.
   *
   * @throws IllegalArgumentException if there are none; the message says why
   */
  public RoutingRelation relation() {
    return routing.relation(topology, faults);
  }
}
