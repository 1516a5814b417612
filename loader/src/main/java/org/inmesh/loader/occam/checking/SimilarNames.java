package org.inmesh.loader.occam.checking;

import java.util.Optional;

/** Finds the name that was probably meant by one that is not known. */
final class SimilarNames {
  private SimilarNames() {}

  /** The nearest of some names, the first of equally near ones, if any is near enough. */
  static Optional<String> nearest(String name, Iterable<String> known) {
    // Half of the letters of a short name may not differ: WAIT is not main.
    int nearest = Math.min(name.length() < 5 ? 2 : 3, 1 + name.length() / 2);
    Optional<String> result = Optional.empty();
    for (String other : known) {
      int distance = distance(name, other, nearest);
      if (distance < nearest) {
        nearest = distance;
        result = Optional.of(other);
      }
    }
    return result;
  }

  /** Number of insertions, deletions and replacements, ignoring case; limit if not fewer. */
  private static int distance(String a, String b, int limit) {
    if (Math.abs(a.length() - b.length()) >= limit) {
      return limit;
    }
    int[] previous = new int[b.length() + 1];
    for (int j = 0; j <= b.length(); j++) {
      previous[j] = j;
    }
    for (int i = 1; i <= a.length(); i++) {
      int[] current = new int[b.length() + 1];
      current[0] = i;
      for (int j = 1; j <= b.length(); j++) {
        boolean same =
            Character.toLowerCase(a.charAt(i - 1)) == Character.toLowerCase(b.charAt(j - 1));
        current[j] =
            Math.min(previous[j - 1] + (same ? 0 : 1), 1 + Math.min(previous[j], current[j - 1]));
      }
      previous = current;
    }
    return Math.min(limit, previous[b.length()]);
  }
}
