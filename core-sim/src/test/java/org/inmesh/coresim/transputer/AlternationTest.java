package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.LoneCore.NOT_PROCESS;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.inmesh.coresim.program.MachineImage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Alternation on one core: words of memory and times before, while waiting and after. */
class AlternationTest {
  private static final int ONE = MachineImage.MEMORY_START + 7168;
  private static final int TWO = ONE + 4;
  private static final int SENDER = WORKSPACE + 512;
  private static final int OTHER_SENDER = WORKSPACE + 1024;
  private static final int LOW_QUEUE = MachineImage.MEMORY_START + 0x28;
  private static final int WAITING = 0x80000002;
  private static final int READY = 0x80000003;

  /** Words 1 and 2: channels, or channel and time; 3 and 4: guards; 5: the branch taken. */
  private static final String SOURCE =
      """
      channels:
        alt
        ldl 1
        ldl 3
        enbc
        ldl 2
        ldl 4
        enbc
      wait:
        altwt
      disable:
        ldl 1
        ldl 3
        ldc first - chosen
        disc
        ldl 2
        ldl 4
        ldc second - chosen
        disc
        altend
      chosen:
      first:
        ldc 1
        stl 5
        stopp
      second:
        ldc 2
        stl 5
        stopp
      timed:
        talt
        ldl 1
        ldl 3
        enbc
        ldl 2
        ldl 4
        enbt
      timedwait:
        taltwt
      timeddisable:
        ldl 1
        ldl 3
        ldc first - chosen
        disc
        ldl 2
        ldl 4
        ldc second - chosen
        dist
        j toend
      skip:
        alt
        ldl 1
        ldl 3
        enbc
        ldl 4
        enbs
      skipwait:
        altwt
      skipdisable:
        ldl 1
        ldl 3
        ldc first - chosen
        disc
        ldl 4
        ldc second - chosen
        diss
      toend:                 -- altend relative to chosen, as above
        ldc 1
        stl 5
        stopp
      sender:
        ldl 1
        ldc 9
        outword
        stopp
      latesender:
        ldl 2
        tin
        ldl 1
        ldc 9
        outword
        stopp
      """;

  private final LoneCore lone = new LoneCore(SOURCE);

  @BeforeEach
  void setUp() {
    lone.memory.store(ONE, NOT_PROCESS);
    lone.memory.store(TWO, NOT_PROCESS);
    lone.memory.store(SENDER + 4, ONE);
    lone.memory.store(OTHER_SENDER + 4, TWO);
    locals(ONE, TWO, 1, 1);
  }

  private void locals(int... words) {
    for (int i = 0; i < words.length; i++) {
      lone.memory.store(WORKSPACE + 4 + 4 * i, words[i]);
    }
  }

  private int state() {
    return lone.local(-3);
  }

  /** The offset that the alternation has selected, as a label's address. */
  private int selected() {
    return lone.address("chosen") + lone.local(0);
  }

  private int branch() {
    lone.run(lone.state.clock + 5000);
    return lone.local(5);
  }

  @Test
  void shouldTakeAChannelWhoseSenderCameFirst() {
    locals(TWO, ONE, 1, 1);
    lone.ready(SENDER, LOW, "sender").ready(WORKSPACE, LOW, "channels");
    lone.runTo("wait");
    assertThat(lone.word(ONE)).isEqualTo(SENDER | LOW);
    assertThat(lone.word(TWO)).isEqualTo(WORKSPACE | LOW);
    assertThat(state()).isEqualTo(READY);
    assertThat(lone.step()).isEqualTo(1 + 5);
    assertThat(branch()).isEqualTo(2);
    assertThat(lone.word(ONE)).isEqualTo(SENDER | LOW);
    assertThat(lone.word(TWO)).isEqualTo(NOT_PROCESS);
  }

  @Test
  void shouldWaitForASender() {
    lone.ready(WORKSPACE, LOW, "channels");
    lone.runTo("wait");
    // Dispatch 3, alt 1+2, twice ldl 2, ldl 2, enbc 1+7.
    assertThat(lone.state.clock).isEqualTo(3 + 3 + 2 * (2 + 2 + 8));
    assertThat(lone.step()).isEqualTo(1 + 17);
    assertThat(state()).isEqualTo(WAITING);
    assertThat(lone.local(0)).isEqualTo(-1);
    assertThat(lone.word(ONE)).isEqualTo(WORKSPACE | LOW);
    assertThat(lone.word(TWO)).isEqualTo(WORKSPACE | LOW);
    lone.run(200);
    assertThat(lone.core.waiting().reason(WORKSPACE | LOW))
        .isEqualTo(WaitingProcesses.Reason.ALTERNATION);
    lone.state.clock = 200;
    lone.ready(OTHER_SENDER, LOW, "sender").runTo("disable");
    // ldl 2, ldc 1, outword 23 between two dispatches of 3; the sender waits, the other goes on.
    assertThat(lone.state.clock).isEqualTo(200 + 3 + 26 + 3);
    assertThat(state()).isEqualTo(READY);
    assertThat(lone.word(TWO)).isEqualTo(OTHER_SENDER | LOW);
    assertThat(branch()).isEqualTo(2);
    assertThat(lone.word(ONE)).isEqualTo(NOT_PROCESS);
    assertThat(lone.core.waiting().descriptors()).containsExactly(OTHER_SENDER | LOW);
  }

  @Test
  void shouldWakeOnceForTwoSenders() {
    lone.ready(WORKSPACE, LOW, "channels").run(100);
    lone.ready(OTHER_SENDER, LOW, "sender").ready(SENDER, LOW, "sender");
    assertThat(branch()).isEqualTo(1);
    assertThat(lone.word(TWO)).isEqualTo(OTHER_SENDER | LOW);
    // Once to the alternation, twice to senders, once back.
    assertThat(lone.core.counters().contextSwitches).isEqualTo(4);
  }

  @Test
  void shouldTakeTheFirstDisabledOfTwoReadyGuards() {
    lone.ready(OTHER_SENDER, LOW, "sender")
        .ready(SENDER, LOW, "sender")
        .ready(WORKSPACE, LOW, "channels");
    assertThat(branch()).isEqualTo(1);
    assertThat(lone.word(ONE)).isEqualTo(SENDER | LOW);
    assertThat(lone.word(TWO)).isEqualTo(OTHER_SENDER | LOW);
  }

  @Test
  void shouldNotTakeAReadyChannelWhoseGuardIsFalse() {
    locals(ONE, TWO, 0, 1);
    lone.ready(SENDER, LOW, "sender")
        .ready(OTHER_SENDER, LOW, "sender")
        .ready(WORKSPACE, LOW, "channels");
    lone.runTo("channels");
    long start = lone.state.clock;
    lone.runTo("wait");
    // enbc takes 5 for the false guard and 7 for the other.
    assertThat(lone.state.clock - start).isEqualTo(3 + (2 + 2 + 6) + (2 + 2 + 8));
    assertThat(branch()).isEqualTo(2);
  }

  @Test
  void shouldTakeASkipAtOnce() {
    locals(ONE, 0, 1, 1);
    lone.ready(WORKSPACE, LOW, "skip").runTo("skipwait");
    assertThat(state()).isEqualTo(READY);
    lone.step();
    lone.runTo("toend");
    assertThat(selected()).isEqualTo(lone.address("second"));
    assertThat(lone.state.a).isEqualTo(1);
    assertThat(lone.word(ONE)).isEqualTo(NOT_PROCESS);
  }

  @Test
  void shouldPreferAChannelThatIsDisabledBeforeTheSkip() {
    locals(ONE, 0, 1, 1);
    lone.ready(SENDER, LOW, "sender").ready(WORKSPACE, LOW, "skip").runTo("toend");
    assertThat(selected()).isEqualTo(lone.address("first"));
    assertThat(lone.state.a).isZero();
  }

  @Test
  void shouldTakeATimeThatIsPast() {
    lone.state.clock = 64 * 100;
    locals(ONE, 99, 1, 1);
    lone.ready(WORKSPACE, LOW, "timed").runTo("timedwait");
    assertThat(lone.step()).isEqualTo(1 + 15);
    lone.runTo("toend");
    assertThat(selected()).isEqualTo(lone.address("second"));
    assertThat(lone.word(LOW_QUEUE)).isEqualTo(NOT_PROCESS);
  }

  @Test
  void shouldWaitForATime() {
    locals(ONE, 20, 1, 1);
    lone.ready(WORKSPACE, LOW, "timed").runTo("timedwait");
    assertThat(lone.step()).isEqualTo(1 + 48);
    assertThat(lone.word(LOW_QUEUE)).isEqualTo(WORKSPACE);
    lone.runTo("timeddisable");
    assertThat(lone.state.clock).isEqualTo(64 * 21 + 3);
    lone.runTo("toend");
    assertThat(selected()).isEqualTo(lone.address("second"));
    assertThat(lone.word(ONE)).isEqualTo(NOT_PROCESS);
    assertThat(lone.word(LOW_QUEUE)).isEqualTo(NOT_PROCESS);
  }

  @Test
  void shouldTakeAChannelBeforeItsTime() {
    locals(ONE, 20, 1, 1);
    lone.memory.store(SENDER + 8, 9);
    lone.ready(WORKSPACE, LOW, "timed").ready(SENDER, LOW, "latesender").runTo("timeddisable");
    // The sender wakes in cycle 640: ldl 2, ldc 1, outword 23 between two dispatches of 3.
    assertThat(lone.state.clock).isEqualTo(640 + 3 + 2 + 1 + 23 + 3);
    assertThat(lone.word(LOW_QUEUE)).isEqualTo(WORKSPACE);
    lone.runTo("toend");
    assertThat(selected()).isEqualTo(lone.address("first"));
    assertThat(lone.word(LOW_QUEUE)).isEqualTo(NOT_PROCESS);
  }

  @Test
  void shouldTakeATimeThatComesTogetherWithItsSenders() {
    locals(ONE, 9, 1, 1);
    lone.memory.store(SENDER + 8, 9);
    // Both wake in cycle 640, the sender first: of equal times the last to come is the first. So
    // its message is there when the guards are disabled.
    lone.ready(WORKSPACE, LOW, "timed").ready(SENDER, LOW, "latesender").runTo("toend");
    assertThat(selected()).isEqualTo(lone.address("first"));
    assertThat(lone.word(ONE)).isEqualTo(SENDER | LOW);
  }

  @Test
  void shouldIgnoreATimeWhoseGuardIsFalse() {
    locals(ONE, 9, 1, 0);
    lone.ready(WORKSPACE, LOW, "timed").run(10_000);
    assertThat(lone.word(LOW_QUEUE)).isEqualTo(NOT_PROCESS);
    assertThat(state()).isEqualTo(WAITING);
    lone.ready(SENDER, LOW, "sender").runTo("toend");
    assertThat(selected()).isEqualTo(lone.address("first"));
  }
}
