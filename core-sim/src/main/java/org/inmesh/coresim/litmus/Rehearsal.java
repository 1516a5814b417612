package org.inmesh.coresim.litmus;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.inmesh.coresim.litmus.ThreadCode.Code;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;

/**
 * Walks through a test in one order of its threads' steps, on an abstract machine: one memory, and
 * a FIFO store buffer for each thread if stores are buffered (Owens, Sarkar and Sewell 2009). It
 * only proposes orders that a run may try; what the run shows is up to the simulated machine, and
 * neither this nor the states that a test's file allows have a part in it.
 */
final class Rehearsal {
  /** Threads that a test may have at most to be rehearsed. */
  static final int MOST_THREADS = 32;

  /** Orders that are walked through at most to find one with a new end. */
  private static final int ATTEMPTS = 64;

  private final List<ThreadCode> threads;
  private final boolean buffered;
  private final StepChooser chooser;
  private final Code[][] code;
  private final int[] initial;

  /** For each variable that is observed, its thread, or -1 for a location; and its number there. */
  private final int[] observer;

  private final int[] observed;

  // The abstract machine's state.
  private final int[] memory;
  private final int[][] registers;

  /** For each thread its next instruction, and the first that may be a store in the buffer. */
  private final int[] next;

  private final int[] oldest;

  /** What the stores that have been executed store. */
  private final int[][] stored;

  // The order: positions of steps, by thread and instruction.
  private final int[][] executed;
  private final int[][] left;
  private int steps;

  Rehearsal(
      LitmusTest test,
      List<String> locations,
      List<ThreadCode> threads,
      boolean buffered,
      RandomNumbers random) {
    this.threads = threads;
    this.buffered = buffered;
    this.chooser = new StepChooser(2 * threads.size(), random);
    int size = threads.size();
    code = new Code[size][];
    executed = new int[size][];
    left = new int[size][];
    for (int thread = 0; thread < size; thread++) {
      code[thread] = threads.get(thread).code().toArray(new Code[0]);
      executed[thread] = new int[code[thread].length];
      left[thread] = new int[code[thread].length];
    }
    observer = new int[test.observed().size()];
    observed = new int[observer.length];
    for (int i = 0; i < observer.length; i++) {
      switch (test.observed().get(i)) {
        case Register register -> {
          observer[i] = register.thread();
          observed[i] = threads.get(register.thread()).register(register.name());
        }
        case Location location -> {
          observer[i] = -1;
          observed[i] = locations.indexOf(location.name());
        }
      }
    }
    initial = new int[locations.size()];
    for (int i = 0; i < initial.length; i++) {
      initial[i] = test.initial().getOrDefault(new Location(locations.get(i)), 0);
    }
    memory = new int[locations.size()];
    registers = new int[size][];
    next = new int[size];
    oldest = new int[size];
    stored = new int[size][];
    Arrays.setAll(stored, thread -> new int[code[thread].length]);
  }

  /** Finds an order with an end that is not among these if it can, else any. */
  void propose(Set<FinalState> seen) {
    for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
      walk();
      if (!seen.contains(end())) {
        return;
      }
    }
  }

  /** How many steps the order has. */
  int steps() {
    return steps;
  }

  /** The position in the order at which an instruction is executed, from 0. */
  int executed(int thread, int instruction) {
    return executed[thread][instruction];
  }

  /** The position at which a store leaves the store buffer; 0 if nothing does. */
  int left(int thread, int instruction) {
    return left[thread][instruction];
  }

  private void walk() {
    System.arraycopy(initial, 0, memory, 0, memory.length);
    for (int thread = 0; thread < next.length; thread++) {
      registers[thread] = threads.get(thread).initialRegisters();
    }
    Arrays.fill(next, 0);
    Arrays.fill(oldest, 0);
    chooser.begin();
    steps = 0;
    for (long possible = possible(); possible != 0; possible = possible()) {
      int kind = chooser.choose(possible);
      if (kind < next.length) {
        execute(kind);
      } else {
        leave(kind - next.length);
      }
      steps++;
    }
  }

  /**
   * A bit for each thread that can execute an instruction, and then for each whose store can go.
   */
  private long possible() {
    long possible = 0;
    for (int thread = 0; thread < next.length; thread++) {
      boolean waiting = oldestStore(thread) < next[thread];
      if (waiting) {
        possible |= 1L << (next.length + thread);
      }
      if (next[thread] < code[thread].length && !(waiting && needsEmptyBuffer(thread))) {
        possible |= 1L << thread;
      }
    }
    return possible;
  }

  private boolean needsEmptyBuffer(int thread) {
    return switch (code[thread][next[thread]].operation()) {
      case FENCE, EXCHANGE -> true;
      case LOAD, STORE, MOVE -> false;
    };
  }

  /** The oldest store in the buffer, or the next instruction if it is empty. */
  private int oldestStore(int thread) {
    int instruction = oldest[thread];
    while (instruction < next[thread] && !isBuffered(code[thread][instruction])) {
      instruction++;
    }
    oldest[thread] = instruction;
    return instruction;
  }

  private boolean isBuffered(Code instruction) {
    return buffered && instruction.operation() == ThreadCode.Operation.STORE;
  }

  private void leave(int thread) {
    int store = oldest[thread]++;
    memory[code[thread][store].location()] = stored[thread][store];
    left[thread][store] = steps;
  }

  private void execute(int thread) {
    int number = next[thread]++;
    executed[thread][number] = steps;
    Code instruction = code[thread][number];
    int[] own = registers[thread];
    int operand =
        instruction.source() == ThreadCode.NO_REGISTER
            ? instruction.value()
            : own[instruction.source()];
    switch (instruction.operation()) {
      case LOAD -> own[instruction.register()] = visible(thread, number, instruction.location());
      case STORE -> {
        stored[thread][number] = operand;
        if (!buffered) {
          memory[instruction.location()] = operand;
        }
      }
      case EXCHANGE -> {
        own[instruction.register()] = memory[instruction.location()];
        memory[instruction.location()] = operand;
      }
      case MOVE -> own[instruction.register()] = operand;
      case FENCE -> {}
    }
  }

  private int visible(int thread, int number, int location) {
    for (int store = number - 1; store >= oldest[thread] && buffered; store--) {
      Code instruction = code[thread][store];
      if (isBuffered(instruction) && instruction.location() == location) {
        return stored[thread][store];
      }
    }
    return memory[location];
  }

  private FinalState end() {
    Integer[] values = new Integer[observed.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = observer[i] < 0 ? memory[observed[i]] : registers[observer[i]][observed[i]];
    }
    return new FinalState(List.of(values));
  }
}
