package org.inmesh.loader.linking;

import org.inmesh.coresim.program.MachineImage;

/**
 * Hands out memory from low to high addresses. Counts in bytes from the start of memory, so that
 * running past the end of the address space is noticed when the sizes are checked.
 */
final class MemoryArea {
  private long next;

  /**
   * @param start offset from {@link MachineImage#MEMORY_START}
   */
  MemoryArea(long start) {
    this.next = start;
  }

  /** Offset from {@link MachineImage#MEMORY_START} of the first byte not handed out. */
  long end() {
    return next;
  }

  /** Leaves room up to an alignment, a power of two. */
  void align(int alignment) {
    next = (next + alignment - 1) & -alignment;
  }

  /**
   * Takes the next bytes.
   *
   * @return offset from {@link MachineImage#MEMORY_START}
   */
  long take(long bytes) {
    long offset = next;
    next += bytes;
    return offset;
  }

  /** The address at an offset that is known to be inside memory. */
  static int address(long offset) {
    return (int) (MachineImage.MEMORY_START + offset);
  }
}
