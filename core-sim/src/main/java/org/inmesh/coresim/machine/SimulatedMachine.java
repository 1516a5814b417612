package org.inmesh.coresim.machine;

import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.coresim.CycleStack;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.RunStatistics;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.inspection.RunRequests;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.transputer.CoreObserver;
import org.inmesh.coresim.transputer.CoreTotals;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.mesh.DeadlockException;

/**
 * Cores and what is between them, run by one loop: go to the next cycle in which anything is due,
 * let the interconnect do its part of that cycle, then the cores.
 */
final class SimulatedMachine implements InspectableMachine {
  /** {@code sps.success} of INMOS' host libraries. */
  private static final int INMOS_SUCCESS = 999_999_999;

  // How far a core may run ahead before it looks whether the run is to be stopped, and before what
  // it has done is told to an observer in the order of time.
  private static final long LONGEST_RUN_AHEAD = 10_000;

  private final MachineSpecification specification;
  private final MachineImage image;
  private final TransputerCore[] cores;
  private final Interconnect interconnect;
  private final HostChannels host;
  private final CoreSchedule schedule;
  private final boolean stepwise;

  /** Or null. */
  private final Profiler profiler;

  private final RunRequests requests = new RunRequests();
  private volatile long cycle;
  private boolean started;
  private long lastStep = -1;

  /** Or null. */
  private DeadlockException networkDeadlock;

  SimulatedMachine(
      MachineSpecification specification,
      MachineImage image,
      TransputerCore[] cores,
      Interconnect interconnect,
      HostChannels host,
      Machines.Stepping stepping,
      Profiler profiler) {
    this.stepwise = stepping == Machines.Stepping.STEPWISE;
    this.specification = specification;
    this.image = image;
    this.cores = cores;
    this.interconnect = interconnect;
    this.host = host;
    this.profiler = profiler;
    this.schedule = new CoreSchedule(cores.length);
    interconnect.connect(cores, schedule);
    if (profiler != null) {
      profiler.observe(cores);
    }
  }

  @Override
  public RunResult run(long maximumCycles) {
    requests.begin();
    Ending ending = runTo(maximumCycles).orElse(Ending.CYCLE_LIMIT);
    RunStatistics statistics = statistics(ending, maximumCycles);
    return new RunResult(ending, report(ending, statistics), statistics);
  }

  private void start() {
    if (started) {
      return;
    }
    started = true;
    for (MachineImage.InitialProcess process : image.processes()) {
      cores[process.core()].wake(process.workspace() | 1, 0);
      schedule.schedule(process.core(), cores[process.core()].nextCycle());
    }
  }

  @Override
  public List<TransputerCore> cores() {
    return List.of(cores);
  }

  @Override
  public void observe(CoreObserver newObserver) {
    requests.observe(cores(), newObserver);
  }

  @Override
  public long nextCycle() {
    start();
    return Math.min(schedule.nextCycle(), interconnect.nextCycle());
  }

  @Override
  public List<String> report(Ending ending) {
    return report(ending, statistics(ending, cycle));
  }

  private List<String> report(Ending ending, RunStatistics statistics) {
    if (networkDeadlock != null) {
      return networkDeadlock.getMessage().lines().toList();
    }
    if (ending == Ending.ERROR && host.exitStatus().isPresent()) {
      return List.of("the program ended itself with status " + host.exitStatus().getAsInt());
    }
    return new Diagnosis(image, cores, interconnect)
        .report(ending, statistics.count(Statistic.CYCLES));
  }

  @Override
  public Optional<Ending> runTo(long end) {
    Optional<Ending> ending = goOnTo(end);
    if (ending.isPresent()) {
      for (int core = 0; core < cores.length; core++) {
        // Whoever looks now must not see what is ahead in shared memory.
        if (cores[core].goBackTo(cycle + 1)) {
          schedule.schedule(core, cores[core].nextCycle());
        }
      }
    }
    return ending;
  }

  private Optional<Ending> goOnTo(long end) {
    while (true) {
      long next = nextCycle();
      if (host.exitStatus().isPresent()) {
        cycle = Math.max(cycle, host.exitCycle());
        return Optional.of(
            isSuccess(host.exitStatus().getAsInt()) ? Ending.FINISHED : Ending.ERROR);
      }
      if (next == Long.MAX_VALUE) {
        return Optional.of(isAnyoneWaiting() ? Ending.DEADLOCK : Ending.FINISHED);
      }
      if (next >= end) {
        return Optional.empty();
      }
      if (requests.isStopping()) {
        return Optional.of(Ending.INTERRUPTED);
      }
      cycle = next;
      requests.reached(next);
      try {
        // An observer may have stopped the machine in the middle of this cycle.
        if (next != lastStep) {
          interconnect.step(next);
          lastStep = next;
        }
      } catch (DeadlockException exception) {
        networkDeadlock = exception;
        return Optional.of(Ending.DEADLOCK);
      }
      long limit = Math.min(end, next + LONGEST_RUN_AHEAD);
      long horizon = stepwise ? next : Math.min(limit, interconnect.horizon(next));
      for (int core = schedule.take(next); core >= 0; core = schedule.take(next)) {
        if (cores[core].fault().isPresent()) {
          cores[core].recordFault(next);
          return Optional.of(Ending.ERROR);
        }
        cores[core].advance(horizon, limit);
        schedule.schedule(core, cores[core].nextCycle());
        if (requests.isObserverStopping()) {
          return Optional.empty();
        }
      }
    }
  }

  private static boolean isSuccess(int status) {
    return status == 0 || status == INMOS_SUCCESS;
  }

  private boolean isAnyoneWaiting() {
    for (TransputerCore core : cores) {
      if (core.waiting().size() > 0) {
        return true;
      }
    }
    return false;
  }

  private RunStatistics statistics(Ending ending, long maximumCycles) {
    long busy = 0;
    long last = 0;
    for (TransputerCore core : cores) {
      busy += core.counters().busyCycles;
      last = Math.max(last, core.counters().lastCycle);
    }
    long cycles =
        switch (ending) {
          case FINISHED, DEADLOCK ->
              networkDeadlock == null && host.exitStatus().isEmpty() ? last : cycle;
          case ERROR, INTERRUPTED -> cycle;
          case CYCLE_LIMIT -> maximumCycles;
        };
    Map<Statistic, Number> values = new EnumMap<>(Statistic.class);
    values.put(Statistic.CYCLES, cycles);
    values.put(Statistic.SIMULATED_SECONDS, cycles / (specification.clockMegahertz() * 1e6));
    CoreTotals.of(cores()).addTo(values, image.processes().size());
    values.put(
        Statistic.CORE_UTILISATION,
        cycles == 0 ? 0.0 : Math.min(1.0, (double) busy / cycles / cores.length));
    interconnect.addStatistics(values);
    List<CycleStack> stacks = interconnect.stacks(cycles);
    Map<Statistic, Long> stack = CycleStack.sum(stacks).cycles();
    values.putAll(stack);
    // A core that waits for shared memory is clocked; nobody waits for memory of his own.
    long coreCycles = cycles * cores.length;
    long clocked =
        specification.kind() == Kind.MESH
            ? Math.min(busy, coreCycles)
            : coreCycles - stack.get(Statistic.IDLE_CYCLES);
    EnergyStatistics.add(values, specification, clocked);
    return new RunStatistics(
        values,
        stacks,
        interconnect.lines(),
        Optional.ofNullable(profiler).map(each -> each.profile(cores, values, cycles)));
  }

  @Override
  public void requestStop() {
    requests.stop();
  }

  @Override
  public long cycle() {
    return cycle;
  }

  @Override
  public long instructions() {
    return CoreTotals.of(cores()).instructions();
  }
}
