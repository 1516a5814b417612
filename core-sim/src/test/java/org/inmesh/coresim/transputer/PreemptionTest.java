package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.CoreState.HIGH;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.LoneCore.NOT_PROCESS;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.junit.jupiter.api.Test;

/**
 * A high priority process interrupts a low priority one: what the reserved words then hold, which
 * flags both see, and that long moves and messages are interrupted between words. At 1 MHz; cycles
 * by hand.
 */
class PreemptionTest {
  private static final int LOW_WORKSPACE = WORKSPACE + 512;
  private static final int RECEIVER = WORKSPACE + 1024;
  private static final int CHANNEL = WORKSPACE + 2048;
  private static final int SAVED = 0x8000002C;
  private static final int INTERRUPT = 19;
  private static final int RESUME = 17;

  /**
   * Its time comes in cycle 77: it reads the timer after its dispatch, in cycle 3. It has waited in
   * cycle 39: dispatch 3, ldtimer 1+2, adc 1+1, tin 1+30; another dispatch of 3, and the low
   * priority process begins.
   */
  private static final String HIGH_UNTIL_77 =
      """
      high:
        ldtimer
        adc 73
        tin
      woken:
      """;

  private static final long LOW_BEGINS = 42;

  private static LoneCore both(String low, String afterWake) {
    return new LoneCore(HIGH_UNTIL_77 + afterWake + "\n  stopp\nlow:\n" + low + "\nafter:\n  stopp")
        .ready(WORKSPACE, HIGH, "high")
        .ready(LOW_WORKSPACE, LOW, "low");
  }

  @Test
  void shouldSaveTheStateOfTheInterruptedProcessInTheReservedWords() {
    LoneCore lone = both("  ldc 3\n  ldc 2\n" + "  ldc 1\n".repeat(50), "").runTo("woken");
    assertThat(lone.state.clock).isEqualTo(77 + INTERRUPT);
    // One cycle for each ldc: those of cycles 42 to 76 are done.
    int[] saved = new int[5];
    for (int i = 0; i < saved.length; i++) {
      saved[i] = lone.word(SAVED + 4 * i);
    }
    assertThat(saved).containsExactly(LOW_WORKSPACE | LOW, lone.address("low") + 77 - 42, 1, 1, 1);
    lone.runTo("after");
    assertThat(lone.state.clock).isEqualTo(96 + 12 + RESUME + (52 - 35));
    assertThat(lone.state.workspace).isEqualTo(LOW_WORKSPACE);
    assertThat(lone.state.priority).isEqualTo(LOW);
  }

  @Test
  void shouldGiveItsFlagsToTheInterruptingProcessAndHaveThemBackAfterwards() {
    LoneCore lone =
        both(
            "  clrhalterr\n  seterr\n" + "  ldc 1\n".repeat(50),
            "  testerr\n  stl 1\n  testhalterr\n  stl 2\n  sethalterr");
    lone.runTo("woken");
    assertThat(lone.state.error).isTrue();
    assertThat(lone.state.haltOnError).isFalse();
    // The error flag is the highest bit of the status word.
    assertThat(lone.word(0x80000040) < 0).isTrue();
    lone.runTo("after");
    assertThat(new int[] {lone.local(1), lone.local(2)}).containsExactly(0, 0);
    assertThat(lone.state.error).isTrue();
    assertThat(lone.state.haltOnError).isFalse();
  }

  // move begins in cycle 42 + 6 = 48, its first word is written in cycles 57 and 58 (1+8 before),
  // then
  // one in every 2 cycles.
  @Test
  void shouldInterruptABlockMoveBetweenWords() {
    LoneCore lone = both("  ldlp 40\n  ldlp 60\n  ldc 48\n  move", "");
    for (int i = 0; i < 12; i++) {
      lone.memory.store(LOW_WORKSPACE + 4 * (40 + i), 100 + i);
    }
    lone.runTo("woken");
    assertThat(lone.state.clock).isEqualTo(77 + INTERRUPT);
    // In cycle 77 ten words are done.
    assertThat(lone.word(LOW_WORKSPACE + 4 * 69)).isEqualTo(109);
    assertThat(lone.word(LOW_WORKSPACE + 4 * 70)).isZero();
    lone.runTo("after");
    assertThat(lone.state.clock).isEqualTo(96 + 12 + RESUME + 2 * 2);
    assertThat(lone.word(LOW_WORKSPACE + 4 * 71)).isEqualTo(111);
    assertThat(lone.word(LOW_WORKSPACE + 4 * 72)).isZero();
  }

  // out begins in cycle 42 + 6 = 48; 19 cycles, then a word in every 2.
  @Test
  void shouldInterruptAMessageBetweenWords() {
    LoneCore lone = both("  ldlp 40\n  ldl 1\n  ldc 48\n  out", "").ready(RECEIVER, LOW, "after");
    waitingReceiver(lone);
    for (int i = 0; i < 12; i++) {
      lone.memory.store(LOW_WORKSPACE + 4 * (40 + i), 100 + i);
    }
    lone.runTo("woken");
    assertThat(lone.state.clock).isEqualTo(77 + INTERRUPT);
    // Words are complete in cycles 69, 71, 73, 75 and 77.
    assertThat(lone.word(RECEIVER + 400 + 4 * 4)).isEqualTo(104);
    assertThat(lone.word(RECEIVER + 400 + 4 * 5)).isZero();
    assertThat(lone.state.frontLow).isEqualTo(NOT_PROCESS);
    lone.runTo("after");
    assertThat(lone.state.workspace).isEqualTo(LOW_WORKSPACE);
    assertThat(lone.state.clock).isEqualTo(96 + 12 + RESUME + 7 * 2);
    assertThat(lone.word(RECEIVER + 400 + 4 * 11)).isEqualTo(111);
    assertThat(lone.word(CHANNEL)).isEqualTo(NOT_PROCESS);
    assertThat(lone.state.frontLow).isEqualTo(RECEIVER);
  }

  /** Takes the receiver from the queue where it has just been put, and lets it wait instead. */
  private static void waitingReceiver(LoneCore lone) {
    lone.runTo("low");
    assertThat(lone.state.clock).isEqualTo(LOW_BEGINS);
    lone.state.frontLow = NOT_PROCESS;
    lone.memory.store(CHANNEL, RECEIVER | LOW);
    lone.memory.store(RECEIVER - 12, RECEIVER + 400);
    lone.memory.store(LOW_WORKSPACE + 4, CHANNEL);
  }

  @Test
  void shouldNotInterruptAHighPriorityProcess() {
    LoneCore lone =
        new LoneCore(
                HIGH_UNTIL_77 + "  stopp\nbusy:\n" + "  ldc 1\n".repeat(100) + "after:\n  stopp")
            .ready(WORKSPACE, HIGH, "high")
            .ready(LOW_WORKSPACE, HIGH, "busy");
    lone.runTo("after");
    assertThat(lone.state.clock).isEqualTo(LOW_BEGINS + 100);
    lone.runTo("woken");
    // stopp 1+11, dispatch 3.
    assertThat(lone.state.clock).isEqualTo(LOW_BEGINS + 100 + 12 + 3);
  }

  @Test
  void shouldRunHighPriorityProcessesOneAfterTheOtherBeforeItGoesBack() {
    LoneCore lone =
        new LoneCore(
                """
                low:
                  ldl 1
                  runp
                after:
                  stopp
                first:
                  ldl 1
                  runp
                  stopp
                second:
                  stopp
                """)
            .ready(LOW_WORKSPACE, LOW, "low");
    lone.memory.store(LOW_WORKSPACE + 4, WORKSPACE | HIGH);
    lone.memory.store(WORKSPACE - 4, lone.address("first"));
    lone.memory.store(WORKSPACE + 4, RECEIVER | HIGH);
    lone.memory.store(RECEIVER - 4, lone.address("second"));
    // Dispatch 3, ldl 2, runp 1+10, to interrupt 19.
    lone.runTo("first");
    assertThat(lone.state.clock).isEqualTo(16 + INTERRUPT);
    // ldl 2, runp 11, stopp 1+11, dispatch 3: no interruption among equals.
    lone.runTo("second");
    assertThat(lone.state.clock).isEqualTo(35 + 25 + 3);
    lone.runTo("after");
    assertThat(lone.state.clock).isEqualTo(63 + 12 + RESUME);
  }
}
