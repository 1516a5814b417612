package org.inmesh.coresim.inspection;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.transputer.CoreEvent;
import org.inmesh.coresim.transputer.CoreEvent.Executed;
import org.inmesh.coresim.transputer.CoreInspection;
import org.inmesh.coresim.transputer.CoreObserver;
import org.inmesh.coresim.transputer.MemoryFault;
import org.inmesh.coresim.transputer.TransputerCore;

/**
 * Runs a machine until something is reached: a breakpoint, a change of a word, the end of a step, a
 * cycle. All cores are held to the same cycle, so that what is seen belongs together; stopping
 * changes nothing that happens afterwards.
 */
public final class MachineControl implements CoreObserver {
  private final InspectableMachine machine;
  private final List<TransputerCore> cores;
  private final List<Breakpoint> breakpoints = new ArrayList<>();

  /** The value that each had; in the order in which they were asked for. */
  private final Map<Watch, Integer> watches = new LinkedHashMap<>();

  private Optional<Ending> ending = Optional.empty();
  private StepTest step = StepTest.NEVER;
  private volatile boolean interrupted;

  /** Why to stop, or null. */
  private Stop stop;

  /** Where a core stands, in an instruction's front. */
  private record Standing(int address, long cycle) {}

  /** By core, in front of which instruction it has stopped: when it goes on it is executed. */
  private final Map<Integer, Standing> passed = new HashMap<>();

  /** Takes control of a machine that has not run yet. */
  public MachineControl(InspectableMachine machine) {
    this.machine = machine;
    this.cores = machine.cores();
    machine.observe(this);
  }

  /** Breakpoints; to be changed while the machine stands. */
  public List<Breakpoint> breakpoints() {
    return breakpoints;
  }

  /** Watched words. */
  public List<Watch> watches() {
    return List.copyOf(watches.keySet());
  }

  /** Watches a word from its present value on. */
  public void watch(Watch watch) {
    watches.put(watch, peek(watch));
  }

  /** Watches a word no longer. */
  public void unwatch(Watch watch) {
    watches.remove(watch);
  }

  /** How the run has ended, if it has. */
  public Optional<Ending> ending() {
    return ending;
  }

  /** The cycle in which the machine stands. */
  public long cycle() {
    if (stop instanceof Stop.CycleReached reached) {
      return reached.cycle();
    }
    long next = ending.isPresent() ? Long.MAX_VALUE : machine.nextCycle();
    return next == Long.MAX_VALUE ? machine.cycle() : next;
  }

  /** Asks, from any thread, the run that is under way to stop. */
  public void interrupt() {
    interrupted = true;
  }

  /**
   * Goes on.
   *
   * @param newStep when to stop besides
   * @param end cycle in front of which to stop
   */
  public Stop run(StepTest newStep, long end) {
    if (ending.isPresent()) {
      return new Stop.Ended(ending.get());
    }
    step = newStep;
    stop = null;
    interrupted = false;
    while (stop == null) {
      long next = machine.nextCycle();
      if (next >= end && next != Long.MAX_VALUE) {
        stop = new Stop.CycleReached(end);
        return stop;
      }
      ending = machine.runTo(next == Long.MAX_VALUE ? next : next + 1);
      if (stop == null && ending.isPresent()) {
        return new Stop.Ended(ending.get());
      }
      if (stop == null) {
        checkWatches(Optional.empty(), next);
      }
      if (stop == null && interrupted) {
        return new Stop.Interrupted();
      }
    }
    return stop;
  }

  @Override
  public boolean mayExecute(int core, int address, long cycle) {
    if (breakpoints.isEmpty()) {
      return true;
    }
    Standing here = new Standing(address, cycle);
    if (here.equals(passed.get(core))) {
      return true;
    }
    for (Breakpoint breakpoint : breakpoints) {
      if (breakpoint.contains(core, address)) {
        stop = new Stop.AtBreakpoint(breakpoint, core, address, cycle);
        passed.put(core, here);
        return false;
      }
    }
    return true;
  }

  @Override
  public boolean isStopping() {
    return stop != null;
  }

  @Override
  public void observe(CoreEvent event) {
    if (event instanceof Executed executed) {
      checkWatches(Optional.of(executed), event.cycle());
    }
    if (step.isDone(event) && stop == null) {
      stop = new Stop.Stepped(step.core());
      notePassed(event);
    }
  }

  /** A breakpoint in front of which a step has ended does not stop the machine again. */
  private void notePassed(CoreEvent event) {
    CoreInspection core = new CoreInspection(cores.get(event.core()));
    passed.put(event.core(), new Standing(core.registers().instructionPointer(), core.clock()));
  }

  private void checkWatches(Optional<Executed> by, long cycle) {
    if (watches.isEmpty()) {
      return;
    }
    for (Map.Entry<Watch, Integer> entry : watches.entrySet()) {
      int now = peek(entry.getKey());
      int before = entry.getValue();
      if (now != before) {
        entry.setValue(now);
        if (stop == null) {
          stop = new Stop.WordChanged(entry.getKey(), before, now, by, cycle);
        }
      }
    }
  }

  private int peek(Watch watch) {
    try {
      return cores.get(watch.core()).peek(watch.address());
    } catch (MemoryFault outside) {
      throw new IllegalArgumentException(outside.getMessage(), outside);
    }
  }
}
