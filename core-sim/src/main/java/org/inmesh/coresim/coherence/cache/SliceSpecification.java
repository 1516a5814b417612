package org.inmesh.coresim.coherence.cache;

/**
 * The slice of the shared last-level cache that each node has.
 *
 * @param geometry its capacity and organisation
 * @param cycles core cycles from request to response of a slice and its directory, at least 1
 */
public record SliceSpecification(CacheGeometry geometry, int cycles) {

  /** What is wrong with it, or an empty text. */
  public String complaint(int lineBytes) {
    if (!geometry.isPresent()) {
      return "a slice has a set";
    }
    if (cycles < 1) {
      return "a slice takes at least 1 cycle";
    }
    return geometry.complaint(lineBytes);
  }
}
