package org.inmesh.loader.occam.usage;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * A variable or channel, or a part of one.
 *
 * @param root the name it was declared by, abbreviations resolved
 * @param path which part, a dimension each; empty for all of it
 * @param sliced true if the last of the path is a slice, inside which further subscripts select
 */
record Place(Symbol root, List<Extent> path, boolean sliced) {

  static Place whole(Symbol symbol) {
    return new Place(symbol, List.of(), false);
  }

  Place subscripted(Expression index) {
    return with(Extent.of(index, 1), false);
  }

  Place retyped() {
    return with(Extent.UNKNOWN, false);
  }

  /** The same if it is the whole; otherwise a part of which nothing is known. */
  Place anyPart() {
    return path.isEmpty() ? this : whole(root).retyped();
  }

  Place slicedBy(Expression from, Expression count) {
    return with(Extent.of(from, count), true);
  }

  Place field(int index) {
    return with(new Extent(index, index + 1L), false);
  }

  /** The lengths of a mobile array, which meet the whole of it but none of its elements. */
  Place lengths() {
    return with(Extent.LENGTHS, false);
  }

  /** True for what {@link #lengths} gives. */
  boolean isLengths() {
    return !path.isEmpty() && path.getLast().equals(Extent.LENGTHS);
  }

  /** The part of this place that is at another's path, which counts from this place. */
  Place then(Place inner) {
    Place result = this;
    for (Extent extent : inner.path) {
      result = result.with(extent, false);
    }
    return result;
  }

  private Place with(Extent extent, boolean slice) {
    List<Extent> longer = new ArrayList<>(path);
    Extent added = sliced ? extent.within(longer.removeLast()) : extent;
    longer.add(added);
    return new Place(root, List.copyOf(longer), slice);
  }

  /** True only if both are known to have a part in common. */
  boolean surelyMeets(Place other) {
    if (root != other.root) {
      return false;
    }
    for (int i = 0; i < Math.min(path.size(), other.path.size()); i++) {
      if (!path.get(i).surelyMeets(other.path.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** True only if both are known to have no part in common. */
  boolean surelyApart(Place other) {
    for (int i = 0; i < Math.min(path.size(), other.path.size()); i++) {
      if (path.get(i).surelyApart(other.path.get(i))) {
        return true;
      }
    }
    return root != other.root;
  }

  /** True if which part it is depends on a variable. */
  boolean isVariable() {
    return path.stream().anyMatch(Extent::isVariable);
  }

  /** The same with others in place of values in subscripts. */
  Place with(Map<Symbol, Index> replacements) {
    return new Place(root, path.stream().map(each -> each.with(replacements)).toList(), sliced);
  }

  /** The part where a replicator's index has a value, if its subscripts depend on nothing else. */
  Optional<Place> at(Symbol index, long value) {
    List<Extent> extents = new ArrayList<>();
    for (Extent extent : path) {
      Optional<Extent> there = extent.at(index, value);
      if (there.isEmpty()) {
        return Optional.empty();
      }
      extents.add(there.get());
    }
    return Optional.of(new Place(root, List.copyOf(extents), sliced));
  }

  /** True if it is the same part whatever the value of a replicator's index. */
  boolean isIndependentOf(Symbol index) {
    return path.stream().allMatch(each -> each.count() >= 0 && each.from().isIndependentOf(index));
  }
}
