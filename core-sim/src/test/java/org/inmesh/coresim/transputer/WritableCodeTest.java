package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.coresim.transputer.LoneCore.CODE;
import static org.inmesh.coresim.transputer.LoneCore.MEMORY_BYTES;

import org.inmesh.coresim.program.MachineImage;
import org.junit.jupiter.api.Test;

/** Code that is changed while it runs, and code in memory that repeats. */
class WritableCodeTest {
  private static final int LDC = 0x40;

  @Test
  void shouldExecuteWhatWasStoredOverAnInstructionAlreadyExecuted() {
    LoneCore core =
        LoneCore.withWritableCode(
                """
                start:
                  ldc 0
                  stl 0
                again:
                  ldc 1
                  ldl 0
                  add
                  stl 0
                  ldc #42
                  lda again
                  sb
                  ldl 1
                  adc 1
                  stl 1
                  ldl 1
                  eqc 2
                  cj again
                finish:
                  stopp
                """)
            .running("start");

    core.runTo("finish");

    assertThat(core.local(0)).isEqualTo(1 + 2);
  }

  @Test
  void shouldDecodeAnewWhenAPrefixBeforeTheStoredByteBelongsToTheInstruction() {
    LoneCore core =
        LoneCore.withWritableCode("start:\nldc #12345\nldc 0\nj start").running("start");
    core.step();
    assertThat(core.state.a).isEqualTo(0x12345);

    core.memory.storeByte(CODE + 4, LDC | 0xF);
    core.step();
    core.step();
    core.step();

    assertThat(core.state.a).isEqualTo(0x1234F);
  }

  @Test
  void shouldExecuteCodeThatABlockMovePutInPlaceOfOther() {
    LoneCore core =
        LoneCore.withWritableCode(
                """
                start:
                  call place
                  stl 0
                  lda other
                  lda place
                  ldc 2
                  move
                  call place
                  stl 1
                finish:
                  stopp
                place:
                  ldc 3
                  ret
                other:
                  ldc 5
                  ret
                """)
            .running("start");

    core.runTo("finish");

    assertThat(core.local(0)).isEqualTo(3);
    assertThat(core.local(1)).isEqualTo(5);
  }

  @Test
  void shouldRefuseAStoreIntoProtectedCode() {
    LoneCore core = new LoneCore("start:\nldc 1\nlda start\nsb").running("start");
    core.run(100);

    assertThat(core.core.fault().orElseThrow().reason()).contains("store into code");
  }

  @Test
  void shouldFaultOutsideMemoryThatDoesNotRepeat() {
    PrivateMemory memory = new PrivateMemory(MEMORY_BYTES);

    assertThatThrownBy(() -> memory.load(MachineImage.MEMORY_START + MEMORY_BYTES))
        .isInstanceOf(MemoryFault.class);
  }
}
