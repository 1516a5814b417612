package org.inmesh.programs;

import java.util.Map;

/** What {@code cannon} prints: three nested loops. */
final class CannonResult {
  private CannonResult() {}

  static String text(Map<String, Integer> values) {
    int order = values.get("size") * (values.get("weak") == 1 ? values.get("side") : 1);
    int[][] a = matrix(values.get("seed"), order);
    int[][] b = matrix(values.get("seed") + 1, order);
    int trace = 0;
    int checksum = 0;
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        int element = 0;
        for (int k = 0; k < order; k++) {
          element += a[i][k] * b[k][j];
        }
        trace += i == j ? element : 0;
        checksum += element * (i * order + j + 1);
      }
    }
    return "trace %d, checksum %d\n".formatted(trace, checksum);
  }

  private static int[][] matrix(int seed, int order) {
    int[][] elements = new int[order][order];
    for (int i = 0; i < order; i++) {
      for (int j = 0; j < order; j++) {
        elements[i][j] = SeededGenerator.below(seed, i * order + j, 201) - 100;
      }
    }
    return elements;
  }
}
