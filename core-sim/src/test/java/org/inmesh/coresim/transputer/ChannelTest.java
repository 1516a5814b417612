package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.CoreState.LOW;
import static org.inmesh.coresim.transputer.LoneCore.NOT_PROCESS;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.inmesh.coresim.program.MachineImage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rendezvous of two processes of one core through a word of memory. */
class ChannelTest {
  private static final int READER = WORKSPACE;
  private static final int WRITER = WORKSPACE + 512;
  private static final int CHANNEL = MachineImage.MEMORY_START + 7168;

  /** Word 1 is the channel, the message starts at word 3. */
  private static final String SOURCE =
      """
      reader:
        ldlp 3
        ldl 1
        ldc %1$d
        in
      read:
        stopp
      writer:
        ldlp 3
        ldl 1
        ldc %1$d
        out
      written:
        stopp
      wordwriter:
        ldl 1
        ldl 3
        outword
      wordwritten:
        stopp
      bytewriter:
        ldl 1
        ldl 3
        outbyte
      bytewritten:
        stopp
      """;

  private static LoneCore lone(int bytes) {
    LoneCore lone = new LoneCore(SOURCE.formatted(bytes));
    lone.memory.store(CHANNEL, NOT_PROCESS);
    lone.memory.store(READER + 4, CHANNEL);
    lone.memory.store(WRITER + 4, CHANNEL);
    for (int i = 0; i < 12; i++) {
      lone.memory.storeByte(WRITER + 12 + i, i + 1);
      lone.memory.storeByte(READER + 12 + i, 0xEE);
    }
    return lone;
  }

  private static void assertMessage(LoneCore lone, int bytes) {
    for (int i = 0; i < 12; i++) {
      assertThat(lone.memory.loadByte(READER + 12 + i)).isEqualTo(i < bytes ? i + 1 : 0xEE);
    }
    assertThat(lone.word(CHANNEL)).isEqualTo(NOT_PROCESS);
    assertThat(lone.core.counters().localMessages).isEqualTo(1);
  }

  // Before in or out: 1 + 2 + 1; the first of the two takes 19, the second 2w+19; stopp 1+11; each
  // dispatch 3.
  @ParameterizedTest
  @CsvSource({"0, 0", "1, 1", "4, 1", "5, 2", "12, 3"})
  void shouldLetTheReaderWaitForTheWriter(int bytes, int words) {
    LoneCore lone = lone(bytes).ready(READER, LOW, "reader").ready(WRITER, LOW, "writer");
    lone.runTo("writer");
    assertThat(lone.state.clock).isEqualTo(3 + 4 + 19 + 3);
    assertThat(lone.word(CHANNEL)).isEqualTo(READER | LOW);
    assertThat(lone.word(READER - 12)).isEqualTo(READER + 12);
    assertThat(lone.word(READER - 4)).isEqualTo(lone.address("read"));
    lone.runTo("written");
    assertThat(lone.state.clock).isEqualTo(29 + 4 + 19 + 2 * words);
    assertMessage(lone, bytes);
    assertThat(lone.state.frontLow).isEqualTo(READER);
    long now = lone.state.clock;
    lone.runTo("read");
    assertThat(lone.state.clock).isEqualTo(now + 12 + 3);
  }

  @ParameterizedTest
  @CsvSource({"0, 0", "3, 1", "8, 2", "11, 3"})
  void shouldLetTheWriterWaitForTheReader(int bytes, int words) {
    LoneCore lone = lone(bytes).ready(WRITER, LOW, "writer").ready(READER, LOW, "reader");
    lone.runTo("reader");
    assertThat(lone.state.clock).isEqualTo(3 + 4 + 19 + 3);
    assertThat(lone.word(CHANNEL)).isEqualTo(WRITER | LOW);
    assertThat(lone.word(WRITER - 12)).isEqualTo(WRITER + 12);
    lone.runTo("read");
    assertThat(lone.state.clock).isEqualTo(29 + 4 + 19 + 2 * words);
    assertMessage(lone, bytes);
    lone.runTo("written");
    assertThat(lone.state.workspace).isEqualTo(WRITER);
  }

  // 23 cycles whoever is first; ldl and ldl before take 4.
  @ParameterizedTest
  @CsvSource({"word, 4", "byte, 1"})
  void shouldOutputAValueToAWaitingReader(String kind, int bytes) {
    LoneCore lone = lone(bytes).ready(READER, LOW, "reader").ready(WRITER, LOW, kind + "writer");
    lone.runTo(kind + "written");
    assertThat(lone.state.clock).isEqualTo(29 + 4 + 23);
    assertMessage(lone, bytes);
  }

  @ParameterizedTest
  @CsvSource({"word, 4", "byte, 1"})
  void shouldKeepAValueInWordZeroUntilTheReaderComes(String kind, int bytes) {
    LoneCore lone = lone(bytes).ready(WRITER, LOW, kind + "writer").ready(READER, LOW, "reader");
    lone.runTo("reader");
    assertThat(lone.state.clock).isEqualTo(3 + 4 + 23 + 3);
    assertThat(lone.word(WRITER)).isEqualTo(0x04030201);
    assertThat(lone.word(WRITER - 12)).isEqualTo(WRITER);
    lone.runTo("read");
    assertThat(lone.state.clock).isEqualTo(33 + 4 + 21);
    assertMessage(lone, bytes);
  }

  @Test
  void shouldResetAChannel() {
    LoneCore lone = new LoneCore("start:\nresetch").running("start").registers(CHANNEL, 2, 3);
    lone.memory.store(CHANNEL, WRITER | LOW);
    assertThat(lone.step()).isEqualTo(1 + 3);
    assertThat(lone.state.a).isEqualTo(WRITER | LOW);
    assertThat(lone.word(CHANNEL)).isEqualTo(NOT_PROCESS);
  }

  @Test
  void shouldTellWhoWaitsForWhat() {
    LoneCore lone = lone(4).ready(READER, LOW, "reader").run(1000);
    WaitingProcesses waiting = lone.core.waiting();
    assertThat(waiting.descriptors()).containsExactly(READER | LOW);
    assertThat(waiting.reason(READER | LOW)).isEqualTo(WaitingProcesses.Reason.INPUT);
    assertThat(waiting.address(READER | LOW)).isEqualTo(CHANNEL);
    assertThat(lone.core.nextCycle()).isEqualTo(Long.MAX_VALUE);
    lone.ready(WRITER, LOW, "writer").run(2000);
    assertThat(waiting.size()).isZero();
  }
}
