package org.inmesh.loader.occam.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process.Replicator;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * Looks for parts of arrays that two components of a replicated PAR use: by trying the values of
 * its index, if they are constant and the subscripts depend on nothing else.
 */
record ReplicaConflicts(Replicator replicator) {
  /** Values that are tried: all pairs of them are. */
  private static final int MOST_TRIED = 100;

  /** How two components meet. */
  record Conflict(Use use, String how) {}

  /** A conflict of a use in one component with the same or another use in another component. */
  Optional<Conflict> between(Use use, Use other) {
    if (!use.excludes(other)) {
      return Optional.empty();
    }
    Symbol index = replicator.index();
    if (use.place().isIndependentOf(index) && other.place().isIndependentOf(index)) {
      return use.place().surelyMeets(other.place())
          ? Optional.of(new Conflict(use, ""))
          : Optional.empty();
    }
    if (use.place().isVariable() || other.place().isVariable()) {
      Use unknown = use.place().isVariable() ? use : other;
      return use.place().surelyApart(other.place())
          ? Optional.empty()
          : Optional.of(
              new Conflict(unknown, "a subscript depends on a variable, so that it is not known"));
    }
    return tried(use, other);
  }

  private Optional<Conflict> tried(Use use, Use other) {
    List<Long> values = values();
    for (long value : values) {
      Optional<Place> place = use.place().at(replicator.index(), value);
      if (place.isEmpty()) {
        return Optional.empty();
      }
      for (long another : values) {
        Optional<Place> second = other.place().at(replicator.index(), another);
        if (value != another && second.isPresent() && place.get().surelyMeets(second.get())) {
          return Optional.of(
              new Conflict(
                  use,
                  String.format(
                      Locale.ROOT,
                      "it is the same for %s = %d and %d",
                      replicator.index(),
                      Math.min(value, another),
                      Math.max(value, another))));
        }
      }
    }
    return Optional.empty();
  }

  private List<Long> values() {
    List<Long> values = new ArrayList<>();
    if (replicator.from() instanceof Expression.Constant from
        && replicator.count() instanceof Expression.Constant count
        && replicator.step() instanceof Expression.Constant step) {
      for (int i = 0; i < Math.min(MOST_TRIED, count.value()); i++) {
        values.add(from.value() + i * step.value());
      }
    }
    return values;
  }
}
