package org.inmesh.coresim.inspection;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.inmesh.coresim.transputer.CoreInspection;
import org.inmesh.coresim.transputer.CoreInspection.Suspended;
import org.inmesh.coresim.transputer.CoreInspection.Timed;
import org.inmesh.coresim.transputer.CoreRegisters;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.coresim.transputer.WaitingProcesses;
import org.inmesh.coresim.transputer.WaitingProcesses.Reason;

/**
 * A process as it stands.
 *
 * @param core where it lives
 * @param descriptor workspace pointer and priority
 * @param instructionPointer where it goes on
 * @param condition what it is doing
 * @param waitsAt address of the channel or lock that it waits at; 0 if none
 * @param time after which it goes on, in its priority's ticks, if it is in a timer queue
 */
public record ProcessView(
    int core, int descriptor, int instructionPointer, Condition condition, int waitsAt, int time) {

  /** What a process is doing. */
  public enum Condition {
    /** It has the core. */
    RUNNING,
    /** It is of low priority and waits for the high priority ones. */
    INTERRUPTED,
    /** In the run queue of its priority. */
    READY,
    /** Made ready by something outside, on its way into the run queue. */
    WOKEN,
    /** In a timer queue. */
    TIMER,
    INPUT,
    OUTPUT,
    ALTERNATION,
    LOCK,
    /** By an error, for good. */
    STOPPED
  }

  /** Workspace pointer. */
  public int workspace() {
    return descriptor & ~1;
  }

  /** 0 high, 1 low. */
  public int priority() {
    return descriptor & 1;
  }

  /**
   * An address inside the instruction that it is at: a process that waits is behind the one that it
   * waits in.
   */
  public int place() {
    return isWaiting() ? instructionPointer - 1 : instructionPointer;
  }

  /** True if it waits for something else than the core. */
  public boolean isWaiting() {
    return switch (condition) {
      case RUNNING, INTERRUPTED, READY, WOKEN -> false;
      default -> true;
    };
  }

  /**
   * The processes of a core: the one that runs, the interrupted one, high and low priority run
   * queue, those that were woken, timer queues, those that wait.
   */
  public static List<ProcessView> of(int number, TransputerCore core) {
    CoreInspection inspection = new CoreInspection(core);
    List<ProcessView> processes = new ArrayList<>();
    if (inspection.isRunning()) {
      CoreRegisters registers = inspection.registers();
      processes.add(
          new ProcessView(
              number,
              registers.descriptor(),
              registers.instructionPointer(),
              Condition.RUNNING,
              0,
              0));
    }
    inspection
        .interrupted()
        .ifPresent(each -> processes.add(view(number, each, Condition.INTERRUPTED, 0, 0)));
    for (int priority = 0; priority < 2; priority++) {
      for (Suspended each : inspection.runQueue(priority)) {
        processes.add(view(number, each, Condition.READY, 0, 0));
      }
    }
    inspection.woken().forEach(each -> processes.add(view(number, each, Condition.WOKEN, 0, 0)));
    for (int priority = 0; priority < 2; priority++) {
      for (Timed each : inspection.timerQueue(priority)) {
        processes.add(view(number, each.process(), Condition.TIMER, 0, each.time()));
      }
    }
    Set<Integer> listed = new HashSet<>();
    processes.forEach(each -> listed.add(each.descriptor()));
    WaitingProcesses waiting = core.waiting();
    Arrays.stream(waiting.descriptors())
        .filter(descriptor -> !listed.contains(descriptor))
        .forEach(
            descriptor ->
                processes.add(
                    view(
                        number,
                        inspection.suspended(descriptor),
                        condition(waiting.reason(descriptor)),
                        waiting.address(descriptor),
                        0)));
    return processes;
  }

  private static ProcessView view(
      int core, Suspended process, Condition condition, int waitsAt, int time) {
    return new ProcessView(
        core, process.descriptor(), process.instructionPointer(), condition, waitsAt, time);
  }

  private static Condition condition(Reason reason) {
    return switch (reason) {
      case INPUT -> Condition.INPUT;
      case OUTPUT -> Condition.OUTPUT;
      case ALTERNATION -> Condition.ALTERNATION;
      case TIMER -> Condition.TIMER;
      case LOCK -> Condition.LOCK;
      case STOPPED -> Condition.STOPPED;
    };
  }
}
