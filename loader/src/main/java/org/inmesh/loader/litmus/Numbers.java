package org.inmesh.loader.litmus;

import java.util.regex.Pattern;

/** Numbers in litmus tests. */
final class Numbers {
  private static final Pattern NUMBER = Pattern.compile("-?(0[xX][0-9A-Fa-f]+|\\d+)");

  private Numbers() {}

  static boolean isNumber(String text) {
    return NUMBER.matcher(text).matches();
  }

  /**
   * The value of a number. Words of the simulated memory have 32 bits and those of tests 64: what
   * has another value in the two is refused.
   */
  static int value(String number, int offset, Complaint complaint) {
    boolean hexadecimal = number.startsWith("0x") || number.startsWith("0X");
    try {
      return number.startsWith("-")
          ? refuse(number, offset, complaint)
          : Integer.parseInt(hexadecimal ? number.substring(2) : number, hexadecimal ? 16 : 10);
    } catch (NumberFormatException exception) {
      return refuse(number, offset, complaint);
    }
  }

  private static int refuse(String number, int offset, Complaint complaint) {
    throw complaint.at(
        offset,
        number.length(),
        "a value is from 0 to 2147483647 here, not " + number + ": words have 32 bits");
  }
}
