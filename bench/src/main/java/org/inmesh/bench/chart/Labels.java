package org.inmesh.bench.chart;

import java.util.stream.Stream;
import org.inmesh.bench.chart.Drawing.Font;

/** How much room texts take; an estimate, as the reader's fonts are not known. */
final class Labels {
  /** Of a letter, relative to the size of the font; generous, because fonts differ. */
  private static final double LETTER_WIDTH = 0.58;

  private static final int LONGEST = 40;

  private Labels() {}

  /** The text, or its beginning if it is long. */
  static String shortened(String label) {
    return label.length() <= LONGEST ? label : label.substring(0, LONGEST - 1) + "…";
  }

  /** Width of the longest of some labels, shortened, in points. */
  static double width(Stream<String> labels, Font font) {
    int letters = labels.mapToInt(label -> shortened(label).length()).max().orElse(0);
    return LETTER_WIDTH * font.size() * letters;
  }
}
