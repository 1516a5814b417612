package org.inmesh.coresim.coherence;

/** What happens to a line in a private cache. */
enum CacheEvent {
  /** The core reads. */
  LOAD,
  /** The core writes, or reads with the right to write. */
  STORE,
  /** The way is wanted for another line. */
  EVICT,
  /** Another core wants to read what this cache owns. */
  FORWARD_GET_SHARED,
  /** Another core wants to write what this cache owns. */
  FORWARD_GET_MODIFIED,
  /** Another core wants to write what this cache shares, or shared once. */
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
  /** An acknowledgement, and more to come (or data to come). */
  ACKNOWLEDGE,
  /** The last acknowledgement, after the data. */
  LAST_ACKNOWLEDGE
}
