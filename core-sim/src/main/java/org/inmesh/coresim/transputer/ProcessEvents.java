package org.inmesh.coresim.transputer;

import java.util.Arrays;
import java.util.function.IntUnaryOperator;
import org.inmesh.coresim.transputer.ProcessObserver.Extent;

/**
 * What one core tells a {@link ProcessObserver}, if there is one. What an instruction or dispatch
 * does is kept until it has succeeded, and forgotten if it has to wait for memory and begins anew.
 */
final class ProcessEvents {
  private static final int FIELDS = 5;

  private static final int ENQUEUED = 0;
  private static final int RUNNING = 1;
  private static final int WAITING = 2;
  private static final int GAVE_WAY = 3;
  private static final int ENDED = 4;
  private static final int IDLE = 5;
  private static final int OUTPUT = 6;
  private static final int INPUT = 7;
  private static final int RECEIVED = 8;
  private static final int INSTRUCTION = 9;
  private static final int MARKER = 10;

  private static final WaitingProcesses.Reason[] REASONS = WaitingProcesses.Reason.values();

  private final TransputerCore core;
  private final CoreState state;

  /** Those that have left the core and are expected back: any other that is enqueued is new. */
  private final WaitingProcesses away = new WaitingProcesses();

  /** Or null. */
  private ProcessObserver observer;

  private boolean tellsProcesses;
  private int number;
  private IntUnaryOperator home;

  private int[] kept = new int[8 * FIELDS];
  private int used;

  ProcessEvents(TransputerCore core, CoreState state) {
    this.core = core;
    this.state = state;
  }

  /**
   * Has somebody told from now on.
   *
   * @param receiver who is told
   * @param core number of this core
   * @param homes gives the core of a process
   */
  void tell(ProcessObserver receiver, int core, IntUnaryOperator homes) {
    observer = receiver;
    number = core;
    home = homes;
    tellsProcesses = receiver.extent() != Extent.OUTSIDE;
  }

  /** True if short ways, which tell nothing, must not be taken. */
  boolean tellsProcesses() {
    return tellsProcesses;
  }

  /** A process is in a run queue. */
  void enqueued(int process) {
    if (tellsProcesses) {
      keep(ENQUEUED, process, 0, 0, 0);
    }
  }

  /** The process that runs now has been given the core. */
  void running() {
    if (tellsProcesses) {
      keep(RUNNING, state.descriptor(), state.instructionPointer, 0, 0);
    }
  }

  /** The process that runs waits from now on. */
  void waiting(WaitingProcesses.Reason reason, int channel) {
    if (tellsProcesses) {
      int address = core.underWay().address();
      keep(WAITING, state.descriptor(), address, reason.ordinal(), channel);
    }
  }

  /** The process that runs leaves the core to others in front of, or in, an instruction. */
  void gaveWay(int address) {
    if (tellsProcesses) {
      keep(GAVE_WAY, state.descriptor(), address, 0, 0);
    }
  }

  /** The process that runs is at its end. */
  void ended() {
    if (tellsProcesses) {
      keep(ENDED, state.descriptor(), core.underWay().address(), 0, 0);
    }
  }

  /** No process is ready. */
  void idle() {
    if (tellsProcesses) {
      keep(IDLE, 0, 0, 0, 0);
    }
  }

  /** The process that runs begins to send. */
  void outputStarted(int channel, int bytes) {
    if (observer != null) {
      keep(OUTPUT, state.descriptor(), channel, bytes, 0);
    }
  }

  /** The process that runs begins to receive. */
  void inputStarted(int channel, int bytes) {
    if (observer != null) {
      keep(INPUT, state.descriptor(), channel, bytes, 0);
    }
  }

  /** A process, of this core or another, gets a message. */
  void received(int process, int channel, int bytes) {
    if (observer != null) {
      keep(RECEIVED, process, channel, bytes, 0);
    }
  }

  /** The process that runs is about to execute an instruction. */
  void executes(int function, int operand) {
    keep(INSTRUCTION, state.descriptor(), state.instructionPointer, function, operand);
  }

  /** The process that runs marks this point. */
  void marker(int value) {
    if (observer != null) {
      keep(MARKER, state.descriptor(), value, 0, 0);
    }
  }

  /** The core has something to do from this cycle on; told at once. */
  void busy(long cycle) {
    if (tellsProcesses) {
      observer.coreBusy(number, cycle);
    }
  }

  /** The core has stopped because of what a process did; told at once. */
  void failed(CoreFault fault, long cycle) {
    if (tellsProcesses) {
      observer.processEnded(number, fault.descriptor(), fault.instructionPointer(), cycle);
    }
  }

  private void keep(int event, int process, int first, int second, int third) {
    if (used == kept.length) {
      kept = Arrays.copyOf(kept, 2 * used);
    }
    kept[used] = event;
    kept[used + 1] = process;
    kept[used + 2] = first;
    kept[used + 3] = second;
    kept[used + 4] = third;
    used += FIELDS;
  }

  /** What has been kept has not happened. */
  void forget() {
    used = 0;
  }

  /** What has been kept is final, and happened in this cycle. */
  void tellKept(long cycle) {
    for (int at = 0; at < used; at += FIELDS) {
      tellKept(at, cycle);
    }
    used = 0;
  }

  private int firstInstruction(int process) {
    try {
      return core.peek((process & ~1) + Scheduler.INSTRUCTION_POINTER);
    } catch (MemoryFault noMemory) {
      // The core will find that when it comes to run the process.
      return 0;
    }
  }

  private void tellKept(int at, long cycle) {
    int process = kept[at + 1];
    int first = kept[at + 2];
    int second = kept[at + 3];
    int third = kept[at + 4];
    switch (kept[at]) {
      case ENQUEUED -> {
        if (away.contains(process)) {
          away.remove(process);
          observer.processReady(number, process, cycle);
        } else {
          observer.processStarted(number, process, firstInstruction(process), cycle);
        }
      }
      case RUNNING -> {
        // One that was interrupted is in no queue before.
        away.remove(process);
        observer.processRunning(number, process, first, cycle);
      }
      case WAITING -> {
        away.add(process, 0, REASONS[second]);
        observer.processWaiting(number, process, first, REASONS[second], third, cycle);
      }
      case GAVE_WAY -> {
        away.add(process, 0, WaitingProcesses.Reason.STOPPED);
        observer.processGaveWay(number, process, first, cycle);
      }
      case ENDED -> observer.processEnded(number, process, first, cycle);
      case IDLE -> observer.coreIdle(number, cycle);
      case OUTPUT -> observer.outputStarted(number, process, first, second, cycle);
      case INPUT -> observer.inputStarted(number, process, first, second, cycle);
      case RECEIVED ->
          observer.messageReceived(home.applyAsInt(process), process, first, second, cycle);
      case INSTRUCTION -> observer.instruction(number, process, first, second, third, cycle);
      case MARKER -> observer.marker(number, process, first, cycle);
      default -> throw new IllegalStateException("event " + kept[at]);
    }
  }
}
