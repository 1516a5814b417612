package org.inmesh.coresim.coherence.measurement;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.LineActivity;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.coherence.cache.CacheGeometry;

/**
 * Why accesses to coherent memory miss, at each level, and which lines are the hottest. Costs
 * memory and time, so only those who ask have it.
 */
public final class MemoryProfile implements MemoryObserver {
  private static final int KINDS = MissKind.values().length;

  private final CacheSpecification caches;
  private final WordWriters writers;
  private final MissClassifier[] first;

  /** Or null, if there are no instruction caches. */
  private final MissClassifier[] instruction;

  /** Or null, if there is no second level. */
  private final MissClassifier[] second;

  private final MissClassifier[] slices;
  private final long[] firstMisses = new long[KINDS];
  private final long[] instructionMisses = new long[KINDS];
  private final long[] secondMisses = new long[KINDS];
  private final long[] sliceMisses = new long[KINDS];
  private final LineCounters lines = new LineCounters();

  /**
   * Of a machine on which nothing has happened.
   *
   * @param memoryLines lines of its memory
   */
  public MemoryProfile(MachineSpecification machine, int memoryLines) {
    caches = machine.caches();
    int lineBytes = caches.lineBytes();
    writers = new WordWriters(memoryLines, lineBytes / Integer.BYTES);
    int inFirst = caches.privateCaches().data().bytes() / lineBytes;
    CacheGeometry code = caches.privateCaches().instruction();
    instruction =
        code.isPresent()
            ? classifiers(machine.cores(), code.lines(lineBytes), instructionMisses)
            : null;
    int inSecond = caches.privateCaches().second().bytes() / lineBytes;
    first = classifiers(machine.cores(), inFirst, firstMisses);
    second =
        caches.privateCaches().second().isPresent()
            ? classifiers(
                machine.cores(),
                caches.privateCaches().inclusive()
                    ? inSecond
                    : inFirst + code.lines(lineBytes) + inSecond,
                secondMisses)
            : null;
    slices =
        classifiers(machine.cores(), caches.slice().geometry().bytes() / lineBytes, sliceMisses);
  }

  private static MissClassifier[] classifiers(int number, int capacity, long[] misses) {
    MissClassifier[] classifiers = new MissClassifier[number];
    for (int i = 0; i < number; i++) {
      classifiers[i] = new MissClassifier(capacity, misses);
    }
    return classifiers;
  }

  @Override
  public void accessed(int core, int line, int word, boolean write) {
    first[core].use(line);
    if (first[core].access(core, line, word, writers)) {
      lines.foundUseful(line);
    }
    if (second != null) {
      second[core].access(core, line, word, writers);
    }
    if (write) {
      writers.write(core, line, word);
    }
  }

  @Override
  public void missed(int core, int line, boolean secondHas) {
    lines.miss(line, first[core].miss(line));
    missedInSecond(core, line, secondHas);
  }

  private void missedInSecond(int core, int line, boolean secondHas) {
    if (second != null) {
      if (!secondHas) {
        second[core].miss(line);
      }
      second[core].use(line);
    }
  }

  @Override
  public void fetched(int core, int line) {
    instruction[core].use(line);
    boolean useful = false;
    for (int word = 0; word < caches.lineBytes() / Integer.BYTES; word++) {
      useful |= instruction[core].access(core, line, word, writers);
      if (second != null) {
        second[core].access(core, line, word, writers);
      }
    }
    if (useful) {
      lines.foundUseful(line);
    }
  }

  @Override
  public void fetchMissed(int core, int line, boolean secondHas) {
    lines.miss(line, instruction[core].miss(line));
    missedInSecond(core, line, secondHas);
  }

  @Override
  public void upgraded(int core, int line) {
    lines.upgrade(line);
  }

  @Override
  public void invalidated(int core, int line, boolean wasInData, boolean wasInInstruction) {
    lines.invalidation(line);
    first[core].invalidate(line, wasInData);
    if (instruction != null) {
      instruction[core].invalidate(line, wasInInstruction);
    }
    if (second != null) {
      second[core].invalidate(line, true);
    }
  }

  @Override
  public void transferred(int line) {
    lines.transfer(line);
  }

  @Override
  public void usedInSlice(int home, int line, boolean hit, boolean write) {
    if (!hit && !write) {
      slices[home].miss(line);
    }
    slices[home].use(line);
  }

  /** Adds the kinds of misses to a run's statistics. */
  public void addTo(Map<Statistic, Number> statistics) {
    statistics.put(Statistic.L1_COLD, firstMisses[MissKind.COLD.ordinal()]);
    statistics.put(Statistic.L1_CAPACITY, firstMisses[MissKind.CAPACITY.ordinal()]);
    statistics.put(Statistic.L1_CONFLICT, firstMisses[MissKind.CONFLICT.ordinal()]);
    statistics.put(Statistic.L1_TRUE_SHARING, firstMisses[MissKind.TRUE_SHARING.ordinal()]);
    statistics.put(Statistic.L1_FALSE_SHARING, firstMisses[MissKind.FALSE_SHARING.ordinal()]);
    if (instruction != null) {
      statistics.put(Statistic.L1I_COLD, instructionMisses[MissKind.COLD.ordinal()]);
      statistics.put(Statistic.L1I_CAPACITY, instructionMisses[MissKind.CAPACITY.ordinal()]);
      statistics.put(Statistic.L1I_CONFLICT, instructionMisses[MissKind.CONFLICT.ordinal()]);
      statistics.put(
          Statistic.L1I_TRUE_SHARING, instructionMisses[MissKind.TRUE_SHARING.ordinal()]);
      statistics.put(
          Statistic.L1I_FALSE_SHARING, instructionMisses[MissKind.FALSE_SHARING.ordinal()]);
    }
    if (second != null) {
      statistics.put(Statistic.L2_COLD, secondMisses[MissKind.COLD.ordinal()]);
      statistics.put(Statistic.L2_CAPACITY, secondMisses[MissKind.CAPACITY.ordinal()]);
      statistics.put(Statistic.L2_CONFLICT, secondMisses[MissKind.CONFLICT.ordinal()]);
      statistics.put(Statistic.L2_TRUE_SHARING, secondMisses[MissKind.TRUE_SHARING.ordinal()]);
      statistics.put(Statistic.L2_FALSE_SHARING, secondMisses[MissKind.FALSE_SHARING.ordinal()]);
    }
    statistics.put(Statistic.LLC_COLD, sliceMisses[MissKind.COLD.ordinal()]);
    statistics.put(Statistic.LLC_CAPACITY, sliceMisses[MissKind.CAPACITY.ordinal()]);
    statistics.put(Statistic.LLC_CONFLICT, sliceMisses[MissKind.CONFLICT.ordinal()]);
  }

  /**
   * The hottest lines, the hottest first, at most a thousand.
   *
   * @param memoryStart address of the first line
   */
  public List<LineActivity> hottest(int memoryStart) {
    return lines.hottest(memoryStart, caches.lineBytes());
  }
}
