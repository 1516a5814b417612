package org.inmesh.coresim.machine;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.CycleStack;
import org.inmesh.coresim.LineActivity;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.CoherentMemory;
import org.inmesh.coresim.coherence.measurement.MemoryObserver;
import org.inmesh.coresim.coherence.measurement.MemoryProfile;
import org.inmesh.coresim.coherence.measurement.MessageObservers;
import org.inmesh.coresim.coherence.measurement.StallCycles;
import org.inmesh.coresim.communication.PacketObserver;
import org.inmesh.coresim.program.MachineImage;
import org.inmesh.coresim.program.MachineImage.WorkspaceRegions;
import org.inmesh.coresim.transputer.CoreState;
import org.inmesh.coresim.transputer.ProcessWaker;
import org.inmesh.coresim.transputer.TransputerCore;

/**
 * The coherent machine's interconnect: the shared memory, and messages that wake a process on the
 * core that its workspace belongs to.
 */
final class CoherentInterconnect implements Interconnect, CoherentMemory.Listener {
  private final MachineSpecification specification;
  private final CoherentMemory memory;
  private final StallCycles stalls;
  private final WorkspaceRegions regions;
  private final int cyclesPerCoreCycle;

  /** Or null. */
  private final MemoryProfile profile;

  /** Or null. */
  private final Profiler profiler;

  /** Or null, if no channel is unreliable. */
  private CoherentDatagrams datagrams;

  private TransputerCore[] cores;
  private CoreSchedule schedule;

  CoherentInterconnect(
      MachineSpecification specification,
      int bytes,
      WorkspaceRegions regions,
      PacketObserver packets,
      Measuring measuring,
      Profiler profiler) {
    this.specification = specification;
    this.stalls = new StallCycles(specification.cores());
    this.profiler = profiler;
    this.memory =
        new CoherentMemory(
            specification,
            bytes,
            this,
            profiler == null
                ? MessageObservers.of(packets)
                : new MessageObservers(packets, profiler.network(), profiler.requests()));
    this.profile = measuring.memory() ? new MemoryProfile(specification, memory.lines()) : null;
    MemoryObserver all = profiler == null ? profile : profiler.memory(profile);
    if (profile == null) {
      memory.observeMisses(all);
    } else {
      memory.observe(all);
    }
    this.regions = regions;
    this.cyclesPerCoreCycle = specification.network().cyclesPerCoreCycle();
  }

  /** Gives it unreliable channels. */
  void use(CoherentDatagrams unreliable) {
    datagrams = unreliable;
  }

  CoherentMemory memory() {
    return memory;
  }

  /** Address of a core's reserved words: the beginning of its workspace region. */
  int reserved(int core) {
    return regions.start() + core * regions.bytesPerCore();
  }

  /** Knows which processes are a core's own. */
  ProcessWaker waker(int core) {
    return new ProcessWaker() {
      @Override
      public boolean isLocal(int descriptor) {
        return home(descriptor) == core;
      }

      @Override
      public void wake(int descriptor) {
        memory.wake(core, home(descriptor), descriptor);
      }
    };
  }

  /** The core whose processes' workspaces are there. */
  int home(int descriptor) {
    return (descriptor - regions.start()) / regions.bytesPerCore();
  }

  @Override
  public void connect(TransputerCore[] allCores, CoreSchedule coreSchedule) {
    cores = allCores;
    schedule = coreSchedule;
  }

  @Override
  public long nextCycle() {
    return memory.nextCycle();
  }

  @Override
  public void step(long cycle) {
    memory.step(cycle);
  }

  @Override
  public void filled(int core, long cycle) {
    long from = cores[core].time();
    stalls.add(core, memory.endedWait(), Math.max(0, cycle - from));
    if (profiler != null) {
      profiler.waited(core, from, cycle);
    }
    cores[core].resume(cycle);
    schedule.schedule(core, cores[core].nextCycle());
  }

  @Override
  public void overtaken(int core, long cycle) {
    if (cores[core].goBackTo(cycle)) {
      schedule.schedule(core, cores[core].nextCycle());
    }
  }

  /**
   * What is not negative is no process but the slot of a message, see {@link CoherentDatagrams}.
   */
  @Override
  public void woken(int core, int descriptor, long cycle) {
    if (descriptor < 0) {
      wake(core, descriptor, cycle);
    } else {
      datagrams.arrived(core, descriptor, cycle);
    }
  }

  /** Has a core take up a process, or an event. */
  void wake(int core, int descriptor, long cycle) {
    if ((descriptor & 1) == CoreState.HIGH) {
      // It may interrupt what the core has done ahead.
      overtaken(core, cycle);
    }
    if (cores[core].wake(descriptor, cycle)) {
      schedule.schedule(core, cores[core].nextCycle());
    }
  }

  @Override
  public long horizon(long cycle) {
    return cycle;
  }

  @Override
  public void addStatistics(Map<Statistic, Number> statistics) {
    statistics.put(Statistic.REMOTE_MESSAGES, 0L);
    NetworkStatistics.add(statistics, memory.networkCounters(), cyclesPerCoreCycle);
    MemoryStatistics.add(statistics, specification, memory);
    if (profile != null) {
      profile.addTo(statistics);
    }
    if (datagrams != null) {
      datagrams.addTo(statistics);
    }
  }

  @Override
  public long missing(int core, int channel) {
    return datagrams == null ? 0 : datagrams.of(core).missing(channel);
  }

  @Override
  public List<CycleStack> stacks(long end) {
    return CycleStacks.ofCoherent(cores, memory, stalls, end);
  }

  @Override
  public List<LineActivity> lines() {
    return profile == null ? List.of() : profile.hottest(MachineImage.MEMORY_START);
  }
}
