package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.CoreState.HIGH;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.LoneCore.NOT_PROCESS;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.junit.jupiter.api.Test;

/** Queues dumped and put back, a PAR of three, processes that stop, timers across the wrap. */
class QueueScenarioTest {
  private static final int SECOND = WORKSPACE + 512;
  private static final int THIRD = WORKSPACE + 1024;
  private static final int TIMER_QUEUE_HIGH = 0x80000024;

  @Test
  void shouldDumpTheQueueRunAloneAndPutItBack() {
    LoneCore lone =
        new LoneCore(
                """
                owner:
                  ldlp 4
                  savel
                  mint
                  stlf
                dumped:
                  ldc 0
                  cj on
                on:
                  ldlp 6
                  savel
                  ldl 4
                  stlf
                  ldl 5
                  stlb
                restored:
                  stopp
                other:
                  stopp
                """)
            .ready(WORKSPACE, LOW, "owner")
            .ready(SECOND, LOW, "other")
            .ready(THIRD, LOW, "other");
    lone.runTo("dumped");
    assertThat(new int[] {lone.local(4), lone.local(5)}).containsExactly(SECOND, THIRD);
    assertThat(lone.word(SECOND - 8)).isEqualTo(THIRD);
    assertThat(lone.state.frontLow).isEqualTo(NOT_PROCESS);
    lone.runTo("restored");
    assertThat(lone.local(6)).isEqualTo(NOT_PROCESS);
    assertThat(new int[] {lone.state.frontLow, lone.state.backLow}).containsExactly(SECOND, THIRD);
    lone.step();
    lone.runTo("other");
    assertThat(lone.state.workspace).isEqualTo(SECOND);
    lone.step();
    lone.runTo("other");
    assertThat(lone.state.workspace).isEqualTo(THIRD);
    lone.run(100_000);
    assertThat(lone.core.nextCycle()).isEqualTo(Long.MAX_VALUE);
  }

  @Test
  void shouldDumpTheHighPriorityQueue() {
    LoneCore lone =
        new LoneCore("owner:\nldlp 4\nsaveh\nmint\nsthf\nend:\nstopp\nother:\nstopp")
            .ready(WORKSPACE, HIGH, "owner")
            .ready(SECOND, HIGH, "other")
            .ready(THIRD, HIGH, "other")
            .runTo("end");
    assertThat(new int[] {lone.local(4), lone.local(5)}).containsExactly(SECOND, THIRD);
    lone.run(100_000);
    // The others are lost: nobody has put them back.
    assertThat(lone.core.counters().contextSwitches).isEqualTo(1);
    assertThat(lone.word(SECOND - 4)).isEqualTo(lone.address("other"));
  }

  @Test
  void shouldEndAParOfThreeWithTheLastOfThem() {
    LoneCore lone =
        new LoneCore(
                """
                parent:
                  lda successor
                  stl 0
                  ldc 3
                  stl 1
                  ldc one - afterone
                  ldlp -40
                  startp
                afterone:
                  ldc two - aftertwo
                  ldlp -80
                  startp
                aftertwo:
                  ldlp 0
                parentends:
                  endp
                one:
                  ldlp 40
                oneends:
                  endp
                two:
                  ldlp 80
                twoends:
                  endp
                successor:
                  stopp
                """)
            .running("parent");
    lone.runTo("parentends");
    assertThat(new int[] {lone.state.frontLow, lone.state.backLow})
        .containsExactly(WORKSPACE - 160, WORKSPACE - 320);
    lone.runTo("oneends");
    assertThat(lone.local(1)).isEqualTo(2);
    lone.runTo("twoends");
    assertThat(lone.local(1)).isEqualTo(1);
    long before = lone.state.clock;
    lone.runTo("successor");
    assertThat(lone.state.clock).isEqualTo(before + 13);
    assertThat(lone.local(1)).isZero();
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE);
  }

  @Test
  void shouldStopAProcessWithAnErrorOnly() {
    LoneCore lone =
        new LoneCore(
                """
                one:
                  clrhalterr
                  stoperr
                  ldc 1
                  stl 1
                  seterr
                  stoperr
                stopped:
                  ldc 2
                  stl 1
                  stopp
                two:
                  testerr
                  stl 1
                  stopp
                """)
            .ready(WORKSPACE, LOW, "one")
            .ready(SECOND, LOW, "two")
            .run(100_000);
    assertThat(lone.local(1)).isEqualTo(1);
    assertThat(lone.word(WORKSPACE - 4)).isEqualTo(lone.address("stopped"));
    // The flag is the processor's, so the other finds it set.
    assertThat(lone.word(SECOND + 4)).isZero();
  }

  @Test
  void shouldHaltWhenTheErrorFlagGetsSet() {
    LoneCore lone =
        new LoneCore("one:\nsethalterr\nldc #7FFFFFFF\nadc 1\nnext:\nstopp\ntwo:\nstopp")
            .ready(WORKSPACE, LOW, "one")
            .ready(SECOND, LOW, "two")
            .run(100_000);
    assertThat(lone.core.fault()).isPresent();
    assertThat(lone.state.activity).isEqualTo(CoreState.FAULTED);
    assertThat(lone.state.error).isTrue();
    assertThat(lone.core.counters().contextSwitches).isEqualTo(1);
  }

  @Test
  void shouldNotHaltWhenTheErrorFlagWasSetBefore() {
    LoneCore lone =
        new LoneCore("one:\nclrhalterr\nseterr\nsethalterr\nseterr\nldc 5\nstl 1\nstopp")
            .ready(WORKSPACE, LOW, "one")
            .run(100_000);
    assertThat(lone.core.fault()).isEmpty();
    assertThat(lone.local(1)).isEqualTo(5);
  }

  /** Times are compared as signed differences, so that the queue goes on across the wrap. */
  @Test
  void shouldKeepTimesInOrderAcrossTheWrap() {
    LoneCore lone =
        new LoneCore(
                """
                first:
                  ldc #7FFFFFF0
                  sttimer
                  ldc #80000090
                  tin
                late:
                  stopp
                third:
                  ldc #80000050
                  tin
                early:
                  stopp
                """)
            .ready(WORKSPACE, HIGH, "first")
            .ready(THIRD, HIGH, "third");
    // Dispatch 3, ldc 8: sttimer begins in cycle 11, so the clock is #7FFFFFF0 + cycle - 11.
    lone.runTo("early");
    assertThat(lone.state.workspace).isEqualTo(THIRD);
    assertThat(lone.word(TIMER_QUEUE_HIGH)).isEqualTo(WORKSPACE);
    // After #80000050 is #80000051: #61 ticks on; the dispatch takes 3.
    assertThat(lone.state.clock).isEqualTo(11 + 0x61 + 3);
    lone.runTo("late");
    assertThat(lone.state.clock).isEqualTo(11 + 0xA1 + 3);
    assertThat(lone.word(TIMER_QUEUE_HIGH)).isEqualTo(NOT_PROCESS);
  }
}
