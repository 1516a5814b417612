package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Time slices: a low priority process gives way at its first j or lend after the second end of a
 * period, and nowhere else. At 1 MHz a period is 1024 cycles; giving way takes 13 on top, of which
 * 3 are the dispatch of the next process. Other dispatches take 3, too.
 */
class TimeSliceTest {
  private static final int SECOND = WORKSPACE + 512;
  private static final int THIRD = WORKSPACE + 1024;

  @Test
  void shouldGoRoundThreeProcesses() {
    LoneCore lone =
        new LoneCore("one:\nj one\ntwo:\nj two\nthree:\nj three")
            .ready(WORKSPACE, LOW, "one")
            .ready(SECOND, LOW, "two")
            .ready(THIRD, LOW, "three");
    // A jump takes 1+3. From 3 every 4 cycles; 3 + 4 x 512 is the first after two ends.
    lone.runTo("two");
    assertThat(lone.state.clock).isEqualTo(2051 + 4 + 13);
    assertThat(new int[] {lone.state.frontLow, lone.state.backLow})
        .containsExactly(THIRD, WORKSPACE);
    // From 2068 the ends are 3072 and 4096; jumps begin at 2068 + 4 n, so at 4096.
    lone.runTo("three");
    assertThat(lone.state.clock).isEqualTo(4096 + 4 + 13);
    // From 4113 the ends are 5120 and 6144; 4113 + 4 x 508 is 6145.
    lone.runTo("one");
    assertThat(lone.state.clock).isEqualTo(6145 + 4 + 13);
    assertThat(lone.word(SECOND - 4)).isEqualTo(lone.address("two"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "one:\nldc 0\ncj one\n",
        "one:\ncall sub\nldc 0\ncj one\nsub:\nret\n",
        "one:\nlda one\ngcall\n",
        "one:\nldl 5\nenbs\nalt\nldc 1\nenbs\naltwt\nldc 0\ncj one\n",
        "one:\nldlp 20\nldlp 20\nldc 8\nmove\nldc 0\ncj one\n"
      })
  void shouldNotGiveWayAtOtherInstructions(String code) {
    LoneCore lone =
        new LoneCore(code + "two:\nstopp")
            .ready(WORKSPACE, LOW, "one")
            .ready(SECOND, LOW, "two")
            .run(10_000);
    assertThat(lone.core.counters().contextSwitches).isEqualTo(1);
    assertThat(lone.state.frontLow).isEqualTo(SECOND);
  }

  @Test
  void shouldNotGiveWayAtTheLastLendOfALoop() {
    // Dispatch 3, ldlp 1, ldc 1, lend 1+10: the lends begin at 5 + 13 n; 2059 is the first after
    // 2048. The loop's count is through with it, lend takes 1+5 and goes on.
    LoneCore lone =
        new LoneCore("one:\nldlp 2\nldc end - one\nlend\nend:\nldc 0\nstopp\ntwo:\nstopp")
            .ready(WORKSPACE, LOW, "one")
            .ready(SECOND, LOW, "two");
    lone.memory.store(WORKSPACE + 12, 159);
    lone.runTo("end");
    assertThat(lone.state.clock).isEqualTo(2059 + 6);
    assertThat(lone.state.frontLow).isEqualTo(SECOND);
  }

  @Test
  void shouldCountPeriodsFromTheStartOfTheProcess() {
    // Dispatch 3, 100 ldc, stopp 1+11, dispatch 3: two begins in cycle 118, in the first period
    // too; so it gives way at the first jump after 2048: 118 + 4 x 483 is 2050.
    LoneCore lone =
        new LoneCore("one:\n" + "ldc 0\n".repeat(100) + "stopp\ntwo:\nj two\nthree:\nstopp")
            .ready(WORKSPACE, LOW, "one")
            .ready(SECOND, LOW, "two")
            .ready(THIRD, LOW, "three");
    lone.runTo("three");
    assertThat(lone.state.clock).isEqualTo(2050 + 4 + 13);
  }
}
