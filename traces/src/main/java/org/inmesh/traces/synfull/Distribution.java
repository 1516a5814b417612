package org.inmesh.traces.synfull;

import java.util.random.RandomGenerator;

/** Numbers from 0 that are drawn in proportion to their weights. */
final class Distribution {
  private final double[] weights;
  private final double total;

  /**
   * Of these weights.
   *
   * @param weights each finite and at least 0
   */
  Distribution(double... weights) {
    this.weights = weights.clone();
    double sum = 0;
    for (double weight : weights) {
      sum += weight;
    }
    total = sum;
  }

  /** How many numbers there are, with or without weight. */
  int size() {
    return weights.length;
  }

  double weight(int number) {
    return weights[number];
  }

  /** The sum of the weights. */
  double total() {
    return total;
  }

  /** True if no number has a weight, so that none can be drawn. */
  boolean isEmpty() {
    return total == 0;
  }

  /** Of the sums of the weights. */
  Distribution plus(Distribution other) {
    double[] sums = weights.clone();
    for (int i = 0; i < sums.length; i++) {
      sums[i] += other.weights[i];
    }
    return new Distribution(sums);
  }

  /** Draws a number; there must be one. */
  int draw(RandomGenerator random) {
    return draw(weights, total, random);
  }

  /**
   * Draws an index.
   *
   * @param total of the weights, above 0
   */
  static int draw(double[] weights, double total, RandomGenerator random) {
    double left = random.nextDouble() * total;
    int last = -1;
    for (int i = 0; i < weights.length; i++) {
      if (weights[i] > 0) {
        if (left < weights[i]) {
          return i;
        }
        left -= weights[i];
        last = i;
      }
    }
    // Rounding has left something behind the last weight.
    return last;
  }

  /** The weights, to change. */
  double[] toArray() {
    return weights.clone();
  }
}
