package org.inmesh.bench.study.plan;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.inmesh.isa.transputer.assembly.NearestName;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.toml.KeyLocator;

/** All that is wrong in a study's file, to be said at once. */
final class Problems {
  private final KeyLocator places;
  private final List<Diagnostic> all = new ArrayList<>();

  Problems(KeyLocator places) {
    this.places = places;
  }

  /** Something is wrong with a key. */
  void add(String path, String message) {
    all.add(places.of(path).diagnostic(message));
  }

  /** A key does not exist. */
  void unknown(String path, String what, String name, List<String> known) {
    String suggestion = NearestName.suggestion(name, known);
    String list = known.isEmpty() ? "" : "; there are " + String.join(", ", known);
    add(
        path,
        String.format(
            Locale.ROOT, "no %s '%s'%s", what, name, suggestion.isEmpty() ? list : suggestion));
  }

  /** What another part refused; it is shown at the key if it has no place of its own. */
  void add(String path, BadInputException refusal) {
    for (Diagnostic diagnostic : refusal.diagnostics()) {
      if (diagnostic.position() == null) {
        add(path, diagnostic.message());
      } else {
        all.add(diagnostic);
      }
    }
  }

  /** Whether nothing is wrong so far. */
  boolean none() {
    return all.isEmpty();
  }

  /**
   * Ends the reading if anything is wrong.
   *
   * @throws BadInputException with all of it, in the order of the text
   */
  void refuse() {
    if (!all.isEmpty()) {
      Comparator<Diagnostic> byLine =
          Comparator.comparing(each -> each.position() == null ? 0 : each.position().line());
      throw new BadInputException(all.stream().distinct().sorted(byLine).toList());
    }
  }
}
