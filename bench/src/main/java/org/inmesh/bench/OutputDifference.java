package org.inmesh.bench;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;

/**
 * Where the output of a program first differs from what it should be.
 *
 * @param line from 1
 * @param column byte of the line, from 1
 * @param expected what should be there, quoted, to the end of the line or for some characters; or
 *     that nothing should
 * @param found what is there instead
 */
public record OutputDifference(int line, int column, String expected, String found) {
  private static final int SHOWN = 40;
  private static final String NOTHING = "nothing more";

  /** The first difference, if there is one. */
  public static Optional<OutputDifference> between(byte[] expected, byte[] found) {
    int place = Arrays.mismatch(expected, found);
    if (place < 0) {
      return Optional.empty();
    }
    int line = 1;
    int start = 0;
    for (int i = 0; i < place; i++) {
      if (expected[i] == '\n') {
        line++;
        start = i + 1;
      }
    }
    return Optional.of(
        new OutputDifference(line, place - start + 1, rest(expected, place), rest(found, place)));
  }

  /** Of texts, as UTF-8. */
  public static Optional<OutputDifference> between(String expected, String found) {
    return between(
        expected.getBytes(StandardCharsets.UTF_8), found.getBytes(StandardCharsets.UTF_8));
  }

  private static String rest(byte[] output, int place) {
    if (place >= output.length) {
      return NOTHING;
    }
    int end = place;
    while (end < output.length && output[end] != '\n' && end - place < SHOWN) {
      end++;
    }
    if (end == place) {
      return "the end of the line";
    }
    String text = new String(output, place, end - place, StandardCharsets.UTF_8);
    boolean cut = end < output.length && output[end] != '\n';
    return '"' + text.replaceAll("\\p{Cntrl}", "?") + (cut ? "...\"" : "\"");
  }

  /** {@code from line 3, column 7 on: "81" instead of "80"}. */
  @Override
  public String toString() {
    return "from line " + line + ", column " + column + " on: " + found + " instead of " + expected;
  }
}
