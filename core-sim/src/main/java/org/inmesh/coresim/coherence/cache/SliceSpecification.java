package org.inmesh.coresim.coherence.cache;

/**
 * The slice of the shared last-level cache that each node has.
 *
 * <p>The tags of an inclusive slice are the directory's entries: it has every line that a private
 * cache has, and when it has no room for a line, recalls another from them. One that is not
 * inclusive is a cache of memory, beside a directory of its own.
 *
 * @param geometry its capacity and organisation
 * @param cycles core cycles from request to response of a slice and its directory, at least 1
 * @param inclusive whether it has every line that private caches have; then at least 2 ways
 */
public record SliceSpecification(CacheGeometry geometry, int cycles, boolean inclusive) {

  /** A slice that is not inclusive. */
  public SliceSpecification(CacheGeometry geometry, int cycles) {
    this(geometry, cycles, false);
  }

  /** What is wrong with it, or an empty text. */
  public String complaint(int lineBytes) {
    if (!geometry.isPresent()) {
      return "a slice has a set";
    }
    if (cycles < 1) {
      return "a slice takes at least 1 cycle";
    }
    if (inclusive && geometry.ways() < 2) {
      return "an inclusive slice has at least 2 ways: an instruction may need two lines of a set at"
          + " once";
    }
    return geometry.complaint(lineBytes);
  }
}
