package org.inmesh.bench.study.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.IntNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.machinefile.MachineKey;

/** Reads parameters of programs and keys of machines: one value is set, several make an axis. */
final class VariationReader {
  /** What other parts of the file say about programs and machines. */
  private static final Map<String, String> ELSEWHERE =
      Map.of(
          "name", "the name of a machine is its file's",
          "kind", "the kind is a machine's own; machines = [...] lists machines of both kinds",
          "cores", "cores = [...] above the first table sets the numbers of cores");

  private final JsonNode document;
  private final Problems problems;
  private final ValueReader values;
  private final Map<String, Integer> parameters = new LinkedHashMap<>();
  private final Map<String, String> settings = new LinkedHashMap<>();

  VariationReader(JsonNode document, Problems problems, ValueReader values) {
    this.document = document;
    this.problems = problems;
    this.values = values;
  }

  /** Parameters that have one value; to be asked after their axes. */
  Map<String, Integer> parameters() {
    return parameters;
  }

  /** Machine keys that have one value; to be asked after their axes. */
  Map<String, String> settings() {
    return settings;
  }

  private Map<String, JsonNode> table(String name) {
    JsonNode table = document.path(name);
    if (table.isMissingNode()) {
      return Map.of();
    }
    if (!table.isObject()) {
      String plural = name + "s";
      problems.add(
          name,
          String.format(
              Locale.ROOT,
              "%s is a table: a line [%1$s], then key = value%s",
              name,
              StudyReader.KEYS.contains(plural)
                  ? String.format(Locale.ROOT, "; machines are listed in %s = [...]", plural)
                  : ""));
      return Map.of();
    }
    return ValueReader.flat(table);
  }

  List<Axis> parameterAxes(List<StudyProgram> programs) {
    List<Axis> axes = new ArrayList<>();
    table("parameters")
        .forEach(
            (name, node) -> {
              String path = "parameters." + name;
              if (checkParameter(path, name, programs)) {
                List<Integer> numbers = values.numbers(path, node, Integer.MIN_VALUE);
                if (numbers.size() == 1) {
                  parameters.put(name, numbers.getFirst());
                } else if (!numbers.isEmpty()) {
                  axes.add(new Axis(name, List.copyOf(numbers)));
                }
              }
            });
    return axes;
  }

  private boolean checkParameter(String path, String name, List<StudyProgram> programs) {
    if (name.equals("weak") || name.endsWith(".weak")) {
      problems.add(path, "scaling = [\"strong\", \"weak\"] above the first table sets " + name);
      return false;
    }
    for (StudyProgram program : programs) {
      if (program.hasParameter(name)) {
        return true;
      }
      String prefix = program.name() + ".";
      if (name.startsWith(prefix)) {
        String parameter = name.substring(prefix.length());
        if (!program.hasParameter(parameter)) {
          problems.unknown(path, "parameter of " + program.name(), parameter, program.parameters());
          return false;
        }
        return true;
      }
    }
    List<String> known =
        programs.stream().flatMap(program -> program.parameters().stream()).distinct().toList();
    String suggestion = NearestName.suggestion(name, known);
    String otherwise =
        StudyReader.KEYS.contains(name)
            ? String.format(
                Locale.ROOT, "; the study's own key %s belongs above the first table", name)
            : "; they have " + String.join(", ", known);
    if (!programs.isEmpty()) {
      problems.add(
          path,
          String.format(
              Locale.ROOT,
              "none of the programs has a parameter '%s'%s",
              name,
              suggestion.isEmpty() ? otherwise : suggestion));
    }
    return false;
  }

  List<Axis> machineAxes() {
    List<Axis> axes = new ArrayList<>();
    table("machine").forEach((path, node) -> key(path, node).ifPresent(axes::add));
    return axes;
  }

  private Optional<Axis> key(String path, JsonNode node) {
    String place = "machine." + path;
    Optional<MachineKey> key =
        MachineKey.all().stream().filter(each -> each.path().equals(path)).findFirst();
    if (ELSEWHERE.containsKey(path)) {
      problems.add(place, ELSEWHERE.get(path));
    } else if (key.isEmpty()) {
      List<String> known = MachineKey.all().stream().map(MachineKey::path).toList();
      String suggestion = NearestName.suggestion(path, known);
      problems.add(
          place,
          String.format(
              Locale.ROOT,
              "machines have no key '%s'%s",
              path,
              suggestion.isEmpty() ? "; 'inmesh machines --keys' lists them" : suggestion));
    } else if (key.get().type().read(node).isPresent()) {
      settings.put(path, ValueReader.coordinate(node).toString());
    } else {
      return several(place, key.get(), node);
    }
    return Optional.empty();
  }

  private Optional<Axis> several(String place, MachineKey key, JsonNode node) {
    List<Object> coordinates = new ArrayList<>();
    for (JsonNode each : node.isTextual() ? range(node) : ValueReader.elements(node)) {
      Object coordinate = ValueReader.coordinate(each);
      if (key.type().read(each).isEmpty()) {
        problems.add(
            place,
            String.format(
                Locale.ROOT,
                "%s must be %s, or a list of such values, not %s",
                key.path(),
                key.type().allowed(),
                each));
        return Optional.empty();
      }
      if (coordinates.contains(coordinate)) {
        problems.add(place, String.format(Locale.ROOT, "%s has %s twice", key.path(), coordinate));
      }
      coordinates.add(coordinate);
    }
    if (coordinates.isEmpty()) {
      problems.add(place, key.path() + " has no value");
      return Optional.empty();
    }
    if (coordinates.size() == 1) {
      settings.put(key.path(), coordinates.getFirst().toString());
      return Optional.empty();
    }
    return Optional.of(new Axis(key.path(), coordinates));
  }

  private static List<JsonNode> range(JsonNode node) {
    List<JsonNode> numbers = new ArrayList<>();
    NumberRange.read(node.textValue())
        .ifPresentOrElse(
            range -> range.forEach(number -> numbers.add(IntNode.valueOf(number))),
            () -> numbers.add(node));
    return numbers;
  }
}
