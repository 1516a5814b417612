package org.inmesh.coresim.coherence.measurement;

/** Why an access missed. */
public enum MissKind {
  /** The cache has never had the line. */
  COLD,
  /** It has been replaced, and would have been in a fully associative cache too (Hill 1987). */
  CAPACITY,
  /** It has been replaced, and would not have been in a fully associative cache. */
  CONFLICT,
  /**
   * It was invalidated, and before it is lost again the core accesses a word that another has
   * written since the core last needed the line (Dubois and others 1993).
   */
  TRUE_SHARING,
  /** It was invalidated, and the core accesses nothing that is new to it. */
  FALSE_SHARING
}
