package org.inmesh.coresim.transputer;

import java.util.Arrays;

/**
 * Which processes of a core wait, and for what: kept for diagnosis only, the simulated machine does
 * not see it.
 *
 * <p>A hash table with linear probing. A process that waits no more keeps its place: the same few
 * processes come again and again, and find it at once.
 */
public final class WaitingProcesses {
  /** What a process waits for. */
  public enum Reason {
    INPUT,
    OUTPUT,
    ALTERNATION,
    TIMER,
    LOCK,
    /** For nothing: {@code stoperr} has stopped it because of an error. */
    STOPPED
  }

  private static final Reason[] REASONS = Reason.values();

  // 2^32 divided by the golden ratio: spreads neighbouring descriptors.
  private static final int SPREAD = 0x9E3779B9;

  // Address 0 is not memory, so no process descriptor is 0.
  private static final int FREE = 0;
  private static final int NOT_WAITING = 0;

  private int[] descriptors = new int[16];

  /** One more than the reason's number, or {@link #NOT_WAITING}. */
  private int[] reasons = new int[16];

  private int[] addresses = new int[16];
  private int shift = Integer.SIZE - 4;
  private int used;

  void add(int descriptor, int address, Reason reason) {
    int place = place(descriptor);
    if (descriptors[place] == FREE) {
      place = occupy(place, descriptor);
    }
    reasons[place] = reason.ordinal() + 1;
    addresses[place] = address;
  }

  void remove(int descriptor) {
    reasons[place(descriptor)] = NOT_WAITING;
  }

  boolean contains(int descriptor) {
    return reasons[place(descriptor)] != NOT_WAITING;
  }

  /** Where a descriptor is, or the free place for it. */
  private int place(int descriptor) {
    int place = descriptor * SPREAD >>> shift;
    while (descriptors[place] != descriptor && descriptors[place] != FREE) {
      place = place + 1 & descriptors.length - 1;
    }
    return place;
  }

  private int occupy(int place, int descriptor) {
    if (2 * ++used <= descriptors.length) {
      descriptors[place] = descriptor;
      return place;
    }
    int[] oldDescriptors = descriptors;
    int[] oldReasons = reasons;
    int[] oldAddresses = addresses;
    descriptors = new int[2 * oldDescriptors.length];
    reasons = new int[descriptors.length];
    addresses = new int[descriptors.length];
    shift--;
    for (int old = 0; old < oldDescriptors.length; old++) {
      if (oldDescriptors[old] != FREE) {
        int moved = place(oldDescriptors[old]);
        descriptors[moved] = oldDescriptors[old];
        reasons[moved] = oldReasons[old];
        addresses[moved] = oldAddresses[old];
      }
    }
    int result = place(descriptor);
    descriptors[result] = descriptor;
    return result;
  }

  /** Number of waiting processes. */
  public int size() {
    return descriptors().length;
  }

  /** Descriptors of the waiting processes in ascending order. */
  public int[] descriptors() {
    int[] result = new int[used];
    int count = 0;
    for (int place = 0; place < descriptors.length; place++) {
      if (reasons[place] != NOT_WAITING) {
        result[count++] = descriptors[place];
      }
    }
    Arrays.sort(result, 0, count);
    return Arrays.copyOf(result, count);
  }

  /**
   * Address of the channel that a waiting process communicates on, or of the lock that it waits
   * for; 0 for the others.
   */
  public int address(int descriptor) {
    return addresses[place(descriptor)];
  }

  /** What a waiting process waits for. */
  public Reason reason(int descriptor) {
    return REASONS[reasons[place(descriptor)] - 1];
  }
}
