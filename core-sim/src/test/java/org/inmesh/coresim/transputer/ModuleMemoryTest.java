package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.coresim.program.MachineImage.MEMORY_START;

import org.junit.jupiter.api.Test;

/** What is where in the address space of a module: 2 Kbytes on the chip, and 6 more beside it. */
class ModuleMemoryTest {
  private static final int ON_CHIP = 2 * 1024;
  private static final int ALL = 8 * 1024;

  private final PrivateMemory memory = PrivateMemory.ofModule(ALL, ON_CHIP);

  @Test
  void shouldRepeatWhatIsBesideTheChipAndCountAccessesThere() {
    int address = MEMORY_START + ON_CHIP;
    memory.store(address, 0x1234);

    assertThat(memory.load(address + 3 * ALL)).isEqualTo(0x1234);
    memory.storeByte(address + ALL + 1, 0x56);

    assertThat(memory.load(address)).isEqualTo(0x5634);
    assertThat(memory.accessesOutside()).isEqualTo(2);
    assertThat(memory.firstAddressOutside()).hasValue(address + 3 * ALL);
    assertThat(memory.peek(address + 2 * ALL)).isEqualTo(0x5634);
    assertThat(memory.accessesOutside()).isEqualTo(2);
  }

  @Test
  void shouldHaveWhatIsOnTheChipAtOneAddressOnly() {
    int last = MEMORY_START + ON_CHIP - 4;
    memory.store(MEMORY_START, 1);
    memory.store(last, 2);

    memory.store(MEMORY_START + ALL, 3);
    memory.store(last + 5 * ALL, 4);

    assertThat(memory.load(MEMORY_START)).isEqualTo(1);
    assertThat(memory.load(last)).isEqualTo(2);
    // Those are the words of the external memory that the chip's hide; they repeat too.
    assertThat(memory.load(MEMORY_START + 2 * ALL)).isEqualTo(3);
    assertThat(memory.load(last + ALL)).isEqualTo(4);
  }

  @Test
  void shouldFindNothingBesideAChipAlone() {
    PrivateMemory chip = PrivateMemory.ofModule(ON_CHIP, ON_CHIP);
    int outside = MEMORY_START + 3000;
    chip.store(outside, 0x55555555);
    chip.storeByte(outside + 4, 0x55);

    assertThat(chip.load(outside)).isZero();
    assertThat(chip.loadByte(outside + 4)).isZero();
    assertThat(chip.peek(outside)).isZero();
    assertThat(chip.load(MEMORY_START + 3000 - ON_CHIP)).isZero();
    assertThat(chip.accessesOutside()).isEqualTo(4);
    assertThatThrownBy(() -> chip.codeOffset(outside)).isInstanceOf(ProgramFault.class);
  }

  @Test
  void shouldExecuteCodeFromWhatTheChipHides() {
    memory.store(MEMORY_START + ALL, 0x45);

    long entry = memory.code().decode(MEMORY_START + 2 * ALL);

    assertThat(DecodedCode.operand(entry)).isEqualTo(5);
    // Decoded anew after a store through another of its addresses.
    memory.store(MEMORY_START + 4 * ALL, 0x46);
    WritableCode code = (WritableCode) memory.code();
    assertThat(DecodedCode.operand(code.entry(MEMORY_START + ALL))).isEqualTo(6);
  }
}
