package org.inmesh.coresim.transputer;

import java.util.Map;

/**
 * Reads the values of an {@link InstructionRow}: sums of decimal numbers, {@code #hexadecimal} ones
 * and names; real numbers with a point, those of double length with a {@code d} behind.
 */
final class RowValues {
  private final Map<String, Integer> names;

  RowValues(Map<String, Integer> names) {
    this.names = names;
  }

  /** True if a text is a real number, or bits of one of double length. */
  static boolean isReal(String text) {
    return text.contains(".") || text.matches("#[0-9A-F]{16}");
  }

  /** The bits of a real number: 8 or 16 hexadecimal digits, by its length. */
  static String real(String text) {
    if (text.startsWith("#")) {
      if (text.length() != 9 && text.length() != 17) {
        throw new IllegalArgumentException("a real has 8 or 16 digits: " + text);
      }
      return text.substring(1);
    }
    return text.endsWith("d")
        ? "%016X"
            .formatted(
                Double.doubleToRawLongBits(
                    Double.parseDouble(text.substring(0, text.length() - 1))))
        : "%08X".formatted(Float.floatToRawIntBits(Float.parseFloat(text)));
  }

  /** The value of a sum, or the bits of a real number of single length. */
  int wordOrReal(String text) {
    return isReal(text) ? Integer.parseUnsignedInt(real(text), 16) : word(text);
  }

  /** The value of a sum. */
  int word(String text) {
    int sum = 0;
    for (String term : text.split("(?=[+-])")) {
      boolean negative = term.startsWith("-");
      String magnitude = negative || term.startsWith("+") ? term.substring(1) : term;
      if (magnitude.isEmpty()) {
        continue;
      }
      sum += negative ? -single(magnitude) : single(magnitude);
    }
    return sum;
  }

  private int single(String term) {
    if (term.startsWith("#")) {
      return Integer.parseUnsignedInt(term.substring(1), 16);
    }
    if (Character.isDigit(term.charAt(0))) {
      return (int) Long.parseLong(term);
    }
    Integer value = names.get(term);
    if (value == null) {
      throw new IllegalArgumentException("no name " + term);
    }
    return value;
  }
}
