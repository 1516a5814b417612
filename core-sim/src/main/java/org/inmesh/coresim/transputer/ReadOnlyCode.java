package org.inmesh.coresim.transputer;

import org.inmesh.isa.transputer.CycleTable;

/**
 * A block of code that nobody can change, decoded once and shared by all cores that execute it: on
 * the coherent machine, whose caches hold data only.
 */
public final class ReadOnlyCode extends DecodedCode {
  private final int address;
  private final byte[] bytes;
  private final int firstPage;
  private final long[][] pages;

  /**
   * Decodes a block.
   *
   * @param address of the first byte
   * @param bytes the code
   * @param cycles of its instructions
   */
  public ReadOnlyCode(int address, byte[] bytes, CycleTable cycles) {
    this.address = address;
    this.bytes = bytes;
    this.firstPage = Math.floorDiv(address, PAGE_BYTES);
    int lastPage = Math.floorDiv(address + Math.max(0, bytes.length - 1), PAGE_BYTES);
    this.pages = new long[lastPage - firstPage + 1][PAGE_BYTES];
    for (int offset = 0; offset < bytes.length; offset++) {
      int place = address + offset;
      page(place)[place & PAGE_BYTES - 1] = decode(this::byteAt, place, cycles);
    }
  }

  private int byteAt(int place) {
    int offset = place - address;
    return Integer.compareUnsigned(offset, bytes.length) < 0 ? bytes[offset] & 0xFF : NO_BYTE;
  }

  @Override
  long[] page(int place) {
    int page = Math.floorDiv(place, PAGE_BYTES) - firstPage;
    if (Integer.compareUnsigned(page, pages.length) >= 0) {
      throw notCode(place);
    }
    return pages[page];
  }

  @Override
  long decode(int place) {
    // All there is has been decoded.
    throw notCode(place);
  }
}
