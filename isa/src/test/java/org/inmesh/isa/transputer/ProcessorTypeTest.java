package org.inmesh.isa.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Expected from the processor attributes of INMOS's toolset and from data sheets. */
class ProcessorTypeTest {

  @ParameterizedTest
  @CsvSource({
    "ADD, T414 T425 T800 T805",
    "FMUL, T414 T425 T800 T805",
    "TESTLDS, T414 T425 T800 T805",
    "START, T414 T425 T800 T805",
    "UNPACKSN, T414 T425",
    "CFLERR, T414 T425",
    "DUP, T425 T800 T805",
    "MOVE2DALL, T425 T800 T805",
    "CRCBYTE, T425 T800 T805",
    "BITREVNBITS, T425 T800 T805",
    "WSUBDB, T425 T800 T805",
    "FPTESTERROR, T425 T800 T805",
    "POP, T425 T805",
    "BREAK, T425 T805",
    "TIMERDISABLEL, T425 T805",
    "LDMEMSTARTVAL, T425 T805",
    "LDDEVID, T425 T805",
    "FPENTRY, T800 T805",
    "FPADD, T800 T805",
    "FPCHKERROR, T800 T805"
  })
  void shouldTellWhichTypesHaveAnOperation(Operation operation, String types) {
    assertThat(Arrays.stream(ProcessorType.values()).filter(type -> type.has(operation)))
        .extracting(ProcessorType::name)
        .containsExactly(types.split(" "));
  }

  @Test
  void shouldHaveTheOperationsForSharedMemoryInNoType() {
    for (ProcessorType type : ProcessorType.values()) {
      assertThat(type.has(Operation.LOCK)).isFalse();
    }
  }

  @Test
  void shouldTellTheIdentityOfThoseThatCanLoadIt() {
    assertThat(ProcessorType.T425.deviceIdentity()).isBetween(0, 9);
    assertThat(ProcessorType.T805.deviceIdentity()).isBetween(10, 19);
    assertThatThrownBy(ProcessorType.T800::deviceIdentity)
        .isInstanceOf(IllegalStateException.class);
  }
}
