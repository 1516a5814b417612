package org.inmesh.traces.store;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;

/**
 * Makes sure that bytes of a file have room on the disk. The queue writes through mapped memory
 * into a sparse file; were the disk full then, the operating system would end the whole process.
 */
interface DiskRoom {
  /**
   * Reserves bytes of a file that nothing was written to yet.
   *
   * @throws IOException if there is no room
   */
  void reserve(FileChannel file, long from, long to) throws IOException;

  /** Writes zeros, which fails in good order where mapped memory would not. */
  static DiskRoom ofZeros() {
    ByteBuffer zeros = ByteBuffer.allocateDirect(64 << 10);
    return (file, from, to) -> {
      for (long at = from; at < to; ) {
        zeros.clear().limit((int) Math.min(zeros.capacity(), to - at));
        at += file.write(zeros, at);
      }
    };
  }
}
