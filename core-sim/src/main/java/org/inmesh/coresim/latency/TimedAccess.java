package org.inmesh.coresim.latency;

/** An access that is timed. */
public enum TimedAccess {
  LOAD,

  /** With a store buffer: until the buffer is empty, as if a fence followed. */
  STORE,

  /** A read that gets the line to write, and the write. */
  COMPARE_AND_SWAP
}
