package org.inmesh.coresim.transputer;

/**
 * The code in a {@link PrivateMemory}, where every word may hold code: each place is decoded when
 * it is first executed, and forgotten when one of the instruction's bytes is stored to. The memory
 * has a mark for every word that an instruction was decoded from, so that other stores, also those
 * to data beside code, cost one look at the mark.
 */
final class WritableCode extends DecodedCode {
  private final PrivateMemory memory;

  /** By byte offset in memory; pages without code are null. */
  private final long[][] pages;

  WritableCode(PrivateMemory memory) {
    this.memory = memory;
    this.pages = new long[(memory.bytes() + PAGE_BYTES - 1) / PAGE_BYTES][];
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
    long entry = decode(memory::codeByte, address);
    int end = offset + length(entry);
    int fetch = memory.timing().fetch(offset, end);
    if (fetch != 0) {
      entry = entry(instruction(entry), operand(entry), length(entry), cycles(entry) + fetch);
    }
    // One that goes on at the start of a memory that repeats is decoded anew every time.
    if (end <= memory.bytes()) {
      page(address)[offset % PAGE_BYTES] = entry;
      for (int index = offset >> 2; index < end + 3 >> 2; index++) {
        memory.mark(index);
      }
    }
    return entry;
  }

  /** Forgets the instructions that have a byte in a word of memory. */
  void forget(int index) {
    int start = index << 2;
    for (int offset = Math.max(0, start - LONGEST_INSTRUCTION + 1); offset < start + 4; offset++) {
      long[] page = pages[offset / PAGE_BYTES];
      if (page != null && offset + length(page[offset % PAGE_BYTES]) > start) {
        page[offset % PAGE_BYTES] = 0;
      }
    }
  }
}
