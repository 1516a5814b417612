package org.inmesh.bench.chart;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * An axis on which equal ratios are equal distances. If all values are powers of two, as numbers of
 * cores mostly are, these are the marks; otherwise 1, 2 and 5 times powers of ten are, more digits
 * where there would be too few, powers of ten alone where there would be too many, and even steps
 * where the range is narrow. By {@link StrictMath}, so that a figure has the same bytes on every
 * host.
 */
final class LogarithmicAxis implements Axis {
  private static final int MOST_TICKS = 10;
  private static final int FEWEST_TICKS = 3;

  /** Room at either end, as a share of the length. */
  private static final double MARGIN = 0.03;

  private final double least;
  private final double end;
  private final double from;
  private final double to;
  private final List<Tick> ticks;

  /**
   * An axis.
   *
   * @param values to be shown, all above 0; without any, 1 to 10
   * @param from where the axis begins on the paper
   * @param to where it ends
   */
  LogarithmicAxis(Collection<Double> values, double from, double to) {
    this.from = from;
    this.to = to;
    TreeSet<Double> sorted = new TreeSet<>(values);
    if (sorted.isEmpty()) {
      sorted.addAll(List.of(1.0, 10.0));
    }
    if (sorted.first() <= 0) {
      throw new IllegalArgumentException("no logarithm: " + sorted.first());
    }
    boolean binary =
        sorted.size() <= MOST_TICKS && sorted.stream().allMatch(LogarithmicAxis::isPowerOfTwo);
    double room = Math.max(StrictMath.pow(sorted.last() / sorted.first(), MARGIN), 1.05);
    least = sorted.first() / room;
    end = sorted.last() * room;
    ticks = binary ? sorted.stream().map(LogarithmicAxis::tick).toList() : decimal();
  }

  private static boolean isPowerOfTwo(double value) {
    return value >= 1 && Math.scalb(1.0, Math.getExponent(value)) == value;
  }

  private static Tick tick(double value) {
    return new Tick(value, label(value));
  }

  /** {@code 0.05}, {@code 4,096}, {@code 20M}: longer numbers would leave no room for the plot. */
  private static String label(double value) {
    if (value < 1_000) {
      return BigDecimal.valueOf(value).stripTrailingZeros().toPlainString();
    }
    if (value < 1e6) {
      return String.format(Locale.ROOT, "%,.0f", value);
    }
    String[] letters = {"M", "G", "T", "P", "E"};
    double scaled = value / 1e6;
    int letter = 0;
    while (scaled >= 1_000 && letter < letters.length - 1) {
      scaled /= 1_000;
      letter++;
    }
    return BigDecimal.valueOf(scaled).stripTrailingZeros().toPlainString() + letters[letter];
  }

  private List<Tick> decimal() {
    List<Tick> powers = decimal(1);
    for (List<Tick> some : List.of(decimal(1, 2, 5), decimal(1, 2, 3, 4, 5, 6, 7, 8, 9), powers)) {
      if (some.size() >= FEWEST_TICKS && some.size() <= MOST_TICKS) {
        return some;
      }
    }
    return powers.size() >= FEWEST_TICKS ? powers : even();
  }

  private List<Tick> decimal(int... digits) {
    List<Tick> some = new ArrayList<>();
    for (int exponent = (int) Math.floor(StrictMath.log10(least));
        StrictMath.pow(10, exponent) <= end;
        exponent++) {
      for (int digit : digits) {
        double value = BigDecimal.valueOf(digit).scaleByPowerOfTen(exponent).doubleValue();
        if (value >= least && value <= end) {
          some.add(tick(value));
        }
      }
    }
    return List.copyOf(some);
  }

  /** Marks at 1, 2 or 5 times a power of ten from each other. */
  private List<Tick> even() {
    double range = end - least;
    BigDecimal unit =
        BigDecimal.ONE.scaleByPowerOfTen((int) Math.floor(StrictMath.log10(range / FEWEST_TICKS)));
    BigDecimal step =
        Stream.of(5, 2)
            .map(digit -> unit.multiply(BigDecimal.valueOf(digit)))
            .filter(candidate -> range / candidate.doubleValue() >= FEWEST_TICKS)
            .findFirst()
            .orElse(unit);
    List<Tick> some = new ArrayList<>();
    long number = (long) Math.ceil(least / step.doubleValue());
    for (double value = at(number, step); value <= end; value = at(++number, step)) {
      some.add(tick(value));
    }
    return List.copyOf(some);
  }

  private static double at(long number, BigDecimal step) {
    return step.multiply(BigDecimal.valueOf(number)).doubleValue();
  }

  @Override
  public double end() {
    return end;
  }

  @Override
  public double place(double value) {
    return from + (to - from) * StrictMath.log(value / least) / StrictMath.log(end / least);
  }

  @Override
  public List<Tick> ticks() {
    return ticks;
  }
}
