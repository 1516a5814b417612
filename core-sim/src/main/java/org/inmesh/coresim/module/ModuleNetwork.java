package org.inmesh.coresim.module;

import static org.inmesh.coresim.link.TimeBase.NEVER;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.inspection.RunRequests;
import org.inmesh.coresim.link.LinkEnd;
import org.inmesh.coresim.link.LinkTiming;
import org.inmesh.coresim.link.TimeBase;
import org.inmesh.coresim.translation.HotRegions;
import org.inmesh.coresim.translation.TranslationCache;
import org.inmesh.coresim.transputer.CoreObserver;
import org.inmesh.coresim.transputer.CoreTotals;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.isa.transputer.ProcessorType;

/**
 * Modules wired by links, with a host at one of them.
 *
 * <p>Simulated in rounds. At the start of each the times at which every module has something to do
 * are known, and with them how long no frame can come that is not known yet: a module may only send
 * before it has anything to do if somebody else's frame makes it, which takes a reaction time. Up
 * to there each module is simulated on its own, by whichever host thread; then the frames that have
 * begun are exchanged. What a round does depends on simulated times alone, so the result is the
 * same for any number of threads.
 */
public final class ModuleNetwork implements InspectableMachine {
  /** How far a module may run ahead of the others before somebody looks whether to stop. */
  private static final long LONGEST_RUN_AHEAD_MICROSECONDS = 1_000;

  /**
   * How much is done between two exchanges; the results are the same.
   *
   * @param parallelMicroseconds a round in which all modules together make less simulated time is
   *     not worth waking other threads for
   * @param singleSteps a round is one moment of simulated time: slow, simple, the reference
   */
  record RoundSize(long parallelMicroseconds, boolean singleSteps) {
    static final RoundSize USUAL = new RoundSize(250, false);
    static final RoundSize SINGLE_STEPS = new RoundSize(Long.MAX_VALUE >> Integer.SIZE, true);
  }

  private static final long WAIT_FOR_OUTSIDE = TimeUnit.MILLISECONDS.toNanos(2);

  private final HostDevice device;
  private final TransputerModule[] modules;
  private final HostLink host;
  private final TimeBase time;
  private final int hostThreads;

  /** The modules and, last, the host. */
  private final Node[] nodes;

  private final Rounds rounds;
  private final long longestRunAhead;
  private final long slowestCycle;

  private final RunRequests requests = new RunRequests();
  private volatile long present;

  /**
   * A network after reset, which waits for what the host sends.
   *
   * @param description its modules and links
   * @param device what is at the other end of the host's link
   * @param hostThreads that may simulate at a time, at least 1; the result does not depend on it
   * @throws IllegalArgumentException if the modules' clocks have too little in common
   */
  public ModuleNetwork(NetworkDescription description, HostDevice device, int hostThreads) {
    this(description, device, hostThreads, RoundSize.USUAL);
  }

  ModuleNetwork(
      NetworkDescription description, HostDevice device, int hostThreads, RoundSize size) {
    if (hostThreads < 1) {
      throw new IllegalArgumentException(hostThreads + " host threads");
    }
    this.device = device;
    this.hostThreads = hostThreads;
    List<NetworkDescription.Processor> processors = description.processors();
    time =
        TimeBase.of(processors.stream().map(NetworkDescription.Processor::clockMegahertz).toList());
    modules =
        processors.stream()
            .map(processor -> new TransputerModule(processor, time))
            .toArray(TransputerModule[]::new);
    TranslationCache translations = new TranslationCache();
    for (TransputerModule module : modules) {
      module.core().executeRegionsBy(port -> HotRegions.of(port, translations));
    }
    NetworkDescription.LinkAddress hostAddress = description.host();
    LinkTiming hostTiming =
        LinkTiming.of(
            ProcessorType.T800,
            processors.get(hostAddress.processor()).specification().linkMegabits(),
            time);
    host = new HostLink(device, new LinkEnd(hostTiming), time);
    slowestCycle =
        Arrays.stream(modules).mapToLong(TransputerModule::cycleTime).max().orElseThrow();
    nodes = Arrays.copyOf(modules, modules.length + 1, Node[].class);
    nodes[modules.length] = host;
    longestRunAhead =
        size.singleSteps() ? 1 : LONGEST_RUN_AHEAD_MICROSECONDS * time.unitsPerMicrosecond();
    rounds =
        new Rounds(
            nodes, shortestReaction(), size.parallelMicroseconds() * time.unitsPerMicrosecond());
    for (NetworkDescription.Connection connection : description.connections()) {
      connect(connection.one(), connection.other());
    }
    LinkEnd.connect(modules[hostAddress.processor()].end(hostAddress.link()), host.end());
    rounds.connect(hostAddress.processor(), hostAddress.link(), modules.length, 0);
  }

  private long shortestReaction() {
    long shortest = host.end().timing().reaction();
    for (TransputerModule module : modules) {
      shortest = Math.min(shortest, module.end(0).timing().reaction());
    }
    return shortest;
  }

  private void connect(NetworkDescription.LinkAddress one, NetworkDescription.LinkAddress other) {
    LinkEnd.connect(
        modules[one.processor()].end(one.link()), modules[other.processor()].end(other.link()));
    rounds.connect(one.processor(), one.link(), other.processor(), other.link());
  }

  /** Its modules in the order of the description, for inspection. */
  public List<TransputerModule> modules() {
    return List.of(modules);
  }

  /**
   * Runs until the host ends it, or nothing can happen any more, or a processor halts, or the limit
   * is reached, or it is asked to stop.
   *
   * @param maximumCycles of the first processor
   */
  @Override
  public RunResult run(long maximumCycles) {
    requests.begin();
    Ending ending = runTo(maximumCycles).orElse(Ending.CYCLE_LIMIT);
    return new RunResult(
        ending,
        report(ending),
        new NetworkReport(modules, time)
            .statistics(endTime(ending, timeOf(maximumCycles)), modules[0].cycleTime()));
  }

  private long timeOf(long cycle) {
    long cycleTime = modules[0].cycleTime();
    return cycle >= NEVER / cycleTime ? NEVER : cycle * cycleTime;
  }

  @Override
  public List<TransputerCore> cores() {
    return Arrays.stream(modules).map(TransputerModule::core).toList();
  }

  @Override
  public void observe(CoreObserver newObserver) {
    requests.observe(cores(), newObserver);
  }

  /** In cycles of the first processor. */
  @Override
  public long nextCycle() {
    rounds.start();
    rounds.findFirst();
    return rounds.isQuiet() ? Long.MAX_VALUE : rounds.firstTime() / modules[0].cycleTime();
  }

  /** In cycles of the first processor. */
  @Override
  public Optional<Ending> runTo(long cycle) {
    rounds.start();
    try (RoundWorkers workers = rounds.workers(hostThreads)) {
      return simulate(timeOf(cycle), workers);
    }
  }

  @Override
  public List<String> report(Ending ending) {
    return new NetworkReport(modules, time).lines(ending, device, rounds.firstNode());
  }

  /** Where nothing can happen any more, the end was that of the last instruction. */
  private long endTime(Ending ending, long limitOfTime) {
    return switch (ending) {
      case CYCLE_LIMIT -> limitOfTime;
      case FINISHED, DEADLOCK ->
          rounds.isQuiet()
              ? Arrays.stream(modules).mapToLong(TransputerModule::lastTime).max().orElseThrow()
              : present;
      case ERROR, INTERRUPTED -> present;
    };
  }

  private Optional<Ending> simulate(long end, RoundWorkers workers) {
    while (true) {
      rounds.findFirst();
      if (rounds.isQuiet()) {
        return Optional.of(
            device.expectsExit() || isAnyoneWaiting() ? Ending.DEADLOCK : Ending.FINISHED);
      }
      if (rounds.firstTime() >= end) {
        return Optional.empty();
      }
      present = rounds.firstTime();
      Node first = nodes[rounds.firstNode()];
      if (first.hasEnded()) {
        boolean success = first == host && device.exitStatus().orElseThrow() == 0;
        return Optional.of(success ? Ending.FINISHED : Ending.ERROR);
      }
      if (requests.isStopping()) {
        return Optional.of(Ending.INTERRUPTED);
      }
      requests.reached(present / slowestCycle);
      if (first == host && host.isWaiting()) {
        LockSupport.parkNanos(WAIT_FOR_OUTSIDE);
      }
      rounds.run(Math.min(end, present + longestRunAhead), workers);
      if (requests.isObserverStopping()) {
        return Optional.empty();
      }
    }
  }

  private boolean isAnyoneWaiting() {
    return Arrays.stream(modules).anyMatch(module -> module.core().waiting().size() > 0);
  }

  @Override
  public void requestStop() {
    requests.stop();
  }

  @Override
  public long cycle() {
    return present / modules[0].cycleTime();
  }

  @Override
  public long instructions() {
    return CoreTotals.of(cores()).instructions();
  }
}
