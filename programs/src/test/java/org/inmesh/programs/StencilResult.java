package org.inmesh.programs;

import java.util.Arrays;
import java.util.Map;

/** What {@code stencil} prints: a whole plate, and a further one for each step. */
final class StencilResult {
  private StencilResult() {}

  static String text(Map<String, Integer> values) {
    int size = values.get("size");
    boolean weak = values.get("weak") == 1;
    int width = weak ? size * values.get("columns") : size;
    int height = weak ? size * values.get("rows") : size;
    return "checksum %d\n".formatted(checksum(width, height, values.get("steps")));
  }

  private static int checksum(int width, int height, int steps) {
    int[][] plate = new int[height + 2][width + 2];
    Arrays.fill(plate[0], 1_000_000);
    for (int step = 0; step < steps; step++) {
      plate = next(plate);
    }
    int checksum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        checksum += plate[y + 1][x + 1] * (y * width + x + 1);
      }
    }
    return checksum;
  }

  private static int[][] next(int[][] plate) {
    int[][] next = new int[plate.length][];
    Arrays.setAll(next, y -> plate[y].clone());
    for (int y = 1; y < plate.length - 1; y++) {
      for (int x = 1; x < plate[y].length - 1; x++) {
        int around = plate[y - 1][x] + plate[y + 1][x] + plate[y][x - 1] + plate[y][x + 1];
        next[y][x] = (around + 4 * plate[y][x]) / 8;
      }
    }
    return next;
  }
}
