package org.inmesh.isa.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CycleTableTest {

  /** The cost in the notation of the data sheets, with another base. */
  @ParameterizedTest
  @CsvSource({
    "MUL, 38, 4, 4",
    "PROD, n+4, 1, n+1",
    "IN, 2w+19, 40, 2w+40",
    "MOVE2DALL, (2w+23)r, 7, (2w+7)r",
    "LEND, 10/5, 12, 12/7",
    "LEND, 10/5, 6, 6/1",
    "LEND, 10/5, 5, 5/1",
    "LEND, 10/5, 1, 1/1",
    "FPMUL, 11:18, 5, 5:12",
  })
  void shouldHaveAnotherBaseAndKeepWhatDataAdd(
      Operation operation, String usual, int base, String expected) {
    CycleTable table = new CycleTable(Map.of(operation.mnemonic(), base));

    assertThat(CycleTable.USUAL.of(operation)).hasToString(usual);
    assertThat(table.of(operation)).hasToString(expected);
    assertThat(table.of(Operation.ADD)).isEqualTo(Operation.ADD.cost());
  }

  @Test
  void shouldVaryFunctionsAndFloatingPointEntriesToo() {
    CycleTable table = new CycleTable(Map.of("cj", 3, "pfix", 2, "fpuabs", 9));

    assertThat(table.of(Function.CJ)).hasToString("3/1");
    assertThat(table.of(Function.PFIX).base()).isEqualTo(2);
    assertThat(table.of(Function.NFIX).base()).isEqualTo(1);
    assertThat(table.ofEntry(FloatingPointEntryCode.FPUABS)).isEqualTo(9);
    assertThat(table.ofEntry(FloatingPointEntryCode.FPUR64TOR32)).isEqualTo(6);
  }

  @Test
  void shouldBeEqualIfTheCostsAre() {
    assertThat(new CycleTable(Map.of("mul", 38, "lb", 5))).isEqualTo(CycleTable.USUAL);
    assertThat(new CycleTable(Map.of("mul", 38, "lb", 4)))
        .isEqualTo(new CycleTable(Map.of("lb", 4)))
        .hasSameHashCodeAs(new CycleTable(Map.of("lb", 4)))
        .isNotEqualTo(CycleTable.USUAL)
        .hasToString("{lb = 4}");
  }

  @Test
  void shouldHaveARowForEachInstruction() {
    assertThat(CycleTable.rows())
        .extracting(CycleTable.Row::mnemonic)
        .doesNotHaveDuplicates()
        .hasSize(15 + Operation.values().length + FloatingPointEntry.values().length)
        .contains("ldc", "pfix", "mul", "fpadd", "fpusqrtstep", "atomadd")
        .doesNotContain("opr");
  }

  @ParameterizedTest
  @CsvSource({"mul, 0", "mul, 1501", "pfix, 17", "opr, 1", "MUL, 4", "multiply, 4"})
  void shouldRefuseWhatIsNoInstructionOrOutOfRange(String mnemonic, int cycles) {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new CycleTable(Map.of(mnemonic, cycles)))
        .withMessageContaining(mnemonic);
  }
}
