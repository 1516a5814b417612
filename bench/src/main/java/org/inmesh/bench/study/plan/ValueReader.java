package org.inmesh.bench.study.plan;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads values of a study's file; what is wrong goes to the problems, and nothing is returned. */
final class ValueReader {
  private final Problems problems;

  ValueReader(Problems problems) {
    this.problems = problems;
  }

  /** A text; empty if there is none. */
  String text(String path, JsonNode node) {
    if (node.isMissingNode()) {
      return "";
    }
    if (!node.isTextual()) {
      problems.add(
          path, String.format(Locale.ROOT, "%s must be a text in quotes, not %s", path, node));
    }
    return node.asText();
  }

  /** A text or a list of texts, without repetitions; empty if there is no such key. */
  List<String> texts(String path, JsonNode node) {
    if (node.isMissingNode()) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (JsonNode each : elements(node)) {
      if (each.isTextual()) {
        texts.add(each.textValue());
      } else {
        problems.add(
            path,
            String.format(
                Locale.ROOT, "%s must be a text in quotes or a list of them, not %s", path, node));
        return List.of();
      }
    }
    return distinct(path, texts);
  }

  /**
   * Whole numbers: one, a range as a text, or a list of these; empty if there is no such key.
   *
   * @param least allowed
   */
  List<Integer> numbers(String path, JsonNode node, int least) {
    if (node.isMissingNode()) {
      return List.of();
    }
    List<Integer> numbers = new ArrayList<>();
    for (JsonNode each : elements(node)) {
      Optional<List<Integer>> some = wholeNumbers(each);
      if (some.isEmpty() || some.get().stream().anyMatch(number -> number < least)) {
        String from = least == Integer.MIN_VALUE ? "" : " of at least " + least;
        problems.add(
            path,
            String.format(
                Locale.ROOT,
                "%s must be a whole number%s, a list, or %s, not %s",
                path,
                from,
                NumberRange.EXAMPLES,
                each));
        return List.of();
      }
      numbers.addAll(some.get());
    }
    return distinct(path, numbers);
  }

  private static Optional<List<Integer>> wholeNumbers(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToInt()) {
      return Optional.of(List.of(node.intValue()));
    }
    return node.isTextual() ? NumberRange.read(node.textValue()) : Optional.empty();
  }

  private <T> List<T> distinct(String path, List<T> values) {
    if (values.isEmpty()) {
      problems.add(path, path + " has no value");
    }
    Set<T> seen = new HashSet<>();
    for (T value : values) {
      if (!seen.add(value)) {
        problems.add(path, String.format(Locale.ROOT, "%s has %s twice", path, value));
      }
    }
    return values.stream().distinct().toList();
  }

  /** Elements of a list, or the one value. */
  static List<JsonNode> elements(JsonNode node) {
    List<JsonNode> all = new ArrayList<>();
    if (node.isArray()) {
      node.forEach(all::add);
    } else {
      all.add(node);
    }
    return all;
  }

  /** A value as a coordinate: a number, or a text of anything else. */
  static Object coordinate(JsonNode node) {
    if (node.isIntegralNumber() && node.canConvertToInt()) {
      return node.intValue();
    }
    if (node.isIntegralNumber() && node.canConvertToLong()) {
      return node.longValue();
    }
    if (node.isNumber()) {
      return node.doubleValue();
    }
    return node.isTextual() ? node.textValue() : node.toString();
  }

  /** Values by path below a table: {@code a.b = 1} and a table {@code [a]} with {@code b = 1}. */
  static Map<String, JsonNode> flat(JsonNode table) {
    Map<String, JsonNode> values = new LinkedHashMap<>();
    flatten("", table, values);
    return values;
  }

  private static void flatten(String prefix, JsonNode table, Map<String, JsonNode> values) {
    for (Map.Entry<String, JsonNode> entry : table.properties()) {
      if (entry.getValue().isObject()) {
        flatten(prefix + entry.getKey() + ".", entry.getValue(), values);
      } else {
        values.put(prefix + entry.getKey(), entry.getValue());
      }
    }
  }
}
