package org.inmesh.programs;

import java.util.Map;

/** What {@code spmv} prints: one vector and the rows one after the other. */
final class SparseProductResult {
  private SparseProductResult() {}

  static String text(Map<String, Integer> values) {
    int rows = values.get("size") * (values.get("weak") == 1 ? values.get("processes") : 1);
    int nonzeros = values.get("nonzeros");
    int band = values.get("band");
    int seed = values.get("seed");
    int[] x = new int[rows];
    for (int row = 0; row < rows; row++) {
      x[row] = SeededGenerator.below(seed + 2, row, 201) - 100;
    }
    for (int iteration = 0; iteration < values.get("iterations"); iteration++) {
      int[] y = new int[rows];
      for (int row = 0; row < rows; row++) {
        for (int k = row * nonzeros; k < (row + 1) * nonzeros; k++) {
          int column = row - band + SeededGenerator.below(seed, k, 2 * band + 1);
          int value = SeededGenerator.below(seed + 1, k, 19) - 9;
          y[row] += value * x[Math.clamp(column, 0, rows - 1)];
        }
      }
      x = y;
    }
    int checksum = 0;
    for (int row = 0; row < rows; row++) {
      checksum += x[row] * (row + 1);
    }
    return "%d rows, checksum %d\n".formatted(rows, checksum);
  }
}
