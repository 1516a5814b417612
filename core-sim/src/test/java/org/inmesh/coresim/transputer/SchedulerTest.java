package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.CoreState.HIGH;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.LoneCore.NOT_PROCESS;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.inmesh.coresim.program.MachineImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Process start and end, run queues, priorities, time slices; cycles worked out by hand. */
class SchedulerTest {
  private static final int SECOND = WORKSPACE + 512;
  private static final int THIRD = WORKSPACE + 1024;
  private static final int RESERVED = MachineImage.MEMORY_START;
  private static final int COUNTER = RESERVED + 7168;

  /** A piece that keeps in word 2 of the workspace how many have been here, itself included. */
  private static final String TAKE_RANK =
      "ldl 1\nldnl 0\nadc 1\nstl 2\nldl 2\nldl 1\nstnl 0\nstopp\n";

  private static LoneCore withCounter(LoneCore lone) {
    for (int workspace : new int[] {WORKSPACE, SECOND, THIRD}) {
      lone.memory.store(workspace + 4, COUNTER);
    }
    return lone;
  }

  private static int rank(LoneCore lone, int workspace) {
    return lone.word(workspace + 8);
  }

  @Test
  void shouldStartAndEndTheTwoProcessesOfAPar() {
    LoneCore lone =
        new LoneCore(
                """
                start:                 -- words 0 and 1: successor and count of the PAR
                  lda finish
                  stl 0
                  ldc 2
                  stl 1
                  ldc child - here
                  ldlp -20
                parallel:
                  startp
                here:
                  ldlp 0
                parentends:
                  endp
                child:
                  ldlp 20
                childends:
                  endp
                finish:
                  stopp
                """)
            .running("start");
    lone.runTo("parallel");
    assertThat(lone.step()).isEqualTo(12);
    assertThat(lone.state.frontLow).isEqualTo(WORKSPACE - 80);
    assertThat(lone.word(WORKSPACE - 84)).isEqualTo(lone.address("child"));
    assertThat(lone.core.counters().processesStarted).isEqualTo(1);
    lone.runTo("parentends");
    assertThat(lone.step()).isEqualTo(13);
    assertThat(lone.local(1)).isEqualTo(1);
    lone.runTo("childends");
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE - 80);
    assertThat(lone.state.frontLow).isEqualTo(NOT_PROCESS);
    assertThat(lone.step()).isEqualTo(13);
    assertThat(lone.local(1)).isZero();
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE);
    assertThat(lone.state.instructionPointer).isEqualTo(lone.address("finish"));
  }

  @Test
  void shouldRunAStoppedProcessAgain() {
    LoneCore lone =
        new LoneCore("sleeper:\nstopp\nwoken:\nstopp\nwaker:\nldl 1\nrun:\nrunp\nafter:\nstopp")
            .ready(WORKSPACE, LOW, "sleeper")
            .ready(SECOND, LOW, "waker");
    lone.memory.store(SECOND + 4, WORKSPACE | LOW);
    lone.runTo("run");
    // Two dispatches of 3, stopp 1+11, ldl 2.
    assertThat(lone.state.clock).isEqualTo(20);
    assertThat(lone.word(WORKSPACE - 4)).isEqualTo(lone.address("woken"));
    assertThat(lone.step()).isEqualTo(1 + 10);
    lone.runTo("woken");
    assertThat(lone.state.clock).isEqualTo(20 + 11 + 12 + 3);
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE);
  }

  @Test
  void shouldTakeReadyProcessesInTheOrderOfArrivalAndHighOnesFirst() {
    LoneCore lone =
        withCounter(new LoneCore("start:\n" + TAKE_RANK))
            .ready(SECOND, LOW, "start")
            .ready(WORKSPACE, LOW, "start")
            .ready(THIRD, HIGH, "start")
            .run(10_000);
    assertThat(rank(lone, THIRD)).isEqualTo(1);
    assertThat(rank(lone, SECOND)).isEqualTo(2);
    assertThat(rank(lone, WORKSPACE)).isEqualTo(3);
    assertThat(lone.core.counters().contextSwitches).isEqualTo(3);
  }

  @Test
  void shouldLinkTheRunQueueThroughMemoryAndSaveItsEnds() {
    LoneCore lone =
        new LoneCore("start:\nldlp 9\nldlp 4\nsavel\nldlp 6\nsaveh\nend:\nstopp")
            .ready(WORKSPACE, LOW, "start")
            .ready(SECOND, LOW, "start")
            .ready(THIRD, LOW, "start")
            .runTo("end");
    assertThat(new int[] {lone.local(4), lone.local(5)}).containsExactly(SECOND, THIRD);
    assertThat(lone.word(SECOND - 8)).isEqualTo(THIRD);
    assertThat(lone.local(6)).isEqualTo(NOT_PROCESS);
    // Dispatch 3, two ldlp of 1, savel and saveh of 1+4 each, ldlp 1; both have popped their
    // address.
    assertThat(lone.state.clock).isEqualTo(3 + 1 + 1 + 5 + 1 + 5);
    assertThat(lone.state.a).isEqualTo(WORKSPACE + 36);
  }

  @Test
  void shouldSetTheQueueRegisters() {
    LoneCore lone =
        new LoneCore("start:\nldl 1\nldl 1\nstlb\nstlf\nmint\nsthf\nend:\nstopp\nother:\nstopp")
            .running("start");
    lone.memory.store(WORKSPACE + 4, SECOND);
    lone.memory.store(SECOND - 4, lone.address("other"));
    lone.runTo("end");
    assertThat(lone.state.frontLow).isEqualTo(SECOND);
    assertThat(lone.state.backLow).isEqualTo(SECOND);
    assertThat(lone.state.frontHigh).isEqualTo(NOT_PROCESS);
    lone.runTo("other");
    assertThat(lone.state.workspace).isEqualTo(SECOND);
  }

  @Test
  void shouldInterruptALowPriorityProcessWhenATimeHasComeAndRestoreItsRegisters() {
    LoneCore lone =
        new LoneCore(
                """
                high:
                  ldtimer
                  adc 50
                  tin
                woken:
                  testerr
                  stl 1
                  stopp
                low:
                  ldc 1
                  ldc 2
                  ldc 5
                %s
                  stopp
                """
                    .formatted("adc 1\n".repeat(100)))
            .ready(WORKSPACE, HIGH, "high")
            .ready(SECOND, LOW, "low");
    lone.runTo("low");
    // Two dispatches of 3, ldtimer 1+2, adc 50 1+1, tin 1+30.
    assertThat(lone.state.clock).isEqualTo(42);
    lone.state.error = true;
    lone.runTo("woken");
    // The timer was read in cycle 3, the clock is after 53 in cycle 54: three ldc and 9 adc are
    // done; 19 cycles to interrupt.
    assertThat(lone.state.clock).isEqualTo(54 + 19);
    int[] saved = {lone.word(RESERVED + 0x2C), lone.word(RESERVED + 0x34)};
    assertThat(saved).containsExactly(SECOND | LOW, 5 + 9);
    // It has the error flag of the other, tests and clears it; the other has its own again.
    assertThat(lone.state.error).isTrue();
    while (lone.state.priority == HIGH || lone.state.activity != CoreState.RUNNING) {
      lone.step();
    }
    lone.step();
    // testerr 1+3, stl 1, stopp 1+11, 17 to go back, and one adc.
    assertThat(lone.state.clock).isEqualTo(73 + 4 + 1 + 12 + 17 + 1);
    assertThat(new int[] {lone.state.a, lone.state.b, lone.state.c}).containsExactly(15, 2, 1);
    assertThat(lone.state.workspace).isEqualTo(SECOND);
    assertThat(lone.state.error).isTrue();
    assertThat(lone.local(1)).isZero();
    assertThat(lone.word(RESERVED + 0x2C)).isEqualTo(SECOND | LOW);
  }

  @Test
  void shouldInterruptAtOnceWhenALowPriorityProcessMakesAHighOneReady() {
    LoneCore lone =
        new LoneCore(
                """
                high:
                  ldlp 2
                  ldl 1
                  ldc 4
                  in
                woken:
                  stopp
                low:
                  ldl 1
                  ldc 99
                  outword
                resumed:
                  stopp
                """)
            .ready(WORKSPACE, HIGH, "high")
            .ready(SECOND, LOW, "low");
    lone.memory.store(COUNTER, NOT_PROCESS);
    lone.memory.store(WORKSPACE + 4, COUNTER);
    lone.memory.store(SECOND + 4, COUNTER);
    lone.runTo("woken");
    // Two dispatches of 3; ldlp 1, ldl 2, ldc 1, in 19; ldl 2, ldc 99 1+1, outword 23; 19 to
    // interrupt.
    assertThat(lone.state.clock).isEqualTo(6 + 23 + 27 + 19);
    assertThat(lone.local(2)).isEqualTo(99);
    assertThat(lone.word(RESERVED + 0x30)).isEqualTo(lone.address("resumed"));
    lone.runTo("resumed");
    assertThat(lone.state.clock).isEqualTo(75 + 12 + 17);
  }

  @Test
  void shouldRunAHighPriorityProcessStartedByALowOne() {
    LoneCore lone =
        new LoneCore("low:\nldl 1\nrunp\nstopp\nhigh:\nldpri\nstl 2\nstopp")
            .ready(WORKSPACE, LOW, "low");
    lone.memory.store(WORKSPACE + 4, SECOND | HIGH);
    lone.memory.store(SECOND - 4, lone.address("high"));
    lone.memory.store(SECOND + 8, -1);
    lone.runTo("high");
    assertThat(lone.state.clock).isEqualTo(3 + 2 + 11 + 19);
    lone.run(1000);
    assertThat(lone.word(SECOND + 8)).isZero();
  }

  @ParameterizedTest
  @ValueSource(ints = {TransputerCore.STEPWISE, TransputerCore.AHEAD_OF_PRIVATE_MEMORY})
  void shouldGiveWayAtAJumpAfterTwoPeriods(int barrier) {
    LoneCore lone =
        new LoneCore("one:\nj one\ntwo:\nj two", barrier)
            .ready(WORKSPACE, LOW, "one")
            .ready(SECOND, LOW, "two");
    // A period is 1024 cycles; a jump takes 4 with its prefix, giving way 13 more. From 3 every 4
    // cycles; the first jump not before 2048 is at 2051.
    lone.runTo("two");
    assertThat(lone.state.clock).isEqualTo(2051 + 4 + 13);
    assertThat(lone.word(WORKSPACE - 4)).isEqualTo(lone.address("one"));
    // From 2068 every 4 cycles; the first jump not before 4096 is at 4096.
    lone.runTo("one");
    assertThat(lone.state.clock).isEqualTo(4096 + 4 + 13);
  }

  @Test
  void shouldGiveWayAtALoopEndAfterTwoPeriods() {
    LoneCore lone =
        new LoneCore("one:\nldlp 2\nldc end - one\nlend\nend:\nstopp\ntwo:\nstopp")
            .ready(WORKSPACE, LOW, "one")
            .ready(SECOND, LOW, "two");
    lone.memory.store(WORKSPACE + 12, 1_000_000);
    lone.runTo("two");
    // ldlp 1, ldc 1, lend 1+10: the lends start at 5 + 13 n, the first from 2048 on at 2059.
    assertThat(lone.state.clock).isEqualTo(2059 + 11 + 13);
    assertThat(lone.word(WORKSPACE - 4)).isEqualTo(lone.address("one"));
  }

  @Test
  void shouldNotGiveWayToNobodyOrAtHighPriority() {
    LoneCore alone = new LoneCore("one:\nj one").ready(WORKSPACE, LOW, "one").run(10_000);
    assertThat(alone.core.counters().contextSwitches).isEqualTo(1);
    LoneCore high =
        new LoneCore("one:\nj one")
            .ready(WORKSPACE, HIGH, "one")
            .ready(SECOND, HIGH, "one")
            .run(10_000);
    assertThat(high.core.counters().contextSwitches).isEqualTo(1);
  }

  @Test
  void shouldNotGetANewTimeSliceByBeingInterrupted() {
    LoneCore lone =
        new LoneCore(
                """
                high:
                  ldtimer
                again:
                  adc 100
                  stl 1
                  ldl 1
                  tin
                  ldl 1
                  j again
                one:
                  j one
                two:
                  j two
                """)
            .ready(THIRD, HIGH, "high")
            .ready(WORKSPACE, LOW, "one")
            .ready(SECOND, LOW, "two");
    lone.runTo("two");
    assertThat(lone.state.clock).isBetween(2048L, 2048L + 200);
  }
}
