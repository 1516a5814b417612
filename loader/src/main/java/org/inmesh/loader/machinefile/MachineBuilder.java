package org.inmesh.loader.machinefile;

import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.CacheSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.NetworkSpecification.Model;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Faults;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.TopologyKind;

/**
 * Lays settings over one another, layer by layer, and checks what concerns more than one key. The
 * settings inside a layer count together: {@code cores} and {@code columns} in one layer must fit,
 * but {@code cores} alone replaces the mesh of the layers below.
 */
final class MachineBuilder {
  private record Placed(Setting setting, int layer) {}

  private final Map<MachineKey, Placed> values = new EnumMap<>(MachineKey.class);
  private int columns = (Integer) MachineKey.COLUMNS.defaultValue();
  private int rows = (Integer) MachineKey.ROWS.defaultValue();
  private int layer;

  /** Adds a layer that goes before those added so far. */
  void add(List<Setting> settings) {
    layer++;
    for (Setting setting : RouterKeys.withImplied(settings)) {
      values.put(setting.key(), new Placed(setting, layer));
    }
    Setting cores = inThisLayer(MachineKey.CORES);
    Setting width = inThisLayer(MachineKey.COLUMNS);
    Setting height = inThisLayer(MachineKey.ROWS);
    if (cores != null) {
      shape((Integer) cores.value(), width, height, cores.origin());
    } else {
      columns = width == null ? columns : (Integer) width.value();
      rows = height == null ? rows : (Integer) height.value();
    }
  }

  private Setting inThisLayer(MachineKey key) {
    Placed placed = values.get(key);
    return placed == null || placed.layer() < layer ? null : placed.setting();
  }

  private void shape(int cores, Setting width, Setting height, Origin origin) {
    if (width != null) {
      columns = (Integer) width.value();
      rows = height == null ? cores / columns : (Integer) height.value();
    } else if (height != null) {
      rows = (Integer) height.value();
      columns = cores / rows;
    } else {
      rows = mostSquareRows(cores);
      columns = cores / rows;
    }
    if (columns * rows != cores) {
      String message = "%d cores cannot be a mesh of %d columns and %d rows";
      throw refuse(origin, message.formatted(cores, columns, rows));
    }
    if (columns > 256 || rows > 256) {
      String message = "%d cores make a mesh of %d x %d, but no side may be longer than 256";
      throw refuse(origin, message.formatted(cores, columns, rows));
    }
  }

  /** The largest divisor that is not larger than the square root. */
  private static int mostSquareRows(int cores) {
    int rows = (int) Math.sqrt(cores);
    while (cores % rows != 0) {
      rows--;
    }
    return rows;
  }

  /**
   * The machine.
   *
   * @throws BadInputException if values do not suit each other
   */
  MachineSpecification build() {
    checkCache(MachineKey.L1_BYTES, MachineKey.L1_WAYS);
    checkCache(MachineKey.SLICE_BYTES, MachineKey.SLICE_WAYS);
    NetworkSpecification network = network();
    CacheSpecification caches =
        new CacheSpecification(
            number(MachineKey.LINE),
            number(MachineKey.L1_BYTES),
            number(MachineKey.L1_WAYS),
            number(MachineKey.L1_HIT),
            number(MachineKey.SLICE_BYTES),
            number(MachineKey.SLICE_WAYS),
            number(MachineKey.SLICE_CYCLES),
            number(MachineKey.DRAM_CYCLES));
    return new MachineSpecification(
        text(MachineKey.NAME),
        Kind.valueOf(text(MachineKey.KIND).toUpperCase(Locale.ROOT)),
        number(MachineKey.CLOCK),
        number(MachineKey.MEMORY),
        network,
        number(MachineKey.MESSAGE_PAYLOAD),
        caches);
  }

  private NetworkSpecification network() {
    return new NetworkSpecification(
        choice(MachineKey.MODEL, Model.class),
        topology(),
        choice(MachineKey.ROUTING, RoutingAlgorithm.class),
        router(),
        number(MachineKey.FLIT_BYTES),
        number(MachineKey.CLOCK_RATIO),
        number(MachineKey.NETWORK_SEED),
        Faults.NONE,
        false);
  }

  private Topology topology() {
    TopologyKind kind = choice(MachineKey.TOPOLOGY, TopologyKind.class);
    try {
      return kind.of(columns, rows);
    } catch (IllegalArgumentException e) {
      MachineKey[] size = {
        MachineKey.TOPOLOGY, MachineKey.CORES, MachineKey.COLUMNS, MachineKey.ROWS
      };
      throw refuse(latest(size), e.getMessage());
    }
  }

  private RouterSpecification router() {
    try {
      return RouterKeys.build(this::value);
    } catch (IllegalArgumentException e) {
      throw refuse(latest(RouterKeys.all()), e.getMessage());
    }
  }

  private <E extends Enum<E>> E choice(MachineKey key, Class<E> type) {
    return Enum.valueOf(type, text(key).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /** The set is chosen by bits of the address, so there must be a power of two of sets. */
  private void checkCache(MachineKey bytesKey, MachineKey waysKey) {
    int bytes = number(bytesKey);
    int ways = number(waysKey);
    int line = number(MachineKey.LINE);
    int setBytes = ways * line;
    if (bytes % setBytes != 0 || Integer.bitCount(bytes / setBytes) != 1) {
      String message =
          "%s = %d with %s = %d and lines of %d bytes: the bytes must be %d x a power of two"
              .formatted(bytesKey.path(), bytes, waysKey.path(), ways, line, setBytes);
      throw refuse(latest(bytesKey, waysKey, MachineKey.LINE), message);
    }
  }

  /** Where the last word was spoken: the defaults suit each other, so somebody has spoken. */
  private Origin latest(MachineKey... keys) {
    return Stream.of(keys)
        .map(values::get)
        .filter(Objects::nonNull)
        .max(Comparator.comparing(Placed::layer))
        .orElseThrow()
        .setting()
        .origin();
  }

  private static BadInputException refuse(Origin origin, String message) {
    return new BadInputException(List.of(origin.diagnostic(message)));
  }

  private int number(MachineKey key) {
    return (Integer) value(key);
  }

  private String text(MachineKey key) {
    return (String) value(key);
  }

  private Object value(MachineKey key) {
    Placed placed = values.get(key);
    return placed == null ? key.defaultValue() : placed.setting().value();
  }
}
