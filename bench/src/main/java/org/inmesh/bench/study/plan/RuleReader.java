package org.inmesh.bench.study.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.inmesh.coresim.Statistic;
import org.inmesh.isa.transputer.assembly.NearestName;

/** Reads what is said about axes and columns: zips, skips, the baseline, derived columns. */
final class RuleReader {
  private static final String REASON = "reason";

  private final JsonNode document;
  private final Problems problems;
  private final ValueReader values;
  private final List<Axis> axes;
  private final List<String> axisNames;

  RuleReader(JsonNode document, Problems problems, ValueReader values, List<Axis> axes) {
    this.document = document;
    this.problems = problems;
    this.axes = axes;
    this.values = values;
    axisNames = axes.stream().map(Axis::name).toList();
  }

  /** The tables of an array of tables. */
  private List<JsonNode> tables(String name) {
    JsonNode array = document.path(name);
    if (array.isMissingNode()) {
      return List.of();
    }
    List<JsonNode> tables = ValueReader.elements(array);
    if (!array.isArray() || !tables.stream().allMatch(JsonNode::isObject)) {
      problems.add(
          name,
          String.format(
              Locale.ROOT, "%s is a list of tables: each begins with a line [[%1$s]]", name));
      return List.of();
    }
    return tables;
  }

  List<List<String>> zips() {
    List<List<String>> zips = new ArrayList<>();
    Set<String> zipped = new HashSet<>();
    List<JsonNode> tables = tables("zip");
    for (int i = 0; i < tables.size(); i++) {
      String path = String.format(Locale.ROOT, "zip.%d.axes", i);
      for (String key : tables.get(i).properties().stream().map(Map.Entry::getKey).toList()) {
        if (!key.equals("axes")) {
          problems.add(
              String.format(Locale.ROOT, "zip.%d.%s", i, key), "a zip has the key axes alone");
        }
      }
      List<String> names = axesOf(tables.get(i).path("axes"), path);
      if (names.size() == 1 && ValueReader.elements(tables.get(i).path("axes")).size() == 1) {
        problems.add(path, "a zip takes at least two axes");
      }
      for (String name : names) {
        if (!zipped.add(name)) {
          problems.add(path, String.format(Locale.ROOT, "%s is in two zips", name));
        }
      }
      checkLengths(names, path);
      if (!names.isEmpty()) {
        zips.add(names);
      }
    }
    return zips;
  }

  private List<String> axesOf(JsonNode node, String path) {
    List<String> names = new ArrayList<>();
    for (String name : values.texts(path, node)) {
      // The axes of the file's own keys may be called as these are.
      String axis = axisOf(name);
      if (axisNames.contains(axis)) {
        names.add(axis);
      } else if (problems.none()) {
        problems.unknown(path, "axis", name, axisNames);
      }
    }
    if (node.isMissingNode()) {
      problems.add(path, "a zip needs axes, as in axes = [\"cores\", \"size\"]");
    }
    return names;
  }

  /** {@code programs} and the like are names of keys; their axes are called {@code program}. */
  private String axisOf(String name) {
    boolean plural = name.endsWith("s") && !axisNames.contains(name);
    String singular = plural ? name.substring(0, name.length() - 1) : name;
    return axisNames.contains(singular) ? singular : name;
  }

  private void checkLengths(List<String> names, String path) {
    List<String> lengths = new ArrayList<>();
    for (Axis axis : axes) {
      if (names.contains(axis.name())) {
        lengths.add(String.format(Locale.ROOT, "%s has %d", axis.name(), axis.values().size()));
      }
    }
    long different =
        axes.stream()
            .filter(axis -> names.contains(axis.name()))
            .map(axis -> axis.values().size())
            .distinct()
            .count();
    if (different > 1) {
      problems.add(
          path, "axes that go together have as many values each: " + String.join(", ", lengths));
    }
  }

  List<Skip> skips() {
    List<Skip> skips = new ArrayList<>();
    List<JsonNode> tables = tables("skip");
    for (int i = 0; i < tables.size(); i++) {
      String path = "skip." + i;
      Map<String, Condition> conditions = new LinkedHashMap<>();
      ValueReader.flat(tables.get(i))
          .forEach(
              (key, node) -> {
                if (key.equals(REASON)) {
                  values.text(path + "." + REASON, node);
                } else if (axisNames.contains(key)) {
                  conditions.put(key, condition(path + "." + key, node));
                } else {
                  unknownAxis(path + "." + key, key, "reason and the axes");
                }
              });
      if (tables.get(i).properties().stream().allMatch(each -> each.getKey().equals(REASON))) {
        problems.add(path, "a skip names at least one axis, as in cores = \">1024\"");
      }
      skips.add(new Skip(conditions, tables.get(i).path(REASON).asText("")));
    }
    return skips;
  }

  private void unknownAxis(String path, String key, String allowed) {
    String suggestion = NearestName.suggestion(key, axisNames);
    problems.add(
        path,
        String.format(
            Locale.ROOT,
            "'%s' does not vary%s",
            key,
            suggestion.isEmpty()
                ? String.format(
                    Locale.ROOT, "; there are %s %s", allowed, String.join(", ", axisNames))
                : suggestion));
  }

  private Condition condition(String path, JsonNode node) {
    if (node.isTextual()) {
      Optional<Condition> read = Condition.read(node.textValue());
      if (read.isPresent()) {
        return read.get();
      }
    }
    for (JsonNode each : ValueReader.elements(node)) {
      // No coordinate begins so.
      if (each.asText().matches("\\s*[<>=!].*")) {
        problems.add(
            path,
            String.format(
                Locale.ROOT,
                "'%s' is no condition: one is a value, a list of values, \">1024\" (also <, >=, <=, !=) or \"16..64\"",
                each.asText()));
      }
    }
    return new Condition.OneOf(
        ValueReader.elements(node).stream().map(ValueReader::coordinate).toList());
  }

  Map<String, Object> baseline() {
    JsonNode table = document.path("baseline");
    Map<String, Object> coordinates = new LinkedHashMap<>();
    if (table.isMissingNode()) {
      for (String name : List.of(Axis.MACHINE, Axis.FORM)) {
        axes.stream()
            .filter(axis -> axis.name().equals(name) && axis.varies())
            .forEach(axis -> coordinates.put(name, axis.values().getFirst()));
      }
      return coordinates;
    }
    if (!table.isObject()) {
      problems.add("baseline", "baseline is a table, as in { machine = \"mesh\" }");
      return coordinates;
    }
    ValueReader.flat(table)
        .forEach(
            (key, node) -> {
              Object value = ValueReader.coordinate(node);
              Optional<Axis> axis =
                  axes.stream().filter(each -> each.name().equals(key)).findFirst();
              if (axis.isEmpty()) {
                unknownAxis("baseline." + key, key, "the axes");
              } else if (!axis.get().values().contains(value)) {
                List<String> known = axis.get().values().stream().map(Object::toString).toList();
                problems.unknown("baseline." + key, key, value.toString(), known);
              }
              coordinates.put(key, value);
            });
    return coordinates;
  }

  List<DerivedColumn> columns() {
    List<DerivedColumn> columns = new ArrayList<>();
    List<String> known = new ArrayList<>(List.of(Axis.CORES));
    Arrays.stream(Statistic.values()).map(Statistic::key).forEach(known::add);
    known.addAll(DerivedColumn.STANDARD);
    List<JsonNode> tables = tables("column");
    for (int i = 0; i < tables.size(); i++) {
      new ColumnReader(problems, values, "column." + i)
          .read(tables.get(i), known)
          .ifPresent(columns::add);
      // Also of a wrong one, so that those made of it are not complained of as well.
      known.add(tables.get(i).path("name").asText());
    }
    return columns;
  }
}
