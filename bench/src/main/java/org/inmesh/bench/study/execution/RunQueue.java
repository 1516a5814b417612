package org.inmesh.bench.study.execution;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.function.LongPredicate;
import java.util.function.ToDoubleFunction;
import org.inmesh.bench.study.run.StudyRun;

/**
 * Runs that wait for a host, the longest first: what takes long should not be left over for the
 * end. One that has no room now lets smaller ones go before. Not for several threads at once.
 */
public final class RunQueue {
  private final List<Waiting> waiting;

  /**
   * A run that waits.
   *
   * @param bytes of memory that it needs
   * @param again whether it was given back: then no third attempt is made
   */
  public record Waiting(StudyRun run, long bytes, boolean again) {}

  /**
   * A queue.
   *
   * @param seconds that a run will take, in any unit; runs that take the same stay in order
   */
  public RunQueue(List<StudyRun> runs, MemoryEstimate memory, ToDoubleFunction<StudyRun> seconds) {
    record Timed(StudyRun run, double seconds) {}
    waiting =
        new ArrayList<>(
            runs.stream()
                .map(run -> new Timed(run, seconds.applyAsDouble(run)))
                .sorted(Comparator.comparingDouble(Timed::seconds).reversed())
                .map(timed -> new Waiting(timed.run(), memory.bytes(timed.run()), false))
                .toList());
  }

  /**
   * Takes out the first run for which there is room.
   *
   * @param hasRoom for so many bytes
   */
  public Optional<Waiting> take(LongPredicate hasRoom) {
    Iterator<Waiting> each = waiting.iterator();
    while (each.hasNext()) {
      Waiting next = each.next();
      if (hasRoom.test(next.bytes())) {
        each.remove();
        return Optional.of(next);
      }
    }
    return Optional.empty();
  }

  /** Puts a run back to the front, as its host was lost. */
  public void putBack(Waiting run) {
    waiting.add(0, run);
  }

  /** Puts a run to the end, to be done again with nothing beside it. */
  public void putBackForLater(Waiting run) {
    waiting.add(new Waiting(run.run(), Long.MAX_VALUE / 2, true));
  }

  /** Whether no run waits. */
  public boolean isEmpty() {
    return waiting.isEmpty();
  }

  /** Runs that wait. */
  public int size() {
    return waiting.size();
  }
}
