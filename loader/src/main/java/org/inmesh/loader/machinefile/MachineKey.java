package org.inmesh.loader.machinefile;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.machinefile.ValueType.Choice;

/**
 * A key of a machine file. The classes whose names end in {@code Keys} are the only places that
 * know names, allowed values, defaults and meanings. Ranges are those of {@link
 * MachineSpecification} and of the machines that read it.
 *
 * @param path as it is written in a file, with the table's name: {@code network.hop-latency}
 * @param type the allowed values
 * @param defaultValue where no file and no option says another: that of the preset {@code mesh}
 * @param unit of the value, or empty
 * @param meaning one line
 * @param reader the value in a machine
 */
public record MachineKey(
    String path,
    ValueType type,
    Object defaultValue,
    String unit,
    String meaning,
    Function<MachineSpecification, Object> reader) {

  /**
   * Every key, in the order in which they are shown: that of the cycles of each instruction too.
   */
  public static List<MachineKey> all() {
    return with(CycleKeys.ALL);
  }

  /** Every key, but one alone for the cycles of any instruction. */
  public static List<MachineKey> schema() {
    return with(List.of(CycleKeys.ANY));
  }

  /** The keys that describe a machine: all but those of instructions that take their usual time. */
  public static List<MachineKey> describing(MachineSpecification machine) {
    return with(CycleKeys.differingIn(machine));
  }

  private static List<MachineKey> with(List<MachineKey> cycles) {
    return Stream.of(
            CoreKeys.ALL,
            cycles,
            NetworkKeys.ALL,
            DeliveryKeys.ALL,
            CacheKeys.ALL,
            ClusterKeys.ALL,
            MemoryKeys.ALL,
            EnergyKeys.ALL)
        .flatMap(List::stream)
        .toList();
  }

  /** The value in a machine. */
  public Object of(MachineSpecification machine) {
    return reader.apply(machine);
  }

  static List<String> names(Enum<?>... values) {
    return Arrays.stream(values).map(Enum::name).toList();
  }

  static Choice labels(Enum<?>... values) {
    return new Choice(Arrays.stream(values).map(MachineKey::label).toList());
  }

  /** As in a file: {@code minimal-adaptive}. */
  static String label(Enum<?> value) {
    return value.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /** The key with a path. */
  static Optional<MachineKey> named(String path) {
    return all().stream().filter(key -> key.path.equals(path)).findFirst();
  }

  /** Whether a path is the name of a table, as {@code network}. */
  static boolean isTable(String path) {
    return all().stream().anyMatch(key -> key.path.startsWith(path + "."));
  }
}
