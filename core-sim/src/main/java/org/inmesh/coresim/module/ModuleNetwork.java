package org.inmesh.coresim.module;

import static org.inmesh.coresim.link.TimeBase.NEVER;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.inspection.InspectableMachine;
import org.inmesh.coresim.link.HardChannels;
import org.inmesh.coresim.link.LinkEnd;
import org.inmesh.coresim.link.LinkTiming;
import org.inmesh.coresim.link.TimeBase;
import org.inmesh.coresim.transputer.CoreObserver;
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

  private static final int NOBODY = -1;
  private static final long WAIT_FOR_OUTSIDE = TimeUnit.MILLISECONDS.toNanos(2);

  private final MachineSpecification specification;
  private final HostDevice device;
  private final TransputerModule[] modules;
  private final HostLink host;
  private final TimeBase time;
  private final int hostThreads;

  /** The modules and, last, the host. */
  private final Node[] nodes;

  /** When each node has something to do; fixed during a round. */
  private final long[] due;

  /** No frame of each node starts before, unless because of another; fixed during a round. */
  private final long[] frameDue;

  /** The nodes at which anything is due, or frames have arrived. */
  private final int[] active;

  private final boolean[] isActive;
  private int activeCount;

  /** For each node and link the node at the other end, or nobody. */
  private final int[][] peers;

  /** For each node what it is promised in this round. */
  private final long[][] promises;

  /** The shortest reaction of any end in the network. */
  private final long reaction;

  private final long longestRunAhead;
  private final long parallelWork;

  private volatile boolean stopRequested;
  private volatile long present;
  private boolean used;
  private boolean started;

  /** Or null. */
  private CoreObserver observer;

  // Of the round under way.
  private int firstNode;
  private int firstFrameNode;
  private long firstFrame;
  private long secondFrame;
  private long limit;

  /** Simulated time of all modules together that the last round made. */
  private long lastWork;

  ModuleNetwork(
      MachineSpecification specification,
      NetworkDescription description,
      HostDevice device,
      int hostThreads) {
    this(specification, description, device, hostThreads, RoundSize.USUAL);
  }

  ModuleNetwork(
      MachineSpecification specification,
      NetworkDescription description,
      HostDevice device,
      int hostThreads,
      RoundSize rounds) {
    if (hostThreads < 1) {
      throw new IllegalArgumentException(hostThreads + " host threads");
    }
    this.specification = specification;
    this.device = device;
    this.hostThreads = hostThreads;
    List<NetworkDescription.Processor> processors = description.processors();
    time =
        TimeBase.of(processors.stream().map(NetworkDescription.Processor::clockMegahertz).toList());
    modules =
        processors.stream()
            .map(processor -> new TransputerModule(processor, time))
            .toArray(TransputerModule[]::new);
    NetworkDescription.LinkAddress hostAddress = description.host();
    LinkTiming hostTiming =
        LinkTiming.of(
            ProcessorType.T800,
            processors.get(hostAddress.processor()).specification().linkMegabits(),
            time);
    host = new HostLink(device, new LinkEnd(hostTiming), time);
    nodes = Arrays.copyOf(modules, modules.length + 1, Node[].class);
    nodes[modules.length] = host;
    due = new long[nodes.length];
    frameDue = new long[nodes.length];
    active = new int[nodes.length];
    isActive = new boolean[nodes.length];
    promises = new long[nodes.length][HardChannels.LINKS];
    peers = new int[nodes.length][HardChannels.LINKS];
    for (int[] links : peers) {
      Arrays.fill(links, NOBODY);
    }
    for (NetworkDescription.Connection connection : description.connections()) {
      connect(connection.one(), connection.other());
    }
    LinkEnd.connect(modules[hostAddress.processor()].end(hostAddress.link()), host.end());
    peers[hostAddress.processor()][hostAddress.link()] = modules.length;
    peers[modules.length][0] = hostAddress.processor();
    long shortest = hostTiming.reaction();
    for (TransputerModule module : modules) {
      shortest = Math.min(shortest, module.end(0).timing().reaction());
    }
    reaction = shortest;
    longestRunAhead =
        rounds.singleSteps() ? 1 : LONGEST_RUN_AHEAD_MICROSECONDS * time.unitsPerMicrosecond();
    parallelWork = rounds.parallelMicroseconds() * time.unitsPerMicrosecond();
  }

  private void connect(NetworkDescription.LinkAddress one, NetworkDescription.LinkAddress other) {
    LinkEnd.connect(
        modules[one.processor()].end(one.link()), modules[other.processor()].end(other.link()));
    peers[one.processor()][one.link()] = other.processor();
    peers[other.processor()][other.link()] = one.processor();
  }

  /** Its modules in the order of the description, for inspection. */
  public List<TransputerModule> modules() {
    return List.of(modules);
  }

  @Override
  public MachineSpecification specification() {
    return specification;
  }

  /**
   * Runs until the host ends it, or nothing can happen any more, or a processor halts, or the limit
   * is reached, or it is asked to stop.
   *
   * @param maximumCycles of the first processor
   */
  @Override
  public RunResult run(long maximumCycles) {
    if (used) {
      throw new IllegalStateException("a machine runs once");
    }
    used = true;
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
    observer = newObserver;
    for (int module = 0; module < modules.length; module++) {
      modules[module].core().observe(newObserver, module);
    }
  }

  /** In cycles of the first processor. */
  @Override
  public long nextCycle() {
    start();
    findFirst();
    return activeCount == 0 ? Long.MAX_VALUE : due[firstNode] / modules[0].cycleTime();
  }

  /** In cycles of the first processor. */
  @Override
  public Optional<Ending> runTo(long cycle) {
    start();
    try (RoundWorkers workers = new RoundWorkers(hostThreads, this::simulateModule)) {
      return simulate(timeOf(cycle), workers);
    }
  }

  @Override
  public List<String> report(Ending ending) {
    return new NetworkReport(modules, time).lines(ending, device.exitStatus(), firstNode);
  }

  private void start() {
    if (!started) {
      started = true;
      for (int node = 0; node < nodes.length; node++) {
        lookWhatIsDue(node);
        activate(node);
      }
    }
  }

  /** Where nothing can happen any more, the end was that of the last instruction. */
  private long endTime(Ending ending, long limitOfTime) {
    return switch (ending) {
      case CYCLE_LIMIT -> limitOfTime;
      case FINISHED, DEADLOCK ->
          activeCount == 0
              ? Arrays.stream(modules).mapToLong(TransputerModule::lastTime).max().orElseThrow()
              : present;
      case ERROR, INTERRUPTED -> present;
    };
  }

  private Optional<Ending> simulate(long end, RoundWorkers workers) {
    while (true) {
      findFirst();
      if (activeCount == 0) {
        return Optional.of(isAnyoneWaiting() ? Ending.DEADLOCK : Ending.FINISHED);
      }
      if (due[firstNode] >= end) {
        return Optional.empty();
      }
      present = due[firstNode];
      if (nodes[firstNode].hasEnded()) {
        boolean success = nodes[firstNode] == host && device.exitStatus().orElseThrow() == 0;
        return Optional.of(success ? Ending.FINISHED : Ending.ERROR);
      }
      if (stopRequested) {
        return Optional.of(Ending.INTERRUPTED);
      }
      if (observer != null) {
        observer.reached(present / slowestCycle());
      }
      if (nodes[firstNode] == host && host.isWaiting()) {
        LockSupport.parkNanos(WAIT_FOR_OUTSIDE);
      }
      limit = Math.min(end, present + longestRunAhead);
      if (workers.isParallel() && lastWork >= parallelWork) {
        workers.run(activeCount);
      } else {
        for (int place = 0; place < activeCount; place++) {
          simulateModule(place);
        }
      }
      simulate(modules.length);
      exchange();
      if (observer != null && observer.isStopping()) {
        return Optional.empty();
      }
    }
  }

  private long slowestCycle() {
    return Arrays.stream(modules).mapToLong(TransputerModule::cycleTime).max().orElseThrow();
  }

  private void findFirst() {
    long first = Long.MAX_VALUE;
    firstFrame = Long.MAX_VALUE;
    secondFrame = Long.MAX_VALUE;
    for (int place = 0; place < activeCount; place++) {
      int node = active[place];
      if (due[node] < first) {
        first = due[node];
        firstNode = node;
      }
      if (frameDue[node] < firstFrame) {
        secondFrame = firstFrame;
        firstFrame = frameDue[node];
        firstFrameNode = node;
      } else if (frameDue[node] < secondFrame) {
        secondFrame = frameDue[node];
      }
    }
  }

  /** The device at the host's link is used by one thread only. */
  private void simulateModule(int place) {
    if (active[place] != modules.length) {
      simulate(active[place]);
    }
  }

  private void simulate(int number) {
    if (due[number] >= limit) {
      return;
    }
    long others = number == firstFrameNode ? secondFrame : firstFrame;
    long indirect = Math.min(others, NEVER) + reaction;
    long[] frames = promises[number];
    for (int link = 0; link < frames.length; link++) {
      int peer = peers[number][link];
      frames[link] = peer == NOBODY ? NEVER : Math.min(frameDue[peer], indirect);
    }
    nodes[number].run(frames, reaction, limit);
  }

  private void exchange() {
    int simulated = activeCount;
    for (int place = 0; place < simulated; place++) {
      int node = active[place];
      if (nodes[node].deliver()) {
        for (int peer : peers[node]) {
          if (peer != NOBODY) {
            activate(peer);
          }
        }
      }
    }
    lastWork = 0;
    int kept = 0;
    for (int place = 0; place < activeCount; place++) {
      int node = active[place];
      long before = due[node];
      lookWhatIsDue(node);
      if (due[node] < NEVER) {
        lastWork += Math.max(0, due[node] - before);
        active[kept++] = node;
      } else {
        isActive[node] = false;
      }
    }
    activeCount = kept;
  }

  private void activate(int node) {
    if (!isActive[node]) {
      isActive[node] = true;
      active[activeCount++] = node;
    }
  }

  private void lookWhatIsDue(int number) {
    due[number] = nodes[number].nextTime();
    frameDue[number] = nodes[number].nextFrame();
  }

  private boolean isAnyoneWaiting() {
    return Arrays.stream(modules).anyMatch(module -> module.core().waiting().size() > 0);
  }

  @Override
  public void requestStop() {
    stopRequested = true;
  }

  @Override
  public long cycle() {
    return present / modules[0].cycleTime();
  }

  @Override
  public long instructions() {
    // Read without synchronisation: for progress, where an old value does no harm.
    long instructions = 0;
    for (TransputerModule module : modules) {
      instructions += module.core().counters().instructions;
    }
    return instructions;
  }
}
