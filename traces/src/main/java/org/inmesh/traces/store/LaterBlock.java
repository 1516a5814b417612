package org.inmesh.traces.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Looks for a whole block behind a place where the queue seems to end. If there is one, the trace
 * was not cut off there but damaged.
 */
final class LaterBlock {
  private static final int STEP = 64 << 10;
  private static final int OVERLAP = 3;

  private final QueueFile file;
  private final StoredBlock block = new StoredBlock();
  private final ByteBuffer window =
      ByteBuffer.allocateDirect(STEP + OVERLAP).order(ByteOrder.LITTLE_ENDIAN);

  LaterBlock(QueueFile file) {
    this.file = file;
  }

  /**
   * Looks for one.
   *
   * @param from first byte at which it can begin
   * @param number least number that it can have
   * @return its first byte, or -1
   */
  long find(long from, long number) throws IOException {
    long size = file.size();
    for (long at = from; at < size; at += STEP) {
      int length = (int) Math.min(window.capacity(), size - at);
      if (!file.read(at, window.clear().limit(length))) {
        return -1;
      }
      for (int place = 0; place + OVERLAP < length; place++) {
        if (window.getInt(place) == BlockLayout.MAGIC
            && block.readHead(file, at + place)
            && block.number() >= number
            && block.readAll(file)) {
          return at + place;
        }
      }
    }
    return -1;
  }

  /** Of the block found last. */
  long numberFound() {
    return block.number();
  }

  /** Of the block found last. */
  int lengthFound() {
    return block.length();
  }
}
