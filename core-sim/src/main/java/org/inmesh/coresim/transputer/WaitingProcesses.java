package org.inmesh.coresim.transputer;

import java.util.Arrays;
import org.agrona.collections.Long2LongHashMap;

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
    TIMER,
    LOCK
  }

  private static final Reason[] REASONS = Reason.values();
  private static final long ABSENT = -1;

  // The address of what is waited at in the upper half, the reason in the lower.
  private final Long2LongHashMap waits = new Long2LongHashMap(ABSENT);

  void add(int descriptor, int address, Reason reason) {
    waits.put(descriptor, (long) address << Integer.SIZE | reason.ordinal());
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
    Long2LongHashMap.KeyIterator iterator = waits.keySet().iterator();
    for (int i = 0; i < result.length; i++) {
      result[i] = (int) iterator.nextValue();
    }
    Arrays.sort(result);
    return result;
  }

  /**
   * Address of the channel that a waiting process communicates on, or of the lock that it waits
   * for; 0 for alternation and timer.
   */
  public int address(int descriptor) {
    return (int) (waits.get(descriptor) >> Integer.SIZE);
  }

  /** What a waiting process waits for. */
  public Reason reason(int descriptor) {
    return REASONS[(int) waits.get(descriptor)];
  }
}
