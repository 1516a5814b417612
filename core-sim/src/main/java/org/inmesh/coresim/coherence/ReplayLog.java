package org.inmesh.coresim.coherence;

import java.util.Arrays;

/**
 * The accesses that the current instruction has done, with what they returned. When an instruction
 * is repeated after a stall it gets the same answers again. It grows with the longest instruction
 * (a block move) and then allocates nothing.
 */
final class ReplayLog {

  /** Kinds of access. */
  enum Access {
    LOAD,
    STORE,
    LOAD_BYTE,
    STORE_BYTE,
    LOCK,
    LOAD_FOR_STORE
  }

  private static final int KIND_BITS = 3;
  private static final Access[] ACCESSES = Access.values();

  /** Address and kind of each access. */
  private long[] keys = new long[64];

  private int[] values = new int[64];
  private int size;
  private int position;
  private boolean irrevocable;

  /** The instruction begins, or begins again. */
  void rewind() {
    position = 0;
  }

  /** Forgets everything. */
  void clear() {
    size = 0;
    position = 0;
    irrevocable = false;
  }

  /** Accesses done since the instruction began. */
  int size() {
    return size;
  }

  /** True if the next access has been done before. */
  boolean isReplaying() {
    return position < size;
  }

  /** True if the instruction has read and written a word in one: it cannot be done afresh. */
  boolean isIrrevocable() {
    return irrevocable;
  }

  /** The answer to an access that has been done before. */
  int replay(Access access, int address) {
    if (keys[position] != key(access, address)) {
      throw new IllegalStateException(
          "a repeated instruction does %s at #%08X where it did %s at #%08X"
              .formatted(
                  access,
                  address,
                  ACCESSES[(int) keys[position] & (1 << KIND_BITS) - 1],
                  (int) (keys[position] >> KIND_BITS)));
    }
    return values[position++];
  }

  /** Notes an access that is done for the first time. */
  void add(Access access, int address, int value) {
    if (size == keys.length) {
      keys = Arrays.copyOf(keys, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
    }
    if (access == Access.STORE
        && size > 0
        && keys[size - 1] == key(Access.LOAD_FOR_STORE, address)) {
      irrevocable = true;
    }
    keys[size] = key(access, address);
    values[size] = value;
    size++;
    position = size;
  }

  /**
   * True if an access still to be repeated is of one of two kinds and to the word of an address.
   */
  boolean isAhead(Access one, Access other, int address) {
    for (int i = position; i < size; i++) {
      Access access = ACCESSES[(int) keys[i] & (1 << KIND_BITS) - 1];
      int word = (int) (keys[i] >> KIND_BITS) & ~3;
      if (word == (address & ~3) && (access == one || access == other)) {
        return true;
      }
    }
    return false;
  }

  private static long key(Access access, int address) {
    return (long) address << KIND_BITS | access.ordinal();
  }
}
