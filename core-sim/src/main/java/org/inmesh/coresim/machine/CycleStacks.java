package org.inmesh.coresim.machine;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.CycleStack;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.CoherentMemory;
import org.inmesh.coresim.coherence.measurement.LineSource;
import org.inmesh.coresim.coherence.measurement.StallCycles;
import org.inmesh.coresim.transputer.Activity;
import org.inmesh.coresim.transputer.CoreCounters;
import org.inmesh.coresim.transputer.TransputerCore;

/** Says where the cores' cycles went, from what the cores and their memory have counted. */
final class CycleStacks {
  private static final Activity[] SYNCHRONISING = {
    Activity.SEND,
    Activity.RECEIVE,
    Activity.ALTERNATION,
    Activity.SCHEDULER,
    Activity.SHARED_MEMORY
  };

  private CycleStacks() {}

  /** Those of cores with memories of their own. */
  static List<CycleStack> ofMesh(TransputerCore[] cores, long end) {
    List<CycleStack> stacks = new ArrayList<>();
    for (TransputerCore core : cores) {
      Map<Statistic, Long> parts = new EnumMap<>(Statistic.class);
      CoreCounters counters = core.counters();
      parts.put(Statistic.SEND_CYCLES, counters.cyclesOf(Activity.SEND));
      parts.put(Statistic.RECEIVE_CYCLES, counters.cyclesOf(Activity.RECEIVE));
      parts.put(Statistic.ALTERNATION_CYCLES, counters.cyclesOf(Activity.ALTERNATION));
      parts.put(Statistic.SCHEDULER_CYCLES, counters.cyclesOf(Activity.SCHEDULER));
      long others = parts.values().stream().mapToLong(Long::longValue).sum();
      parts.put(Statistic.COMPUTE_CYCLES, counters.busyCycles - others);
      parts.put(Statistic.IDLE_CYCLES, counters.idleCycles);
      endAt(parts, core, end);
      stacks.add(new CycleStack(parts));
    }
    return stacks;
  }

  /** Those of cores that share memory. */
  static List<CycleStack> ofCoherent(
      TransputerCore[] cores, CoherentMemory memory, StallCycles stalls, long end) {
    List<CycleStack> stacks = new ArrayList<>();
    for (int core = 0; core < cores.length; core++) {
      Map<Statistic, Long> parts = new EnumMap<>(Statistic.class);
      CoreCounters counters = cores[core].counters();
      long synchronising = 0;
      for (Activity activity : SYNCHRONISING) {
        synchronising += counters.cyclesOf(activity);
      }
      long hits = memory.hitCycles(core);
      parts.put(Statistic.SYNCHRONISATION_CYCLES, synchronising);
      parts.put(Statistic.L1_CYCLES, hits);
      parts.put(Statistic.COMPUTE_CYCLES, counters.busyCycles - synchronising - hits);
      for (LineSource source : LineSource.values()) {
        if (isPart(source, core, memory)) {
          parts.put(part(source), stalls.of(core, source));
        }
      }
      parts.put(Statistic.IDLE_CYCLES, counters.idleCycles);
      endAt(parts, cores[core], end);
      stacks.add(new CycleStack(parts));
    }
    return stacks;
  }

  /** False for what the machine does not have. */
  private static boolean isPart(LineSource source, int core, CoherentMemory memory) {
    return switch (source) {
      case INSTRUCTIONS -> memory.instructionPort(core).isPresent();
      case CLUSTER -> memory.hasClusters();
      default -> true;
    };
  }

  private static Statistic part(LineSource source) {
    return switch (source) {
      case SECOND_LEVEL -> Statistic.L2_CYCLES;
      case CLUSTER -> Statistic.CLUSTER_CYCLES;
      case LAST_LEVEL -> Statistic.LLC_CYCLES;
      case REMOTE_CACHE -> Statistic.REMOTE_CACHE_CYCLES;
      case MEMORY -> Statistic.MEMORY_CYCLES;
      case INSTRUCTIONS -> Statistic.FETCH_CYCLES;
      case STORE_BUFFER -> Statistic.STORE_BUFFER_CYCLES;
    };
  }

  /**
   * Adds what a core has waited when the run ends, or takes off what it has done ahead of the end.
   * Only what nobody can see is done ahead: instructions that compute; the last of a run may be
   * any, and an idle core may have been woken for nothing.
   */
  private static void endAt(Map<Statistic, Long> parts, TransputerCore core, long end) {
    long missing = end - core.time();
    if (missing >= 0) {
      // Nobody has answered yet: it waits for the home.
      parts.merge(
          core.isStalled() ? Statistic.LLC_CYCLES : Statistic.IDLE_CYCLES, missing, Long::sum);
      return;
    }
    long left = takeOff(parts, core.isIdle() ? Statistic.IDLE_CYCLES : null, -missing);
    left = takeOff(parts, Statistic.COMPUTE_CYCLES, left);
    for (Statistic part : List.copyOf(parts.keySet())) {
      left = takeOff(parts, part, left);
    }
  }

  private static long takeOff(Map<Statistic, Long> parts, Statistic part, long cycles) {
    if (part == null) {
      return cycles;
    }
    long taken = Math.min(cycles, parts.get(part));
    parts.put(part, parts.get(part) - taken);
    return cycles - taken;
  }
}
