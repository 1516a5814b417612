package org.inmesh.traces.replay;

import java.util.Arrays;

/**
 * The packets that were read and not yet delivered, each in a slot that is used again, and for each
 * the packets that wait for its delivery.
 */
final class PacketTable {
  static final int NONE = -1;

  // By slot.
  long[] number = new long[64];

  /** Cycle of creation; as long as causes are missing, the earliest that the others allow. */
  long[] created = new long[64];

  long[] injected = new long[64];
  int[] source = new int[64];
  int[] destination = new int[64];
  int[] flits = new int[64];
  int[] network = new int[64];
  int[] messageClass = new int[64];
  int[] missingCauses = new int[64];
  boolean[] lost = new boolean[64];
  int[] firstDependent = new int[64];

  private int[] nextFree = new int[64];
  private int freeSlot = NONE;
  private int slots;

  // By place in the lists of dependents.
  private int[] dependent = new int[64];
  private long[] lag = new long[64];
  private int[] next = new int[64];
  private int freePlace = NONE;
  private int places;

  /** A slot without dependents or causes. */
  int add() {
    int slot = freeSlot;
    if (slot == NONE) {
      slot = slots++;
      if (slot == number.length) {
        growSlots(2 * slot);
      }
    } else {
      freeSlot = nextFree[slot];
    }
    missingCauses[slot] = 0;
    lost[slot] = false;
    firstDependent[slot] = NONE;
    return slot;
  }

  /** The packet is gone; its dependents must have been taken. */
  void remove(int slot) {
    nextFree[slot] = freeSlot;
    freeSlot = slot;
  }

  /** A packet waits for another one. */
  void addDependent(int slot, int waiting, long cycles) {
    int place = freePlace;
    if (place == NONE) {
      place = places++;
      if (place == dependent.length) {
        dependent = Arrays.copyOf(dependent, 2 * place);
        lag = Arrays.copyOf(lag, 2 * place);
        next = Arrays.copyOf(next, 2 * place);
      }
    } else {
      freePlace = next[place];
    }
    dependent[place] = waiting;
    lag[place] = cycles;
    next[place] = firstDependent[slot];
    firstDependent[slot] = place;
    missingCauses[waiting]++;
  }

  /** The packet that waits. */
  int dependent(int place) {
    return dependent[place];
  }

  /** Cycles between the delivery and its creation. */
  long lag(int place) {
    return lag[place];
  }

  /** Takes a place out of its list, and gives the next. */
  int removeDependent(int place) {
    int following = next[place];
    next[place] = freePlace;
    freePlace = place;
    return following;
  }

  private void growSlots(int size) {
    number = Arrays.copyOf(number, size);
    created = Arrays.copyOf(created, size);
    injected = Arrays.copyOf(injected, size);
    source = Arrays.copyOf(source, size);
    destination = Arrays.copyOf(destination, size);
    flits = Arrays.copyOf(flits, size);
    network = Arrays.copyOf(network, size);
    messageClass = Arrays.copyOf(messageClass, size);
    missingCauses = Arrays.copyOf(missingCauses, size);
    lost = Arrays.copyOf(lost, size);
    firstDependent = Arrays.copyOf(firstDependent, size);
    nextFree = Arrays.copyOf(nextFree, size);
  }
}
