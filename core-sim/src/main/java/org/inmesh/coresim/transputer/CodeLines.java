package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.CycleTable;

/**
 * A block of code as it was loaded, in lines of an instruction cache, for all cores that execute
 * it: its words, and its instructions decoded. Nobody changes it; what a core executes comes from
 * here as long as the line that it has fetched holds the same words.
 */
public final class CodeLines {
  private final int address;
  private final byte[] bytes;
  private final int lineBytes;
  private final int firstLine;
  private final long[][] entries;
  private final CycleTable cycles;

  /**
   * Decodes a block.
   *
   * @param address of the first byte, a multiple of 4
   * @param bytes the code
   * @param lineBytes a power of two, at least 8
   * @param cycles of its instructions
   */
  public CodeLines(int address, byte[] bytes, int lineBytes, CycleTable cycles) {
    this.address = address;
    this.bytes = bytes;
    this.lineBytes = lineBytes;
    this.cycles = cycles;
    this.firstLine = address & -lineBytes;
    int lines = (address - firstLine + bytes.length + lineBytes - 1) / lineBytes;
    this.entries = new long[lines][lineBytes];
    for (int place = address; place < address + bytes.length; place++) {
      long entry = DecodedCode.decode(this::byteAt, place, cycles);
      int offset = place - firstLine;
      // One that goes on in the next line needs that line, too.
      if (offset % lineBytes + DecodedCode.length(entry) <= lineBytes) {
        entries[offset / lineBytes][offset % lineBytes] = entry;
      }
    }
  }

  CycleTable cycles() {
    return cycles;
  }

  int lineBytes() {
    return lineBytes;
  }

  /** True for the address of a byte of the block. */
  boolean contains(int place) {
    return Integer.compareUnsigned(place - address, bytes.length) < 0;
  }

  /** A byte as it was loaded, or {@link DecodedCode#NO_BYTE}. */
  int byteAt(int place) {
    return contains(place) ? bytes[place - address] & 0xFF : DecodedCode.NO_BYTE;
  }

  /**
   * The instructions of a line of which some byte is in the block; 0 where none is decoded, as it
   * goes on in the next line.
   */
  void copyEntries(int line, long[] target) {
    System.arraycopy(entries[(line - firstLine) / lineBytes], 0, target, 0, lineBytes);
  }

  /** True if a line that was fetched holds what was loaded, as far as that is code. */
  boolean isUnchanged(int line, InstructionPort port) {
    for (int place = line; place < line + lineBytes; place += Integer.BYTES) {
      int word = contains(place) ? port.word(place) : 0;
      for (int i = 0; i < Integer.BYTES && contains(place + i); i++) {
        if ((word >>> Byte.SIZE * i & 0xFF) != byteAt(place + i)) {
          return false;
        }
      }
    }
    return true;
  }
}
