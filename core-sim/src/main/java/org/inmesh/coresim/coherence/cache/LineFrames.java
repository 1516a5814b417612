package org.inmesh.coresim.coherence.cache;

import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;
import org.inmesh.coresim.coherence.protocol.CacheState;

/**
 * A core's copies of lines, each in a frame: line number, state, words, and at which levels of the
 * core's caches it is. A frame also holds a line that is asked for, or that is being put back. The
 * number of frames grows to the most that were ever needed at once.
 */
final class LineFrames {
  static final int NONE = -1;

  private static final CacheState[] STATES = CacheState.values();
  private static final int FIRST = 16;

  private final int lineShift;
  private final Int2IntHashMap frameOfLine = new Int2IntHashMap(NONE);
  private int[] lines = new int[0];
  private byte[] states = new byte[0];
  private byte[] levels = new byte[0];
  private byte[] holds = new byte[0];
  private int[] words = new int[0];
  private int[] nextFree = new int[0];
  private int firstFree = NONE;

  /**
   * @param wordsPerLine a power of two
   */
  LineFrames(int wordsPerLine) {
    lineShift = Integer.numberOfTrailingZeros(wordsPerLine);
  }

  /** The frame of a line, or {@link #NONE}. */
  int of(int line) {
    return frameOfLine.get(line);
  }

  /** A frame for a line that has none, at no level, in state I. */
  int take(int line) {
    if (firstFree == NONE) {
      grow();
    }
    int frame = firstFree;
    firstFree = nextFree[frame];
    lines[frame] = line;
    states[frame] = (byte) CacheState.I.ordinal();
    levels[frame] = 0;
    holds[frame] = 0;
    frameOfLine.put(line, frame);
    return frame;
  }

  /** The line has left the core. */
  void free(int frame) {
    if (levels[frame] != 0) {
      throw new IllegalStateException("line " + lines[frame] + " is still in a cache");
    }
    frameOfLine.remove(lines[frame]);
    nextFree[frame] = firstFree;
    firstFree = frame;
  }

  int line(int frame) {
    return lines[frame];
  }

  CacheState state(int frame) {
    return STATES[states[frame]];
  }

  int stateOrdinal(int frame) {
    return states[frame];
  }

  void setState(int frame, CacheState state) {
    states[frame] = (byte) state.ordinal();
  }

  /** Bits of the levels at which the line is. */
  int levels(int frame) {
    return levels[frame];
  }

  void addLevel(int frame, int level) {
    levels[frame] |= (byte) level;
  }

  void removeLevel(int frame, int level) {
    levels[frame] &= (byte) ~level;
  }

  /** The line must not be chosen to make room, until as many {@link #release}. */
  void hold(int frame) {
    holds[frame]++;
  }

  void release(int frame) {
    if (holds[frame]-- == 0) {
      throw new IllegalStateException("line " + lines[frame] + " is not held");
    }
  }

  /** True for a line that has to stay where it is: held, or awaiting something. */
  boolean isKept(int frame) {
    return holds[frame] != 0 || !STATES[states[frame]].isStable();
  }

  /** Index of the frame's first word in {@link #words}. */
  int start(int frame) {
    return frame << lineShift;
  }

  int word(int frame, int word) {
    return words[(frame << lineShift) + word];
  }

  void setWord(int frame, int word, int value) {
    words[(frame << lineShift) + word] = value;
  }

  void copyOut(int frame, int[] target, int start) {
    System.arraycopy(words, frame << lineShift, target, start, 1 << lineShift);
  }

  void copyIn(int frame, int[] source, int start) {
    System.arraycopy(source, start, words, frame << lineShift, 1 << lineShift);
  }

  private void grow() {
    int old = lines.length;
    int size = Math.max(FIRST, 2 * old);
    lines = Arrays.copyOf(lines, size);
    states = Arrays.copyOf(states, size);
    levels = Arrays.copyOf(levels, size);
    holds = Arrays.copyOf(holds, size);
    nextFree = Arrays.copyOf(nextFree, size);
    words = Arrays.copyOf(words, size << lineShift);
    for (int frame = size - 1; frame >= old; frame--) {
      nextFree[frame] = firstFree;
      firstFree = frame;
    }
  }
}
