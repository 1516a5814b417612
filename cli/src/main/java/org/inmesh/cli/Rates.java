package org.inmesh.cli;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.BadInputException;

/** The loads of a sweep as they stand on the command line. In decimal, so that steps add up. */
final class Rates {
  private static final String DEFAULT_STEP = "0.02";

  /** A range with more values has a mistake in its step. */
  private static final int MAXIMUM_COUNT = 10_000;

  private Rates() {}

  /**
   * The values of a list with commas, of numbers and ranges {@code FROM..TO} or {@code
   * FROM..TO:STEP}, in order; a range ends with the last step that is not beyond TO.
   *
   * @throws BadInputException if the text is something else, or a value is not above 0 and at most
   *     1: a node can send one flit in a cycle
   */
  static List<Double> parse(String text) {
    List<Double> rates = new ArrayList<>();
    for (String part : text.split(",", -1)) {
      int dots = part.indexOf("..");
      if (dots < 0) {
        rates.add(checked(number(part)).doubleValue());
      } else {
        addRange(part.substring(0, dots), part.substring(dots + 2), rates);
      }
    }
    return rates;
  }

  private static void addRange(String from, String toAndStep, List<Double> rates) {
    int colon = toAndStep.indexOf(':');
    BigDecimal step = number(colon < 0 ? DEFAULT_STEP : toAndStep.substring(colon + 1));
    BigDecimal first = checked(number(from));
    BigDecimal last = checked(number(colon < 0 ? toAndStep : toAndStep.substring(0, colon)));
    if (step.signum() <= 0) {
      throw new BadInputException("--rates: a step must be above 0, not " + step);
    }
    if (first.compareTo(last) > 0) {
      throw new BadInputException("--rates: %s is above %s".formatted(first, last));
    }
    for (BigDecimal rate = first; rate.compareTo(last) <= 0; rate = rate.add(step)) {
      if (rates.size() == MAXIMUM_COUNT) {
        throw new BadInputException("--rates: more than " + MAXIMUM_COUNT + " values");
      }
      rates.add(rate.doubleValue());
    }
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text.strip());
    } catch (NumberFormatException exception) {
      throw new BadInputException(
          "--rates: a rate, a range FROM..TO or FROM..TO:STEP, or several with commas; '"
              + text
              + "' is not a number");
    }
  }

  private static BigDecimal checked(BigDecimal rate) {
    if (rate.signum() <= 0 || rate.compareTo(BigDecimal.ONE) > 0) {
      throw new BadInputException(
          "--rates: a load is above 0 and at most 1 flit per node and cycle, not " + rate);
    }
    return rate;
  }
}
