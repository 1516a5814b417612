package org.inmesh.loader.machinefile;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.inmesh.isa.transputer.assembly.NearestName;

/** The machine files that come with Inmesh. */
final class Presets {
  /** In the order in which they are listed: our own, meshes of processors, coherent machines. */
  static final List<String> NAMES =
      List.of(
          "mesh",
          "coherent",
          "coherent-clusters",
          "coherent-1024",
          "t414-grid",
          "t800-module",
          "t800-grid",
          "t9000-c104",
          "paragon",
          "epiphany-iii",
          "epiphany-iv",
          "epiphany-v",
          "epiphany-4096",
          "asap-1",
          "asap-2",
          "kilocore",
          "mppa-256",
          "ga144",
          "sw26010",
          "tile-gx36",
          "tile-gx72",
          "xeon-two-sockets",
          "server-64");

  private static final String DEFAULT_SOURCES = "default-sources.toml";

  private Presets() {}

  /** The text of a preset. */
  static String text(String name) {
    return resource(file(name));
  }

  /** The name of a preset's file, for messages. */
  static String file(String name) {
    return name + ".toml";
  }

  /** Where the values come from that no file sets. */
  static Map<MachineKey, String> defaultSources() {
    return SettingsReader.readFile(DEFAULT_SOURCES, resource(DEFAULT_SOURCES)).remarks().sources();
  }

  /** For the end of a message about a name that is none of a preset. */
  static String hint(String name) {
    String suggestion = NearestName.suggestion(name, NAMES);
    return suggestion.isEmpty() ? "; the presets are " + String.join(", ", NAMES) : suggestion;
  }

  private static String resource(String file) {
    try (InputStream stream = Presets.class.getResourceAsStream(file)) {
      return new String(
          Objects.requireNonNull(stream, file).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
