package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.CODE;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import org.inmesh.isa.transputer.Operation;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Loads, stores, jumps, calls, loops and block moves; cycles by hand from the table. */
class MemoryInstructionTest {

  private static LoneCore at(String source, int a, int b, int c) {
    return new LoneCore("start:\n" + source).running("start").registers(a, b, c);
  }

  private static void assertRegisters(LoneCore lone, int a, int b, int c) {
    assertThat(new int[] {lone.state.a, lone.state.b, lone.state.c}).containsExactly(a, b, c);
  }

  @Test
  void shouldLoadALocal() {
    LoneCore lone = at("ldl 2", 1, 2, 3);
    lone.memory.store(WORKSPACE + 8, 77);
    assertThat(lone.step()).isEqualTo(2);
    assertRegisters(lone, 77, 1, 2);
  }

  @Test
  void shouldStoreALocalBelowTheWorkspace() {
    LoneCore lone = at("stl -3", 1, 2, 3);
    assertThat(lone.step()).isEqualTo(1 + 1);
    assertThat(lone.local(-3)).isEqualTo(1);
    assertThat(lone.state.a).isEqualTo(2);
    assertThat(lone.state.b).isEqualTo(3);
  }

  @Test
  void shouldLoadThroughAnAddress() {
    LoneCore lone = at("ldnl 3", WORKSPACE, 2, 3);
    lone.memory.store(WORKSPACE + 12, -5);
    assertThat(lone.step()).isEqualTo(2);
    assertRegisters(lone, -5, 2, 3);
  }

  @Test
  void shouldStoreThroughAnAddressAndPopTwo() {
    LoneCore lone = at("stnl 1", WORKSPACE, 66, 3);
    assertThat(lone.step()).isEqualTo(2);
    assertThat(lone.local(1)).isEqualTo(66);
    assertThat(lone.state.a).isEqualTo(3);
  }

  @Test
  void shouldLoadBytesUnsignedAndLittleEndian() {
    LoneCore lone = at("lb\n lb\n", WORKSPACE + 1, 2, 3);
    lone.memory.store(WORKSPACE, 0x1234FF78);
    assertThat(lone.step()).isEqualTo(5);
    assertRegisters(lone, 0xFF, 2, 3);
    lone.registers(WORKSPACE + 3, 2, 3).step();
    assertThat(lone.state.a).isEqualTo(0x12);
  }

  @Test
  void shouldStoreOneByteAndLeaveItsNeighbours() {
    LoneCore lone = at("sb", WORKSPACE + 2, 0x7AB, 3);
    lone.memory.store(WORKSPACE, 0x11223344);
    assertThat(lone.step()).isEqualTo(1 + 4);
    assertThat(lone.local(0)).isEqualTo(0x11AB3344);
    assertThat(lone.state.a).isEqualTo(3);
  }

  @Test
  void shouldIgnoreTheByteSelectorOfAWordAddress() {
    LoneCore lone = at("ldnl 0", WORKSPACE + 3, 2, 3);
    lone.memory.store(WORKSPACE, 9);
    lone.step();
    assertThat(lone.state.a).isEqualTo(9);
  }

  @Test
  void shouldCallAndReturn() {
    LoneCore lone = at("call routine\n back: stopp\n routine: ret", 1, 2, 3);
    assertThat(lone.step()).isEqualTo(7);
    int back = lone.address("back");
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE - 16);
    assertThat(lone.state.instructionPointer).isEqualTo(lone.address("routine"));
    assertThat(lone.state.a).isEqualTo(back);
    assertThat(new int[] {lone.local(-4), lone.local(-3), lone.local(-2), lone.local(-1)})
        .containsExactly(back, 1, 2, 3);
    assertThat(lone.step()).isEqualTo(1 + 5);
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE);
    assertThat(lone.state.instructionPointer).isEqualTo(back);
  }

  @Test
  void shouldExchangeTheInstructionPointer() {
    LoneCore lone = at("gcall", CODE + 100, 2, 3);
    assertThat(lone.step()).isEqualTo(4);
    assertThat(lone.state.instructionPointer).isEqualTo(CODE + 100);
    assertRegisters(lone, CODE + 1, 2, 3);
  }

  @Test
  void shouldExchangeTheWorkspacePointer() {
    LoneCore lone = at("gajw", WORKSPACE + 400, 2, 3);
    assertThat(lone.step()).isEqualTo(1 + 2);
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE + 400);
    assertRegisters(lone, WORKSPACE, 2, 3);
  }

  @Test
  void shouldAdjustTheWorkspaceInWords() {
    LoneCore lone = at("ajw -20", 1, 2, 3);
    assertThat(lone.step()).isEqualTo(1 + 1);
    assertThat(lone.state.workspace).isEqualTo(WORKSPACE - 80);
    assertRegisters(lone, 1, 2, 3);
  }

  @Test
  void shouldJump() {
    LoneCore lone = at("j 5", 1, 2, 3);
    assertThat(lone.step()).isEqualTo(3);
    assertThat(lone.state.instructionPointer).isEqualTo(CODE + 1 + 5);
  }

  @ParameterizedTest
  @CsvSource({"0, 4, 7, 0, 2", "1, 2, 1, 2, 3"})
  void shouldJumpIfAIsZeroAndPopOtherwise(int a, long cycles, int offset, int newA, int newB) {
    LoneCore lone = at("cj 6", a, 2, 3);
    assertThat(lone.step()).isEqualTo(cycles);
    assertThat(lone.state.instructionPointer).isEqualTo(CODE + offset);
    assertThat(lone.state.a).isEqualTo(newA);
    assertThat(lone.state.b).isEqualTo(newB);
  }

  @ParameterizedTest
  @CsvSource({"3, 11, 2, 5", "1, 6, 0, 4", "0, 6, -1, 4", "-4, 6, -5, 4"})
  void shouldCountALoop(int count, long cycles, int newCount, int newIndex) {
    LoneCore lone = at("lend\n after: stopp", 2, WORKSPACE + 8, 3);
    lone.memory.store(WORKSPACE + 8, 4);
    lone.memory.store(WORKSPACE + 12, count);
    assertThat(lone.step()).isEqualTo(cycles);
    assertThat(lone.local(3)).isEqualTo(newCount);
    assertThat(lone.local(2)).isEqualTo(newIndex);
    int back = count > 1 ? 2 : 0;
    assertThat(lone.state.instructionPointer).isEqualTo(lone.address("after") - back);
  }

  // 2w+8 and a prefix, w the words of memory that the longer side touches: from byte 2 of a word
  // one for 1 byte, two for 3 to 6, three for 7 to 10; from byte 1 one less for 3 and 7.
  @ParameterizedTest
  @CsvSource({"0, 9", "1, 11", "2, 11", "3, 13", "4, 13", "6, 13", "7, 15", "8, 15", "10, 15"})
  void shouldMoveABlock(int bytes, long cycles) {
    LoneCore lone = at("move", bytes, WORKSPACE + 33, WORKSPACE + 2);
    for (int i = 0; i < 12; i++) {
      lone.memory.storeByte(WORKSPACE + i, i + 1);
    }
    assertThat(lone.step()).isEqualTo(cycles);
    for (int i = 0; i < 10; i++) {
      assertThat(lone.memory.loadByte(WORKSPACE + 33 + i)).isEqualTo(i < bytes ? i + 3 : 0);
    }
  }

  @Test
  void shouldMoveNothingOfNegativeLength() {
    LoneCore lone = at("move", -1, WORKSPACE + 32, WORKSPACE);
    lone.memory.store(WORKSPACE, -1);
    assertThat(lone.step()).isEqualTo(9);
    assertThat(lone.local(8)).isZero();
    assertRegisters(lone, -1, WORKSPACE + 32, WORKSPACE);
  }

  @Test
  void shouldClearTheErrorFlagThatItTests() {
    LoneCore lone = at("testerr\n testerr", 1, 2, 3);
    lone.state.haltOnError = false;
    lone.state.error = true;
    assertThat(lone.step()).isEqualTo(1 + 3);
    assertRegisters(lone, 0, 1, 2);
    assertThat(lone.step()).isEqualTo(1 + 2);
    assertRegisters(lone, 1, 0, 1);
  }

  @Test
  void shouldStopOnErrorOnlyIfTheFlagIsSetAndHaltOnErrorIsClear() {
    LoneCore lone = at("clrhalterr\n seterr\n stoperr\n after: ldc 1", 1, 2, 3);
    lone.step();
    lone.step();
    assertThat(lone.core.fault()).isEmpty();
    assertThat(lone.step()).isEqualTo(1 + 2);
    assertThat(lone.local(-1)).isEqualTo(lone.address("after"));
    assertThat(lone.state.activity).isEqualTo(CoreState.DISPATCHING);
  }

  @Test
  void shouldHaltWhenTheErrorFlagGetsSet() {
    LoneCore lone = at("clrhalterr\n sethalterr\n testhalterr\n adc 1", 1, 2, 3);
    lone.step();
    assertThat(lone.step()).isEqualTo(1 + 1);
    lone.step();
    assertThat(lone.state.a).isEqualTo(1);
    lone.registers(Integer.MAX_VALUE, 0, 0).step();
    CoreFault fault = lone.core.fault().orElseThrow();
    assertThat(fault.instructionPointer()).isEqualTo(CODE + 6);
    assertThat(fault.reason()).isEqualTo("arithmetic overflow");
    // Two prefixed operations of 1 cycle and one of 2.
    assertThat(fault.cycle()).isEqualTo(2 + 2 + 3);
    assertThat(fault.descriptor()).isEqualTo(WORKSPACE | 1);
  }

  @ParameterizedTest
  @EnumSource(Operation.class)
  void shouldExecuteOrRefuseEveryOperationOfTheTable(Operation operation) {
    LoneCore lone = at(operation.mnemonic(), WORKSPACE + 64, WORKSPACE + 128, WORKSPACE + 192);
    assertThat(lone.step()).isPositive();
    assertThat(lone.core.counters().instructions).isEqualTo(1);
  }

  @Test
  void shouldRefuseAnUndefinedOperation() {
    LoneCore lone = at("byte #21, #F1", 1, 2, 3);
    lone.step();
    assertThat(lone.core.fault().orElseThrow().reason())
        .isEqualTo("operation code #11 is not an instruction");
  }

  @Test
  void shouldRefuseToExecuteWhatIsNotCode() {
    LoneCore lone = at("j 100", 1, 2, 3);
    lone.step();
    lone.step();
    assertThat(lone.core.fault().orElseThrow().reason())
        .isEqualTo("execution at #800000AE, which is not code");
  }

  @Test
  void shouldDecodeTextOfManySpacesThatNobodyExecutes() {
    LoneCore lone = at("ldc 3\n j end\n byte \"" + " ".repeat(600) + "\"\n end: adc 1", 0, 0, 0);
    lone.step();
    lone.step();
    lone.step();
    assertThat(lone.state.a).isEqualTo(4);
  }
}
