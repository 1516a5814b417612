package org.inmesh.coresim.machine;

import java.util.Arrays;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.measurement.HomeRequests;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.profile.EnergyMap;
import org.inmesh.coresim.profile.RunProfile;
import org.inmesh.coresim.profile.TimeSeries;
import org.inmesh.coresim.transputer.TransputerCore;
import org.inmesh.mesh.NetworkSpecification.Model;

/**
 * Takes down what a {@link RunProfile} says. Of the cores it is told when they were idle or waited
 * for memory, which is known exactly when it ends, however far they run ahead; all other cycles
 * were spent on instructions.
 */
final class Profiler {
  private final MachineSpecification machine;
  private final TimeSeries idle;
  private final TimeSeries waiting;
  private final NetworkEvents network;
  private final HomeRequests requests;

  /** Or null, if memory is not shared. */
  private MemoryEvents memory;

  Profiler(MachineSpecification machine) {
    this.machine = machine;
    idle = new TimeSeries(machine.cores());
    waiting = new TimeSeries(machine.cores());
    network = new NetworkEvents(machine);
    requests = new HomeRequests(machine.cores());
  }

  /** To be told of all that happens in the machine's networks. */
  NetworkEvents network() {
    return network;
  }

  /** To be told of all that homes and memory controllers are asked. */
  HomeRequests requests() {
    return requests;
  }

  /**
   * To be told of what happens in coherent memory, at least of misses.
   *
   * @param other who observes it, too, or null
   */
  MemoryEvents memory(MemoryObserver other) {
    memory = new MemoryEvents(machine.cores(), other);
    return memory;
  }

  void observe(TransputerCore[] cores) {
    for (int core = 0; core < cores.length; core++) {
      int number = core;
      cores[core].observeIdleness((from, to) -> idle.add(number, from, to));
    }
  }

  /** A core has waited for shared memory. */
  void waited(int core, long from, long to) {
    waiting.add(core, from, to);
  }

  /**
   * The profile so far.
   *
   * @param values all other statistics
   * @param cycles of the run
   */
  RunProfile profile(TransputerCore[] cores, Map<Statistic, Number> values, long cycles) {
    long length = length(cycles);
    int intervals = Math.toIntExact((cycles + length - 1) / length);
    long[][] idleCycles = idle.sums(intervals, length);
    long[][] waitingCycles = waiting.sums(intervals, length);
    long[][] busyCycles = new long[intervals][cores.length];
    for (int core = 0; core < cores.length; core++) {
      endAt(cores[core], core, cycles, length, idleCycles, waitingCycles);
    }
    long[] clocked = new long[cores.length];
    for (int interval = 0; interval < intervals; interval++) {
      long all = Math.min(length, cycles - interval * length);
      for (int core = 0; core < cores.length; core++) {
        long busyOrWaiting = all - idleCycles[interval][core];
        busyCycles[interval][core] = busyOrWaiting - waitingCycles[interval][core];
        clocked[core] += busyOrWaiting;
      }
    }
    boolean hasLinks = machine.network().model() != Model.BUS;
    return new RunProfile(
        machine.network().topology(),
        cycles,
        length,
        busyCycles,
        waitingCycles,
        hasLinks ? network.links.sums(intervals, length) : new long[intervals][0],
        network.latencies.histogram(
            (double) machine.network().cyclesPerCoreCycle()
                / machine.network().coreCyclesPerCycle()),
        energy(cores, values, clocked));
  }

  /** Of an interval, so that there are not too many. */
  private long length(long cycles) {
    long length = Math.max(network.links.length(), Math.max(idle.length(), waiting.length()));
    while (length * TimeSeries.MOST_INTERVALS < cycles) {
      length *= 2;
    }
    return length;
  }

  /** Adds what a core has waited when the run ends, or takes off what is ahead of the end. */
  private static void endAt(
      TransputerCore core, int number, long end, long length, long[][] idle, long[][] waiting) {
    long[][] last = core.isStalled() ? waiting : idle;
    for (long from = core.time(); from < end; ) {
      int interval = (int) (from / length);
      long to = Math.min(end, (interval + 1) * length);
      last[interval][number] += to - from;
      from = to;
    }
    // After the end it may have been woken for nothing.
    long ahead = core.isIdle() ? core.time() - Math.max(end, core.counters().lastCycle) : 0;
    for (int interval = idle.length - 1; interval >= 0 && ahead > 0; interval--) {
      long taken = Math.min(ahead, idle[interval][number]);
      idle[interval][number] -= taken;
      ahead -= taken;
    }
  }

  private EnergyMap energy(TransputerCore[] cores, Map<Statistic, Number> values, long[] clocked) {
    EnergyDivision division = new EnergyDivision(machine, values);
    long[] instructions =
        Arrays.stream(cores).mapToLong(core -> core.counters().instructions).toArray();
    division.cores(instructions, clocked);
    if (machine.kind() == Kind.MESH) {
      long[] switches =
          Arrays.stream(cores).mapToLong(core -> core.counters().contextSwitches).toArray();
      division.privateMemory(instructions, switches, network.dataFlits);
    } else {
      division.caches(instructions, memory, requests);
    }
    if (machine.network().model() != Model.BUS) {
      division.network(network.passes, network.links.totals());
    }
    return division.map();
  }
}
