package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.transputer.LoneCore.WORKSPACE;

import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.inmesh.isa.transputer.ProcessorType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * What T425 and T800 added but for floating point, and the T414's helpers for it. A row as in
 * {@link RegisterInstructionTest}: hexadecimal A B C before and after (_ where left open), error,
 * cycles.
 */
class LaterInstructionTest {

  /** A T425 has all of them. */
  private static LoneCore core(String source) {
    return LoneCore.of(ProcessorType.T425, "start: " + source).running("start");
  }

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          dup         | 1 2 3                | 1 1 2                |       | 2
          pop         | 1 2 3                | 2 3 _                |       | 2
          wsubdb      | 100 3 9              | 118 9 _              |       | 4
          wsubdb      | 100 FFFFFFFF 9       | F8 9 _               |       | 4
          bitcnt      | 0 5 9                | 5 9 _                |       | 3
          bitcnt      | F0F 5 9              | D 9 _                |       | 14
          bitcnt      | FFFFFFFF 1 9         | 21 9 _               |       | 34
          bitrevword  | 1 2 3                | 80000000 2 3         |       | 37
          bitrevword  | 12345678 2 3         | 1E6A2C48 2 3         |       | 37
          bitrevnbits | 0 FF 9               | 0 9 _                |       | 5
          bitrevnbits | 4 3 9                | C 9 _                |       | 9
          bitrevnbits | 8 101 9              | 80 9 _               |       | 13
          bitrevnbits | 20 12345678 9        | 1E6A2C48 9 _         |       | 37
          bitrevnbits | 24 10000001 9        | 80 9 _               |       | 41
          bitrevnbits | FFFFFFFF 1 9         | 0 9 _                |       | 5
          # The T414's helpers: 1.0, -0.75, the smallest number, zero, infinity, a NaN.
          unpacksn    | 3F800000 2 9         | 80000000 7F 9        |       | 16
          unpacksn    | BF400000 3 9         | C0000000 7E D        |       | 16
          unpacksn    | 1 0 9                | 100 1 1              |       | 16
          unpacksn    | 80000000 0 9         | 0 0 0                |       | 16
          unpacksn    | 7F800000 0 9         | 0 FF 2               |       | 16
          unpacksn    | FF800001 1 9         | 100 FF 7             |       | 16
          # Down, up from a half or more, to the even of two halves.
          roundsn     | 0 80000000 7F        | 3F800000 _ _         |       | 13
          roundsn     | 0 8000007F 7F        | 3F800000 _ _         |       | 13
          roundsn     | 1 80000080 7F        | 3F800001 _ _         |       | 16
          roundsn     | 0 80000080 7F        | 3F800000 _ _         |       | 13
          roundsn     | 0 80000180 7F        | 3F800002 _ _         |       | 16
          roundsn     | 0 FFFFFFFF FE        | 7F800000 _ _         |       | 16
          roundsn     | 0 80000000 FF        | 7F800000 _ _         |       | 16
          ldinf       | 1 2 3                | 7F800000 1 2         |       | 2
          cflerr      | 7F7FFFFF 2 3         | 7F7FFFFF 2 3         |       | 4
          cflerr      | FF800000 2 3         | FF800000 2 3         | error | 4
          cflerr      | 7F800001 2 3         | 7F800001 2 3         | error | 4
          # Fractions: a half by a half, minus one by a half, the one product that has no fraction.
          fmul        | 40000000 40000000 9  | 20000000 9 _         |       | 36
          fmul        | 80000000 40000000 9  | C0000000 9 _         |       | 36
          fmul        | 3 40000000 9         | 2 9 _                |       | 41
          fmul        | 1 40000000 9         | 0 9 _                |       | 36
          fmul        | FFFFFFFF 60000000 9  | FFFFFFFF 9 _         |       | 36
          fmul        | 80000000 80000000 9  | _ 9 _                | error | 36
          """)
  void shouldFollowItsDefinition(
      String instruction, String before, String after, String error, long cycles) {
    LoneCore lone = core(instruction + "\n stopp\n");
    String[] stack = before.split(" ");
    lone.registers(word(stack[0]), word(stack[1]), word(stack[2]));
    lone.state.haltOnError = false;
    assertThat(lone.step()).as("cycles").isEqualTo(cycles);
    String[] expected = after.split(" ");
    int[] registers = {lone.state.a, lone.state.b, lone.state.c};
    for (int i = 0; i < registers.length; i++) {
      if (!expected[i].equals("_")) {
        assertThat(registers[i]).as("register %d", i).isEqualTo(word(expected[i]));
      }
    }
    assertThat(lone.state.error).isEqualTo("error".equals(error));
  }

  private static int word(String hexadecimal) {
    return Integer.parseUnsignedInt(hexadecimal, 16);
  }

  // Word 0 is the exponent before; shifting back by 1 - exponent places.
  @ParameterizedTest
  @CsvSource({
    "100, 40000001 80000000 5, 40000001 80000000 5F, 6",
    "300, 0 80000000 5, 0 80000000 FF, 6",
    "3, 1 80000000 5, 1 10000000 0, 31",
    "3, 0 8000000F 5, 80000000 10000001 0, 31",
    "-40, 7 80000000 5, 0 0 0, 31",
  })
  void shouldCorrectTheExponentAfterNormalising(
      int exponent, String before, String after, long cycles) {
    LoneCore lone = core("postnormsn");
    lone.memory.store(WORKSPACE, exponent);
    String[] stack = before.split(" ");
    lone.registers(word(stack[0]), word(stack[1]), word(stack[2]));
    assertThat(lone.step()).isEqualTo(cycles);
    String[] expected = after.split(" ");
    if (lone.state.c != 0) {
      assertThat(lone.state.a).isEqualTo(word(expected[0]));
    }
    assertThat(lone.state.b).isEqualTo(word(expected[1]));
    assertThat(lone.state.c).isEqualTo(word(expected[2]));
  }

  /** CRC-32/CKSUM of the catalogue of parametrised CRC algorithms: 765E7680 for 123456789. */
  @Test
  void shouldCheckRedundancyByBytes() {
    byte[] message = "123456789\0\0\0\0".getBytes(StandardCharsets.US_ASCII);
    LoneCore lone = core("crcbyte");
    int check = 0;
    for (byte next : message) {
      lone.running("start").registers(next << 24, check, 0x04C11DB7);
      assertThat(lone.step()).isEqualTo(12);
      check = lone.state.a;
      assertThat(lone.state.b).isEqualTo(0x04C11DB7);
    }
    assertThat(~check).isEqualTo(0x765E7680);
  }

  @Test
  void shouldCheckRedundancyByWordsAsByBytes() {
    LoneCore bytes = core("crcbyte");
    bytes.state.b = 0x12345678;
    for (int data : new int[] {0xAB000000, 0xCD000000, 0xEF000000, 0x01000000}) {
      bytes.running("start").registers(data, bytes.state.b, 0x04C11DB7).step();
      bytes.state.b = bytes.state.a;
    }
    LoneCore words = core("crcword");
    assertThat(words.registers(0xABCDEF01, 0x12345678, 0x04C11DB7).step()).isEqualTo(36);
    assertThat(words.state.a).isEqualTo(bytes.state.a);
  }

  // (2w+23)r and a prefix, w the words that a row touches; 2 rows of 3 bytes, 8 apart at the
  // source, 5 at the destination.
  @ParameterizedTest
  @CsvSource({
    "move2dall, 01 00 03 77 77 04 05 00",
    "move2dnonzero, 01 77 03 77 77 04 05 77",
    "move2dzero, 77 00 77 77 77 77 77 00"
  })
  void shouldMoveRows(String instruction, String after) {
    LoneCore lone = core("move2dinit\n next: " + instruction);
    int[] source = {1, 0, 3, 9, 9, 9, 9, 9, 4, 5, 0};
    for (int i = 0; i < source.length; i++) {
      lone.memory.storeByte(WORKSPACE + 1 + i, source[i]);
    }
    for (int i = 0; i < 8; i++) {
      lone.memory.storeByte(WORKSPACE + 50 + i, 0x77);
    }
    assertThat(lone.registers(2, 5, 8).step()).isEqualTo(9);
    long cycles = lone.registers(3, WORKSPACE + 50, WORKSPACE + 1).step();
    // Two words each: bytes 50 to 52 and 55 to 57 of the destination, 1 to 3 of the source.
    assertThat(cycles).isEqualTo(2 * (2 * 2 + 23) + 1);
    StringBuilder moved = new StringBuilder();
    for (int i = 0; i < 8; i++) {
      moved.append("%02X ".formatted(lone.memory.loadByte(WORKSPACE + 50 + i)));
    }
    assertThat(moved.toString().trim()).isEqualTo(after);
  }

  @Test
  void shouldMoveNoRowsInTheTimeOfItsPrefix() {
    LoneCore lone = core("move2dinit\n move2dall");
    lone.registers(0, 5, 8).step();
    assertThat(lone.registers(3, WORKSPACE, WORKSPACE).step()).isEqualTo(1);
  }

  @Test
  void shouldMoveNoRowsOfNegativeLength() {
    LoneCore lone = core("move2dinit\n move2dall");
    lone.registers(2, 5, 8).step();
    assertThat(lone.registers(-3, WORKSPACE, WORKSPACE).step()).isEqualTo(1);
    assertThat(lone.state.b).isEqualTo(WORKSPACE);
  }

  /** unpacksn, then back with norm, postnormsn and roundsn as the T414's library routines do. */
  @Test
  void shouldPutTogetherWhatItTookApart() {
    Random random = new Random(9);
    for (int i = 0; i < 500; i++) {
      int bits =
          Float.floatToIntBits(
              random.nextBoolean()
                  ? random.nextFloat()
                  : Float.intBitsToFloat(random.nextInt() & 0x7FFFFFFF));
      if (!Float.isFinite(Float.intBitsToFloat(bits))) {
        continue;
      }
      LoneCore lone =
          core("""
                  unpacksn
                    rev
                    stl 0       -- the exponent
                    ldc 0       -- fraction above guard
                    norm
                    postnormsn
                    roundsn
                  end: stopp
                  """)
              .registers(bits, 0, 0)
              .runTo("end");
      assertThat(lone.state.a).isEqualTo(bits);
    }
  }
}
