package org.inmesh.isa.transputer.assembly;

import java.util.Collection;

/** Finds what somebody may have meant who wrote a name that does not exist. */
public final class NearestName {
  /** Names that differ in more characters are not alike. */
  private static final int FARTHEST = 2;

  private NearestName() {}

  /** {@code "; did you mean X?"} with the nearest candidate, or nothing if none is near. */
  public static String suggestion(String wrong, Collection<String> candidates) {
    String nearest = null;
    int least = Math.min(FARTHEST, wrong.length() - 1) + 1;
    for (String candidate : candidates) {
      int distance = distance(wrong, candidate);
      if (distance < least) {
        least = distance;
        nearest = candidate;
      }
    }
    return nearest == null ? "" : "; did you mean '" + nearest + "'?";
  }

  /** Levenshtein's distance: characters to insert, delete or replace. */
  private static int distance(String left, String right) {
    int[] above = new int[right.length() + 1];
    for (int column = 0; column < above.length; column++) {
      above[column] = column;
    }
    for (int row = 1; row <= left.length(); row++) {
      int[] present = new int[above.length];
      present[0] = row;
      for (int column = 1; column < above.length; column++) {
        boolean same = left.charAt(row - 1) == right.charAt(column - 1);
        int replaced = above[column - 1] + (same ? 0 : 1);
        int insertedOrDeleted = Math.min(above[column], present[column - 1]) + 1;
        present[column] = Math.min(replaced, insertedOrDeleted);
      }
      above = present;
    }
    return above[right.length()];
  }
}
