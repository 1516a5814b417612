package org.inmesh.coresim.coherence;

import java.util.Arrays;
import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.protocol.MessageType;

/**
 * Messages under way, as numbered slots. A slot's number is the packet's tag. The pool grows to the
 * largest number ever under way at once and then allocates nothing.
 */
final class MessagePool {
  /** No slot. */
  static final int NONE = -1;

  /** Value of a recall: the home wants the line's room. */
  static final int FOR_ROOM = 0;

  /** Value of a recall: another cluster wants the line. */
  static final int FOR_ANOTHER = 1;

  /** In place of a requestor: the line's home. */
  static final int HOME = -1;

  private static final byte FREE = -1;
  private static final byte HOME_SUPPLIES = (byte) LineSource.LAST_LEVEL.ordinal();

  private final int wordsPerLine;

  byte[] type = new byte[0];
  int[] source = new int[0];
  int[] destination = new int[0];

  /** Number of the memory line the message is about. */
  int[] line = new int[0];

  /** The core whose request caused this message; {@link #HOME} if the home itself wants it. */
  int[] requestor = new int[0];

  /** Invalidation acknowledgements to wait for. WAKE: the process descriptor. */
  int[] value = new int[0];

  /** Of a line of data: ordinal of its {@link LineSource}. */
  byte[] supplier = new byte[0];

  /** Whether the message is one between clusters; the others stay in one, or there are none. */
  boolean[] betweenClusters = new boolean[0];

  /** Next in the free list, or in a line's queue of waiting requests. */
  int[] next = new int[0];

  /** The data of slot s begins at {@code s * wordsPerLine}. */
  int[] data = new int[0];

  private int firstFree = NONE;

  /** Or null. */
  private MessageCauses causes;

  MessagePool(int wordsPerLine) {
    this.wordsPerLine = wordsPerLine;
  }

  /** Has somebody told of every message. */
  void watch(MessageCauses watching) {
    causes = watching;
  }

  /** Only what happens now allows the message in a slot to be sent. */
  void release(int slot) {
    if (causes != null) {
      causes.made(slot);
    }
  }

  /** Takes a slot; its data words are whatever they were. */
  int take(MessageType messageType, int from, int to, int memoryLine, int requestingCore) {
    if (firstFree == NONE) {
      grow();
    }
    int slot = firstFree;
    firstFree = next[slot];
    type[slot] = (byte) messageType.ordinal();
    source[slot] = from;
    destination[slot] = to;
    line[slot] = memoryLine;
    requestor[slot] = requestingCore;
    value[slot] = 0;
    supplier[slot] = HOME_SUPPLIES;
    betweenClusters[slot] = false;
    next[slot] = NONE;
    if (causes != null) {
      causes.made(slot);
    }
    return slot;
  }

  /** Gives a slot back. */
  void free(int slot) {
    if (type[slot] == FREE) {
      throw new IllegalStateException("message slot freed twice: " + slot);
    }
    type[slot] = FREE;
    next[slot] = firstFree;
    firstFree = slot;
  }

  /** Who gave the answer that a message is. */
  LineSource sourceOf(int slot) {
    return typeOf(slot) == MessageType.INVALIDATE_ACKNOWLEDGE
        ? LineSource.REMOTE_CACHE
        : LineSource.of(supplier[slot]);
  }

  /** Says who supplies a message's line, if that is not the home's slice. */
  void setSupplier(int slot, LineSource source) {
    supplier[slot] = (byte) source.ordinal();
  }

  MessageType typeOf(int slot) {
    return MessageType.of(type[slot]);
  }

  /** Index of the slot's first data word in {@link #data}. */
  int dataStart(int slot) {
    return slot * wordsPerLine;
  }

  /** Copies the line of data of one slot to another. */
  void copyData(int from, int to) {
    System.arraycopy(data, dataStart(from), data, dataStart(to), wordsPerLine);
  }

  int capacity() {
    return type.length;
  }

  boolean isFree(int slot) {
    return type[slot] == FREE;
  }

  /** Number of slots taken. */
  int inUse() {
    int used = 0;
    for (byte occupant : type) {
      used += occupant == FREE ? 0 : 1;
    }
    return used;
  }

  private void grow() {
    int old = type.length;
    int size = Math.max(64, 2 * old);
    type = Arrays.copyOf(type, size);
    source = Arrays.copyOf(source, size);
    destination = Arrays.copyOf(destination, size);
    line = Arrays.copyOf(line, size);
    requestor = Arrays.copyOf(requestor, size);
    value = Arrays.copyOf(value, size);
    supplier = Arrays.copyOf(supplier, size);
    betweenClusters = Arrays.copyOf(betweenClusters, size);
    next = Arrays.copyOf(next, size);
    data = Arrays.copyOf(data, size * wordsPerLine);
    for (int slot = size - 1; slot >= old; slot--) {
      type[slot] = FREE;
      next[slot] = firstFree;
      firstFree = slot;
    }
  }
}
