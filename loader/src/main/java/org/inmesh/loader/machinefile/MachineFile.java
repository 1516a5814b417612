package org.inmesh.loader.machinefile;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Machine descriptions: presets that come with Inmesh, files in TOML, and options that change
 * single values. {@link MachineKey} lists what they may say.
 */
public final class MachineFile {
  private MachineFile() {}

  /**
   * A line of a machine's description.
   *
   * @param unit of the value, or empty
   */
  public record Row(String key, String value, String unit, String meaning) {}

  /** The names of the machines that come with Inmesh. */
  public static List<String> presetNames() {
    return Presets.NAMES;
  }

  /** All values of a machine, in the order of {@link MachineKey}. */
  public static List<Row> describe(MachineSpecification machine) {
    return MachineKey.describing(machine).stream()
        .map(key -> new Row(key.path(), String.valueOf(key.of(machine)), key.unit(), key.meaning()))
        .toList();
  }

  /**
   * Reads a machine. What an option says goes before what the file says, that before the preset
   * that the file extends, and that before the defaults.
   *
   * @param nameOrPath a preset, or the path of a TOML file
   * @param settings each {@code key=value}
   * @param cores the number of cores, as a setting of {@code cores} that goes before others
   * @throws BadInputException if there is no such machine or something in it is not allowed
   */
  public static MachineSpecification load(
      String nameOrPath, List<String> settings, OptionalInt cores) {
    return read(nameOrPath, settings, cores).build();
  }

  /**
   * Reads a machine as {@link #load} does, with what its files say about it.
   *
   * @param nameOrPath a preset, or the path of a TOML file
   * @param settings each {@code key=value}
   * @param cores the number of cores, as a setting of {@code cores} that goes before others
   * @throws BadInputException if there is no such machine or something in it is not allowed
   */
  public static MachineDescription describe(
      String nameOrPath, List<String> settings, OptionalInt cores) {
    return read(nameOrPath, settings, cores).describe();
  }

  /**
   * Reads the network of a machine. It is not checked that a program could run on it: packets may
   * have no way, or there may be no such network.
   *
   * @param nameOrPath a preset, or the path of a TOML file
   * @param settings each {@code key=value}
   * @throws BadInputException if there is no such machine or something in it is not allowed
   */
  public static NetworkSpecification loadNetwork(String nameOrPath, List<String> settings) {
    return read(nameOrPath, settings, OptionalInt.empty()).network();
  }

  /**
   * The files that a machine is read from: that of the path, then those that it extends, one after
   * another; none of a preset.
   *
   * @param nameOrPath a preset, or the path of a TOML file
   * @throws BadInputException if there is no such machine or something in it is not allowed
   */
  public static List<Path> files(String nameOrPath) {
    MachineLayers layers = new MachineLayers();
    layers.addMachine(nameOrPath);
    return layers.files();
  }

  /**
   * A machine as the complete text of a machine file, which says everything and extends nothing.
   */
  public static String text(MachineSpecification machine) {
    return MachineText.of(machine);
  }

  /**
   * Reads a machine whose file is at hand as text, as in the header of a trace.
   *
   * @param name of the machine
   * @param text of a TOML file
   * @param settings each {@code key=value}; they go before what the text says
   * @throws BadInputException if something in it is not allowed
   */
  public static MachineSpecification loadText(String name, String text, List<String> settings) {
    return readText(name, text, settings).build();
  }

  /**
   * Reads the network of such a machine, as {@link #loadNetwork} does.
   *
   * @throws BadInputException if something in it is not allowed
   */
  public static NetworkSpecification loadNetworkText(
      String name, String text, List<String> settings) {
    return readText(name, text, settings).network();
  }

  private static MachineBuilder readText(String name, String text, List<String> settings) {
    MachineLayers layers = new MachineLayers();
    layers.addText(name, text);
    layers.addOptions(options(settings, OptionalInt.empty()));
    return layers.machine();
  }

  private static MachineBuilder read(String nameOrPath, List<String> settings, OptionalInt cores) {
    MachineLayers layers = new MachineLayers();
    layers.addMachine(nameOrPath);
    layers.addOptions(options(settings, cores));
    return layers.machine();
  }

  private static List<Setting> options(List<String> settings, OptionalInt cores) {
    List<Setting> options = new ArrayList<>();
    settings.forEach(text -> options.addAll(SettingsReader.readOption(text)));
    cores.ifPresent(number -> options.add(coresOption(number)));
    return options;
  }

  private static Setting coresOption(int number) {
    Origin origin = new Origin.Option("--cores " + number);
    ValueType.Whole type = (ValueType.Whole) CoreKeys.CORES.type();
    if (number < type.least() || number > type.most()) {
      String message = "cores must be " + type.allowed();
      throw new BadInputException(List.of(origin.diagnostic(message)));
    }
    return new Setting(CoreKeys.CORES, number, origin);
  }
}
