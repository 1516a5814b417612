package org.inmesh.coresim.coherence;

/** What a private cache does in a transition. */
enum CacheAction {
  /** The access is done in the cache. */
  HIT,
  SEND_GET_SHARED,
  SEND_GET_MODIFIED,
  /** Forgets a clean shared line without telling anybody. */
  DROP,
  /** Moves the line to the eviction buffer and tells the home. */
  SEND_PUT_EXCLUSIVE,
  /** Moves the line to the eviction buffer and sends it to the home. */
  SEND_PUT_MODIFIED,
  /** Data to the requestor, shared, and a copy back to the home. */
  SEND_DATA_SHARED,
  /** Data and ownership to the requestor. */
  SEND_DATA_MODIFIED,
  /** Acknowledges an invalidation to the requestor. */
  SEND_ACKNOWLEDGE,
  /** The eviction buffer is free again. */
  FREE_BUFFER,
  /** Takes the data; the miss is over: unblocks the home. */
  FILL,
  /** Takes the data and waits on. */
  TAKE_DATA,
  /** Nothing but counting. */
  COUNT,
  /** The miss is over: unblocks the home. */
  COMPLETE
}
