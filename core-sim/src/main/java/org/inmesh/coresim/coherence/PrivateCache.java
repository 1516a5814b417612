package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.inmesh.coresim.MachineSpecification.CacheSpecification;
import org.inmesh.coresim.coherence.protocol.CacheState;

/**
 * The lines of one core's private cache. A slot is a way of a set, {@code set * ways + way}. States
 * are ordinals of {@link CacheState}. Replacement takes the least recently used way.
 */
final class PrivateCache {
  static final int NONE = -1;
  static final byte INVALID = (byte) CacheState.I.ordinal();
  static final byte SHARED = (byte) CacheState.S.ordinal();
  static final byte EXCLUSIVE = (byte) CacheState.E.ordinal();
  static final byte MODIFIED = (byte) CacheState.M.ordinal();

  private final int ways;
  private final int setMask;
  private final int lineShift;
  private final int wordMask;
  private final int wordsPerLine;
  private final int[] lines;
  private final byte[] states;
  private final long[] lastUse;
  private final int[] data;
  private long uses;

  /** Most accesses are to the line of the access before. */
  private int lastFound;

  PrivateCache(CacheSpecification caches) {
    ways = caches.l1Ways();
    wordsPerLine = caches.lineBytes() / Integer.BYTES;
    lineShift = Integer.numberOfTrailingZeros(wordsPerLine);
    wordMask = wordsPerLine - 1;
    int sets = caches.l1Bytes() / (caches.lineBytes() * ways);
    setMask = sets - 1;
    lines = new int[sets * ways];
    Arrays.fill(lines, NONE);
    states = new byte[sets * ways];
    lastUse = new long[sets * ways];
    data = new int[sets * ways * wordsPerLine];
  }

  /** The slot that holds or awaits a line, or {@link #NONE}. */
  int find(int line) {
    if (lines[lastFound] == line) {
      return lastFound;
    }
    int first = (line & setMask) * ways;
    for (int slot = first; slot < first + ways; slot++) {
      if (lines[slot] == line) {
        lastFound = slot;
        return slot;
      }
    }
    return NONE;
  }

  /** The slot to be used for a line that is not here. Never that of {@code kept}. */
  int victim(int line, int kept) {
    int first = (line & setMask) * ways;
    int victim = NONE;
    for (int slot = first; slot < first + ways; slot++) {
      if (lines[slot] == NONE) {
        return slot;
      }
      if (lines[slot] != kept && (victim == NONE || lastUse[slot] < lastUse[victim])) {
        victim = slot;
      }
    }
    return victim;
  }

  int line(int slot) {
    return lines[slot];
  }

  /** Gives a slot to a line, in state invalid. */
  void assign(int slot, int line) {
    lines[slot] = line;
    states[slot] = INVALID;
    lastUse[slot] = ++uses;
  }

  byte state(int slot) {
    return states[slot];
  }

  /** Sets a state; an invalid line leaves its slot. */
  void setState(int slot, byte state) {
    states[slot] = state;
    if (state == INVALID) {
      lines[slot] = NONE;
    }
  }

  /** Reads a word of the address space that the slot holds, and notes the use. */
  int read(int slot, int word) {
    lastUse[slot] = ++uses;
    return data[(slot << lineShift) + (word & wordMask)];
  }

  /** Writes a word that the slot holds in a writable state, and notes the use. */
  void write(int slot, int word, int value) {
    lastUse[slot] = ++uses;
    states[slot] = MODIFIED;
    data[(slot << lineShift) + (word & wordMask)] = value;
  }

  /** Reads without noting a use. */
  int peek(int slot, int word) {
    return data[(slot << lineShift) + (word & wordMask)];
  }

  void copyOut(int slot, int[] target, int start) {
    System.arraycopy(data, slot << lineShift, target, start, wordsPerLine);
  }

  void copyIn(int slot, int[] source, int start) {
    System.arraycopy(source, start, data, slot << lineShift, wordsPerLine);
  }
}
