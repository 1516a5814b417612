package org.inmesh.mesh.flit;

import java.util.Arrays;

/**
 * What leaves one stripe of routers for another. The sender puts it in during a step, the receiver
 * fetches it at the start of the next, when all have ended: since a link takes at least a cycle,
 * nothing is due earlier. Two halves take turns, as one stripe may be putting in while the other
 * fetches.
 */
final class StripeOutbox {
  /** Takes what comes out. Of the cycle in which something is due, the lower half is true. */
  interface Receiver {
    /** A flit is under way to an input channel. */
    void flitSent(long due, int inputChannel, long flit);

    /** A credit or signal is under way to an output channel. */
    void wordSent(long due, int word);
  }

  private final IntList[] flits = {new IntList(), new IntList()};
  private final IntList[] words = {new IntList(), new IntList()};

  private static final class IntList {
    int[] elements = new int[48];
    int size;

    void add(int element) {
      if (size == elements.length) {
        elements = Arrays.copyOf(elements, 2 * size);
      }
      elements[size++] = element;
    }
  }

  /**
   * Puts a flit in.
   *
   * @param step number of the sender's step
   * @param due cycle in which it arrives
   */
  void putFlit(int step, long due, int inputChannel, long flit) {
    IntList list = flits[step & 1];
    list.add((int) due);
    list.add(inputChannel);
    list.add((int) flit);
    list.add((int) (flit >> Integer.SIZE));
  }

  /** Puts a credit or signal in. */
  void putWord(int step, long due, int word) {
    IntList list = words[step & 1];
    list.add((int) due);
    list.add(word);
  }

  /** Takes out what was put in in a step. */
  void fetch(int step, Receiver receiver) {
    IntList sent = flits[step & 1];
    int[] elements = sent.elements;
    for (int i = 0; i < sent.size; i += 4) {
      long flit = elements[i + 2] & 0xffff_ffffL | (long) elements[i + 3] << Integer.SIZE;
      receiver.flitSent(elements[i], elements[i + 1], flit);
    }
    sent.size = 0;
    IntList signals = words[step & 1];
    for (int i = 0; i < signals.size; i += 2) {
      receiver.wordSent(signals.elements[i], signals.elements[i + 1]);
    }
    signals.size = 0;
  }
}
