package org.inmesh.traces.event;

/** What a process waits for. The order is part of the trace's format. */
public enum WaitReason {
  /** To receive from a channel. */
  INPUT,
  /** To send to a channel. */
  OUTPUT,
  /** For one of several guards. */
  ALTERNATION,
  /** For a time. */
  TIMER,
  /** For its next turn: it gave way, or was interrupted. */
  TURN,
  /** For a lock in shared memory. */
  LOCK
}
