package org.inmesh.bench.study.table;

import java.util.List;
import java.util.OptionalDouble;

/**
 * Some measurements of the same thing with different seeds.
 *
 * @param number of measurements, at least 1
 * @param mean of them
 * @param halfWidth of the interval around the mean that holds the true mean with 95 % confidence,
 *     if the measurements are normally distributed; empty of a single measurement
 */
public record Sample(int number, double mean, OptionalDouble halfWidth) {

  /** Of some values, at least one. */
  public static Sample of(List<Double> values) {
    int number = values.size();
    double mean = values.stream().mapToDouble(Double::doubleValue).sum() / number;
    if (number == 1) {
      return new Sample(1, mean, OptionalDouble.empty());
    }
    double squares = 0;
    for (double value : values) {
      squares += (value - mean) * (value - mean);
    }
    double deviation = Math.sqrt(squares / (number - 1));
    double quantile = StudentT.twoSided95(number - 1);
    return new Sample(number, mean, OptionalDouble.of(quantile * deviation / Math.sqrt(number)));
  }
}
