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

/** A high priority process interrupts a block of 4 words between two of them. */
class InterruptedMoveTest {
  private static final int SAVE_AREA = MachineImage.MEMORY_START + 0x2C;
  private static final int HIGH_WORKSPACE = WORKSPACE + 1024;
  private static final int SENDER = WORKSPACE + 2048;
  private static final int CHANNEL = WORKSPACE + 4 * 100;
  private static final int SOURCE = WORKSPACE + 4 * 20;
  private static final int DESTINATION = WORKSPACE + 4 * 40;
  // Cycles before the first word, with the prefix.
  private static final int MOVE_BASE = 1 + 8;
  private static final int INPUT_BASE = 19;

  // Until the high priority process begins, its dispatch included; until the other goes on.
  private static final int INTERRUPT = 19;
  private static final int RESUME = 17;

  private static final int HALT_ON_ERROR = 0x80;

  private static final String HIGH_PROCESS =
      """
      high:
        ldl 1
        tin
      interrupted:
        ldc 7
        stl 2
        stopp
      """;
  private static final int HIGH_CYCLES = 1 + 1 + (1 + 11);

  private static final String MOVE =
      """
      low:
        ldlp 20
        ldlp 40
        ldc 16
      copy:
        move
      after:
        stopp
      """;

  private static final String INPUT =
      """
      low:
        ldlp 40
        ldlp 100
        ldc 16
      copy:
        in
      after:
        stopp
      send:
        ldlp -492
        ldlp -412
        ldc 16
        out
      sent:
        stopp
      """;

  private static LoneCore atCopy(String low, int highTime, int barrier) {
    LoneCore lone = new LoneCore(HIGH_PROCESS + low, barrier);
    for (int i = 0; i < 4; i++) {
      lone.memory.store(SOURCE + 4 * i, 11 + i);
    }
    lone.memory.store(CHANNEL, NOT_PROCESS);
    lone.memory.store(HIGH_WORKSPACE + 4, highTime);
    lone.ready(HIGH_WORKSPACE, HIGH, "high");
    if (low.equals(INPUT)) {
      lone.ready(SENDER, LOW, "send");
    }
    lone.ready(WORKSPACE, LOW, "low");
    return lone.runTo("copy");
  }

  /** The high priority process becomes ready while the second word of four is moved. */
  private static LoneCore interrupted(String low, int barrier) {
    int base = low.equals(MOVE) ? MOVE_BASE : INPUT_BASE;
    long start = atCopy(low, 100_000, TransputerCore.STEPWISE).state.clock;
    LoneCore lone = atCopy(low, (int) start + base + 3 - 1, barrier);
    assertThat(lone.state.clock).isEqualTo(start);
    return lone;
  }

  private static int saved(LoneCore lone, int word) {
    return lone.word(SAVE_AREA + 4 * word);
  }

  private static void assertSavedAfterTwoWords(LoneCore lone, int status) {
    assertThat(lone.state.priority).isEqualTo(HIGH);
    assertThat(lone.word(DESTINATION + 4)).isEqualTo(12);
    assertThat(lone.word(DESTINATION + 8)).isZero();
    assertThat(saved(lone, 0)).isEqualTo(WORKSPACE | LOW);
    assertThat(saved(lone, 1)).isEqualTo(lone.address("after"));
    assertThat(saved(lone, 2)).isEqualTo(8);
    assertThat(saved(lone, 3)).isEqualTo(DESTINATION + 8);
    assertThat(saved(lone, 4)).isEqualTo(SOURCE + 8);
    assertThat(saved(lone, 5)).isEqualTo(status);
  }

  /** The instruction pointer is behind the instruction already while the rest is moved. */
  private static void complete(LoneCore lone) {
    lone.runTo("after");
    while (lone.state.moving != null) {
      lone.step();
    }
  }

  private static void assertMoved(LoneCore lone) {
    for (int i = 0; i < 4; i++) {
      assertThat(lone.word(DESTINATION + 4 * i)).isEqualTo(11 + i);
    }
  }

  @Test
  void shouldSaveWhatIsLeftOfAMoveAndGoOnWithIt() {
    LoneCore lone = interrupted(MOVE, TransputerCore.STEPWISE);
    long start = lone.state.clock;

    lone.runTo("interrupted");
    assertThat(lone.state.clock).isEqualTo(start + MOVE_BASE + 2 * 2 + INTERRUPT);
    assertSavedAfterTwoWords(lone, HALT_ON_ERROR | StatusRegister.MOVE);

    complete(lone);
    assertMoved(lone);
    assertThat(lone.state.priority).isEqualTo(LOW);
    assertThat(lone.state.clock)
        .isEqualTo(start + (MOVE_BASE + 4 * 2) + INTERRUPT + HIGH_CYCLES + RESUME);
  }

  @Test
  void shouldSaveThePartnerOfAMessage() {
    LoneCore lone = interrupted(INPUT, TransputerCore.STEPWISE);

    lone.runTo("interrupted");
    assertSavedAfterTwoWords(
        lone, HALT_ON_ERROR | StatusRegister.MOVE | StatusRegister.INPUT_OUTPUT);
    assertThat(saved(lone, 6)).isEqualTo(SENDER | LOW);
    assertThat(lone.word(CHANNEL)).isEqualTo(NOT_PROCESS);
    assertThat(lone.state.frontLow).isEqualTo(NOT_PROCESS);

    complete(lone);
    assertMoved(lone);
    lone.runTo("sent");
    assertThat(lone.state.workspace).isEqualTo(SENDER);
  }

  @ParameterizedTest
  @ValueSource(strings = {MOVE, INPUT})
  void shouldEndTheSameWhenRunningAhead(String low) {
    LoneCore steps = interrupted(low, TransputerCore.STEPWISE).run(10_000);
    LoneCore ahead = interrupted(low, TransputerCore.AHEAD_OF_PRIVATE_MEMORY).run(10_000);

    assertMoved(ahead);
    assertThat(ahead.state).usingRecursiveComparison().isEqualTo(steps.state);
    for (int offset = 0; offset < LoneCore.MEMORY_BYTES; offset += 4) {
      int address = MachineImage.MEMORY_START + offset;
      assertThat(ahead.word(address)).isEqualTo(steps.word(address));
    }
  }

  @Test
  void shouldSaveThatADescheduledProcessIsNotToGoOn() {
    String low = "low:\nldc 0\ncopy:\nstopp\nother:\nldc 1\nnext:\nstopp\n";
    long start = atCopy(low, 100_000, TransputerCore.STEPWISE).state.clock;
    LoneCore lone = atCopy(low, (int) start + 5, TransputerCore.STEPWISE);
    lone.ready(SENDER, LOW, "other");

    lone.runTo("interrupted");
    assertThat(saved(lone, 0)).isEqualTo(WORKSPACE | LOW);
    assertThat(saved(lone, 5)).isEqualTo(HALT_ON_ERROR | StatusRegister.GOTO_START_NEXT_PROCESS);

    lone.runTo("next");
    assertThat(lone.state.workspace).isEqualTo(SENDER);
  }

  @Test
  void shouldSaveThatNoProcessRan() {
    LoneCore lone = new LoneCore(HIGH_PROCESS).ready(HIGH_WORKSPACE, HIGH, "high");
    lone.memory.store(HIGH_WORKSPACE + 4, 500);

    lone.runTo("interrupted");

    assertThat(saved(lone, 0)).isEqualTo(NOT_PROCESS | LOW);
  }

  @Test
  void shouldMoveOverlappingWordsOneAfterTheOther() {
    LoneCore lone = new LoneCore("move\nstopp").running(WORKSPACE, LoneCore.CODE);
    lone.memory.store(SOURCE, 5);
    lone.registers(12, SOURCE + 4, SOURCE);

    lone.step();

    for (int i = 1; i <= 3; i++) {
      assertThat(lone.word(SOURCE + 4 * i)).isEqualTo(5);
    }
    assertThat(lone.word(SOURCE + 16)).isZero();
  }
}
