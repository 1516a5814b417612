package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.agrona.collections.Int2IntHashMap;
import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.HomeState;

/**
 * What the homes of one cluster know of lines: an entry for each that is in the cluster, on its way
 * in or out, or asked for. Plain data, of {@link ClusterController} and its parts. The number of
 * entries grows to the most that were ever needed at once.
 */
final class ClusterLines {
  static final int NONE = -1;

  private static final int FIRST = 16;
  private static final CacheState[] CACHE_STATES = CacheState.values();
  private static final HomeState[] HOME_STATES = HomeState.values();

  private final int wordsPerLine;
  private final Int2IntHashMap entryOfLine = new Int2IntHashMap(NONE);

  int[] line = new int[0];
  private byte[] cacheState = new byte[0];
  private byte[] homeState = new byte[0];

  /** Number in the cluster of the cache that owns the line, or {@link #NONE}. */
  int[] owner = new int[0];

  /** A bit for each cache of the cluster that may share the line. */
  long[] sharers = new long[0];

  /** Of the cluster's miss: acknowledgements missing; negative if some came before the number. */
  int[] acknowledgements = new int[0];

  /** Answers to a recall below that are missing. */
  int[] recallAnswers = new int[0];

  /** Message from between the clusters that waits for the caches below, or {@link #NONE}. */
  int[] demand = new int[0];

  /** Requests of caches below that wait, in order, by the pool's links; or {@link #NONE}. */
  int[] firstWaiting = new int[0];

  int[] lastWaiting = new int[0];

  /** Place in the slices, or {@link #NONE}. */
  int[] place = new int[0];

  /** Next that waits for a place of its set; {@link #NONE} for the last. */
  int[] nextWaiter = new int[0];

  boolean[] awaitsPlace = new boolean[0];

  /** The line is to leave the cluster, to make room for another. */
  boolean[] leaving = new boolean[0];

  /** The first waiting request had to wait for other clusters. */
  boolean[] missed = new boolean[0];

  private byte[] source = new byte[0];
  private int[] words = new int[0];
  private int firstFree = NONE;

  ClusterLines(int wordsPerLine) {
    this.wordsPerLine = wordsPerLine;
  }

  /** The entry of a line, or {@link #NONE}. */
  int of(int memoryLine) {
    return entryOfLine.get(memoryLine);
  }

  /** The entry of a line; a new one if it has none. */
  int take(int memoryLine) {
    int entry = entryOfLine.get(memoryLine);
    if (entry != NONE) {
      return entry;
    }
    if (firstFree == NONE) {
      grow();
    }
    entry = firstFree;
    firstFree = nextWaiter[entry];
    line[entry] = memoryLine;
    nextWaiter[entry] = NONE;
    acknowledgements[entry] = 0;
    source[entry] = (byte) LineSource.CLUSTER.ordinal();
    entryOfLine.put(memoryLine, entry);
    return entry;
  }

  /** The cluster knows nothing of the line any more. */
  void free(int entry) {
    entryOfLine.remove(line[entry]);
    nextWaiter[entry] = firstFree;
    firstFree = entry;
  }

  CacheState cacheState(int entry) {
    return CACHE_STATES[cacheState[entry]];
  }

  void setCacheState(int entry, CacheState state) {
    cacheState[entry] = (byte) state.ordinal();
  }

  HomeState homeState(int entry) {
    return HOME_STATES[homeState[entry]];
  }

  void setHomeState(int entry, HomeState state) {
    homeState[entry] = (byte) state.ordinal();
  }

  /** No cache of the cluster has the line. */
  void clear(int entry) {
    owner[entry] = NONE;
    sharers[entry] = 0;
  }

  /** Who has supplied the line, or the right to write it; from then on, the cluster does. */
  LineSource takeSource(int entry) {
    LineSource taken = LineSource.of(source[entry]);
    source[entry] = (byte) LineSource.CLUSTER.ordinal();
    return taken;
  }

  void setSource(int entry, LineSource newSource) {
    source[entry] = (byte) newSource.ordinal();
  }

  int word(int entry, int word) {
    return words[entry * wordsPerLine + word];
  }

  void copyOut(int entry, int[] target, int start) {
    System.arraycopy(words, entry * wordsPerLine, target, start, wordsPerLine);
  }

  void copyIn(int entry, int[] from, int start) {
    System.arraycopy(from, start, words, entry * wordsPerLine, wordsPerLine);
  }

  private void grow() {
    int old = line.length;
    int size = Math.max(FIRST, 2 * old);
    line = Arrays.copyOf(line, size);
    cacheState = Arrays.copyOf(cacheState, size);
    homeState = Arrays.copyOf(homeState, size);
    owner = Arrays.copyOf(owner, size);
    sharers = Arrays.copyOf(sharers, size);
    acknowledgements = Arrays.copyOf(acknowledgements, size);
    recallAnswers = Arrays.copyOf(recallAnswers, size);
    demand = Arrays.copyOf(demand, size);
    firstWaiting = Arrays.copyOf(firstWaiting, size);
    lastWaiting = Arrays.copyOf(lastWaiting, size);
    place = Arrays.copyOf(place, size);
    nextWaiter = Arrays.copyOf(nextWaiter, size);
    awaitsPlace = Arrays.copyOf(awaitsPlace, size);
    leaving = Arrays.copyOf(leaving, size);
    missed = Arrays.copyOf(missed, size);
    source = Arrays.copyOf(source, size);
    words = Arrays.copyOf(words, size * wordsPerLine);
    for (int entry = size - 1; entry >= old; entry--) {
      owner[entry] = NONE;
      demand[entry] = NONE;
      firstWaiting[entry] = NONE;
      lastWaiting[entry] = NONE;
      place[entry] = NONE;
      nextWaiter[entry] = firstFree;
      firstFree = entry;
    }
  }
}
