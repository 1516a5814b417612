package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.ProcessorSpecification;
import org.inmesh.isa.transputer.ProcessorType;
import org.inmesh.isa.transputer.assembly.Assembler;
import org.inmesh.isa.transputer.assembly.AssemblySource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Cycles of memory outside the chip, worked out from the data books' estimates: e for an access, e
 * - 3 for a word of code in a straight line, e + 3 for a jump, e being the cycles of an access
 * beyond the first.
 */
class MemoryTimingTest {
  private static final int EXTERNAL_CYCLES = 5;
  private static final int EXTRA = 4;

  // With 4096 bytes on the chip the first process's workspace begins outside, right above them.
  @ParameterizedTest
  @CsvSource({
    "ldl 0, 6", // 2 + e
    "ldl -1, 3", // a prefix and 2: the word below is on the chip
    "stl 0, 5", // 1 + e
    "ldlp 0, 1",
    "ldnl 1, 6", // 2 + e
    "stnl 1, 6",
    "lb, 9", // 5 + e
    "sb, 9", // a prefix and 4 + e
  })
  void shouldAddTheCyclesOfAnAccessToData(String instruction, int cycles) {
    LoneCore lone = core(instruction, 4096, EXTERNAL_CYCLES);
    lone.running("start").registers(LoneCore.WORKSPACE + 8, 1, 2);
    assertThat(lone.step()).isEqualTo(cycles);
  }

  @ParameterizedTest
  @CsvSource({"1, 8", "3, 8", "4, 8", "5, 10", "7, 14"})
  void shouldFetchCodeWhileTheWordBeforeIsExecuted(int externalCycles, long cycles) {
    // Eight instructions of a cycle in two words.
    LoneCore lone = core("ldc 1\n".repeat(8), 0, externalCycles).running("start");
    long taken = 0;
    for (int i = 0; i < 8; i++) {
      taken += lone.step();
    }
    assertThat(taken).isEqualTo(cycles);
  }

  @Test
  void shouldAddTheCyclesOfATransferOfControl() {
    LoneCore lone = core("j over\nldc 1\nover: ldc 2", 0, EXTERNAL_CYCLES).running("start");
    // The first word of code begins with the jump.
    assertThat(lone.step()).isEqualTo(3 + 1 + EXTRA + 3);
    assertThat(lone.step()).isEqualTo(1);
  }

  // A prefix, 8, 2 for each word, and e for each word on either side.
  @ParameterizedTest
  @CsvSource({"0, 9", "8, 29", "9, 39"})
  void shouldAddTwoAccessesForEachWordThatIsMoved(int bytes, int cycles) {
    LoneCore lone = core("move", 4096, EXTERNAL_CYCLES).running("start");
    lone.registers(bytes, LoneCore.WORKSPACE + 64, LoneCore.WORKSPACE);
    assertThat(lone.step()).isEqualTo(cycles);
  }

  private static LoneCore core(String text, int onChipBytes, int externalCycles) {
    return new LoneCore(
        Assembler.assemble(AssemblySource.parse("test", "start: " + text)),
        TransputerCore.STEPWISE,
        memory -> memory,
        new ProcessorSpecification(ProcessorType.T800, onChipBytes, externalCycles, 20));
  }
}
