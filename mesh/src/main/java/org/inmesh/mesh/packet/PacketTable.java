package org.inmesh.mesh.packet;

import java.util.Arrays;
import org.inmesh.mesh.NetworkObserver;

/**
 * The packets between creation and arrival, one slot each. Slots are used again, the last released
 * first; the table doubles when it is full and never shrinks.
 */
public final class PacketTable {
  /** No packet. */
  public static final int NONE = -1;

  /** Most packets at once. */
  public static final int MAXIMUM_SLOTS = 1 << 29;

  private static final int INITIAL_CAPACITY = 64;

  /** By slot: node. */
  public int[] source = new int[INITIAL_CAPACITY];

  /** By slot: node. */
  public int[] destination = new int[INITIAL_CAPACITY];

  /** By slot: length. */
  public int[] flits = new int[INITIAL_CAPACITY];

  /** By slot: the caller's. */
  public int[] tag = new int[INITIAL_CAPACITY];

  /** By slot: network cycle. */
  public long[] created = new long[INITIAL_CAPACITY];

  /** By slot: what the routing has noted. */
  public int[] routeState = new int[INITIAL_CAPACITY];

  /** By slot: the next packet in the same source queue, or the next free slot. */
  public int[] next = new int[INITIAL_CAPACITY];

  /** By slot: how many packets were added before; empty unless numbers are kept. */
  private long[] number = new long[0];

  /** By slot: what links did to the packet, see {@link LinkChances}; empty without numbers. */
  int[] fate = new int[0];

  private long added;
  private int free = NONE;
  private int used;

  /** Adds a packet; returns its slot. */
  public int add(int source, int destination, int flits, int tag, long created) {
    int slot = allocate();
    this.source[slot] = source;
    this.destination[slot] = destination;
    this.flits[slot] = flits;
    this.tag[slot] = tag;
    this.created[slot] = created;
    if (number.length != 0) {
      number[slot] = added;
      fate[slot] = 0;
    }
    added++;
    return slot;
  }

  /** From now on each packet is given a number: how many were added before it. */
  public void keepNumbers() {
    number = Arrays.copyOf(number, source.length);
    fate = Arrays.copyOf(fate, source.length);
  }

  /** The number of the packet in a slot; 0 unless numbers are kept. */
  public long number(int slot) {
    return number.length == 0 ? 0 : number[slot];
  }

  /**
   * The head flit of the packet in a slot is injected.
   *
   * @param observer to be told; or null
   * @throws IllegalStateException if the packet is created later, so that it was sent too early
   */
  public void injected(int slot, long cycle, NetworkObserver observer) {
    if (created[slot] > cycle) {
      throw new IllegalStateException(
          "a packet created in cycle " + created[slot] + " is due in cycle " + cycle);
    }
    if (observer != null) {
      observer.packetInjected(source[slot], destination[slot], flits[slot], tag[slot], cycle);
    }
  }

  /** The head flit of the packet in a slot has arrived, for an observer to know. */
  public void headArrived(int slot, long cycle, NetworkObserver observer) {
    observer.headArrived(source[slot], destination[slot], flits[slot], tag[slot], cycle);
  }

  /** A slot, with undefined contents. */
  private int allocate() {
    int slot = free;
    if (slot != NONE) {
      free = next[slot];
      return slot;
    }
    if (used == source.length) {
      grow();
    }
    return used++;
  }

  /** Gives a slot back. */
  public void release(int slot) {
    next[slot] = free;
    free = slot;
  }

  private void grow() {
    int capacity = Math.multiplyExact(2, used);
    if (capacity > MAXIMUM_SLOTS) {
      throw new IllegalStateException("more than " + used + " packets in the network");
    }
    source = Arrays.copyOf(source, capacity);
    destination = Arrays.copyOf(destination, capacity);
    flits = Arrays.copyOf(flits, capacity);
    tag = Arrays.copyOf(tag, capacity);
    created = Arrays.copyOf(created, capacity);
    routeState = Arrays.copyOf(routeState, capacity);
    next = Arrays.copyOf(next, capacity);
    if (number.length != 0) {
      number = Arrays.copyOf(number, capacity);
      fate = Arrays.copyOf(fate, capacity);
    }
  }
}
