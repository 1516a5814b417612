package org.inmesh.mesh.epiphany;

/** A set of numbers, walked in ascending order. */
final class Members {
  private final long[] words;

  /** Number of members. */
  private int size;

  Members(int bound) {
    words = new long[(bound + 63) >> 6];
  }

  boolean isEmpty() {
    return size == 0;
  }

  void add(int number) {
    long before = words[number >> 6];
    long after = before | 1L << number;
    words[number >> 6] = after;
    size += before == after ? 0 : 1;
  }

  void remove(int number) {
    long before = words[number >> 6];
    long after = before & ~(1L << number);
    words[number >> 6] = after;
    size -= before == after ? 0 : 1;
  }

  /** The first member from a number on, or -1. Members may be removed between calls. */
  int next(int from) {
    int word = from >> 6;
    if (size == 0 || word >= words.length) {
      return -1;
    }
    long members = words[word] & -1L << from;
    while (members == 0) {
      if (++word == words.length) {
        return -1;
      }
      members = words[word];
    }
    return (word << 6) + Long.numberOfTrailingZeros(members);
  }
}
