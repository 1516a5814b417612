package org.inmesh.coresim.coherence.protocol;

/** What a line's home does in a transition. */
public enum HomeAction {
  /** The request waits until the state is stable. */
  STALL,
  SEND_DATA_SHARED,
  SEND_DATA_EXCLUSIVE,
  /** With the number of invalidations just sent. */
  SEND_DATA_MODIFIED,
  /** With the number of invalidations just sent. */
  SEND_UPGRADE_ACKNOWLEDGE,
  SEND_PUT_ACKNOWLEDGE,
  /** To the owner. */
  SEND_FORWARD_GET_SHARED,
  /** To the owner, with the number of invalidations just sent. */
  SEND_FORWARD_GET_MODIFIED,
  /** To all sharers but the requestor and the owner; they acknowledge to the requestor. */
  SEND_INVALIDATE,
  /** To all sharers, and a recall to the owner; they answer to the home. */
  SEND_RECALL,
  /** To the owner, which sends the data back and keeps it, to read. */
  SEND_DOWNGRADE,
  /** Takes the data of the message. */
  WRITE_DATA,
  ADD_SHARER,
  /** Of the cache that evicts, if the directory can tell. */
  REMOVE_SHARER,
  /** The requestor is the owner, and no other cache has the line. */
  SET_OWNER,
  /** The owner becomes a sharer like others. */
  OWNER_TO_SHARER,
  /** The owner does not have the line any more; sharers may. */
  REMOVE_OWNER,
  /** No cache has the line. */
  CLEAR
}
