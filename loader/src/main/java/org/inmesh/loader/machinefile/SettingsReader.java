package org.inmesh.loader.machinefile;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import com.fasterxml.jackson.dataformat.toml.TomlMapper;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.toml.TomlFile;
import org.inmesh.loader.toml.TomlPlace;

/** Reads settings from the text of a file or of an option, and refuses what the schema forbids. */
final class SettingsReader {
  static final String EXTENDS = "extends";

  /**
   * What a text says.
   *
   * @param base the machine that a file extends
   * @param remarks on the machine
   */
  record Result(
      List<Setting> settings, Optional<String> base, Origin baseOrigin, Remarks remarks) {}

  private final Function<String, Origin> originOf;
  private final List<Setting> settings = new ArrayList<>();

  /** Of keys that instructions had together: what an instruction's own key says goes before. */
  private final List<Diagnostic> problems = new ArrayList<>();

  /** What a text may say besides the machine's keys. */
  private final List<String> otherWords = new ArrayList<>();

  private SettingsReader(Function<String, Origin> originOf) {
    this.originOf = originOf;
  }

  /**
   * Reads a file's text.
   *
   * @throws BadInputException with all that is wrong in it
   */
  static Result readFile(String file, String text) {
    TomlFile toml = TomlFile.read(file, text);
    JsonNode document = toml.document();
    SettingsReader reader = new SettingsReader(path -> placeOf(toml, path));
    reader.otherWords.add(EXTENDS);
    reader.otherWords.addAll(RemarksReader.WORDS);
    RemarksReader remarks = new RemarksReader(reader::problem);
    Optional<String> base = Optional.empty();
    for (Map.Entry<String, JsonNode> entry : document.properties()) {
      if (RemarksReader.WORDS.contains(entry.getKey())) {
        remarks.read(entry.getKey(), entry.getValue());
      } else if (!entry.getKey().equals(EXTENDS)) {
        reader.read(entry.getKey(), entry.getValue());
      } else if (entry.getValue().isTextual()) {
        base = Optional.of(entry.getValue().textValue());
      } else {
        reader.problem(
            EXTENDS, "extends must be the name of a preset or the path of a file, in quotes");
      }
    }
    return new Result(reader.finish(), base, placeOf(toml, EXTENDS), remarks.remarks());
  }

  /**
   * Reads {@code key=value}, the value as in TOML; a text needs no quotes.
   *
   * @throws BadInputException if it is wrong, with the option's text
   */
  static List<Setting> readOption(String text) {
    Origin origin = new Origin.Option("--set " + text);
    int equals = text.indexOf('=');
    if (equals < 0) {
      String example = "expected KEY=VALUE, as in --set network.hop-latency=2";
      throw new BadInputException(List.of(origin.diagnostic(example)));
    }
    String path = text.substring(0, equals).strip();
    String value = text.substring(equals + 1).strip();
    SettingsReader reader = new SettingsReader(key -> origin);
    boolean isText = MachineKey.named(path).map(key -> key.type().isText()).orElse(false);
    JsonNode node = TextNode.valueOf(value);
    if (!isText || value.startsWith("\"") || value.startsWith("'")) {
      try {
        node = new TomlMapper().readTree("value = " + value).path("value");
      } catch (JsonProcessingException e) {
        // Words without quotes are no TOML. Text that no number can be: refused by the key's type.
        node = TextNode.valueOf(value);
      }
    }
    reader.read(path, node);
    return reader.finish();
  }

  private List<Setting> finish() {
    if (!problems.isEmpty()) {
      Comparator<Diagnostic> byLine =
          Comparator.comparing(
              problem -> problem.position() == null ? 0 : problem.position().line());
      throw new BadInputException(problems.stream().sorted(byLine).toList());
    }
    return settings;
  }

  private void read(String path, JsonNode node) {
    Optional<MachineKey> key = MachineKey.named(path);
    if (key.isPresent()) {
      Optional<Object> value = key.get().type().read(node);
      value.ifPresentOrElse(
          allowed -> settings.add(new Setting(key.get(), allowed, originOf.apply(path))),
          () -> problem(path, wrongValue(key.get(), node)));
    } else if (!MachineKey.isTable(path)) {
      problem(path, unknown(path));
    } else if (node.isObject()) {
      node.properties().forEach(entry -> read(path + "." + entry.getKey(), entry.getValue()));
    } else {
      problem(path, path + " is a table: its keys are " + keysOf(path + "."));
    }
  }

  private void problem(String path, String message) {
    problems.add(originOf.apply(path).diagnostic(message));
  }

  private static String wrongValue(MachineKey key, JsonNode node) {
    String unit = key.unit().isEmpty() ? "" : " (" + key.unit() + ")";
    // The parser keeps 16.0 as a decimal number that is written 16.
    boolean real = node.isBigDecimal() && node.asText().matches("-?\\d+");
    return "%s must be %s%s, not %s%s"
        .formatted(key.path(), key.type().allowed(), unit, node, real ? ".0" : "");
  }

  private String unknown(String path) {
    TreeSet<String> names = new TreeSet<>(otherWords);
    for (MachineKey key : MachineKey.all()) {
      names.add(key.path());
      int dot = key.path().lastIndexOf('.');
      if (dot >= 0) {
        names.add(key.path().substring(0, dot));
      }
    }
    String suggestion = NearestName.suggestion(path, names);
    if (suggestion.isEmpty()) {
      // Most often the table was forgotten, or it is another one.
      String last = path.substring(path.lastIndexOf('.') + 1);
      suggestion =
          names.stream()
              .filter(name -> name.endsWith("." + last))
              .findFirst()
              .map(name -> "; did you mean '" + name + "'?")
              .orElseGet(() -> "; " + keysNear(path, names));
    }
    return "unknown key '" + path + "'" + suggestion;
  }

  /** The keys of the path's table, if there is such a table; else what is outside all tables. */
  private static String keysNear(String path, Set<String> names) {
    if (CycleKeys.isIn(path)) {
      return "the keys are " + keysOf(path);
    }
    int dot = path.indexOf('.');
    if (dot >= 0 && names.contains(path.substring(0, dot))) {
      return "the keys are " + keysOf(path.substring(0, dot + 1));
    }
    return names.stream()
        .filter(name -> name.indexOf('.') < 0)
        .collect(
            Collectors.joining(
                ", ", "the keys and tables are ", "; 'inmesh machines --keys' lists all"));
  }

  private static String keysOf(String prefix) {
    if (CycleKeys.isIn(prefix)) {
      return "the instructions of isa/README.md, such as mul or fpadd";
    }
    return MachineKey.schema().stream()
        .map(MachineKey::path)
        .filter(path -> path.startsWith(prefix))
        .collect(Collectors.joining(", "));
  }

  private static Origin placeOf(TomlFile toml, String path) {
    TomlPlace place = toml.places().of(path);
    return new Origin.Place(place.position(), place.sourceLine(), place.length());
  }
}
