package org.inmesh.coresim.coherence.protocol;

/** What happens to a line in a core's private caches. */
public enum CacheEvent {
  /** The core reads. */
  LOAD,
  /** The core fetches instructions. */
  FETCH,
  /** The core writes, or reads with the right to write. */
  STORE,
  /** The room is wanted for another line. */
  EVICT,
  /** Another core wants to read what this cache owns. */
  FORWARD_GET_SHARED,
  /** Another core wants to write what this cache owns. */
  FORWARD_GET_MODIFIED,
  /** The home wants back what this cache owns. */
  RECALL,
  /** Within a cluster: another cluster wants to read what this cache owns. */
  DOWNGRADE,
  /** Another core wants to write, or the home wants back, what this cache may share. */
  INVALIDATE,
  /** The home has accepted an eviction. */
  PUT_ACKNOWLEDGE,
  /** Data to read. */
  DATA_SHARED,
  /** Data that nobody else has, answering a request to read. */
  DATA_EXCLUSIVE,
  /** Data to write, and no acknowledgement is missing. */
  DATA_ALL_ACKNOWLEDGED,
  /** Data to write, before all acknowledgements. */
  DATA_UNACKNOWLEDGED,
  /** The right to write, and no acknowledgement is missing. */
  RIGHT_ALL_ACKNOWLEDGED,
  /** The right to write, before all acknowledgements. */
  RIGHT_UNACKNOWLEDGED,
  /** An acknowledgement, and more to come (or data to come). */
  ACKNOWLEDGE,
  /** The last acknowledgement, after the data or right. */
  LAST_ACKNOWLEDGE
}
