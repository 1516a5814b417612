package org.inmesh.coresim.coherence.cache;

import java.util.Arrays;
import org.inmesh.coresim.coherence.protocol.CacheState;

/** What stores to frames have overwritten, so that it can be put back. */
final class StoreUndo {
  private static final CacheState[] STATES = CacheState.values();

  private int[] frames = new int[64];
  private int[] words = new int[64];
  private int[] values = new int[64];
  private byte[] states = new byte[64];
  private int size;
  private int marked;

  /** Forgets everything. */
  void clear() {
    size = 0;
  }

  /** Remembers how much there is. */
  void mark() {
    marked = size;
  }

  /** How much there was at {@link #mark}. */
  int marked() {
    return marked;
  }

  /** A word, and the state of its line, before a store. */
  void note(int frame, int word, int value, CacheState state) {
    if (size == frames.length) {
      frames = Arrays.copyOf(frames, 2 * size);
      words = Arrays.copyOf(words, 2 * size);
      values = Arrays.copyOf(values, 2 * size);
      states = Arrays.copyOf(states, 2 * size);
    }
    frames[size] = frame;
    words[size] = word;
    values[size] = value;
    states[size++] = (byte) state.ordinal();
  }

  /** Puts back what was there, but for the first so many stores. */
  void undo(LineFrames target, int first) {
    while (size > first) {
      size--;
      target.setWord(frames[size], words[size], values[size]);
      target.setState(frames[size], STATES[states[size]]);
    }
  }
}
