package org.inmesh.coresim.latency;

import org.inmesh.coresim.coherence.protocol.Protocol;

/** Where a line is before an access to it is timed, and in which state. */
public enum LineState {
  /** In the first level of the core that accesses it, written by it. */
  OWN,

  /** In another core's cache, which alone has it and has written to it. */
  MODIFIED,

  /** In another core's cache, which has written to it, and in a third one's; of MOESI only. */
  OWNED,

  /** In another core's cache, which alone has it and has read it; not of MSI. */
  EXCLUSIVE,

  /** In two other cores' caches, and in the home's slice. */
  SHARED,

  /** As {@link #SHARED}, but one of the two is the core that accesses it. */
  SHARED_OWN,

  /** Nowhere but in memory. */
  MEMORY;

  /** Whether a protocol has it. */
  public boolean isOf(Protocol protocol) {
    return switch (this) {
      case OWNED -> protocol == Protocol.MOESI;
      case EXCLUSIVE -> protocol != Protocol.MSI;
      default -> true;
    };
  }
}
