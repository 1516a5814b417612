package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.CoreState.HIGH;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.LoneCore.NOT_PROCESS;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * A sender comes while the alternation is in each of its states: enabling, ready, waiting,
 * disabling. Senders are of high priority, so that they come at once.
 */
class AlternationStatesTest {
  private static final int STATE = WORKSPACE - 12;
  private static final int ENABLING = NOT_PROCESS + 1;
  private static final int WAITING = NOT_PROCESS + 2;
  private static final int READY = NOT_PROCESS + 3;
  private static final int ONE = WORKSPACE + 2048;
  private static final int TWO = ONE + 4;
  private static final int FIRST_SENDER = WORKSPACE + 512;
  private static final int SECOND_SENDER = WORKSPACE + 1024;

  private final LoneCore lone =
      new LoneCore(
          """
          alternation:
            alt
            ldl 1
            ldc 1
            enbc
          enabling:
            ldl 2
            ldc 1
            enbc
          enabled:
            altwt
          disabling:
            ldl 1
            ldc 1
            ldc first - end
            disc
          between:
            ldl 2
            ldc 1
            ldc second - end
            disc
            altend
          end:
          first:
            ldc 1
            stl 9
            stopp
          second:
            ldc 2
            stl 9
            stopp
          sender:
            ldl 1
            ldc 7
            outword
            stopp
          """);

  @BeforeEach
  void begin() {
    lone.memory.store(ONE, NOT_PROCESS);
    lone.memory.store(TWO, NOT_PROCESS);
    lone.memory.store(WORKSPACE + 4, ONE);
    lone.memory.store(WORKSPACE + 8, TWO);
    lone.memory.store(FIRST_SENDER + 4, ONE);
    lone.memory.store(SECOND_SENDER + 4, TWO);
    lone.ready(WORKSPACE, LOW, "alternation");
  }

  /** Lets a sender come before the instruction at a label, and do what it does. */
  private void comes(int sender) {
    lone.ready(sender, HIGH, "sender");
    long instructions = lone.core.counters().instructions;
    while (lone.core.counters().instructions < instructions + 3) {
      lone.step();
    }
  }

  private int selected() {
    lone.run(100_000);
    return lone.local(9);
  }

  @Test
  void shouldBecomeReadyWhileItEnables() {
    lone.runTo("enabling");
    assertThat(lone.word(STATE)).isEqualTo(ENABLING);
    assertThat(lone.word(ONE)).isEqualTo(WORKSPACE | LOW);
    comes(FIRST_SENDER);
    assertThat(lone.word(STATE)).isEqualTo(READY);
    assertThat(lone.word(ONE)).isEqualTo(FIRST_SENDER | HIGH);
    lone.runTo("enabled");
    // altwt does not wait: 1+5.
    assertThat(lone.step()).isEqualTo(6);
    assertThat(selected()).isEqualTo(1);
    assertThat(lone.word(ONE)).isEqualTo(FIRST_SENDER | HIGH);
    assertThat(lone.word(TWO)).isEqualTo(NOT_PROCESS);
  }

  @Test
  void shouldBecomeReadyWhileItWaits() {
    lone.runTo("enabled");
    // altwt waits: 1+17.
    assertThat(lone.step()).isEqualTo(18);
    assertThat(lone.word(STATE)).isEqualTo(WAITING);
    lone.run(1000);
    comes(SECOND_SENDER);
    assertThat(lone.word(STATE)).isEqualTo(READY);
    lone.runTo("disabling");
    assertThat(selected()).isEqualTo(2);
    assertThat(lone.word(ONE)).isEqualTo(NOT_PROCESS);
    assertThat(lone.word(TWO)).isEqualTo(SECOND_SENDER | HIGH);
  }

  @Test
  void shouldTakeTheGuardThatIsDisabledFirstIfSeveralAreReady() {
    lone.runTo("enabled");
    comes(SECOND_SENDER);
    assertThat(lone.word(STATE)).isEqualTo(READY);
    // Another one while it is ready.
    comes(FIRST_SENDER);
    assertThat(lone.word(STATE)).isEqualTo(READY);
    assertThat(selected()).isEqualTo(1);
    assertThat(lone.word(ONE)).isEqualTo(FIRST_SENDER | HIGH);
    assertThat(lone.word(TWO)).isEqualTo(SECOND_SENDER | HIGH);
  }

  @Test
  void shouldNotBeWokenTwice() {
    lone.runTo("enabled");
    lone.step();
    lone.run(1000);
    lone.ready(FIRST_SENDER, HIGH, "sender").ready(SECOND_SENDER, HIGH, "sender");
    lone.runTo("disabling");
    assertThat(lone.state.frontLow).isEqualTo(NOT_PROCESS);
    assertThat(lone.word(STATE)).isEqualTo(READY);
    assertThat(selected()).isEqualTo(1);
  }

  @Test
  void shouldLetAloneWhoComesToADisabledGuard() {
    lone.runTo("enabled");
    comes(SECOND_SENDER);
    lone.runTo("between");
    assertThat(lone.word(ONE)).isEqualTo(NOT_PROCESS);
    comes(FIRST_SENDER);
    assertThat(lone.word(ONE)).isEqualTo(FIRST_SENDER | HIGH);
    assertThat(selected()).isEqualTo(2);
    assertThat(lone.word(ONE)).isEqualTo(FIRST_SENDER | HIGH);
  }

  @Test
  void shouldFindAReadyGuardThatIsNotDisabledYet() {
    lone.runTo("enabled");
    comes(FIRST_SENDER);
    lone.runTo("disabling");
    comes(SECOND_SENDER);
    assertThat(selected()).isEqualTo(1);
    assertThat(lone.word(TWO)).isEqualTo(SECOND_SENDER | HIGH);
  }
}
