package org.inmesh.coresim.transputer;

import org.agrona.collections.Int2IntHashMap;

/**
 * Which processes of a core wait, and for what: kept for diagnosis only, the simulated machine does
 * not see it.
 */
public final class WaitingProcesses {
  /** What a process waits for. */
  public enum Reason {
    INPUT,
    OUTPUT,
    ALTERNATION,
    TIMER
  }

  private static final Reason[] REASONS = Reason.values();
  private static final int ABSENT = -1;

  // Channel addresses are word aligned, so the reason fits into the two lowest bits.
  private final Int2IntHashMap waits = new Int2IntHashMap(ABSENT);

  void add(int descriptor, int channel, Reason reason) {
    waits.put(descriptor, channel & ~3 | reason.ordinal());
  }

  void remove(int descriptor) {
    waits.remove(descriptor);
  }

  /** Number of waiting processes. */
  public int size() {
    return waits.size();
  }

  /** Descriptors of the waiting processes in ascending order. */
  public int[] descriptors() {
    int[] result = new int[waits.size()];
    Int2IntHashMap.KeyIterator iterator = waits.keySet().iterator();
    for (int i = 0; i < result.length; i++) {
      result[i] = iterator.nextValue();
    }
    java.util.Arrays.sort(result);
    return result;
  }

  /** Address of the channel that a waiting process communicates on; 0 for alternation and timer. */
  public int channel(int descriptor) {
    return waits.get(descriptor) & ~3;
  }

  /** What a waiting process waits for. */
  public Reason reason(int descriptor) {
    return REASONS[waits.get(descriptor) & 3];
  }
}
