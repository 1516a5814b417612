package org.inmesh.loader.machinefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.machinefile.ValueType.Choice;
import org.inmesh.loader.machinefile.ValueType.PowerOfTwo;
import org.inmesh.loader.machinefile.ValueType.Text;
import org.inmesh.loader.machinefile.ValueType.Whole;

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
  MEMORY(
      "memory.bytes-per-core",
      new PowerOfTwo(1024, 1 << 30),
      32768,
      "bytes",
      "private memory of a core; if coherent, room for the workspaces of a core",
      m -> m.memoryBytesPerCore()),
  HOP_LATENCY(
      "network.hop-latency",
      new Whole(1, 64, 1),
      3,
      "network cycles",
      "from one router's input buffer to the next one's",
      m -> m.network().hopLatency()),
  BUFFER_DEPTH(
      "network.buffer-depth",
      new Whole(1, 64, 1),
      8,
      "flits",
      "buffer of a router input",
      m -> m.network().bufferDepth()),
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
  MESSAGE_PAYLOAD(
      "network.message-payload-bytes",
      new Whole(4, 65536, 4),
      64,
      "bytes",
      "most bytes of a message in one packet",
      m -> m.messagePayloadBytes()),
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
      m -> m.caches().l1Bytes()),
  L1_WAYS(
      "caches.l1-ways",
      new Whole(2, 64, 1),
      4,
      "lines",
      "associativity of the private cache",
      m -> m.caches().l1Ways()),
  L1_HIT(
      "caches.l1-hit-cycles",
      new Whole(0, 100, 1),
      0,
      "core cycles",
      "added by a hit to an instruction's cycles",
      m -> m.caches().l1HitCycles()),
  SLICE_BYTES(
      "caches.slice-bytes",
      new Whole(8, 1 << 28, 8),
      262144,
      "bytes",
      "last-level cache slice at each node",
      m -> m.caches().sliceBytes()),
  SLICE_WAYS(
      "caches.slice-ways",
      new Whole(1, 64, 1),
      8,
      "lines",
      "associativity of a slice",
      m -> m.caches().sliceWays()),
  SLICE_CYCLES(
      "caches.slice-cycles",
      new Whole(1, 1000, 1),
      10,
      "core cycles",
      "from request to response of a slice and its directory",
      m -> m.caches().sliceCycles()),
  DRAM_CYCLES(
      "caches.dram-cycles",
      new Whole(0, 10_000, 1),
      100,
      "core cycles",
      "added when the line is not in the slice",
      m -> m.caches().dramCycles());

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

  /** The key with a path. */
  static Optional<MachineKey> named(String path) {
    return Arrays.stream(values()).filter(key -> key.path.equals(path)).findFirst();
  }

  /** Whether a path is the name of a table, as {@code network}. */
  static boolean isTable(String path) {
    return Arrays.stream(values()).anyMatch(key -> key.path.startsWith(path + "."));
  }
}
