package org.inmesh.bench.study.plan;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What a coordinate has to be for a point to be skipped. */
public sealed interface Condition {

  /** Whether a coordinate is so. */
  boolean holds(Object coordinate);

  /** One of some values. */
  record OneOf(List<Object> values) implements Condition {
    @Override
    public boolean holds(Object coordinate) {
      return values.stream().anyMatch(value -> same(value, coordinate));
    }

    private static boolean same(Object value, Object coordinate) {
      if (value instanceof Number one && coordinate instanceof Number other) {
        return one.doubleValue() == other.doubleValue();
      }
      return value.toString().equals(coordinate.toString());
    }
  }

  /** A number that compares so with another. */
  record Compared(String operator, double bound) implements Condition {
    private static final Pattern PATTERN =
        Pattern.compile("\\s*(<=|>=|!=|<|>)\\s*(-?\\d+(?:\\.\\d+)?)\\s*");

    @Override
    public boolean holds(Object coordinate) {
      if (!(coordinate instanceof Number number)) {
        return false;
      }
      double value = number.doubleValue();
      return switch (operator) {
        case "<" -> value < bound;
        case "<=" -> value <= bound;
        case ">" -> value > bound;
        case ">=" -> value >= bound;
        default -> value != bound;
      };
    }
  }

  /** A number between two others, both included. */
  record Between(double least, double most) implements Condition {
    private static final Pattern PATTERN =
        Pattern.compile("\\s*(-?\\d+)\\s*\\.\\.\\s*(-?\\d+)\\s*");

    @Override
    public boolean holds(Object coordinate) {
      return coordinate instanceof Number number
          && number.doubleValue() >= least
          && number.doubleValue() <= most;
    }
  }

  /**
   * A condition as a text: {@code >1024} or {@code 16..64}; nothing if it is neither, so that the
   * text is a value.
   */
  static Optional<Condition> read(String text) {
    Matcher compared = Compared.PATTERN.matcher(text);
    if (compared.matches()) {
      return Optional.of(new Compared(compared.group(1), Double.parseDouble(compared.group(2))));
    }
    Matcher between = Between.PATTERN.matcher(text.toLowerCase(Locale.ROOT));
    if (between.matches()) {
      return Optional.of(
          new Between(Double.parseDouble(between.group(1)), Double.parseDouble(between.group(2))));
    }
    return Optional.empty();
  }
}
