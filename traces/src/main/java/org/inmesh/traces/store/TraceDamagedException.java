package org.inmesh.traces.store;

import java.io.IOException;
import java.nio.file.Path;

/**
 * A trace was damaged after it had been written: bytes are not those that the writer's checksum
 * says. Nothing of the damaged block was handed out.
 */
public final class TraceDamagedException extends IOException {
  private static final long serialVersionUID = 1L;

  private final long block;
  private final long offset;

  TraceDamagedException(Path trace, long block, long offset, String what) {
    super("%s: block %d at byte %d is damaged: %s".formatted(trace, block, offset, what));
    this.block = block;
    this.offset = offset;
  }

  /** Number of the block, from 0, the header's. */
  public long block() {
    return block;
  }

  /** Byte of the queue's file. */
  public long offset() {
    return offset;
  }
}
