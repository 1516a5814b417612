package org.inmesh.coresim.transputer;

import static org.inmesh.coresim.transputer.ReferenceScheduling.NOT_PROCESS;

/** Clocks and timer queues in the plainest way. See {@link ReferenceInterpreter}. */
final class ReferenceTimers {
  static final int TIME_SET = 0x80000001;
  private static final int WAITING = 0x80000002;
  private static final int READY = 0x80000003;
  private static final int STATE = -12;
  private static final int TIMER_LINK = -16;
  private static final int TIME = -20;
  private static final int TIMER_QUEUES = 0x80000024;
  private static final int[] TICK_CYCLES = {1, 64};

  private final int[] clockOffset = {0, 0};
  private final ReferenceInterpreter machine;
  private final ReferenceScheduling scheduling;

  ReferenceTimers(ReferenceInterpreter machine, ReferenceScheduling scheduling) {
    this.machine = machine;
    this.scheduling = scheduling;
  }

  private int get(int address) {
    return machine.load(address);
  }

  private void set(int address, int value) {
    machine.store(address, value);
  }

  int clock(int priority) {
    return (int) (machine.cycles / TICK_CYCLES[priority]) + clockOffset[priority];
  }

  /** sttimer. */
  void start(int value) {
    for (int priority = 0; priority < 2; priority++) {
      clockOffset[priority] += value - clock(priority);
    }
  }

  static boolean isAfter(int one, int other) {
    return one - other > 0;
  }

  boolean areWaitedFor() {
    return get(TIMER_QUEUES) != NOT_PROCESS || get(TIMER_QUEUES + 4) != NOT_PROCESS;
  }

  /** Wakes those whose time has come. */
  void expire(int priority) {
    int head = TIMER_QUEUES + 4 * priority;
    while (get(head) != NOT_PROCESS && isAfter(clock(priority), get(get(head) + TIME) - 1)) {
      int workspace = get(head);
      set(head, get(workspace + TIMER_LINK));
      set(workspace + TIMER_LINK, TIME_SET);
      if (get(workspace + STATE) == WAITING) {
        scheduling.enqueue(workspace | priority);
      }
      set(workspace + STATE, READY);
    }
  }

  /** tin. */
  int input(int time) {
    machine.set(null, null, null);
    if (isAfter(clock(machine.priority), time)) {
      return 4;
    }
    set(machine.workspace + STATE, WAITING);
    insert(time);
    scheduling.deschedule();
    return 30;
  }

  void insert(int time) {
    int place = TIMER_QUEUES + 4 * machine.priority;
    while (get(place) != NOT_PROCESS && isAfter(time + 1, get(get(place) + TIME))) {
      place = get(place) + TIMER_LINK;
    }
    set(machine.workspace + TIMER_LINK, get(place));
    set(machine.workspace + TIME, time + 1);
    set(place, machine.workspace);
  }

  void remove() {
    int place = TIMER_QUEUES + 4 * machine.priority;
    while (get(place) != NOT_PROCESS && get(place) != machine.workspace) {
      place = get(place) + TIMER_LINK;
    }
    if (get(place) != NOT_PROCESS) {
      set(place, get(machine.workspace + TIMER_LINK));
    }
  }
}
