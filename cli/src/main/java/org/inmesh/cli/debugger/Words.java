package org.inmesh.cli.debugger;

import java.util.List;

/** Reads what was typed behind a command. */
final class Words {
  private Words() {}

  /** A number of ticks, cycles or pieces. */
  static long count(String text, String what, long least) {
    try {
      long value = Long.parseLong(text.replace(",", ""));
      if (value >= least) {
        return value;
      }
    } catch (NumberFormatException exception) {
      throw new CommandFailure("'%s' is no %s".formatted(text, what));
    }
    throw new CommandFailure("%s is at least %d, not %s".formatted(what, least, text));
  }

  /** True for what is meant as an address: {@code #80000070}, {@code 0x80000070}, {@code *...}. */
  static boolean isAddress(String text) {
    return text.startsWith("#") || text.startsWith("0x") || text.startsWith("*");
  }

  /** An address in hexadecimal digits. */
  static int address(String text) {
    String digits = text.replaceFirst("^\\*", "").replaceFirst("^(#|0x)", "");
    try {
      return Integer.parseUnsignedInt(digits, 16);
    } catch (NumberFormatException exception) {
      throw new CommandFailure("'%s' is no address; an example is #80000070".formatted(text));
    }
  }

  /** Refuses more words than a command takes. */
  static void atMost(List<String> words, int most) {
    if (words.size() > most) {
      throw new CommandFailure("'%s' is too much here".formatted(words.get(most)));
    }
  }
}
