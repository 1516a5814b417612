package org.inmesh.bench.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** An axis from 0 to a number of few digits, with marks at 1, 2 or 5 times a power of ten. */
final class Axis {
  private static final int MOST_INTERVALS = 10;
  private static final BigDecimal[] DIGITS = {
    BigDecimal.ONE, BigDecimal.TWO, BigDecimal.valueOf(5), BigDecimal.TEN
  };

  private final BigDecimal step;
  private final int intervals;
  private final double from;
  private final double to;

  /**
   * An axis.
   *
   * @param most greatest value to be shown; 0 or less counts as 1
   * @param from where 0 is on the paper
   * @param to where the end is on the paper
   */
  Axis(double most, double from, double to) {
    this.from = from;
    this.to = to;
    BigDecimal end = new BigDecimal(most > 0 ? most : 1, MathContext.DECIMAL32);
    step = step(end);
    intervals = end.divide(step, 0, RoundingMode.CEILING).intValueExact();
  }

  private static BigDecimal step(BigDecimal end) {
    BigDecimal least = end.divide(BigDecimal.valueOf(MOST_INTERVALS), MathContext.DECIMAL32);
    int exponent = least.precision() - least.scale() - 1;
    for (BigDecimal digits : DIGITS) {
      BigDecimal candidate = digits.scaleByPowerOfTen(exponent);
      if (candidate.compareTo(least) >= 0) {
        return candidate;
      }
    }
    throw new IllegalStateException("no step for " + end);
  }

  /** The value at the end. */
  double end() {
    return step.multiply(BigDecimal.valueOf(intervals)).doubleValue();
  }

  /** Where a value is on the paper; beyond the end if it is. */
  double place(double value) {
    return from + (to - from) * value / end();
  }

  /** The marked values in decimal, from 0 to the end. */
  List<BigDecimal> marks() {
    List<BigDecimal> marks = new ArrayList<>();
    for (int i = 0; i <= intervals; i++) {
      marks.add(step.multiply(BigDecimal.valueOf(i)));
    }
    return marks;
  }

  /** A mark as text; all marks of an axis have the same number of decimals. */
  String label(BigDecimal mark) {
    return mark.setScale(Math.max(0, step.stripTrailingZeros().scale())).toPlainString();
  }
}
