package org.inmesh.bench.study.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Whole numbers written as a range, both ends included: {@code 1..8}, {@code 10..50 step 10},
 * {@code 16..4096 x4}. The last number is the greatest that is not beyond the end.
 */
final class NumberRange {
  /** What is allowed, for messages. */
  static final String EXAMPLES = "a range such as \"1..8\", \"10..50 step 10\" or \"16..4096 x4\"";

  /** More numbers are hardly meant. */
  static final int MOST = 100_000;

  private static final Pattern RANGE =
      Pattern.compile(
          "\\s*(-?\\d{1,9})\\s*\\.\\.\\s*(-?\\d{1,9})\\s*(?:(step|x)\\s*(\\d{1,9}))?\\s*");

  private NumberRange() {}

  /**
   * Reads a range.
   *
   * @return at least one number, or nothing if this is not a range: the end lies before the
   *     beginning, the step is 0, the factor is less than 2 or the beginning of a range with a
   *     factor less than 1, or there are more than 100,000 numbers
   */
  static Optional<List<Integer>> read(String text) {
    Matcher match = RANGE.matcher(text);
    if (!match.matches()) {
      return Optional.empty();
    }
    long first = Long.parseLong(match.group(1));
    long last = Long.parseLong(match.group(2));
    boolean factor = "x".equals(match.group(3));
    long step = match.group(4) == null ? 1 : Long.parseLong(match.group(4));
    if (last < first || step < 1 || factor && (step < 2 || first < 1)) {
      return Optional.empty();
    }
    if (!factor && (last - first) / step >= MOST) {
      return Optional.empty();
    }
    List<Integer> numbers = new ArrayList<>();
    for (long number = first; number <= last; number = factor ? number * step : number + step) {
      numbers.add((int) number);
    }
    return Optional.of(List.copyOf(numbers));
  }
}
