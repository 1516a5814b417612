package org.inmesh.coresim.coherence.protocol;

import java.util.Arrays;

/** Fingerprints of 128 bits, each with the number of its discovery: open addressing. */
final class FingerprintSet {
  private long[] low = new long[1 << 12];
  private long[] high = new long[1 << 12];
  private int[] number = new int[1 << 12];
  private int size;

  FingerprintSet() {
    Arrays.fill(number, -1);
  }

  int size() {
    return size;
  }

  /** The fingerprint's number; that of one not seen before is the size so far. */
  int add(long lowBits, long highBits) {
    if (size > low.length / 2) {
      grow();
    }
    int place = place(lowBits, highBits);
    if (number[place] < 0) {
      low[place] = lowBits;
      high[place] = highBits;
      number[place] = size++;
    }
    return number[place];
  }

  private int place(long lowBits, long highBits) {
    int mask = low.length - 1;
    int place = (int) highBits & mask;
    while (number[place] >= 0 && (low[place] != lowBits || high[place] != highBits)) {
      place = place + 1 & mask;
    }
    return place;
  }

  private void grow() {
    long[] oldLow = low;
    long[] oldHigh = high;
    int[] oldNumber = number;
    low = new long[2 * oldLow.length];
    high = new long[low.length];
    number = new int[low.length];
    Arrays.fill(number, -1);
    for (int i = 0; i < oldLow.length; i++) {
      if (oldNumber[i] >= 0) {
        int place = place(oldLow[i], oldHigh[i]);
        low[place] = oldLow[i];
        high[place] = oldHigh[i];
        number[place] = oldNumber[i];
      }
    }
  }

  /** The words in 64 bits, by multiplication and the finish of SplitMix64 (Steele and others). */
  static long mix(int[] words, int size, long seed) {
    long hash = seed;
    for (int i = 0; i < size; i++) {
      hash ^= words[i] + 0x9E3779B97F4A7C15L + (hash << 6) + (hash >>> 2);
      hash = (hash ^ hash >>> 30) * 0xBF58476D1CE4E5B9L;
      hash = (hash ^ hash >>> 27) * 0x94D049BB133111EBL;
      hash ^= hash >>> 31;
    }
    return hash;
  }
}
