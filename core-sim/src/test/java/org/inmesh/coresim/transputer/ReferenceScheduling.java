package org.inmesh.coresim.transputer;

import java.util.ArrayDeque;
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
  private static final int TIME_SET = 0x80000001;
  private static final int TIME_NOT_SET = 0x80000002;
  private static final int NONE_SELECTED = -1;

  // Words of a workspace.
  private static final int IPTR = -4;
  private static final int LINK = -8;
  private static final int STATE = -12;
  private static final int TIMER_LINK = -16;
  private static final int TIME = -20;

  // Reserved words.
  private static final int TIMER_QUEUES = 0x80000024;
  private static final int SAVED = 0x8000002C;

  // Cycles that are not an instruction's own.
  private static final int INTERRUPT = 19;
  private static final int RESUME = 17;
  private static final int SLICE = 13;

  private static final int[] TICK_CYCLES = {1, 64};
  private static final int PERIOD_CYCLES = 1024;

  /** A part of a block move. */
  private record Step(int cycles, Runnable effect) {}

  /** What a high priority process took the processor from: flags, and a process or none. */
  private record Saved(
      boolean process,
      boolean hadProcess,
      boolean error,
      boolean haltOnError,
      long runSince,
      Deque<Step> steps) {}

  final int[] front = {NOT_PROCESS, NOT_PROCESS};
  final int[] back = {0, 0};
  boolean running = true;
  private long runSince;

  /** What is left of a block move: the steps between which it can be interrupted. */
  private Deque<Step> steps = new ArrayDeque<>();

  private Saved saved;
  private final int[] clockOffset = {0, 0};
  private final ReferenceInterpreter machine;

  ReferenceScheduling(ReferenceInterpreter machine) {
    this.machine = machine;
  }

  private int get(int address) {
    return machine.load(address);
  }

  private void set(int address, int value) {
    machine.store(address, value);
  }

  private int descriptor() {
    return machine.workspace | machine.priority;
  }

  int clock(int priority) {
    return (int) (machine.cycles / TICK_CYCLES[priority]) + clockOffset[priority];
  }

  private static boolean isAfter(int one, int other) {
    return one - other > 0;
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

  private void deschedule() {
    set(machine.workspace + IPTR, machine.pointer);
    running = false;
  }

  /** Everything that happens before the next instruction; false if nothing ever will. */
  boolean settle() {
    while (true) {
      expire(0);
      if (!running || steps.isEmpty()) {
        expire(1);
      }
      if (running && machine.priority == 1 && front[0] != NOT_PROCESS) {
        leaveLowPriority();
        machine.cycles += INTERRUPT;
        running = false;
      } else if (running && steps.isEmpty()) {
        return true;
      } else if (running) {
        takeStep();
      } else if (front[0] != NOT_PROCESS) {
        if (machine.priority == 1) {
          leaveLowPriority();
        }
        run(0);
      } else if (machine.priority == 0) {
        leaveHighPriority();
      } else if (front[1] != NOT_PROCESS) {
        run(1);
      } else if (get(TIMER_QUEUES) != NOT_PROCESS || get(TIMER_QUEUES + 4) != NOT_PROCESS) {
        machine.workspace = NOT_PROCESS;
        machine.cycles++;
      } else {
        return false;
      }
    }
  }

  private void takeStep() {
    Step step = steps.remove();
    step.effect().run();
    machine.cycles += step.cycles();
  }

  /**
   * Moves a block, a word of the destination in 2 cycles; can be interrupted after each but the
   * last. The words that the source touches more than the destination cost their time at first.
   *
   * @param base cycles of what comes before
   */
  void move(int base, int from, int to, int length) {
    int extra = Math.max(0, touched(from, length) - touched(to, length));
    int cycles = base + 2 * extra;
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

  /** A part of a move that is not divided. */
  void moveAtOnce(int cycles, Runnable effect) {
    steps.add(new Step(cycles, effect));
  }

  /** Does the first part of a move at once and tells its cycles. */
  int firstStep() {
    if (steps.isEmpty()) {
      return 0;
    }
    Step step = steps.remove();
    step.effect().run();
    return step.cycles();
  }

  static int touched(int address, int length) {
    return length == 0 ? 0 : ((address + length - 1) >> 2) - (address >> 2) + 1;
  }

  private void expire(int priority) {
    int head = TIMER_QUEUES + 4 * priority;
    while (get(head) != NOT_PROCESS && isAfter(clock(priority), get(get(head) + TIME) - 1)) {
      int workspace = get(head);
      set(head, get(workspace + TIMER_LINK));
      set(workspace + TIMER_LINK, TIME_SET);
      if (get(workspace + STATE) == WAITING) {
        enqueue(workspace | priority);
      }
      set(workspace + STATE, READY);
    }
  }

  private void run(int priority) {
    machine.workspace = front[priority];
    machine.priority = priority;
    machine.pointer = get(machine.workspace + IPTR);
    front[priority] =
        front[priority] == back[priority] ? NOT_PROCESS : get(machine.workspace + LINK);
    runSince = machine.cycles;
    machine.set(null, null, null);
    running = true;
  }

  /** A high priority process begins with the flags of the low priority one. */
  private void leaveLowPriority() {
    boolean hadProcess = machine.workspace != NOT_PROCESS;
    saved = new Saved(running, hadProcess, machine.error, machine.haltOnError, runSince, steps);
    steps = new ArrayDeque<>();
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
      steps = saved.steps();
      if (!steps.isEmpty()) {
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
        machine.push(clock(machine.priority));
        yield 2;
      }
      case STTIMER -> {
        for (int priority = 0; priority < 2; priority++) {
          clockOffset[priority] += a - clock(priority);
        }
        machine.pop();
        yield 1;
      }
      case TIN -> timerInput(a);
      case IN -> input(a, machine.b, machine.c);
      case OUT -> output(a, machine.b, machine.c);
      case OUTBYTE, OUTWORD -> {
        set(machine.workspace, a);
        output(operation == Operation.OUTBYTE ? 1 : 4, machine.b, machine.workspace);
        while (!steps.isEmpty()) {
          steps.remove().effect().run();
        }
        yield 23;
      }
      case RESETCH -> {
        machine.a = get(a);
        set(a, NOT_PROCESS);
        yield 3;
      }
      default -> alternate(operation, a);
    };
  }

  private int undefined(int cycles) {
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

  private int timerInput(int time) {
    machine.set(null, null, null);
    if (isAfter(clock(machine.priority), time)) {
      return 4;
    }
    set(machine.workspace + STATE, WAITING);
    insert(time);
    deschedule();
    return 30;
  }

  private void insert(int time) {
    int place = TIMER_QUEUES + 4 * machine.priority;
    while (get(place) != NOT_PROCESS && isAfter(time + 1, get(get(place) + TIME))) {
      place = get(place) + TIMER_LINK;
    }
    set(machine.workspace + TIMER_LINK, get(place));
    set(machine.workspace + TIME, time + 1);
    set(place, machine.workspace);
  }

  private void remove() {
    int place = TIMER_QUEUES + 4 * machine.priority;
    while (get(place) != NOT_PROCESS && get(place) != machine.workspace) {
      place = get(place) + TIMER_LINK;
    }
    if (get(place) != NOT_PROCESS) {
      set(place, get(machine.workspace + TIMER_LINK));
    }
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
    move(19, from, to, length);
    Step last = steps.removeLast();
    steps.add(
        new Step(
            last.cycles(),
            () -> {
              last.effect().run();
              enqueue(other);
            }));
    return firstStep();
  }

  private void await(int channel, int pointer) {
    set(channel, descriptor());
    set(machine.workspace + STATE, pointer);
    deschedule();
  }

  private void copy(int from, int to, int length) {
    for (int i = 0; i < length; i++) {
      machine.memory[to + i - Integer.MIN_VALUE] = (byte) machine.loadByte(from + i);
    }
  }

  private int alternate(Operation operation, int a) {
    int workspace = machine.workspace;
    return switch (operation) {
      case ALT -> {
        set(workspace + STATE, ENABLING);
        yield 2;
      }
      case TALT -> {
        set(workspace + STATE, ENABLING);
        set(workspace + TIMER_LINK, TIME_NOT_SET);
        yield 4;
      }
      case ENBC -> {
        int channel = machine.b;
        machine.set(a, machine.c, null);
        if (a != 0 && get(channel) == NOT_PROCESS) {
          set(channel, descriptor());
        } else if (a != 0 && get(channel) != descriptor()) {
          set(workspace + STATE, READY);
        }
        yield a != 0 ? 7 : 5;
      }
      case ENBS -> {
        if (a != 0) {
          set(workspace + STATE, READY);
        }
        yield 3;
      }
      case ENBT -> {
        int time = machine.b;
        boolean first = get(workspace + TIMER_LINK) == TIME_NOT_SET;
        if (a != 0 && (first || isAfter(get(workspace + TIME), time))) {
          set(workspace + TIMER_LINK, TIME_SET);
          set(workspace + TIME, time);
        }
        machine.set(a, machine.c, null);
        yield 8;
      }
      case ALTWT, TALTWT -> awaitGuard(operation == Operation.TALTWT);
      case DISC -> {
        boolean enabled = machine.b != 0;
        int channel = machine.c;
        boolean ready = enabled && get(channel) != NOT_PROCESS && get(channel) != descriptor();
        if (enabled && get(channel) == descriptor()) {
          set(channel, NOT_PROCESS);
        }
        machine.set(select(ready, a), null, null);
        yield 8;
      }
      case DISS -> {
        machine.set(select(machine.b != 0, a), machine.c, null);
        yield 4;
      }
      case DIST -> {
        int link = get(workspace + TIMER_LINK);
        boolean ready = false;
        if (machine.b != 0 && link == TIME_SET) {
          ready = isAfter(get(workspace + TIME), machine.c);
        } else if (machine.b != 0 && link != TIME_NOT_SET) {
          remove();
          set(workspace + TIMER_LINK, TIME_NOT_SET);
        }
        machine.set(select(ready, a), null, null);
        yield 23;
      }
      case ALTEND -> {
        machine.pointer += get(workspace);
        yield undefined(4);
      }
      default -> -1;
    };
  }

  private int awaitGuard(boolean withTime) {
    int workspace = machine.workspace;
    machine.set(null, null, null);
    set(workspace, NONE_SELECTED);
    boolean ready = get(workspace + STATE) == READY;
    boolean timed = withTime && get(workspace + TIMER_LINK) == TIME_SET;
    if (timed && isAfter(clock(machine.priority), get(workspace + TIME))) {
      set(workspace + STATE, READY);
      ready = true;
    }
    if (ready) {
      if (withTime) {
        set(workspace + TIME, clock(machine.priority));
      }
      return withTime ? 15 : 5;
    }
    if (timed) {
      insert(get(workspace + TIME));
    }
    set(workspace + STATE, WAITING);
    deschedule();
    return withTime ? 48 : 17;
  }

  private int select(boolean ready, int offset) {
    if (!ready || get(machine.workspace) != NONE_SELECTED) {
      return 0;
    }
    set(machine.workspace, offset);
    return 1;
  }
}
