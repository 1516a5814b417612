package org.inmesh.mesh.flit;

/**
 * A set of ports (or of nodes), walked in ascending order. A summary bit for each word of 64 ports
 * keeps the walk short when few ports of a large mesh are in it.
 */
final class PortSet {
  /** Bit {@code p & 63} of word {@code p >> 6} stands for port p. */
  final long[] words;

  /** Bit {@code w & 63} of element {@code w >> 6} is set if word w may be other than 0. */
  final long[] summary;

  PortSet(int ports) {
    words = new long[(ports + 63) >> 6];
    summary = new long[(words.length + 63) >> 6];
  }

  void add(int port) {
    int word = port >> 6;
    words[word] |= 1L << port;
    summary[word >> 6] |= 1L << word;
  }

  void remove(int port) {
    words[port >> 6] &= ~(1L << port);
  }

  /** The first member from a number on, or -1. Members may be removed between calls. */
  int next(int from) {
    int word = from >> 6;
    if (word >= words.length) {
      return -1;
    }
    long members = words[word] & (-1L << from);
    if (members != 0) {
      return (word << 6) + Long.numberOfTrailingZeros(members);
    }
    return firstAfterWord(word);
  }

  private int firstAfterWord(int word) {
    int candidate = word + 1;
    for (int s = candidate >> 6; s < summary.length; s++) {
      long candidates = summary[s] & (s == candidate >> 6 ? -1L << candidate : -1L);
      while (candidates != 0) {
        int found = (s << 6) + Long.numberOfTrailingZeros(candidates);
        if (words[found] != 0) {
          return (found << 6) + Long.numberOfTrailingZeros(words[found]);
        }
        summary[s] &= ~(1L << found);
        candidates &= candidates - 1;
      }
    }
    return -1;
  }
}
