package org.inmesh.coresim.coherence.consistency;

/**
 * One core's stores that memory does not have yet, in program order. Bytes of a word are told by a
 * mask of 0xFF for each byte that is stored.
 */
public final class StoreBuffer {
  /** What the buffer knows of a word or byte that is loaded. */
  public enum Answer {
    /** Nothing: memory has it. */
    NONE,
    /** All: {@link #value}. */
    FORWARDED,
    /** Some bytes of the word only: the load has to wait until they are in memory. */
    PARTIAL
  }

  private static final int WORD = -1;

  private final int[] addresses;
  private final int[] masks;
  private final int[] values;
  private int first;
  private int size;
  private int forwarded;

  /**
   * An empty buffer.
   *
   * @param entries stores that it can hold, at least 1
   */
  public StoreBuffer(int entries) {
    addresses = new int[entries];
    masks = new int[entries];
    values = new int[entries];
  }

  /** True if all stores are in memory. */
  public boolean isEmpty() {
    return size == 0;
  }

  /** Stores that are not in memory. */
  public int size() {
    return size;
  }

  /** True if there is room for none. */
  public boolean isFull() {
    return size == addresses.length;
  }

  /** Puts a store of a word behind the others. */
  public void addWord(int address, int value) {
    add(address & ~3, WORD, value);
  }

  /** Puts a store of a byte behind the others. */
  public void addByte(int address, int value) {
    int shift = shift(address);
    add(address & ~3, 0xFF << shift, (value & 0xFF) << shift);
  }

  private void add(int address, int mask, int value) {
    if (isFull()) {
      throw new IllegalStateException("the store buffer is full");
    }
    int entry = index(size++);
    addresses[entry] = address;
    masks[entry] = mask;
    values[entry] = value;
  }

  /** What the buffer has of a word: its latest stores. */
  public Answer findWord(int address) {
    return find(address & ~3, WORD);
  }

  /** What the buffer has of a byte. */
  public Answer findByte(int address) {
    Answer answer = find(address & ~3, 0xFF << shift(address));
    forwarded = forwarded >>> shift(address) & 0xFF;
    return answer;
  }

  /** The value that was found. */
  public int value() {
    return forwarded;
  }

  private Answer find(int address, int wanted) {
    for (int i = size - 1; i >= 0; i--) {
      int entry = index(i);
      if (addresses[entry] == address && (masks[entry] & wanted) != 0) {
        forwarded = values[entry];
        return (masks[entry] & wanted) == wanted ? Answer.FORWARDED : Answer.PARTIAL;
      }
    }
    return Answer.NONE;
  }

  /** Address of a store's word, counted from the oldest. */
  public int address(int number) {
    return addresses[index(number)];
  }

  /** Address of the oldest store's word. */
  public int firstAddress() {
    return addresses[first];
  }

  /** The oldest store's word, given what memory has there. */
  public int firstMerged(int word) {
    return word & ~masks[first] | values[first] & masks[first];
  }

  /** The oldest store is in memory. */
  public void removeFirst() {
    if (isEmpty()) {
      throw new IllegalStateException("the store buffer is empty");
    }
    first = index(1);
    size--;
  }

  /** A word as the core sees it, given what memory has there: for a look from outside. */
  public int overlay(int address, int word) {
    int seen = word;
    for (int i = 0; i < size; i++) {
      int entry = index(i);
      if (addresses[entry] == (address & ~3)) {
        seen = seen & ~masks[entry] | values[entry] & masks[entry];
      }
    }
    return seen;
  }

  private int index(int offset) {
    int entry = first + offset;
    return entry < addresses.length ? entry : entry - addresses.length;
  }

  private static int shift(int address) {
    return (address & 3) * Byte.SIZE;
  }
}
