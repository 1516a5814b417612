package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.CoreState.HIGH;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.LoneCore.NOT_PROCESS;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.inmesh.coresim.program.MachineImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Clocks and timer queues. At 1 MHz a tick is 1 cycle at high, 64 cycles at low priority. */
class TimerTest {
  private static final int LOW_QUEUE = MachineImage.MEMORY_START + 0x28;
  private static final String DELAY = "delay:\nldl 1\ntin\nwoken:\nstopp\n";

  @Test
  void shouldReadTheClockOfItsPriority() {
    LoneCore lone = new LoneCore("start:\nldtimer\nldtimer\nstopp").running("start");
    lone.state.clock = 64 * 10 - 1;
    assertThat(lone.step()).isEqualTo(3);
    assertThat(lone.state.a).isEqualTo(9);
    lone.step();
    assertThat(lone.state.a).isEqualTo(10);
    lone.running("start").state.priority = HIGH;
    long now = lone.state.clock;
    lone.step();
    assertThat(lone.state.a).isEqualTo((int) now);
  }

  @Test
  void shouldGoOnAtOnceIfTheTimeIsPast() {
    LoneCore lone = new LoneCore(DELAY).running("delay");
    lone.state.clock = 64 * 8;
    lone.memory.store(WORKSPACE + 4, 7);
    lone.step();
    assertThat(lone.step()).isEqualTo(1 + 4);
    assertThat(lone.state.activity).isEqualTo(CoreState.RUNNING);
  }

  // The clock is after 7 when it is 8. A dispatch takes 3.
  @ParameterizedTest
  @CsvSource({"1, 7, 512", "0, 700, 701"})
  void shouldWaitUntilTheClockIsAfterTheTime(int priority, int time, long cycle) {
    LoneCore lone = new LoneCore(DELAY).ready(WORKSPACE, priority, "delay");
    lone.memory.store(WORKSPACE + 4, time);
    lone.run(100);
    assertThat(lone.state.clock).isEqualTo(3 + 2 + 1 + 30);
    assertThat(lone.core.nextCycle()).isEqualTo(cycle);
    lone.runTo("woken");
    assertThat(lone.state.clock).isEqualTo(cycle + 3);
  }

  @Test
  void shouldKeepTheQueueInTheOrderOfTimeTheLastOfEqualOnesFirst() {
    LoneCore lone = new LoneCore(DELAY);
    int[] times = {50, 30, 50, 40};
    for (int i = 0; i < times.length; i++) {
      int workspace = WORKSPACE + 256 * i;
      lone.memory.store(workspace + 4, times[i]);
      lone.ready(workspace, LOW, "delay");
    }
    lone.run(64 * 30);
    int[] queue = new int[4];
    int next = lone.word(LOW_QUEUE);
    for (int i = 0; i < 4; i++) {
      queue[i] = (next - WORKSPACE) / 256;
      next = lone.word(next - 16);
    }
    assertThat(queue).containsExactly(1, 3, 2, 0);
    assertThat(next).isEqualTo(NOT_PROCESS);
    lone.runTo("woken");
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE + 256);
    assertThat(lone.state.clock).isEqualTo(64 * 31 + 3);
    lone.step();
    lone.runTo("woken");
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE + 256 * 3);
    lone.step();
    lone.runTo("woken");
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE + 256 * 2);
    lone.step();
    lone.runTo("woken");
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE);
    assertThat(lone.state.clock).isEqualTo(64 * 51 + 3 + 12 + 3);
    assertThat(lone.word(LOW_QUEUE)).isEqualTo(NOT_PROCESS);
  }

  @Test
  void shouldSetTheClocksAndCountOnAcrossTheSignBit() {
    LoneCore lone =
        new LoneCore("start:\nldl 1\nsttimer\nldtimer\nstl 2\nldl 3\ntin\nwoken:\nstopp")
            .ready(WORKSPACE, LOW, "start");
    lone.memory.store(WORKSPACE + 4, 0x7FFFFFFE);
    lone.memory.store(WORKSPACE + 12, 0x80000001);
    lone.runTo("woken");
    assertThat(lone.local(2)).isEqualTo(0x7FFFFFFE);
    assertThat(lone.state.clock).isEqualTo(64 * 4 + 3);
  }

  @Test
  void shouldWaitTheLongestTimeThereIs() {
    CoreClock clock = new CoreClock(1);
    // AFTER is a signed difference: 2^31 ticks behind is the furthest that is not after.
    assertThat(clock.cycleAfter(HIGH, 1000, 1000, 1000 + 0x7FFFFFFF)).isEqualTo(1000 + (1L << 31));
    assertThat(clock.cycleAfter(HIGH, 1000, 1000, 1000 + 0x80000000))
        .isEqualTo(1000 + (1L << 31) + 1);
    assertThat(clock.cycleAfter(HIGH, 1000, 1000, 999)).isEqualTo(1000);
    assertThat(clock.cycleAfter(HIGH, 1000, 1000, 1000)).isEqualTo(1001);
  }
}
