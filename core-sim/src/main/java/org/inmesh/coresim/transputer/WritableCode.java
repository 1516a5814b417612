package org.inmesh.coresim.transputer;

import java.util.Arrays;

/**
 * The code in a {@link PrivateMemory}, where every word may hold code: each place is decoded when
 * it is first executed, and forgotten when one of the instruction's bytes is stored to. The memory
 * has a mark for every word that an instruction was decoded from, so that other stores, also those
 * to data beside code, cost one look at the mark.
 */
final class WritableCode extends DecodedCode {
  // Of marked entries, in place of an instruction's: no length, but not 0 either.
  private static final int MARKED_CYCLES = 1;

  private final PrivateMemory memory;

  /** By byte offset in memory; pages without code are null. */
  private final long[][] pages;

  /** What the marked places hold, by the numbers of their marks. */
  private long[] beneathMarks = new long[64];

  private RegionExecutor executor;
  private int version;

  WritableCode(PrivateMemory memory) {
    this.memory = memory;
    this.pages = new long[(memory.bytesWithHidden() + PAGE_BYTES - 1) / PAGE_BYTES][];
  }

  @Override
  long[] page(int address) {
    int number = memory.codeOffset(address) / PAGE_BYTES;
    if (pages[number] == null) {
      pages[number] = new long[PAGE_BYTES];
    }
    return pages[number];
  }

  @Override
  long decode(int address) {
    int offset = memory.codeOffset(address);
    long entry = decode(memory::codeByte, address, memory.cycles());
    int end = offset + length(entry);
    int fetch = memory.timing().fetch(offset, end);
    if (fetch != 0) {
      entry = entry(instruction(entry), operand(entry), length(entry), cycles(entry) + fetch);
    }
    // One that goes on at the start of a memory that repeats is decoded anew every time.
    if (end <= memory.bytesWithHidden()) {
      page(address)[offset % PAGE_BYTES] = entry;
      for (int index = offset >> 2; index < end + 3 >> 2; index++) {
        memory.mark(index);
      }
    }
    return entry;
  }

  /** Forgets the instructions that have a byte in a word of memory. */
  void forget(int index) {
    version++;
    if (executor != null) {
      executor.codeChanges(index);
    }
    int start = index << 2;
    for (int offset = Math.max(0, start - LONGEST_INSTRUCTION + 1); offset < start + 4; offset++) {
      long[] page = pages[offset / PAGE_BYTES];
      if (page != null && offset + length(page[offset % PAGE_BYTES]) > start) {
        page[offset % PAGE_BYTES] = 0;
      }
    }
  }

  /** True if an entry is not an instruction but the mark of a place, its number the operand. */
  static boolean isMark(long entry) {
    return length(entry) == 0 && entry != 0;
  }

  /** The instruction at the place of a mark. */
  long beneathMark(long entry) {
    return beneathMarks[operand(entry)];
  }

  /** The instruction at an address, decoded and without a mark. */
  long entry(int address) {
    long entry = page(address)[memory.codeOffset(address) % PAGE_BYTES];
    if (entry == 0) {
      return decode(address);
    }
    return isMark(entry) ? beneathMark(entry) : entry;
  }

  /** True if an instruction at this place has been decoded, as it is when it is executed first. */
  boolean isDecoded(int address) {
    return memory.mayBeCode(address) && page(address)[memory.codeOffset(address) % PAGE_BYTES] != 0;
  }

  boolean isMarked(int address) {
    return memory.mayBeCode(address)
        && isMark(page(address)[memory.codeOffset(address) % PAGE_BYTES]);
  }

  /** The number of the mark at a marked place. */
  int markAt(int address) {
    return operand(page(address)[memory.codeOffset(address) % PAGE_BYTES]);
  }

  /** Whom to tell of changes of marked code. */
  void setExecutor(RegionExecutor marker) {
    executor = marker;
  }

  void setMark(int address, int number) {
    if (number >= beneathMarks.length) {
      beneathMarks = Arrays.copyOf(beneathMarks, 2 * number);
    }
    beneathMarks[number] = entry(address);
    page(address)[memory.codeOffset(address) % PAGE_BYTES] = entry(0, number, 0, MARKED_CYCLES);
  }

  void clearMark(int address) {
    long[] page = page(address);
    int place = memory.codeOffset(address) % PAGE_BYTES;
    if (isMark(page[place])) {
      page[place] = beneathMark(page[place]);
    }
  }

  /** Changes whenever an instruction has been forgotten. */
  int version() {
    return version;
  }
}
