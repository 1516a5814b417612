package org.inmesh.bench.study.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.bench.study.execution.InsteadOfSimulating.done;
import static org.inmesh.bench.study.execution.InsteadOfSimulating.instead;
import static org.inmesh.bench.study.execution.InsteadOfSimulating.rounds;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.run.StudyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(600)
class LocalPoolMemoryTest {
  /** Watches how much memory runs take together; each waits a moment for company. */
  private static final class Meter {
    private final Map<StudyRun, Long> present = new HashMap<>();
    private final long budget;
    private boolean exceeded;
    private int mostAtOnce;

    Meter(long budget) {
      this.budget = budget;
    }

    Simulation of(StudyRun run) {
      return instead(
          () -> {
            enter(run);
            try {
              TimeUnit.MILLISECONDS.sleep(5);
            } catch (InterruptedException exception) {
              throw new IllegalStateException(exception);
            }
            leave(run);
            return done(run);
          });
    }

    private synchronized void enter(StudyRun run) {
      present.put(run, (long) rounds(run));
      long sum = present.values().stream().mapToLong(Long::longValue).sum();
      exceeded |= sum > budget && present.size() > 1;
      mostAtOnce = Math.max(mostAtOnce, present.size());
    }

    private synchronized void leave(StudyRun run) {
      present.remove(run);
    }
  }

  @Test
  void shouldKeepToTheMemoryBudgetAndDoWhatIsTooLargeAlone() throws InterruptedException {
    // Needs of 1 to 12 units with a budget of 10: two runs are larger than all of it.
    Meter meter = new Meter(10);
    PoolSettings settings =
        new PoolSettings(
            4, 10, InsteadOfSimulating::rounds, run -> rounds(run), Optional.empty(), "test");
    Collected collected = new Collected();

    new LocalPool(settings, meter::of).execute(SmallRuns.several(12), collected);

    assertThat(collected.records).hasSize(12);
    assertThat(meter.exceeded).isFalse();
    assertThat(meter.mostAtOnce).isLessThanOrEqualTo(4);
  }

  @Test
  void shouldTryAgainAloneWhatHadTooLittleMemoryBesideOthers() throws InterruptedException {
    Map<StudyRun, Integer> attempts = new HashMap<>();
    Function<StudyRun, Simulation> failsFirst =
        run ->
            instead(
                () -> {
                  synchronized (attempts) {
                    int attempt = attempts.merge(run, 1, Integer::sum);
                    boolean lacksMemory = rounds(run) == 1 || rounds(run) == 3 && attempt == 1;
                    return lacksMemory ? new RunEnd.Broken("out of memory", true) : done(run);
                  }
                });
    Collected collected = new Collected();

    new LocalPool(PoolSettings.of(2), failsFirst).execute(SmallRuns.several(4), collected);

    assertThat(collected.records).hasSize(3);
    assertThat(collected.reasons).containsOnlyKeys(SmallRuns.counting(1));
    assertThat(attempts.get(SmallRuns.counting(1))).isEqualTo(2);
  }
}
