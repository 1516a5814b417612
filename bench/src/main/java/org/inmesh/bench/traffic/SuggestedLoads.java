package org.inmesh.bench.traffic;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** Loads at which to measure a curve if nobody says which. */
public final class SuggestedLoads {
  /** Room for steps of few digits between this number of loads and less than half of it. */
  private static final int MOST = 25;

  private static final List<String> STEPS = List.of("1", "2", "2.5", "5");

  private SuggestedLoads() {}

  /**
   * Evenly spread loads up to the one at which the busiest channel would never rest; most networks
   * saturate somewhat before. Steps are 1, 2, 2.5 or 5 times a power of ten.
   *
   * @param curve its load does not matter
   * @return ascending, flits per node and cycle; at least one
   */
  public static List<Double> upToCapacity(NetworkExperiment curve) {
    double capacity = new ChannelLoad(curve.network(), curve.traffic().pattern()).capacity();
    double maximum = Math.min(1, curve.traffic().maximumLoad(curve.network()));
    return upTo(Math.min(capacity, maximum));
  }

  static List<Double> upTo(double most) {
    BigDecimal step = step(most / MOST);
    List<Double> loads = new ArrayList<>();
    for (BigDecimal load = step; load.doubleValue() <= most; load = load.add(step)) {
      loads.add(load.doubleValue());
    }
    return loads;
  }

  /** The least step of few digits that is not below. */
  private static BigDecimal step(double least) {
    int exponent = (int) Math.floor(Math.log10(least));
    for (String digits : STEPS) {
      BigDecimal step = new BigDecimal(digits).scaleByPowerOfTen(exponent);
      if (step.doubleValue() >= least) {
        return step;
      }
    }
    return BigDecimal.ONE.scaleByPowerOfTen(exponent + 1);
  }
}
