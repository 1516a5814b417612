package org.inmesh.coresim.module;

import static org.inmesh.coresim.link.TimeBase.NEVER;

import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.inmesh.coresim.Machine;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.link.HardChannels;
import org.inmesh.coresim.link.LinkEnd;
import org.inmesh.coresim.link.LinkTiming;
import org.inmesh.coresim.link.TimeBase;
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
public final class ModuleNetwork implements Machine {
  /** How far a module may run ahead of the others before somebody looks whether to stop. */
  private static final long LONGEST_RUN_AHEAD_MICROSECONDS = 50_000;

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

  /** For each node and link the node at the other end, or -1. */
  private final int[][] peers;

  /** The shortest reaction of any end in the network. */
  private final long reaction;

  private volatile boolean stopRequested;
  private volatile long present;
  private boolean used;

  // Of the round under way.
  private int firstNode;
  private long firstTime;
  private long secondTime;

  ModuleNetwork(
      MachineSpecification specification,
      NetworkDescription description,
      HostDevice device,
      int hostThreads) {
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
    peers = new int[nodes.length][HardChannels.LINKS];
    for (int[] links : peers) {
      Arrays.fill(links, -1);
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
    long cycleTime = modules[0].cycleTime();
    long end = maximumCycles >= NEVER / cycleTime ? NEVER : maximumCycles * cycleTime;
    Ending ending;
    try (RoundWorkers workers = new RoundWorkers(hostThreads)) {
      ending = simulate(end, workers);
    }
    NetworkReport report = new NetworkReport(modules, time);
    long last = ending == Ending.CYCLE_LIMIT ? end : present;
    return new RunResult(
        ending,
        report.lines(ending, device.exitStatus(), firstNode),
        report.statistics(last, cycleTime));
  }

  private Ending simulate(long end, RoundWorkers workers) {
    for (int node = 0; node < nodes.length; node++) {
      due[node] = nodes[node].nextTime();
    }
    while (true) {
      findFirst();
      if (firstTime >= NEVER) {
        return isAnyoneWaiting() ? Ending.DEADLOCK : Ending.FINISHED;
      }
      if (firstTime >= end) {
        return Ending.CYCLE_LIMIT;
      }
      present = firstTime;
      if (nodes[firstNode].hasEnded()) {
        return nodes[firstNode] == host && device.exitStatus().orElseThrow() == 0
            ? Ending.FINISHED
            : Ending.ERROR;
      }
      if (stopRequested) {
        return Ending.INTERRUPTED;
      }
      if (nodes[firstNode] == host && host.isWaiting()) {
        LockSupport.parkNanos(WAIT_FOR_OUTSIDE);
      }
      long limit =
          Math.min(end, firstTime + LONGEST_RUN_AHEAD_MICROSECONDS * time.unitsPerMicrosecond());
      workers.run(modules.length, module -> simulate(module, limit));
      simulate(modules.length, limit);
      exchange();
    }
  }

  private void findFirst() {
    firstTime = Long.MAX_VALUE;
    secondTime = Long.MAX_VALUE;
    for (int node = 0; node < due.length; node++) {
      if (due[node] < firstTime) {
        secondTime = firstTime;
        firstTime = due[node];
        firstNode = node;
      } else if (due[node] < secondTime) {
        secondTime = due[node];
      }
    }
  }

  private void simulate(int number, long limit) {
    if (due[number] >= limit) {
      return;
    }
    Node node = nodes[number];
    long others = number == firstNode ? secondTime : firstTime;
    long indirect = Math.min(others, NEVER) + reaction;
    long[] frames = new long[HardChannels.LINKS];
    for (int link = 0; link < frames.length; link++) {
      int peer = peers[number][link];
      frames[link] = peer < 0 ? NEVER : Math.min(due[peer], indirect);
    }
    node.run(frames, reaction, limit);
  }

  private void exchange() {
    for (int number = 0; number < nodes.length; number++) {
      nodes[number].deliver();
    }
    for (int number = 0; number < nodes.length; number++) {
      due[number] = nodes[number].nextTime();
    }
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
