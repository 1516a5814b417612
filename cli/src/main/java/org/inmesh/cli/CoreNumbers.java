package org.inmesh.cli;

import java.util.Set;
import java.util.TreeSet;
import org.inmesh.loader.BadInputException;

/** Reads numbers of cores as an option has them: {@code 0-3,8} or {@code 0..3,8}. */
final class CoreNumbers {
  private static final int LARGEST = 65_535;

  private CoreNumbers() {}

  /**
   * The cores that are named.
   *
   * @param text null for none
   */
  static Set<Integer> of(String option, String text) {
    Set<Integer> result = new TreeSet<>();
    if (text == null) {
      return result;
    }
    for (String part : text.split(",", -1)) {
      String[] ends = part.strip().split("-|\\.\\.", 2);
      try {
        int first = Integer.parseInt(ends[0]);
        int last = Integer.parseInt(ends[ends.length - 1]);
        if (first < 0 || last < first || last > LARGEST) {
          throw new NumberFormatException();
        }
        for (int core = first; core <= last; core++) {
          result.add(core);
        }
      } catch (NumberFormatException exception) {
        throw new BadInputException(
            "%s must be numbers of cores and ranges as in 0-3,8, not '%s'".formatted(option, text));
      }
    }
    return result;
  }
}
