package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.ReferenceScheduling.NOT_PROCESS;

import org.inmesh.isa.transputer.Operation;

/** Alternations in the plainest way. See {@link ReferenceInterpreter}. */
final class ReferenceAlternation {
  private static final int ENABLING = 0x80000001;
  private static final int WAITING = 0x80000002;
  private static final int READY = 0x80000003;
  private static final int TIME_NOT_SET = 0x80000002;
  private static final int NONE_SELECTED = -1;
  private static final int STATE = -12;
  private static final int TIMER_LINK = -16;
  private static final int TIME = -20;

  private final ReferenceInterpreter machine;
  private final ReferenceScheduling scheduling;
  private final ReferenceTimers timers;

  ReferenceAlternation(
      ReferenceInterpreter machine, ReferenceScheduling scheduling, ReferenceTimers timers) {
    this.machine = machine;
    this.scheduling = scheduling;
    this.timers = timers;
  }

  private int get(int address) {
    return machine.load(address);
  }

  private void set(int address, int value) {
    machine.store(address, value);
  }

  /** Executes an operation and tells its cycles; -1 if it is none of these. */
  int operate(Operation operation, int a) {
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
          set(channel, scheduling.descriptor());
        } else if (a != 0 && get(channel) != scheduling.descriptor()) {
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
        if (a != 0 && (first || ReferenceTimers.isAfter(get(workspace + TIME), time))) {
          set(workspace + TIMER_LINK, ReferenceTimers.TIME_SET);
          set(workspace + TIME, time);
        }
        machine.set(a, machine.c, null);
        yield 8;
      }
      case ALTWT, TALTWT -> awaitGuard(operation == Operation.TALTWT);
      case DISC -> {
        boolean enabled = machine.b != 0;
        int channel = machine.c;
        boolean ready =
            enabled && get(channel) != NOT_PROCESS && get(channel) != scheduling.descriptor();
        if (enabled && get(channel) == scheduling.descriptor()) {
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
        if (machine.b != 0 && link == ReferenceTimers.TIME_SET) {
          ready = ReferenceTimers.isAfter(get(workspace + TIME), machine.c);
        } else if (machine.b != 0 && link != TIME_NOT_SET) {
          timers.remove();
          set(workspace + TIMER_LINK, TIME_NOT_SET);
        }
        machine.set(select(ready, a), null, null);
        yield 23;
      }
      case ALTEND -> {
        machine.pointer += get(workspace);
        yield scheduling.undefined(4);
      }
      default -> -1;
    };
  }

  private int awaitGuard(boolean withTime) {
    int workspace = machine.workspace;
    machine.set(null, null, null);
    set(workspace, NONE_SELECTED);
    boolean ready = get(workspace + STATE) == READY;
    boolean timed = withTime && get(workspace + TIMER_LINK) == ReferenceTimers.TIME_SET;
    if (timed && ReferenceTimers.isAfter(timers.clock(machine.priority), get(workspace + TIME))) {
      set(workspace + STATE, READY);
      ready = true;
    }
    if (ready) {
      if (withTime) {
        set(workspace + TIME, timers.clock(machine.priority));
      }
      return withTime ? 15 : 5;
    }
    if (timed) {
      timers.insert(get(workspace + TIME));
    }
    set(workspace + STATE, WAITING);
    scheduling.deschedule();
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
