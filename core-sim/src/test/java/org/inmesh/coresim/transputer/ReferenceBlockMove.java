package org.inmesh.coresim.transputer;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Moves of blocks in steps, between which a low priority process can be interrupted. See {@link
 * ReferenceInterpreter}.
 */
final class ReferenceBlockMove {
  /** A part of a move. */
  record Step(int cycles, Runnable effect) {}

  private final ReferenceInterpreter machine;
  private Deque<Step> steps = new ArrayDeque<>();

  ReferenceBlockMove(ReferenceInterpreter machine) {
    this.machine = machine;
  }

  boolean isComplete() {
    return steps.isEmpty();
  }

  /** Does the next step, if there is one, and tells its cycles. */
  int step() {
    if (steps.isEmpty()) {
      return 0;
    }
    Step step = steps.remove();
    step.effect().run();
    return step.cycles();
  }

  /** Takes away what is left. */
  Deque<Step> take() {
    Deque<Step> left = steps;
    steps = new ArrayDeque<>();
    return left;
  }

  void put(Deque<Step> left) {
    steps = left;
  }

  /**
   * Adds the move of a block, a word of the destination in 2 cycles. The words that the source
   * touches more than the destination cost their time at first.
   *
   * @param base cycles of what comes before
   */
  void begin(int base, int from, int to, int length) {
    int cycles = base + 2 * Math.max(0, touched(from, length) - touched(to, length));
    int next = to;
    while (next < to + length) {
      int start = next;
      int end = Math.min((start & ~3) + 4, to + length);
      steps.add(new Step(cycles + 2, () -> copy(from + start - to, start, end - start)));
      next = end;
      cycles = 0;
    }
    if (length == 0) {
      steps.add(new Step(cycles, () -> {}));
    }
  }

  /** Adds a step that is not divided. */
  void atOnce(int cycles, Runnable effect) {
    steps.add(new Step(cycles, effect));
  }

  /** Adds an effect to the last step. */
  void atEnd(Runnable effect) {
    Step last = steps.removeLast();
    steps.add(
        new Step(
            last.cycles(),
            () -> {
              last.effect().run();
              effect.run();
            }));
  }

  private void copy(int from, int to, int length) {
    for (int i = 0; i < length; i++) {
      machine.memory[to + i - Integer.MIN_VALUE] = (byte) machine.loadByte(from + i);
    }
  }

  /** Words of memory that a block touches. */
  static int touched(int address, int length) {
    return length == 0 ? 0 : ((address + length - 1) >> 2) - (address >> 2) + 1;
  }
}
