package org.inmesh.loader.occam.checking;

import org.inmesh.loader.occam.checked.Expression;

/**
 * Which elements of one dimension of an array are used.
 *
 * @param from first index
 * @param to index behind the last, not above from if there are none
 * @param known false if only the run shows it
 */
record Extent(long from, long to, boolean known) {
  static final Extent UNKNOWN = new Extent(0, 0, false);

  static Extent of(Expression from, long count) {
    return from instanceof Expression.Constant first
        ? new Extent(first.value(), first.value() + count, true)
        : UNKNOWN;
  }

  /** This extent counted from the first element of a slice. */
  Extent within(Extent slice) {
    return known && slice.known ? new Extent(slice.from + from, slice.from + to, true) : UNKNOWN;
  }

  /** True only if both are known to have an element in common. */
  boolean surelyMeets(Extent other) {
    return known && other.known && Math.max(from, other.from) < Math.min(to, other.to);
  }
}
