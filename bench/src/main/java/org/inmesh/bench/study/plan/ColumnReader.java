package org.inmesh.bench.study.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.study.plan.DerivedColumn.Operation;

/** Reads one derived column; what is wrong with it goes to the problems. */
record ColumnReader(Problems problems, ValueReader values, String path) {
  private static final String NAME = "name";

  Optional<DerivedColumn> read(JsonNode table, List<String> known) {
    String name = values.text(path + "." + NAME, table.path(NAME));
    List<String> operations = Arrays.stream(Operation.values()).map(Operation::key).toList();
    List<String> keys = table.properties().stream().map(Map.Entry::getKey).toList();
    for (String key : keys) {
      if (!key.equals(NAME) && !operations.contains(key)) {
        problems.unknown(path + "." + key, "operation", key, operations);
      }
    }
    List<String> given = keys.stream().filter(operations::contains).toList();
    if (name.isBlank() || known.contains(name)) {
      problems.add(
          path, "a column needs a name that no other has, as in name = \"packets per cycle\"");
    }
    if (given.size() != 1) {
      problems.add(path, "a column has one of " + String.join(", ", operations));
      return Optional.empty();
    }
    Operation operation = Operation.values()[operations.indexOf(given.getFirst())];
    String place = path + "." + operation.key();
    List<String> operands = new ArrayList<>();
    for (JsonNode each : ValueReader.elements(table.path(operation.key()))) {
      operands.add(each.asText());
      if (!known.contains(each.asText())) {
        problems.unknown(place, "statistic or column", each.asText(), known);
      }
    }
    if (operands.size() != operation.operands()) {
      problems.add(
          place,
          String.format(
              Locale.ROOT,
              "%s takes %d names, not %d",
              operation.key(),
              operation.operands(),
              operands.size()));
    }
    return problems.none()
        ? Optional.of(new DerivedColumn(name, operation, operands))
        : Optional.empty();
  }
}
