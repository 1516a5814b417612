package org.inmesh.coresim.coherence.measurement;

/** Who ended a core's wait for memory: who gave the last answer that it waited for. */
public enum LineSource {
  /** The core's own second level. */
  SECOND_LEVEL,
  /** The home of the core's cluster, which has the line or asks a cache of the cluster for it. */
  CLUSTER,
  /** The home, from its slice or its directory. */
  LAST_LEVEL,
  /** Another core's cache: by a line, or by the last acknowledgement of an invalidation. */
  REMOTE_CACHE,
  /** Memory, by way of the home. */
  MEMORY,
  /** Whoever had them: the core waited for instructions. */
  INSTRUCTIONS,
  /** Nobody: the core waited for room in its store buffer, or for it to be empty. */
  STORE_BUFFER;

  private static final LineSource[] SOURCES = values();

  /** The source with this ordinal. */
  public static LineSource of(int ordinal) {
    return SOURCES[ordinal];
  }
}
