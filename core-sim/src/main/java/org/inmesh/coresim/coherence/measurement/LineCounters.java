package org.inmesh.coresim.coherence.measurement;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.LineActivity;

/** What has happened to each line of memory. */
final class LineCounters {
  /** More lines than that nobody reads. */
  private static final int MOST_LINES = 1000;

  private static final class Counts {
    long misses;
    long trueSharing;
    long falseSharing;
    long upgrades;
    long invalidations;
    long transfers;
  }

  private final Map<Integer, Counts> lines = new HashMap<>();

  private Counts of(int line) {
    return lines.computeIfAbsent(line, key -> new Counts());
  }

  void miss(int line, MissKind kind) {
    Counts counts = of(line);
    counts.misses++;
    counts.falseSharing += kind == MissKind.FALSE_SHARING ? 1 : 0;
  }

  /** A miss that had seemed to be of false sharing is of true sharing. */
  void foundUseful(int line) {
    Counts counts = of(line);
    counts.falseSharing--;
    counts.trueSharing++;
  }

  void upgrade(int line) {
    of(line).upgrades++;
  }

  void invalidation(int line) {
    of(line).invalidations++;
  }

  void transfer(int line) {
    of(line).transfers++;
  }

  /** The hottest lines, the hottest first, of equal ones the one with the lower address. */
  List<LineActivity> hottest(int memoryStart, int lineBytes) {
    return lines.entrySet().stream()
        .map(each -> activity(memoryStart + each.getKey() * lineBytes, lineBytes, each.getValue()))
        .sorted(
            Comparator.comparingLong(LineActivity::heat)
                .reversed()
                .thenComparing(LineActivity::address))
        .limit(MOST_LINES)
        .toList();
  }

  private static LineActivity activity(int address, int bytes, Counts counts) {
    return new LineActivity(
        address,
        bytes,
        counts.misses,
        counts.trueSharing,
        counts.falseSharing,
        counts.upgrades,
        counts.invalidations,
        counts.transfers);
  }
}
