package org.inmesh.loader.machinefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.cache.Replacement;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.directory.SharerFormat;
import org.inmesh.coresim.coherence.memory.PagePolicy;
import org.inmesh.coresim.coherence.memory.Placement;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.loader.machinefile.ValueType.Choice;
import org.inmesh.loader.machinefile.ValueType.Flag;
import org.inmesh.loader.machinefile.ValueType.Pairs;
import org.inmesh.loader.machinefile.ValueType.PowerOfTwo;
import org.inmesh.loader.machinefile.ValueType.Text;
import org.inmesh.loader.machinefile.ValueType.Whole;
import org.inmesh.loader.machinefile.ValueType.WholeChoice;
import org.inmesh.loader.machinefile.ValueType.Wholes;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification.Allocator;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.TopologyKind;

/**
 * Every key of a machine file, in the order in which they are shown: the only place that knows
 * names, allowed values, defaults and meanings. Ranges are those of {@link MachineSpecification}
 * and of the machines that read it.
 */
public enum MachineKey {
  NAME("name", new Text(), "machine", "", "what reports call the machine", m -> m.name()),
  KIND(
      "kind",
      new Choice(List.of("mesh", "coherent")),
      "mesh",
      "",
      "private memories and messages, or one coherent memory",
      m -> m.kind().name().toLowerCase(Locale.ROOT)),
  CORES(
      "cores",
      new Whole(1, 65536, 1),
      16,
      "cores",
      "number of cores; alone it makes the most square mesh",
      m -> m.cores()),
  COLUMNS(
      "columns", new Whole(1, 256, 1), 4, "cores", "width of the mesh", m -> m.network().columns()),
  ROWS("rows", new Whole(1, 256, 1), 4, "cores", "height of the mesh", m -> m.network().rows()),
  CLOCK("clock-mhz", new Whole(1, 10_000, 1), 1000, "MHz", "core clock", m -> m.clockMegahertz()),
  PROCESSOR(
      "processor.type",
      new Choice(names(ProcessorType.values())),
      "T800",
      "",
      "which transputer a core is",
      m -> m.processor().type().name()),
  ON_CHIP_BYTES(
      "processor.on-chip-bytes",
      new Whole(0, 1 << 30, 4),
      4096,
      "bytes",
      "memory of one cycle; alone the type sets it to what it has",
      m -> m.processor().onChipBytes()),
  EXTERNAL_CYCLES(
      "processor.external-cycles",
      new Whole(1, 100, 1),
      1,
      "core cycles",
      "an access to a word of the memory beyond",
      m -> m.processor().externalCycles()),
  LINK_MEGABITS(
      "processor.link-megabits",
      new WholeChoice(List.of(5, 10, 20)),
      20,
      "Mbit/s",
      "serial links, where there are any",
      m -> m.processor().linkMegabits()),
  MEMORY(
      "memory.bytes-per-core",
      new PowerOfTwo(1024, 1 << 30),
      32768,
      "bytes",
      "private memory of a core; if coherent, room for the workspaces of a core",
      m -> m.memoryBytesPerCore()),
  MODEL(
      "network.model",
      labels(Model.values()),
      "flit",
      "",
      "how closely the network is simulated",
      m -> label(m.network().model())),
  TOPOLOGY(
      "network.topology",
      labels(TopologyKind.values()),
      "mesh",
      "",
      "how the routers are joined",
      m -> TopologyKind.of(m.network().topology()).orElseThrow().label()),
  ROUTING(
      "network.routing",
      labels(RoutingAlgorithm.values()),
      "xy",
      "",
      "how packets find their way",
      m -> label(m.network().routing())),
  NETWORK_SEED(
      "network.seed",
      new Whole(0, Integer.MAX_VALUE, 1),
      1,
      "",
      "of the random choices of routing",
      m -> Math.toIntExact(m.network().seed())),
  DEAD_LINKS(
      "network.dead-links",
      new Pairs(0, 65535),
      List.of(),
      "",
      "pairs of neighbouring routers whose links do not work",
      m ->
          m.network().faults().links().stream()
              .map(link -> List.of(link.router(), link.neighbour()))
              .toList()),
  DEAD_ROUTERS(
      "network.dead-routers",
      new Wholes(0, 65535, 0),
      List.of(),
      "",
      "routers that do not work; for traffic only, as a machine uses all",
      m -> m.network().faults().routers()),
  CYCLES_ALLOWED(
      "network.allow-deadlock",
      new Flag(),
      false,
      "",
      "builds the network even if its routes can deadlock",
      m -> m.network().cyclesAllowed()),
  ROUTER(
      "network.router",
      new Choice(RouterKeys.NAMES),
      "w1",
      "",
      "sets all keys of the router below; as-set changes none",
      m -> RouterKeys.name(m.network().router())),
  HOP_LATENCY(
      "network.hop-latency",
      new Whole(1, 64, 1),
      3,
      "network cycles",
      "between input buffers; alone it sets traversal and link",
      m -> m.network().hopLatency()),
  CHANNELS(
      "network.virtual-channels",
      new Wholes(1, 32, 1),
      List.of(1),
      "channels",
      "of each message class",
      m -> m.network().router().channelsOfClass()),
  BUFFER_DEPTH(
      "network.buffer-depth",
      new Whole(1, 64, 1),
      8,
      "flits",
      "buffer of a virtual channel of a router input",
      m -> m.network().bufferDepth()),
  ROUTING_DELAY(
      "network.routing-delay",
      new Whole(0, 64, 1),
      0,
      "network cycles",
      "before virtual-channel allocation",
      m -> m.network().router().routingDelay()),
  CHANNEL_ALLOCATION_DELAY(
      "network.channel-allocation-delay",
      new Whole(1, 64, 1),
      1,
      "network cycles",
      "virtual-channel allocation",
      m -> m.network().router().channelAllocationDelay()),
  SWITCH_ALLOCATION_DELAY(
      "network.switch-allocation-delay",
      new Whole(1, 64, 1),
      1,
      "network cycles",
      "switch allocation",
      m -> m.network().router().switchAllocationDelay()),
  TRAVERSAL_DELAY(
      "network.traversal-delay",
      new Whole(0, 62, 1),
      1,
      "network cycles",
      "from the input buffer through the switch",
      m -> m.network().router().traversalDelay()),
  LINK_DELAY(
      "network.link-delay",
      new Whole(0, 62, 1),
      1,
      "network cycles",
      "between routers",
      m -> m.network().router().linkDelay()),
  CREDIT_DELAY(
      "network.credit-delay",
      new Whole(0, 64, 1),
      0,
      "network cycles",
      "from a credit's arrival to its use",
      m -> m.network().router().creditDelay()),
  CHANNEL_ALLOCATOR(
      "network.channel-allocator",
      labels(Allocator.values()),
      "with-switch",
      "",
      "assigns virtual channels to packets",
      m -> label(m.network().router().channelAllocator())),
  SWITCH_ALLOCATOR(
      "network.switch-allocator",
      labels(Allocator.ISLIP, Allocator.SEPARABLE_INPUT_FIRST),
      "islip",
      "",
      "assigns outputs to flits",
      m -> label(m.network().router().switchAllocator())),
  ALLOCATOR_ITERATIONS(
      "network.allocator-iterations",
      new Whole(1, 4, 1),
      1,
      "",
      "rounds of both allocators in a cycle",
      m -> m.network().router().allocatorIterations()),
  SPECULATIVE(
      "network.speculative",
      new Flag(),
      true,
      "",
      "a head flit asks for channel and switch at once",
      m -> m.network().router().speculative()),
  WAIT_FOR_TAIL_CREDIT(
      "network.wait-for-tail-credit",
      new Flag(),
      false,
      "",
      "a channel is free when its tail's credit is back",
      m -> m.network().router().waitForTailCredit()),
  OFF_THRESHOLD(
      "network.off-threshold",
      new Whole(0, 64, 1),
      0,
      "flits",
      "free places that stop a sender (on/off flow control)",
      m -> RouterKeys.offThreshold(m.network().router())),
  ON_THRESHOLD(
      "network.on-threshold",
      new Whole(0, 64, 1),
      0,
      "flits",
      "free places that let it go on; 0 is flow control by credits",
      m -> RouterKeys.onThreshold(m.network().router())),
  FLIT_BYTES(
      "network.flit-bytes",
      new Whole(1, 64, 1),
      8,
      "bytes",
      "width of a link",
      m -> m.network().flitBytes()),
  CLOCK_RATIO(
      "network.clock-ratio",
      new Whole(1, 8, 1),
      1,
      "network cycles",
      "network cycles in a core cycle",
      m -> m.network().cyclesPerCoreCycle()),
  CLOCK_DIVIDER(
      "network.clock-divider",
      new Whole(1, 64, 1),
      1,
      "core cycles",
      "core cycles in a network cycle; mesh machine only",
      m -> m.network().coreCyclesPerCycle()),
  MESSAGE_PAYLOAD(
      "network.message-payload-bytes",
      new Whole(4, 65536, 4),
      64,
      "bytes",
      "most bytes of a message in one packet",
      m -> m.messagePayloadBytes()),
  PROTOCOL(
      "caches.protocol",
      labels(Protocol.values()),
      "mesi",
      "",
      "coherence protocol",
      m -> label(m.caches().protocol())),
  CONSISTENCY(
      "caches.consistency",
      labels(Consistency.values()),
      "sc",
      "",
      "memory model: sequential consistency or total store order",
      m -> label(m.caches().consistency())),
  STORE_BUFFER(
      "caches.store-buffer-entries",
      new Whole(1, 256, 1),
      8,
      "stores",
      "size of a core's store buffer, which tso has",
      m -> m.caches().storeBufferEntries()),
  LINE(
      "caches.line-bytes",
      new PowerOfTwo(8, 256),
      64,
      "bytes",
      "cache line",
      m -> m.caches().lineBytes()),
  L1_BYTES(
      "caches.l1-bytes",
      new Whole(16, 1 << 24, 8),
      32768,
      "bytes",
      "private data cache of a core",
      m -> m.caches().privateCaches().data().bytes()),
  L1_WAYS(
      "caches.l1-ways",
      new Whole(2, 64, 1),
      4,
      "lines",
      "associativity of the private cache",
      m -> m.caches().privateCaches().data().ways()),
  L1_HIT(
      "caches.l1-hit-cycles",
      new Whole(0, 100, 1),
      0,
      "core cycles",
      "added by a hit to an instruction's cycles",
      m -> m.caches().privateCaches().hitCycles()),
  L1_REPLACEMENT(
      "caches.l1-replacement",
      labels(Replacement.values()),
      "lru",
      "",
      "which line of a full set makes room",
      m -> label(m.caches().privateCaches().data().replacement())),
  L2_BYTES(
      "caches.l2-bytes",
      new Whole(0, 1 << 28, 8),
      0,
      "bytes",
      "private second-level cache of a core; 0 for none",
      m -> m.caches().privateCaches().second().bytes()),
  L2_WAYS(
      "caches.l2-ways",
      new Whole(1, 64, 1),
      8,
      "lines",
      "associativity of the second level",
      m -> m.caches().privateCaches().second().ways()),
  L2_CYCLES(
      "caches.l2-cycles",
      new Whole(1, 1000, 1),
      8,
      "cycles",
      "wait for a line that the second level has",
      m -> m.caches().privateCaches().secondCycles()),
  L2_REPLACEMENT(
      "caches.l2-replacement",
      labels(Replacement.values()),
      "lru",
      "",
      "which line of a full set makes room",
      m -> label(m.caches().privateCaches().second().replacement())),
  L2_INCLUSIVE(
      "caches.l2-inclusive",
      new Flag(),
      true,
      "",
      "whether the second level holds every line of the first",
      m -> m.caches().privateCaches().inclusive()),
  EVICTION_BUFFERS(
      "caches.eviction-buffers",
      new Whole(1, 64, 1),
      1,
      "lines",
      "lines that a core can be putting back at once",
      m -> m.caches().privateCaches().evictionBuffers()),
  SHARERS(
      "directory.sharers",
      labels(SharerFormat.Kind.values()),
      "full-map",
      "",
      "how the directory notes who shares a line",
      m -> label(m.caches().directory().sharers().kind())),
  POINTERS(
      "directory.pointers",
      new Whole(1, 64, 1),
      4,
      "cores",
      "sharers that an entry of limited pointers can name",
      m -> m.caches().directory().sharers().pointers()),
  DIRECTORY_ENTRIES(
      "directory.entries",
      new Whole(0, 1 << 24, 1),
      0,
      "lines",
      "entries of each home; 0 for one of every line of memory",
      m -> m.caches().directory().entries()),
  DIRECTORY_WAYS(
      "directory.ways",
      new Whole(2, 64, 1),
      8,
      "lines",
      "associativity of a directory with fewer entries than lines",
      m -> m.caches().directory().ways()),
  ONE_NETWORK(
      "caches.one-network",
      new Flag(),
      false,
      "",
      "requests, forwards and responses share a network and its message classes",
      m -> m.caches().oneNetwork()),
  SLICE_BYTES(
      "caches.slice-bytes",
      new Whole(8, 1 << 28, 8),
      262144,
      "bytes",
      "last-level cache slice at each node",
      m -> m.caches().slice().geometry().bytes()),
  SLICE_WAYS(
      "caches.slice-ways",
      new Whole(1, 64, 1),
      8,
      "lines",
      "associativity of a slice",
      m -> m.caches().slice().geometry().ways()),
  SLICE_CYCLES(
      "caches.slice-cycles",
      new Whole(1, 1000, 1),
      10,
      "core cycles",
      "from request to response of a slice and its directory",
      m -> m.caches().slice().cycles()),
  DRAM_CYCLES(
      "caches.dram-cycles",
      new Whole(0, 10_000, 1),
      100,
      "core cycles",
      "added when the line is not in the slice, if memory has no controllers",
      m -> m.caches().dramCycles()),
  CONTROLLERS(
      "memory.controllers",
      new Whole(0, 1024, 1),
      0,
      "controllers",
      "memory controllers; 0 for memory of a fixed latency at every node",
      m -> m.caches().memory().controllers()),
  PLACEMENT(
      "memory.placement",
      labels(Placement.values()),
      "corners",
      "",
      "nodes of the memory controllers; list is those of memory.nodes",
      m -> label(m.caches().memory().placement())),
  CONTROLLER_NODES(
      "memory.nodes",
      new Wholes(0, 65535, 0),
      List.of(),
      "",
      "nodes of the memory controllers, if they are listed",
      m -> m.caches().memory().listed()),
  BANKS(
      "memory.banks",
      new Whole(1, 1024, 1),
      8,
      "banks",
      "of each memory controller, with a row buffer each",
      m -> m.caches().memory().banks()),
  ROW_BYTES(
      "memory.row-bytes",
      new PowerOfTwo(8, 1 << 20),
      8192,
      "bytes",
      "size of a row",
      m -> m.caches().memory().rowBytes()),
  CAS_CYCLES(
      "memory.cas-cycles",
      new Whole(0, 10_000, 1),
      14,
      "core cycles",
      "from a column command to data; by default DDR3-1600's 13.75 ns",
      m -> m.caches().memory().timing().casCycles()),
  RCD_CYCLES(
      "memory.rcd-cycles",
      new Whole(0, 10_000, 1),
      14,
      "core cycles",
      "from the opening of a row to a column command; by default DDR3-1600's 13.75 ns",
      m -> m.caches().memory().timing().rcdCycles()),
  RP_CYCLES(
      "memory.rp-cycles",
      new Whole(0, 10_000, 1),
      14,
      "core cycles",
      "from the closing of a row to the opening of another; by default DDR3-1600's 13.75 ns",
      m -> m.caches().memory().timing().rpCycles()),
  BURST_CYCLES(
      "memory.burst-cycles",
      new Whole(1, 10_000, 1),
      5,
      "core cycles",
      "that a line occupies the data bus; by default DDR3-1600's 5 ns for 64 bytes",
      m -> m.caches().memory().timing().burstCycles()),
  PAGE_POLICY(
      "memory.page-policy",
      labels(PagePolicy.values()),
      "open",
      "",
      "whether a row stays open after an access",
      m -> label(m.caches().memory().pagePolicy())),
  OVERTAKINGS(
      "memory.overtakings",
      new Whole(0, 1_000_000, 1),
      16,
      "accesses",
      "to a bank's open row that go before an older one to another row",
      m -> m.caches().memory().overtakings());

  private final String path;
  private final ValueType type;
  private final Object defaultValue;
  private final String unit;
  private final String meaning;
  private final Function<MachineSpecification, Object> reader;

  MachineKey(
      String path,
      ValueType type,
      Object defaultValue,
      String unit,
      String meaning,
      Function<MachineSpecification, Object> reader) {
    this.path = path;
    this.type = type;
    this.defaultValue = defaultValue;
    this.unit = unit;
    this.meaning = meaning;
    this.reader = reader;
  }

  /** As it is written in a file, with the table's name: {@code network.hop-latency}. */
  public String path() {
    return path;
  }

  /** The allowed values. */
  public ValueType type() {
    return type;
  }

  /** The value where no file and no option says another: that of the preset {@code mesh}. */
  public Object defaultValue() {
    return defaultValue;
  }

  /** Unit of the value, or empty. */
  public String unit() {
    return unit;
  }

  /** One line. */
  public String meaning() {
    return meaning;
  }

  /** The value in a machine. */
  public Object of(MachineSpecification machine) {
    return reader.apply(machine);
  }

  private static List<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  private static Choice labels(Enum<?>... values) {
    return new Choice(Arrays.stream(values).map(MachineKey::label).toList());
  }

  /** As in a file: {@code minimal-adaptive}. */
  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The key with a path. */
  static Optional<MachineKey> named(String path) {
    return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
  }

  /** Whether a path is the name of a table, as {@code network}. */
  static boolean isTable(String path) {
    return Arrays.stream(values()).anyMatch(key -> key.path.startsWith(path + "."));
  }
}
