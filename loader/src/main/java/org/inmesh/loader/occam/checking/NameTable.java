package org.inmesh.loader.occam.checking;

import java.util.Optional;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;

/** The names in scope, the innermost first. Immutable: a declaration makes a new table. */
final class NameTable {
  /** No names. */
  static final NameTable EMPTY = new NameTable("", new NameEntry.Broken(), null);

  private final String name;
  private final NameEntry entry;
  private final NameTable outer;
  private final int size;

  private NameTable(String name, NameEntry entry, NameTable outer) {
    this.name = name;
    this.entry = entry;
    this.outer = outer;
    this.size = outer == null ? 0 : outer.size + 1;
  }

  /** Number of names, hidden ones too. */
  int size() {
    return size;
  }

  /** This table and one more name, which hides others of that spelling. */
  NameTable with(String name, NameEntry entry) {
    return new NameTable(name, entry, this);
  }

  /** What a name stands for where it is used. */
  NameEntry find(String name, TextRange use) {
    for (NameTable table = this; table.outer != null; table = table.outer) {
      if (table.name.equals(name)) {
        return table.entry;
      }
    }
    String hint = similar(name).map(other -> "; did you mean '" + other + "'?").orElse("");
    throw new LanguageError(use, "'" + name + "' is not declared here" + hint);
  }

  private Optional<String> similar(String name) {
    int nearest = Math.min(3, 1 + name.length() / 2);
    Optional<String> result = Optional.empty();
    for (NameTable table = this; table.outer != null; table = table.outer) {
      int distance = distance(name, table.name, nearest);
      if (distance < nearest) {
        nearest = distance;
        result = Optional.of(table.name);
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
