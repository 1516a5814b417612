package org.inmesh.coresim.coherence.protocol;

/** What a core's private caches do in a transition. */
public enum CacheAction {
  /** The access is done at once. */
  HIT,
  SEND_GET_SHARED,
  SEND_GET_INSTRUCTION,
  SEND_GET_MODIFIED,
  SEND_UPGRADE,
  /** Moves the line to an eviction buffer and tells the home. */
  SEND_PUT_EXCLUSIVE,
  /** Moves the line to an eviction buffer and sends it to the home. */
  SEND_PUT_MODIFIED,
  /** The same, of a line that others may have. */
  SEND_PUT_OWNED,
  /** Data to the requestor, to read. */
  SEND_DATA_SHARED,
  /** Data to the home, which then has what it should. */
  SEND_COPY_BACK,
  /** Data and ownership to the requestor, with the forward's number of acknowledgements. */
  SEND_DATA_MODIFIED,
  /** Data to the home, which has recalled the line. */
  SEND_RECALL_DATA,
  /** Acknowledges an invalidation to the requestor, or a recall of clean data to the home. */
  SEND_ACKNOWLEDGE,
  /** The eviction buffer is free again. */
  FREE_BUFFER,
  /** Takes the data. */
  TAKE_DATA,
  /** The miss is over: unblocks the home. */
  COMPLETE
}
