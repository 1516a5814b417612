package org.inmesh.loader.occam.usage;

import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * Which elements of one dimension of an array are used.
 *
 * @param from first index
 * @param count number of elements, or -1 if only the run shows it
 */
record Extent(Index from, long count) {
  static final Extent UNKNOWN = new Extent(Index.UNKNOWN, -1);

  /** The lengths of a mobile array, which lie beside its elements. */
  static final Extent LENGTHS = new Extent(-1, 0);

  /** Certain elements: from the first index up to but not including the other. */
  Extent(long from, long to) {
    this(new Index.Number(from), Math.max(0, to - from));
  }

  static Extent of(Expression from, long count) {
    return new Extent(Index.of(from), count);
  }

  /** Elements by a first index and a number of them. */
  static Extent of(Expression from, Expression count) {
    return count instanceof Expression.Constant length
        ? of(from, length.value())
        : new Extent(Index.of(from) instanceof Index.Unknown unknown ? unknown : Index.UNKNOWN, -1);
  }

  /** This extent counted from the first element of a slice. */
  Extent within(Extent slice) {
    return new Extent(slice.from.plus(from), count);
  }

  /** True if a constant says which elements. */
  boolean known() {
    return from instanceof Index.Number && count >= 0;
  }

  /** True only if both are known to have an element in common. */
  boolean surelyMeets(Extent other) {
    if (known() && other.known()) {
      return meets(((Index.Number) from).value(), ((Index.Number) other.from).value(), other);
    }
    boolean comparable = !(from instanceof Index.Unknown);
    return comparable && from.equals(other.from) && count > 0 && other.count > 0;
  }

  /** True only if they are known to have no element in common. */
  boolean surelyApart(Extent other) {
    if (equals(LENGTHS) != other.equals(LENGTHS)) {
      return true;
    }
    return known() && other.known() && !surelyMeets(other);
  }

  private boolean meets(long start, long otherStart, Extent other) {
    return Math.max(start, otherStart) < Math.min(start + count, otherStart + other.count);
  }

  /** True if which elements depends on a variable. */
  boolean isVariable() {
    return from instanceof Index.Unknown unknown && unknown.variable();
  }

  /** The same with others in place of values. */
  Extent with(Map<Symbol, Index> replacements) {
    return new Extent(from.with(replacements), count);
  }

  /** The elements where a replicator's index has a value, if that is all they depend on. */
  Optional<Extent> at(Symbol index, long value) {
    return count < 0
        ? Optional.empty()
        : from.at(index, value).map(start -> new Extent(new Index.Number(start), count));
  }
}
