package org.inmesh.mesh.parallel;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Timeout(600)
class StripeTeamTest {

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 5})
  void shouldDoTheTaskOnceForEachStripe(int stripes) {
    int[] done = new int[stripes];
    try (StripeTeam team = new StripeTeam(stripes)) {
      assertThat(team.stripes()).isEqualTo(stripes);
      team.run(stripe -> done[stripe]++);
    }
    assertThat(done).containsOnly(1);
  }

  /** Plain arrays, so that a missing barrier or a stale read shows as a wrong sum. */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void shouldShowEachStripeWhatAllHaveWrittenInTheRoundBefore(int stripes) {
    int rounds = 3_000;
    long[][] values = new long[2][stripes];
    values[0][0] = 1;
    try (StripeTeam team = new StripeTeam(stripes)) {
      for (int round = 0; round < rounds; round++) {
        long[] before = values[round & 1];
        long[] after = values[~round & 1];
        team.run(stripe -> after[stripe] = sum(before) * (stripe + 1) % 1_000_003);
      }
    }
    long[] expected = new long[stripes];
    expected[0] = 1;
    for (int round = 0; round < rounds; round++) {
      long sum = sum(expected);
      for (int stripe = 0; stripe < stripes; stripe++) {
        expected[stripe] = sum * (stripe + 1) % 1_000_003;
      }
    }
    assertThat(values[rounds & 1]).isEqualTo(expected);
  }

  private static long sum(long[] values) {
    long sum = 0;
    for (long value : values) {
      sum += value;
    }
    return sum;
  }

  @Test
  void shouldWakeThreadsThatHaveGoneToSleep() throws InterruptedException {
    int[] done = new int[2];
    try (StripeTeam team = new StripeTeam(2)) {
      team.run(stripe -> done[stripe]++);
      Thread.sleep(Duration.ofMillis(50));
      team.run(
          stripe -> {
            if (stripe == 1) {
              // The caller goes to sleep meanwhile.
              pause();
            }
            done[stripe]++;
          });
    }
    assertThat(done).containsExactly(2, 2);
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(50));
    } catch (InterruptedException interrupted) {
      throw new AssertionError(interrupted);
    }
  }

  @Test
  void shouldThrowInTheCallerWhatAStripeThrewAndGoOn() {
    int[] done = new int[3];
    try (StripeTeam team = new StripeTeam(3)) {
      assertThatThrownBy(
              () ->
                  team.run(
                      stripe -> {
                        done[stripe]++;
                        if (stripe > 0) {
                          throw new IllegalArgumentException("stripe " + stripe);
                        }
                      }))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessage("stripe 1")
          .satisfies(thrown -> assertThat(thrown.getSuppressed()).hasSize(1));
      assertThat(done).containsExactly(1, 1, 1);
      team.run(stripe -> done[stripe]++);
      assertThat(done).containsExactly(2, 2, 2);
    }
  }

  @Test
  void shouldRefuseWhatCannotBe() {
    assertThatThrownBy(() -> new StripeTeam(0)).isInstanceOf(IllegalArgumentException.class);
    StripeTeam team = new StripeTeam(2);
    assertThatThrownBy(() -> team.run(outer -> team.run(inner -> {})))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("another run");
    team.close();
    team.close();
    assertThatThrownBy(() -> team.run(stripe -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessageContaining("closed");
  }

  @Test
  void shouldEndItsThreadsWhenClosed() throws InterruptedException {
    Thread[] worker = new Thread[2];
    try (StripeTeam team = new StripeTeam(2)) {
      team.run(stripe -> worker[stripe] = Thread.currentThread());
    }
    worker[1].join(Duration.ofMinutes(5));
    assertThat(worker[1].isAlive()).isFalse();
    assertThat(worker[0]).isSameAs(Thread.currentThread());
  }
}
