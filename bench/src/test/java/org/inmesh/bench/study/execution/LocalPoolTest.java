package org.inmesh.bench.study.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.bench.study.execution.InsteadOfSimulating.done;
import static org.inmesh.bench.study.execution.InsteadOfSimulating.instead;
import static org.inmesh.bench.study.execution.InsteadOfSimulating.rounds;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.TimeUnit;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class LocalPoolTest {
  private static PoolSettings settings(int threads) {
    return PoolSettings.of(threads);
  }

  @Test
  void shouldGiveTheSameResultsForAnyNumberOfThreads() throws InterruptedException {
    List<StudyRun> runs = SmallRuns.several(6);
    Map<StudyRun, RunRecord> first = null;
    for (int threads : new int[] {1, 2, 4}) {
      Collected collected = new Collected();
      try (LocalPool pool = new LocalPool(settings(threads))) {
        pool.execute(runs, collected);
      }
      assertThat(collected.records).hasSize(6);
      if (first != null) {
        assertThat(collected.records).isEqualTo(first);
      }
      first = collected.records;
    }
  }

  @Test
  void shouldDoSeveralAtATime() throws InterruptedException {
    // Neither of two runs ends before the other has begun.
    CyclicBarrier both = new CyclicBarrier(2);
    Collected collected = new Collected();

    new LocalPool(
            settings(2),
            run ->
                instead(
                    () -> {
                      try {
                        both.await(10, TimeUnit.MINUTES);
                      } catch (Exception nobodyCame) {
                        throw new IllegalStateException(nobodyCame);
                      }
                      return done(run);
                    }))
        .execute(SmallRuns.several(2), collected);

    assertThat(collected.records).hasSize(2);
  }

  @Test
  void shouldBeginWithTheLongest() throws InterruptedException {
    Collected collected = new Collected();

    new LocalPool(
            settings(1).withSeconds(InsteadOfSimulating::rounds), run -> instead(() -> done(run)))
        .execute(SmallRuns.several(4), collected);

    assertThat(collected.begun).extracting(InsteadOfSimulating::rounds).containsExactly(4, 3, 2, 1);
  }

  @Test
  void shouldDoTheOthersIfOneBreaks() throws InterruptedException {
    Collected collected = new Collected();

    new LocalPool(
            settings(2),
            run ->
                rounds(run) == 2
                    ? instead(() -> new RunEnd.Broken("a bug", false))
                    : new RunExecution(run))
        .execute(SmallRuns.several(4), collected);

    assertThat(collected.records.keySet())
        .extracting(InsteadOfSimulating::rounds)
        .containsExactlyInAnyOrder(1, 3, 4);
    assertThat(collected.reasons).containsExactly(Map.entry(SmallRuns.counting(2), "a bug"));
  }

  @Test
  void shouldStopWhatIsUnderWayAndBeginNothingMore() throws InterruptedException {
    Collected collected = new Collected();
    StudyRun endless = SmallRuns.endless();
    List<StudyRun> runs = List.of(endless, SmallRuns.counting(1));
    try (LocalPool pool = new LocalPool(settings(1))) {
      Thread stopper =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      collected.awaitBegun(1);
                    } catch (InterruptedException exception) {
                      throw new IllegalStateException(exception);
                    }
                    pool.requestStop();
                  });
      pool.execute(runs, collected);
      stopper.join();
    }

    assertThat(collected.begun).containsExactly(endless);
    assertThat(collected.records).isEmpty();
    assertThat(collected.reasons).isEmpty();
  }

  @Test
  void shouldNotWaitForWhatCannotBeStopped() throws InterruptedException {
    CountDownLatch begun = new CountDownLatch(1);
    CountDownLatch never = new CountDownLatch(1);
    Collected collected = new Collected();
    LocalPool pool =
        new LocalPool(
            settings(1),
            run ->
                instead(
                    () -> {
                      begun.countDown();
                      try {
                        never.await();
                      } catch (InterruptedException exception) {
                        throw new IllegalStateException(exception);
                      }
                      return done(run);
                    }));
    Thread.ofPlatform()
        .start(
            () -> {
              try {
                begun.await();
              } catch (InterruptedException exception) {
                throw new IllegalStateException(exception);
              }
              pool.requestStop();
            });

    pool.execute(SmallRuns.several(1), collected);
    never.countDown();

    assertThat(collected.records).isEmpty();
  }

  @Test
  void shouldGiveUpWhatTakesLongerThanTheHostsLimit() throws InterruptedException {
    Collected collected = new Collected();

    new LocalPool(settings(1).withLimit(Duration.ofMillis(100)))
        .execute(List.of(SmallRuns.endless()), collected);

    assertThat(collected.reasons)
        .containsExactly(
            Map.entry(SmallRuns.endless(), "took the host longer than the time limit of 0.1 s"));
    assertThat(collected.records).isEmpty();
  }

  @Test
  void shouldGoOnBesideWhatCannotBeStoppedAtTheLimit() throws InterruptedException {
    CountDownLatch never = new CountDownLatch(1);
    Collected collected = new Collected();
    List<StudyRun> runs = SmallRuns.several(2);

    new LocalPool(
            settings(1).withLimit(Duration.ofMillis(10)),
            run ->
                instead(
                    () -> {
                      try {
                        never.await();
                      } catch (InterruptedException exception) {
                        throw new IllegalStateException(exception);
                      }
                      return done(run);
                    }))
        .execute(runs, collected);
    never.countDown();

    assertThat(collected.begun).containsExactlyElementsOf(runs);
    assertThat(collected.reasons).containsOnlyKeys(runs);
  }

  /** Also if it is the last run of all. */
  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void shouldEndWithWhatTheListenerThrows(int runs) {
    RunListener failing =
        new RunListener() {
          @Override
          public void begun(StudyRun run) {}

          @Override
          public void ended(StudyRun run, RunEnd.Done end, String host) {
            throw new IllegalStateException("two different results");
          }

          @Override
          public void broken(StudyRun run, String reason) {}
        };

    assertThatThrownBy(
            () ->
                new LocalPool(settings(2), run -> instead(() -> done(run)))
                    .execute(SmallRuns.several(runs), failing))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("two different results");
  }

  @Test
  void shouldShowWhatIsRunning() throws InterruptedException {
    Collected collected = new Collected();
    StudyRun endless = SmallRuns.endless();
    try (LocalPool pool = new LocalPool(settings(1).named("here"))) {
      Thread thread =
          Thread.ofPlatform()
              .start(
                  () -> {
                    try {
                      pool.execute(List.of(endless), collected);
                    } catch (InterruptedException exception) {
                      throw new IllegalStateException(exception);
                    }
                  });
      collected.awaitBegun(1);
      while (pool.running().get(0).instructions() == 0) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
      RunningRun running = pool.running().get(0);
      pool.requestStop();
      thread.join();

      assertThat(running.run()).isEqualTo(endless);
      assertThat(running.host()).isEqualTo("here");
      assertThat(running.cycle()).isPositive();
      // The pool does not wait long for a run that it stops.
      while (!pool.running().isEmpty()) {
        TimeUnit.MILLISECONDS.sleep(1);
      }
    }
  }
}
