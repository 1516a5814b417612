package org.inmesh.bench.study.table;

/**
 * Student's t distribution: the quantile 0.975, so that 95 % lie between it and its negative. From
 * the usual table (such as that of the NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2),
 * three decimals.
 */
final class StudentT {
  private static final double[] UP_TO_30 = {
    12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160,
    2.145, 2.131, 2.120, 2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056,
    2.052, 2.048, 2.045, 2.042
  };

  private StudentT() {}

  /**
   * The quantile; beyond 30 degrees that of the next smaller number of degrees in the table (40,
   * 60, 120), so that intervals are rather too wide than too narrow, by 1 % at most.
   *
   * @param degrees of freedom, at least 1
   */
  static double twoSided95(int degrees) {
    if (degrees <= UP_TO_30.length) {
      return UP_TO_30[degrees - 1];
    }
    if (degrees < 40) {
      return UP_TO_30[UP_TO_30.length - 1];
    }
    if (degrees < 60) {
      return 2.021;
    }
    return degrees < 120 ? 2.000 : 1.980;
  }
}
