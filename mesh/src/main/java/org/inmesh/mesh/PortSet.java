package org.inmesh.mesh;

/**
 * A set of ports, walked in ascending order. A summary bit for each word of 64 ports keeps the walk
 * short when few ports of a large mesh are in it.
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
}
