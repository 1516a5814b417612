package org.inmesh.loader.machinefile;

import java.util.List;
import org.inmesh.loader.machinefile.ValueType.Choice;
import org.inmesh.loader.machinefile.ValueType.Flag;
import org.inmesh.loader.machinefile.ValueType.Pairs;
import org.inmesh.loader.machinefile.ValueType.Probability;
import org.inmesh.loader.machinefile.ValueType.Whole;
import org.inmesh.loader.machinefile.ValueType.Wholes;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification.Allocator;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.TopologyKind;

/** Keys of the mesh, its routers and links. */
final class NetworkKeys {
  static final MachineKey MODEL =
      new MachineKey(
          "network.model",
          MachineKey.labels(Model.values()),
          "flit",
          "",
          "how closely the network is simulated",
          m -> MachineKey.label(m.network().model()));

  static final MachineKey TOPOLOGY =
      new MachineKey(
          "network.topology",
          MachineKey.labels(TopologyKind.values()),
          "mesh",
          "",
          "how the routers are joined",
          m -> TopologyKind.of(m.network().topology()).orElseThrow().label());

  static final MachineKey ROUTING =
      new MachineKey(
          "network.routing",
          MachineKey.labels(RoutingAlgorithm.values()),
          "xy",
          "",
          "how packets find their way",
          m -> MachineKey.label(m.network().routing()));

  static final MachineKey NETWORK_SEED =
      new MachineKey(
          "network.seed",
          new Whole(0, Integer.MAX_VALUE, 1),
          1,
          "",
          "of the random choices of routing",
          m -> Math.toIntExact(m.network().seed()));

  static final MachineKey DEAD_LINKS =
      new MachineKey(
          "network.dead-links",
          new Pairs(0, 65535),
          List.of(),
          "",
          "pairs of neighbouring routers whose links do not work",
          m ->
              m.network().faults().links().stream()
                  .map(link -> List.of(link.router(), link.neighbour()))
                  .toList());

  static final MachineKey DEAD_ROUTERS =
      new MachineKey(
          "network.dead-routers",
          new Wholes(0, 65535, 0),
          List.of(),
          "",
          "routers that do not work; for traffic only, as a machine uses all",
          m -> m.network().faults().routers());

  static final MachineKey CYCLES_ALLOWED =
      new MachineKey(
          "network.allow-deadlock",
          new Flag(),
          false,
          "",
          "builds the network even if its routes can deadlock",
          m -> m.network().cyclesAllowed());

  static final MachineKey ROUTER =
      new MachineKey(
          "network.router",
          new Choice(RouterKeys.NAMES),
          "w1",
          "",
          "sets all keys of the router below; as-set changes none",
          m -> RouterKeys.name(m.network().router()));

  static final MachineKey HOP_LATENCY =
      new MachineKey(
          "network.hop-latency",
          new Whole(1, 64, 1),
          3,
          "network cycles",
          "between input buffers; alone it sets traversal and link",
          m -> m.network().hopLatency());

  static final MachineKey CHANNELS =
      new MachineKey(
          "network.virtual-channels",
          new Wholes(1, 32, 1),
          List.of(1),
          "channels",
          "of each message class",
          m -> m.network().router().channelsOfClass());

  static final MachineKey BUFFER_DEPTH =
      new MachineKey(
          "network.buffer-depth",
          new Whole(1, 64, 1),
          8,
          "flits",
          "buffer of a virtual channel of a router input",
          m -> m.network().bufferDepth());

  static final MachineKey ROUTING_DELAY =
      new MachineKey(
          "network.routing-delay",
          new Whole(0, 64, 1),
          0,
          "network cycles",
          "before virtual-channel allocation",
          m -> m.network().router().routingDelay());

  static final MachineKey CHANNEL_ALLOCATION_DELAY =
      new MachineKey(
          "network.channel-allocation-delay",
          new Whole(1, 64, 1),
          1,
          "network cycles",
          "virtual-channel allocation",
          m -> m.network().router().channelAllocationDelay());

  static final MachineKey SWITCH_ALLOCATION_DELAY =
      new MachineKey(
          "network.switch-allocation-delay",
          new Whole(1, 64, 1),
          1,
          "network cycles",
          "switch allocation",
          m -> m.network().router().switchAllocationDelay());

  static final MachineKey TRAVERSAL_DELAY =
      new MachineKey(
          "network.traversal-delay",
          new Whole(0, 62, 1),
          1,
          "network cycles",
          "from the input buffer through the switch",
          m -> m.network().router().traversalDelay());

  static final MachineKey LINK_DELAY =
      new MachineKey(
          "network.link-delay",
          new Whole(0, 62, 1),
          1,
          "network cycles",
          "between routers",
          m -> m.network().router().linkDelay());

  static final MachineKey CREDIT_DELAY =
      new MachineKey(
          "network.credit-delay",
          new Whole(0, 64, 1),
          0,
          "network cycles",
          "from a credit's arrival to its use",
          m -> m.network().router().creditDelay());

  static final MachineKey CHANNEL_ALLOCATOR =
      new MachineKey(
          "network.channel-allocator",
          MachineKey.labels(Allocator.values()),
          "with-switch",
          "",
          "assigns virtual channels to packets",
          m -> MachineKey.label(m.network().router().channelAllocator()));

  static final MachineKey SWITCH_ALLOCATOR =
      new MachineKey(
          "network.switch-allocator",
          MachineKey.labels(Allocator.ISLIP, Allocator.SEPARABLE_INPUT_FIRST),
          "islip",
          "",
          "assigns outputs to flits",
          m -> MachineKey.label(m.network().router().switchAllocator()));

  static final MachineKey ALLOCATOR_ITERATIONS =
      new MachineKey(
          "network.allocator-iterations",
          new Whole(1, 4, 1),
          1,
          "",
          "rounds of both allocators in a cycle",
          m -> m.network().router().allocatorIterations());

  static final MachineKey SPECULATIVE =
      new MachineKey(
          "network.speculative",
          new Flag(),
          true,
          "",
          "a head flit asks for channel and switch at once",
          m -> m.network().router().speculative());

  static final MachineKey WAIT_FOR_TAIL_CREDIT =
      new MachineKey(
          "network.wait-for-tail-credit",
          new Flag(),
          false,
          "",
          "a channel is free when its tail's credit is back",
          m -> m.network().router().waitForTailCredit());

  static final MachineKey OFF_THRESHOLD =
      new MachineKey(
          "network.off-threshold",
          new Whole(0, 64, 1),
          0,
          "flits",
          "free places that stop a sender (on/off flow control)",
          m -> RouterKeys.offThreshold(m.network().router()));

  static final MachineKey ON_THRESHOLD =
      new MachineKey(
          "network.on-threshold",
          new Whole(0, 64, 1),
          0,
          "flits",
          "free places that let it go on; 0 is flow control by credits",
          m -> RouterKeys.onThreshold(m.network().router()));

  static final MachineKey FLIT_BYTES =
      new MachineKey(
          "network.flit-bytes",
          new Whole(1, 64, 1),
          8,
          "bytes",
          "width of a link",
          m -> m.network().flitBytes());

  static final MachineKey CLOCK_RATIO =
      new MachineKey(
          "network.clock-ratio",
          new Whole(1, 8, 1),
          1,
          "network cycles",
          "network cycles in a core cycle",
          m -> m.network().cyclesPerCoreCycle());

  static final MachineKey CLOCK_DIVIDER =
      new MachineKey(
          "network.clock-divider",
          new Whole(1, 64, 1),
          1,
          "core cycles",
          "core cycles in a network cycle; mesh machine only",
          m -> m.network().coreCyclesPerCycle());

  static final MachineKey CHIP_COLUMNS =
      new MachineKey(
          "network.chip-columns",
          new Whole(0, 256, 1),
          0,
          "cores",
          "width of a chip; 0 is that of the mesh",
          m -> m.network().chips().columns());

  static final MachineKey CHIP_ROWS =
      new MachineKey(
          "network.chip-rows",
          new Whole(0, 256, 1),
          0,
          "cores",
          "height of a chip; 0 is that of the mesh",
          m -> m.network().chips().rows());

  static final MachineKey CHIP_LINK =
      new MachineKey(
          "network.chip-link-cycles",
          new Whole(0, 4096, 1),
          0,
          "network cycles",
          "that a link from chip to chip takes beyond others",
          m -> m.network().chips().linkCycles());

  static final MachineKey LOSS =
      new MachineKey(
          "network.loss",
          new Probability(),
          0.0,
          "",
          "that a link damages a packet; mesh machine only",
          m -> m.network().unreliableLinks().lossProbability());

  static final MachineKey REORDER =
      new MachineKey(
          "network.reorder-probability",
          new Probability(),
          0.0,
          "",
          "that a link delays a packet; mesh machine only",
          m -> m.network().unreliableLinks().delayProbability());

  static final MachineKey REORDER_CYCLES =
      new MachineKey(
          "network.reorder-cycles",
          new Whole(0, 1_000_000, 1),
          0,
          "network cycles",
          "longest delay by a link",
          m -> m.network().unreliableLinks().maximumDelay());

  static final MachineKey FAULT_SEED =
      new MachineKey(
          "network.fault-seed",
          new Whole(0, Integer.MAX_VALUE, 1),
          0,
          "",
          "of what unreliable links do",
          m -> Math.toIntExact(m.network().unreliableLinks().seed()));

  /** All, in the order in which they are shown. */
  static final List<MachineKey> ALL =
      List.of(
          MODEL,
          TOPOLOGY,
          ROUTING,
          NETWORK_SEED,
          DEAD_LINKS,
          DEAD_ROUTERS,
          CYCLES_ALLOWED,
          ROUTER,
          HOP_LATENCY,
          CHANNELS,
          BUFFER_DEPTH,
          ROUTING_DELAY,
          CHANNEL_ALLOCATION_DELAY,
          SWITCH_ALLOCATION_DELAY,
          TRAVERSAL_DELAY,
          LINK_DELAY,
          CREDIT_DELAY,
          CHANNEL_ALLOCATOR,
          SWITCH_ALLOCATOR,
          ALLOCATOR_ITERATIONS,
          SPECULATIVE,
          WAIT_FOR_TAIL_CREDIT,
          OFF_THRESHOLD,
          ON_THRESHOLD,
          FLIT_BYTES,
          CLOCK_RATIO,
          CLOCK_DIVIDER,
          CHIP_COLUMNS,
          CHIP_ROWS,
          CHIP_LINK,
          LOSS,
          REORDER,
          REORDER_CYCLES,
          FAULT_SEED);

  private NetworkKeys() {}
}
