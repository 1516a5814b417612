package org.inmesh.coresim.coherence;

import org.inmesh.coresim.coherence.cache.PrivateCaches;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.coresim.transputer.MemoryStall;

/**
 * The words of memory as a core finds them in its private caches. Offsets are addresses from the
 * start of memory on, in bytes.
 */
final class CachedWords {
  private final int core;
  private final int bytes;
  private final int lineShift;
  private final int wordMask;
  private final PrivateCaches caches;
  private final CacheController controller;
  private final HitsAhead hits;

  /** Or null. */
  private MemoryObserver observer;

  /**
   * Words of a core's caches.
   *
   * @param bytes size of memory
   */
  CachedWords(
      int core,
      int bytes,
      int lineBytes,
      PrivateCaches caches,
      CacheController controller,
      HitsAhead hits) {
    this.core = core;
    this.bytes = bytes;
    this.lineShift = Integer.numberOfTrailingZeros(lineBytes);
    this.wordMask = lineBytes / Integer.BYTES - 1;
    this.caches = caches;
    this.controller = controller;
    this.hits = hits;
  }

  void observe(MemoryObserver newObserver) {
    observer = newObserver;
  }

  boolean isObserved() {
    return observer != null;
  }

  /** Tells whoever observes of an access. */
  void tell(int offset, boolean write) {
    if (observer != null) {
      observer.accessed(core, line(offset), offset >>> 2 & wordMask, write);
    }
  }

  /**
   * The offset of an address.
   *
   * @param access what it is for
   * @throws MemoryFault if there is no memory
   */
  int offset(String access, int address) {
    int offset = address - MachineImage.MEMORY_START;
    if (Integer.compareUnsigned(offset, bytes) >= 0) {
      throw new MemoryFault(access, address);
    }
    return offset;
  }

  /** True if two words, the first at an offset, are in memory and in one line. */
  boolean areTwoInOneLine(int offset) {
    int second = offset + Integer.BYTES;
    return offset >= 0 && second < bytes && line(offset) == line(second);
  }

  int line(int offset) {
    return offset >>> lineShift;
  }

  /** The frame of a line that can be read, or negative; then the miss is under way, if it may. */
  int readableFrame(int offset) {
    int line = line(offset);
    int frame = caches.readable(line);
    return frame < 0 && hits.mayMiss(line) ? controller.readableFrame(line) : frame;
  }

  /** The same of a line that can be written. */
  int writableFrame(int offset) {
    int line = line(offset);
    int frame = caches.writable(line);
    return frame < 0 && hits.mayMiss(line) ? controller.writableFrame(line) : frame;
  }

  /** The frame of a line that can be written, or negative; begins no miss. */
  int writableHit(int offset) {
    return caches.writable(line(offset));
  }

  /** The frame of a line that is read now; if it is not there the instruction waits. */
  int readable(int offset) {
    int frame = readableFrame(offset);
    if (frame < 0) {
      throw MemoryStall.INSTANCE;
    }
    tell(offset, false);
    return frame;
  }

  /** The frame of a line that can be written; if it is not there the instruction waits. */
  int writable(int offset) {
    int frame = writableFrame(offset);
    if (frame < 0) {
      throw MemoryStall.INSTANCE;
    }
    return frame;
  }

  int word(int frame, int offset) {
    return caches.word(frame, offset >>> 2 & wordMask);
  }

  void write(int frame, int offset, int value) {
    caches.write(frame, offset >>> 2 & wordMask, value);
  }

  int readByte(int frame, int offset) {
    return word(frame, offset) >>> shift(offset) & 0xFF;
  }

  void writeByte(int frame, int offset, int value) {
    int shift = shift(offset);
    int others = word(frame, offset) & ~(0xFF << shift);
    write(frame, offset, others | (value & 0xFF) << shift);
  }

  private static int shift(int offset) {
    return (offset & 3) * Byte.SIZE;
  }
}
