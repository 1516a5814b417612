package org.inmesh.coresim.transputer;

import java.util.Deque;
import org.inmesh.isa.transputer.Operation;

/**
 * Processes, channels, timers and alternations in the plainest way, as the Compiler Writer's Guide
 * has them: queues linked through the workspaces, one word for a channel. See {@link
 * ReferenceInterpreter}.
 */
final class ReferenceScheduling {
  static final int NOT_PROCESS = 0x80000000;
  private static final int ENABLING = 0x80000001;
  private static final int WAITING = 0x80000002;
  private static final int READY = 0x80000003;

  // Words of a workspace.
  private static final int IPTR = -4;
  private static final int LINK = -8;
  private static final int STATE = -12;

  /** Reserved words. */
  private static final int SAVED = 0x8000002C;

  // Cycles that are not an instruction's own.
  private static final int DISPATCH = 3;
  private static final int RESUME = 17;

  /** 19 and 13 together with the dispatch that follows. */
  private static final int INTERRUPT = 16;

  private static final int SLICE = 10;

  private static final int PERIOD_CYCLES = 1024;

  /**
   * What a high priority process took the processor from: flags, and a process or none, whose
   * registers may be open, as after a move that another one has interrupted before.
   */
  private record Saved(
      boolean process,
      boolean hadProcess,
      boolean error,
      boolean haltOnError,
      long runSince,
      boolean open,
      Deque<ReferenceBlockMove.Step> steps) {}

  final int[] front = {NOT_PROCESS, NOT_PROCESS};
  final int[] back = {0, 0};
  boolean running = true;
  private long runSince;

  final ReferenceBlockMove moves;
  private Saved saved;
  private final ReferenceInterpreter machine;
  private final ReferenceTimers timers;
  private final ReferenceAlternation alternation;

  ReferenceScheduling(ReferenceInterpreter machine) {
    this.machine = machine;
    this.moves = new ReferenceBlockMove(machine);
    this.timers = new ReferenceTimers(machine, this);
    this.alternation = new ReferenceAlternation(machine, this, timers);
  }

  private int get(int address) {
    return machine.load(address);
  }

  private void set(int address, int value) {
    machine.store(address, value);
  }

  int descriptor() {
    return machine.workspace | machine.priority;
  }

  void enqueue(int descriptor) {
    int priority = descriptor & 1;
    int workspace = descriptor & ~1;
    if (front[priority] == NOT_PROCESS) {
      front[priority] = workspace;
    } else {
      set(back[priority] + LINK, workspace);
    }
    back[priority] = workspace;
  }

  void deschedule() {
    set(machine.workspace + IPTR, machine.pointer);
    running = false;
  }

  /** Everything that happens before the next instruction; false if nothing ever will. */
  boolean settle() {
    while (true) {
      timers.expire(0);
      if (!running || moves.isComplete()) {
        timers.expire(1);
      }
      if (running && machine.priority == 1 && front[0] != NOT_PROCESS) {
        leaveLowPriority();
        machine.cycles += INTERRUPT;
        running = false;
      } else if (running && moves.isComplete()) {
        return true;
      } else if (running) {
        machine.cycles += moves.step();
      } else if (front[0] != NOT_PROCESS) {
        if (machine.priority == 1) {
          leaveLowPriority();
        }
        run(0);
      } else if (machine.priority == 0) {
        leaveHighPriority();
      } else if (front[1] != NOT_PROCESS) {
        run(1);
      } else if (timers.areWaitedFor()) {
        machine.workspace = NOT_PROCESS;
        machine.cycles++;
      } else {
        return false;
      }
    }
  }

  private void run(int priority) {
    machine.workspace = front[priority];
    machine.priority = priority;
    machine.pointer = get(machine.workspace + IPTR);
    front[priority] =
        front[priority] == back[priority] ? NOT_PROCESS : get(machine.workspace + LINK);
    runSince = machine.cycles;
    machine.cycles += DISPATCH;
    machine.set(null, null, null);
    running = true;
  }

  /** A high priority process begins with the flags of the low priority one. */
  private void leaveLowPriority() {
    boolean hadProcess = machine.workspace != NOT_PROCESS;
    saved =
        new Saved(
            running,
            hadProcess,
            machine.error,
            machine.haltOnError,
            runSince,
            machine.a == null,
            moves.take());
    Integer[] words = {descriptor(), machine.pointer, machine.a, machine.b, machine.c};
    for (int i = 0; i < words.length && running; i++) {
      set(SAVED + 4 * i, words[i] == null ? 0 : words[i]);
    }
    machine.floatingPoint.save();
    machine.later.save();
    machine.priority = 0;
  }

  private void leaveHighPriority() {
    machine.priority = 1;
    machine.floatingPoint.restore();
    machine.later.restore();
    if (saved.hadProcess()) {
      machine.error = saved.error();
      machine.haltOnError = saved.haltOnError();
    }
    if (saved.process()) {
      machine.workspace = get(SAVED) & ~1;
      machine.pointer = get(SAVED + 4);
      machine.set(get(SAVED + 8), get(SAVED + 12), get(SAVED + 16));
      moves.put(saved.steps());
      if (saved.open() || !moves.isComplete()) {
        machine.set(null, null, null);
      }
      runSince = saved.runSince();
      running = true;
      machine.cycles += RESUME;
    } else {
      machine.workspace = NOT_PROCESS;
    }
  }

  /** After a jump: a low priority process that has seen two period ends gives way to others. */
  int timeSlice() {
    if (machine.priority == 0 || machine.cycles / PERIOD_CYCLES - runSince / PERIOD_CYCLES < 2) {
      return 0;
    }
    if (front[1] == NOT_PROCESS) {
      runSince = machine.cycles;
      return 0;
    }
    deschedule();
    enqueue(descriptor());
    return SLICE;
  }

  /** Executes an operation and tells its cycles; -1 if it is none of these. */
  int operate(Operation operation) {
    int a = machine.a == null ? 0 : machine.a;
    return switch (operation) {
      case STARTP -> {
        set((a & ~1) + IPTR, machine.pointer + machine.b);
        enqueue(a & ~1 | machine.priority);
        yield undefined(12);
      }
      case ENDP -> endProcess(a);
      case RUNP -> {
        enqueue(a);
        yield undefined(10);
      }
      case STOPP -> {
        deschedule();
        yield 11;
      }
      case STOPERR -> {
        if (machine.error) {
          deschedule();
        }
        yield 2;
      }
      case LDPRI -> {
        machine.push(machine.priority);
        yield 1;
      }
      case SAVEH, SAVEL -> {
        int priority = operation == Operation.SAVEH ? 0 : 1;
        set(machine.pop(), front[priority]);
        set(a + 4, back[priority]);
        yield 4;
      }
      case STHF, STLF -> {
        front[operation == Operation.STHF ? 0 : 1] = machine.pop();
        yield 1;
      }
      case STHB, STLB -> {
        back[operation == Operation.STHB ? 0 : 1] = machine.pop();
        yield 1;
      }
      case LDTIMER -> {
        machine.push(timers.clock(machine.priority));
        yield 2;
      }
      case STTIMER -> {
        timers.start(machine.pop());
        yield 1;
      }
      case TIN -> timers.input(a);
      case IN -> input(a, machine.b, machine.c);
      case OUT -> output(a, machine.b, machine.c);
      case OUTBYTE, OUTWORD -> {
        set(machine.workspace, a);
        output(operation == Operation.OUTBYTE ? 1 : 4, machine.b, machine.workspace);
        while (!moves.isComplete()) {
          moves.step();
        }
        yield 23;
      }
      case RESETCH -> {
        machine.a = get(a);
        set(a, NOT_PROCESS);
        yield 3;
      }
      default -> alternation.operate(operation, a);
    };
  }

  int undefined(int cycles) {
    machine.set(null, null, null);
    return cycles;
  }

  private int endProcess(int record) {
    int count = get(record + 4);
    set(record + 4, count - 1);
    if (count == 1) {
      machine.workspace = record;
      machine.pointer = get(record);
    } else {
      running = false;
    }
    return undefined(13);
  }

  private int input(int length, int channel, int pointer) {
    machine.set(null, null, null);
    int other = get(channel);
    if (other == NOT_PROCESS) {
      await(channel, pointer);
      return 19;
    }
    return transfer(channel, other, get((other & ~1) + STATE), pointer, length);
  }

  private int output(int length, int channel, int pointer) {
    machine.set(null, null, null);
    int other = get(channel);
    int state = other == NOT_PROCESS ? 0 : get((other & ~1) + STATE);
    boolean isAlternation = state >= ENABLING && state <= READY;
    if (other != NOT_PROCESS && !isAlternation) {
      return transfer(channel, other, pointer, state, length);
    }
    await(channel, pointer);
    if (isAlternation) {
      set((other & ~1) + STATE, READY);
      if (state == WAITING) {
        enqueue(other);
      }
    }
    return 19;
  }

  /** The other process goes on in the same step as the last word is moved. */
  private int transfer(int channel, int other, int from, int to, int length) {
    set(channel, NOT_PROCESS);
    moves.begin(19, from, to, length);
    moves.atEnd(() -> enqueue(other));
    return moves.step();
  }

  private void await(int channel, int pointer) {
    set(channel, descriptor());
    set(machine.workspace + STATE, pointer);
    deschedule();
  }
}
