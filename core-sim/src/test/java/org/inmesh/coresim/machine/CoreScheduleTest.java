package org.inmesh.coresim.machine;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class CoreScheduleTest {

  @Test
  void shouldTakeCoresOfOneCycleInTheOrderOfTheirNumbers() {
    CoreSchedule schedule = new CoreSchedule(200);
    schedule.schedule(150, 7);
    schedule.schedule(3, 7);
    schedule.schedule(70, 9);
    assertThat(schedule.nextCycle()).isEqualTo(7);
    assertThat(schedule.take(7)).isEqualTo(3);
    assertThat(schedule.take(7)).isEqualTo(150);
    assertThat(schedule.take(7)).isEqualTo(-1);
    assertThat(schedule.nextCycle()).isEqualTo(9);
  }

  /** Also if one was scheduled when the cycle was far: a bus serves who sends first. */
  @Test
  void shouldTakeCoresInTheSameOrderHoweverFarAheadTheyWereScheduled() {
    CoreSchedule schedule = new CoreSchedule(3);
    schedule.schedule(0, 1000);
    schedule.schedule(2, 1000);
    schedule.schedule(1, 900);
    assertThat(schedule.take(900)).isEqualTo(1);
    schedule.schedule(1, 1000);
    assertThat(schedule.take(1000)).isZero();
    assertThat(schedule.take(1000)).isEqualTo(1);
    assertThat(schedule.take(1000)).isEqualTo(2);
    assertThat(schedule.take(1000)).isEqualTo(-1);
  }

  @Test
  void shouldForgetACancelledCore() {
    CoreSchedule schedule = new CoreSchedule(2);
    schedule.schedule(0, 1_000_000);
    schedule.schedule(1, 5);
    schedule.schedule(0, Long.MAX_VALUE);
    schedule.schedule(1, Long.MAX_VALUE);
    assertThat(schedule.nextCycle()).isEqualTo(Long.MAX_VALUE);
  }

  /** Against an array that is searched from one end to the other. */
  @Property(tries = 200)
  void shouldAgreeWithASearchOfAllCores(
      @ForAll long seed, @ForAll @IntRange(min = 1, max = 300) int cores) {
    Random random = new Random(seed);
    CoreSchedule schedule = new CoreSchedule(cores);
    long[] due = new long[cores];
    Arrays.fill(due, Long.MAX_VALUE);
    long now = 0;
    for (int round = 0; round < 300; round++) {
      for (int changes = random.nextInt(4); changes > 0; changes--) {
        int core = random.nextInt(cores);
        long distance = random.nextInt(3) == 0 ? random.nextInt(2000) : random.nextInt(20);
        due[core] = random.nextInt(10) == 0 ? Long.MAX_VALUE : now + 1 + distance;
        schedule.schedule(core, due[core]);
      }
      long first = Arrays.stream(due).min().orElseThrow();
      assertThat(schedule.nextCycle()).isEqualTo(first);
      if (first == Long.MAX_VALUE) {
        continue;
      }
      now = first;
      boolean[] taken = new boolean[cores];
      for (int core = schedule.take(now); core >= 0; core = schedule.take(now)) {
        assertThat(due[core]).isEqualTo(now);
        taken[core] = true;
        due[core] = Long.MAX_VALUE;
      }
      assertThat(Arrays.stream(due)).doesNotContain(now);
    }
  }
}
