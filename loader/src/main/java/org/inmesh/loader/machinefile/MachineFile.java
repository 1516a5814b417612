package org.inmesh.loader.machinefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.mesh.NetworkSpecification;

/**
 * Machine descriptions: presets that come with Inmesh, files in TOML, and options that change
 * single values. {@link MachineKey} lists what they may say.
 */
public final class MachineFile {
  private static final List<String> PRESETS =
      List.of(
          "mesh",
          "coherent",
          "coherent-clusters",
          "epiphany-iii",
          "epiphany-iv",
          "t800-module",
          "tile-gx36",
          "xeon-two-sockets");

  private MachineFile() {}

  /**
   * A line of a machine's description.
   *
   * @param unit of the value, or empty
   */
  public record Row(String key, String value, String unit, String meaning) {}

  /** The names of the machines that come with Inmesh. */
  public static List<String> presetNames() {
    return PRESETS;
  }

  /** All values of a machine, in the order of {@link MachineKey}. */
  public static List<Row> describe(MachineSpecification machine) {
    return MachineKey.all().stream()
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
    MachineBuilder machine = new MachineBuilder();
    addFile(name, name, text, machine);
    List<Setting> options = new ArrayList<>();
    settings.forEach(setting -> options.addAll(SettingsReader.readOption(setting)));
    machine.add(options);
    return machine;
  }

  private static MachineBuilder read(String nameOrPath, List<String> settings, OptionalInt cores) {
    MachineBuilder machine = new MachineBuilder();
    addMachine(nameOrPath, machine);
    List<Setting> options = new ArrayList<>();
    settings.forEach(text -> options.addAll(SettingsReader.readOption(text)));
    cores.ifPresent(number -> options.add(coresOption(number)));
    machine.add(options);
    return machine;
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

  private static void addMachine(String nameOrPath, MachineBuilder machine) {
    if (PRESETS.contains(nameOrPath)) {
      addPreset(nameOrPath, machine);
      return;
    }
    addFile(nameOrPath, baseName(nameOrPath), readText(nameOrPath), machine);
  }

  private static void addFile(String path, String name, String text, MachineBuilder machine) {
    SettingsReader.Result file = SettingsReader.readFile(path, text);
    file.base()
        .ifPresent(
            base -> {
              if (!PRESETS.contains(base)) {
                String message = "no preset '" + base + "'" + presetHint(base);
                throw new BadInputException(List.of(file.baseOrigin().diagnostic(message)));
              }
              addPreset(base, machine);
            });
    Origin fileName = new Origin.Option(path);
    machine.add(List.of(new Setting(CoreKeys.NAME, name, fileName)));
    machine.add(file.settings());
  }

  private static String baseName(String path) {
    return Path.of(path).getFileName().toString().replaceFirst("\\.toml$", "");
  }

  private static String readText(String path) {
    try {
      Path file = Path.of(path);
      if (Files.isRegularFile(file)) {
        return Files.readString(file);
      }
    } catch (InvalidPathException e) {
      throw new BadInputException("no machine '" + path + "'" + presetHint(path));
    } catch (CharacterCodingException e) {
      throw new BadInputException(path + ": this is not a text in UTF-8");
    } catch (IOException e) {
      throw new BadInputException(path + ": cannot be read: " + e.getMessage());
    }
    throw new BadInputException(
        "no machine '"
            + path
            + "': there is neither such a preset nor such a file"
            + presetHint(path));
  }

  private static String presetHint(String name) {
    String suggestion = NearestName.suggestion(name, PRESETS);
    return suggestion.isEmpty() ? "; the presets are " + String.join(", ", PRESETS) : suggestion;
  }

  private static void addPreset(String name, MachineBuilder machine) {
    String resource = name + ".toml";
    try (InputStream stream = MachineFile.class.getResourceAsStream(resource)) {
      Objects.requireNonNull(stream, resource);
      String text = new String(stream.readAllBytes(), StandardCharsets.UTF_8);
      SettingsReader.Result preset = SettingsReader.readFile(resource, text);
      preset.base().ifPresent(base -> addPreset(base, machine));
      machine.add(preset.settings());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
