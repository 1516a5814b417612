package org.inmesh.bench.chart;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.List;

/** An axis from 0 to a number of few digits, with marks at 1, 2 or 5 times a power of ten. */
final class LinearAxis implements Axis {
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
  LinearAxis(double most, double from, double to) {
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

  @Override
  public double end() {
    return step.multiply(BigDecimal.valueOf(intervals)).doubleValue();
  }

  @Override
  public double place(double value) {
    return from + (to - from) * value / end();
  }

  /** From 0 to the end; all have the same number of decimals. */
  @Override
  public List<Tick> ticks() {
    List<Tick> ticks = new ArrayList<>();
    for (int i = 0; i <= intervals; i++) {
      BigDecimal mark = step.multiply(BigDecimal.valueOf(i));
      int decimals = Math.max(0, step.stripTrailingZeros().scale());
      ticks.add(new Tick(mark.doubleValue(), mark.setScale(decimals).toPlainString()));
    }
    return ticks;
  }
}
