package org.inmesh.isa.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Rows from the definitions, as the instruction set manual has them and libtvm repeats them; what
 * is left undefined by them as t4 found it on real transputers.
 */
class StackAfterTest {

  @ParameterizedTest
  @CsvSource({
    "REV, B; A; C",
    "ADD, result; C; (C)",
    "LADD, result; (B); (C)",
    "XDBLE, A; high word; B",
    "SB, C; (B); (0)",
    "CSNGL, A; C; (C)",
    "CCNT1, B; C; (C)",
    "MINT, result; A; B",
    "DUP, A; A; B",
    "STARTP, (A); (B); (C)",
    "CRCBYTE, result; C; (result)",
    "LMUL, low word; high word; (high word)",
    "FPLDNLSNI, C; (C); (C)",
    "FPGT, result; A; B"
  })
  void shouldSayWhatAnOperationLeavesInTheRegisters(Operation operation, String after) {
    assertThat(operation.stackAfter()).hasToString(after);
  }

  @ParameterizedTest
  @CsvSource({
    "LDL, result; A; B",
    "STL, B; C; (C)",
    "STNL, C; (B); (C)",
    "AJW, A; B; C",
    "J, (A); (B); (C)"
  })
  void shouldSayWhatAFunctionLeavesInTheRegisters(Function function, String after) {
    assertThat(function.stackAfter()).hasToString(after);
  }

  @ParameterizedTest
  @CsvSource({
    "FPADD, result; FC; (FC)",
    "FPGT, FC; (FC); (FC)",
    "FPDUP, FA; FA; FB",
    "FPSTNLDB, FB; FC; (FC)",
    "FPTESTERROR, FA; FB; FC"
  })
  void shouldSayWhatAnOperationLeavesInTheFloatingPointRegisters(
      Operation operation, String after) {
    assertThat(operation.floatingPointStackAfter().orElseThrow()).hasToString(after);
  }
}
