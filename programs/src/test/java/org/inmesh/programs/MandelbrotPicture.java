package org.inmesh.programs;

import java.util.Map;

/** What the program {@code mandelbrot} prints, point by point in numbers with 12 binary places. */
final class MandelbrotPicture {
  private static final int ONE = 4096;
  private static final String LETTERS = " .:-=+oxX%#";

  private MandelbrotPicture() {}

  static String expected(Map<String, Integer> values) {
    int width = values.get("width");
    int height = values.get("height");
    int limit = values.get("limit");
    StringBuilder text = new StringBuilder();
    int inside = 0;
    int checksum = 0;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int re = x * ONE * 3 / width - ONE * 9 / 4;
        int im = y * ONE * 5 / (2 * height) - ONE * 5 / 4;
        int iterations = escape(re, im, limit);
        inside += iterations == limit ? 1 : 0;
        checksum += iterations * (y * width + x + 1);
        text.append(LETTERS.charAt(iterations * 10 / limit));
      }
      text.append('\n');
    }
    String totals = "%d points inside, checksum %d\n".formatted(inside, checksum);
    return values.get("show") == 1 ? text + totals : totals;
  }

  private static int escape(int re, int im, int limit) {
    int x = 0;
    int y = 0;
    int n = 0;
    while (n < limit && x * x / ONE + y * y / ONE <= 4 * ONE) {
      int real = x * x / ONE - y * y / ONE + re;
      y = x * y / (ONE / 2) + im;
      x = real;
      n++;
    }
    return n;
  }
}
