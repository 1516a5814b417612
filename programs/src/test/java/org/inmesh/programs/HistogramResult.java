package org.inmesh.programs;

import java.util.Map;

/** What {@code histogram} prints: one array of bins and one loop. */
final class HistogramResult {
  private HistogramResult() {}

  static String text(Map<String, Integer> values) {
    int numbers = values.get("size") * (values.get("weak") == 1 ? values.get("processes") : 1);
    int[] bins = new int[values.get("bins")];
    for (int i = 0; i < numbers; i++) {
      bins[SeededGenerator.below(values.get("seed"), i, bins.length)]++;
    }
    int sum = 0;
    int most = 0;
    int checksum = 0;
    for (int bin = 0; bin < bins.length; bin++) {
      sum += bins[bin];
      most = Math.max(most, bins[bin]);
      checksum += bins[bin] * (bin + 1);
    }
    return "%d numbers in %d bins, at most %d, checksum %d\n"
        .formatted(sum, bins.length, most, checksum);
  }
}
