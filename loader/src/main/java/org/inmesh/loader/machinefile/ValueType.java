package org.inmesh.loader.machinefile;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;

/** What values a key of a machine file takes. */
public sealed interface ValueType {

  /** The value in Java: an {@code Integer} or a {@code String}; nothing if it is not allowed. */
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

  /** One of some words. */
  record Choice(List<String> words) implements ValueType {
    @Override
    public Optional<Object> read(JsonNode node) {
      return new Text().read(node).filter(words::contains);
    }

    @Override
    public String allowed() {
      return "\"" + String.join("\" or \"", words) + "\"";
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
