package org.inmesh.coresim.coherence.protocol;

/** What happens to a line at its home. */
public enum HomeEvent {
  GET_SHARED,
  GET_INSTRUCTION,
  /** Request to write; also an upgrade of a cache that may have lost its copy on the way. */
  GET_MODIFIED,
  /** An upgrade of a cache that is known to share the line still. */
  UPGRADE_BY_SHARER,
  /** An upgrade of the line's owner. */
  UPGRADE_BY_OWNER,
  /** The owner evicts the line, unchanged. */
  PUT_CLEAN,
  /** The owner evicts the line, with its data. */
  PUT_DIRTY,
  /** A cache evicts what it does not own: a forward, invalidation or recall was faster. */
  PUT_STALE,
  /** The directory entry, or the line of an inclusive slice, is wanted for another line. */
  RECALL,
  /** The same, and no cache has the line. */
  RECALL_UNSHARED,
  /** Of a cluster's home: another cluster wants to read what one of this cluster's caches owns. */
  DOWNGRADE,
  UNBLOCK,
  COPY_BACK,
  /** An answer to a recall without data, and more to come. */
  ACKNOWLEDGE,
  /** The last answer to a recall, without data. */
  LAST_ACKNOWLEDGE,
  /** An answer to a recall, with data, and more to come. */
  RECALL_DATA,
  /** The last answer to a recall, with data. */
  LAST_RECALL_DATA;

  /** True for what a cache asks of the home: in a busy state it waits. */
  public boolean isRequest() {
    return compareTo(PUT_STALE) <= 0;
  }
}
