package org.inmesh.loader.machinefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** What values a key of a machine file takes. */
public sealed interface ValueType {

  /**
   * The value in Java: an {@code Integer}, a {@code Double}, a {@code Boolean}, a {@code String}, a
   * list of integers or a list of such lists; nothing if it is not allowed.
   */
  Optional<Object> read(JsonNode node);

  /** The allowed values in words. */
  String allowed();

  /** Whether the value may be written without quotes in a {@code --set} option. */
  default boolean isText() {
    return true;
  }

  /** A whole number in a range, both ends included, divisible by {@code step}. */
  record Whole(int least, int most, int step) implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      boolean allowed =
          node.isIntegralNumber()
              && node.canConvertToInt()
              && node.intValue() >= least
              && node.intValue() <= most
              && node.intValue() % step == 0;
      return allowed ? Optional.of(node.intValue()) : Optional.empty();
    }

    @Override
    public String allowed() {
      String multiple = step == 1 ? "" : ", a multiple of " + step;
      return "a whole number from " + least + " to " + most + multiple;
    }

    @Override
    public boolean isText() {
      return false;
    }
  }

  /** A probability below 1. */
  record Probability() implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      boolean allowed = node.isNumber() && node.doubleValue() >= 0 && node.doubleValue() < 1;
      return allowed ? Optional.of(node.doubleValue()) : Optional.empty();
    }

    @Override
    public String allowed() {
      return "a number from 0 to less than 1, such as 0.01";
    }

    @Override
    public boolean isText() {
      return false;
    }
  }

  /** One of some whole numbers. */
  record WholeChoice(List<Integer> numbers) implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      boolean allowed =
          node.isIntegralNumber() && node.canConvertToInt() && numbers.contains(node.intValue());
      return allowed ? Optional.of(node.intValue()) : Optional.empty();
    }

    @Override
    public String allowed() {
      return numbers.toString().replaceAll("[\\[\\]]", "").replaceFirst(", (\\d+)$", " or $1");
    }

    @Override
    public boolean isText() {
      return false;
    }
  }

  /** A power of two in a range, both ends included. */
  record PowerOfTwo(int least, int most) implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      return new Whole(least, most, 1)
          .read(node)
          .filter(value -> Integer.bitCount((Integer) value) == 1);
    }

    @Override
    public String allowed() {
      return "a power of two from " + least + " to " + most;
    }

    @Override
    public boolean isText() {
      return false;
    }
  }

  /** Whole numbers in a range, both ends included; at least {@code fewest} of them. */
  record Wholes(int least, int most, int fewest) implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      Whole each = new Whole(least, most, 1);
      List<Object> values = new ArrayList<>();
      for (JsonNode element : node) {
        each.read(element).ifPresent(values::add);
      }
      boolean allowed = node.isArray() && values.size() >= fewest && values.size() == node.size();
      return allowed ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    @Override
    public String allowed() {
      return "a list of whole numbers from " + least + " to " + most + ", such as [2, 2]";
    }

    @Override
    public boolean isText() {
      return false;
    }
  }

  /** Pairs of whole numbers in a range, both ends included; none is allowed. */
  record Pairs(int least, int most) implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      Wholes pair = new Wholes(least, most, 2);
      List<Object> values = new ArrayList<>();
      for (JsonNode element : node) {
        pair.read(element).filter(value -> element.size() == 2).ifPresent(values::add);
      }
      boolean allowed = node.isArray() && values.size() == node.size();
      return allowed ? Optional.of(List.copyOf(values)) : Optional.empty();
    }

    @Override
    public String allowed() {
      return String.format(
          Locale.ROOT,
          "a list of pairs of whole numbers from %d to %d, such as [[3, 4], [12, 20]]",
          least,
          most);
    }

    @Override
    public boolean isText() {
      return false;
    }
  }

  /** True or false. */
  record Flag() implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      return node.isBoolean() ? Optional.of(node.booleanValue()) : Optional.empty();
    }

    @Override
    public String allowed() {
      return "true or false";
    }

    @Override
    public boolean isText() {
      return false;
    }
  }

  /** One of some words. */
  record Choice(List<String> words) implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      return new Text().read(node).filter(words::contains);
    }

    @Override
    public String allowed() {
      return "\"" + String.join("\", \"", words).replaceFirst(", (\"[^\"]*)$", " or $1") + "\"";
    }
  }

  /** Any text but the empty one. */
  record Text() implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      return node.isTextual() && !node.textValue().isBlank()
          ? Optional.of(node.textValue())
          : Optional.empty();
    }

    @Override
    public String allowed() {
      return "a text in quotes";
    }
  }
}
