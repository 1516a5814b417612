package org.inmesh.bench.study.json;

import com.fasterxml.jackson.databind.JsonNode;

/** Takes fields out of a tree; a field that is missing or of another type is told of by name. */
final class Fields {
  private Fields() {}

  static JsonNode child(JsonNode tree, String name) {
    JsonNode value = tree.get(name);
    if (value == null) {
      throw new MalformedJsonException("'" + name + "' is missing");
    }
    return value;
  }

  static String text(JsonNode tree, String name) {
    JsonNode value = child(tree, name);
    check(value.isTextual(), name, "a text");
    return value.textValue();
  }

  static long whole(JsonNode tree, String name) {
    JsonNode value = child(tree, name);
    check(value.canConvertToLong() && value.isIntegralNumber(), name, "a whole number");
    return value.longValue();
  }

  static int wholeInt(JsonNode tree, String name) {
    JsonNode value = child(tree, name);
    check(value.canConvertToInt() && value.isIntegralNumber(), name, "a whole number of 32 bits");
    return value.intValue();
  }

  static double real(JsonNode tree, String name) {
    return number(child(tree, name), name).doubleValue();
  }

  static boolean truth(JsonNode tree, String name) {
    JsonNode value = child(tree, name);
    check(value.isBoolean(), name, "true or false");
    return value.booleanValue();
  }

  static JsonNode object(JsonNode tree, String name) {
    JsonNode value = child(tree, name);
    check(value.isObject(), name, "an object");
    return value;
  }

  static JsonNode array(JsonNode tree, String name) {
    JsonNode value = child(tree, name);
    check(value.isArray(), name, "a list");
    return value;
  }

  static <E extends Enum<E>> E constant(JsonNode tree, String name, Class<E> type) {
    String text = text(tree, name);
    for (E constant : type.getEnumConstants()) {
      if (constant.name().equals(text)) {
        return constant;
      }
    }
    throw new MalformedJsonException("'" + name + "' is '" + text + "'");
  }

  /** A Long, or a Double; what JSON has no numbers for is a text: {@code NaN}. */
  static Number number(JsonNode value, String name) {
    if (value.isIntegralNumber() && value.canConvertToLong()) {
      return value.longValue();
    }
    if (value.isFloatingPointNumber()) {
      return value.doubleValue();
    }
    return switch (value.asText()) {
      case "NaN" -> Double.NaN;
      case "Infinity" -> Double.POSITIVE_INFINITY;
      case "-Infinity" -> Double.NEGATIVE_INFINITY;
      default -> throw new MalformedJsonException("'" + name + "' is not a number");
    };
  }

  private static void check(boolean right, String name, String expected) {
    if (!right) {
      throw new MalformedJsonException("'" + name + "' is not " + expected);
    }
  }
}
