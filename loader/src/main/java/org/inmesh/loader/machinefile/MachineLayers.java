package org.inmesh.loader.machinefile;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inmesh.loader.BadInputException;

/** Finds the presets and files that make up a machine and lays them over one another. */
final class MachineLayers {
  private final MachineBuilder machine = new MachineBuilder();

  /** The files that are being read, each extended by the one before. */
  private final List<Path> reading = new ArrayList<>();

  /** All that were read. */
  private final List<Path> files = new ArrayList<>();

  /** All files that were read, the one that was named first. */
  List<Path> files() {
    return List.copyOf(files);
  }

  /** The machine of all layers added. */
  MachineBuilder machine() {
    return machine;
  }

  /**
   * Adds a preset or a file with all that it extends.
   *
   * @throws BadInputException if there is none, or something in it is not allowed
   */
  void addMachine(String nameOrPath) {
    if (Presets.NAMES.contains(nameOrPath)) {
      addPreset(nameOrPath);
      return;
    }
    Path file =
        file(nameOrPath)
            .orElseThrow(
                () ->
                    new BadInputException(
                        Files.isDirectory(Path.of(nameOrPath))
                            ? "no machine '%s': this is a folder".formatted(nameOrPath)
                            : "no machine '%s': there is neither such a preset nor such a file%s"
                                .formatted(nameOrPath, Presets.hint(nameOrPath))));
    String name = file.getFileName().toString().replaceFirst("\\.toml$", "");
    addFile(file, nameOrPath, Optional.of(name));
  }

  /**
   * Adds a file whose text is at hand.
   *
   * @param name of the machine
   * @throws BadInputException if something in it is not allowed
   */
  void addText(String name, String text) {
    SettingsReader.Result content = SettingsReader.readFile(name, text);
    content.base().ifPresent(base -> addBase(content, base, Optional.empty()));
    addSettings(name, Optional.of(name), content);
  }

  /** Adds settings that go before those of all files. */
  void addOptions(List<Setting> options) {
    machine.add(MachineLayer.ofOptions(options));
  }

  private void addPreset(String name) {
    SettingsReader.Result preset = SettingsReader.readFile(Presets.file(name), Presets.text(name));
    preset.base().ifPresent(this::addPreset);
    machine.add(
        new MachineLayer(SourceOfValue.Layer.PRESET, name, preset.settings(), preset.remarks()));
  }

  private void addFile(Path file, String shown, Optional<String> name) {
    SettingsReader.Result content = SettingsReader.readFile(shown, read(file, shown));
    reading.add(file.toAbsolutePath().normalize());
    files.add(file);
    content.base().ifPresent(base -> addBase(content, base, Optional.of(file)));
    reading.removeLast();
    addSettings(shown, name, content);
  }

  /** Adds what a file says itself. The name of the file that is read first is the machine's. */
  private void addSettings(String shown, Optional<String> name, SettingsReader.Result content) {
    List<Setting> settings = new ArrayList<>();
    name.ifPresent(
        text -> settings.add(new Setting(CoreKeys.NAME, text, new Origin.Option(shown))));
    settings.addAll(content.settings());
    machine.add(new MachineLayer(SourceOfValue.Layer.FILE, "", settings, content.remarks()));
  }

  /** Adds what a file extends: a preset, or another file as seen from its own folder. */
  private void addBase(SettingsReader.Result content, String base, Optional<Path> file) {
    if (Presets.NAMES.contains(base)) {
      addPreset(base);
      return;
    }
    Optional<Path> other = file.flatMap(from -> file(from, base));
    if (other.isEmpty()) {
      String also = file.isPresent() ? ", nor such a file beside this one" : "";
      throw refusal(content, "no preset '" + base + "'" + also + Presets.hint(base));
    }
    Path found = other.get().toAbsolutePath().normalize();
    if (reading.contains(found)) {
      String circle =
          reading.subList(reading.indexOf(found), reading.size()).stream()
              .map(path -> path.getFileName() + " -> ")
              .collect(Collectors.joining());
      throw refusal(content, "files must not extend one another: " + circle + found.getFileName());
    }
    addFile(other.get(), other.get().toString(), Optional.empty());
  }

  private static BadInputException refusal(SettingsReader.Result content, String message) {
    return new BadInputException(List.of(content.baseOrigin().diagnostic(message)));
  }

  private static Optional<Path> file(String path) {
    try {
      return Optional.of(Path.of(path)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      // No file can have this name, so there is none.
      return Optional.empty();
    }
  }

  private static Optional<Path> file(Path from, String path) {
    try {
      return Optional.of(from.resolveSibling(path)).filter(Files::isRegularFile);
    } catch (InvalidPathException e) {
      // No file can have this name, so there is none.
      return Optional.empty();
    }
  }

  private static String read(Path file, String shown) {
    try {
      return Files.readString(file);
    } catch (CharacterCodingException e) {
      throw new BadInputException(shown + ": this is not a text in UTF-8");
    } catch (IOException e) {
      throw new BadInputException(shown + ": cannot be read: " + e.getMessage());
    }
  }
}
