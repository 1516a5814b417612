package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Every instruction that works on the registers alone: a row has A B C before and after (_ where
 * the definition leaves it open), whether the error flag gets set, and the cycles, the prefix of a
 * two-byte instruction included. Worked out by hand from the instruction set's definitions.
 */
class RegisterInstructionTest {

  @ParameterizedTest(name = "{0} of {1}")
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Direct functions.
          ldc 5            | 1 2 3                  | 5 1 2                  |       | 1
          ldc 16           | 1 2 3                  | 16 1 2                 |       | 2
          ldc -1           | 1 2 3                  | -1 1 2                 |       | 2
          ldc #12345678    | 1 2 3                  | #12345678 1 2          |       | 8
          ldc #80000000    | 1 2 3                  | #80000000 1 2          |       | 8
          ldlp 3           | 1 2 3                  | #8000100C 1 2          |       | 1
          ldlp -2          | 1 2 3                  | #80000FF8 1 2          |       | 2
          ldnlp 4          | #100 2 3               | #110 2 3               |       | 1
          ldnlp 1          | #7FFFFFFF 2 3          | #80000003 2 3          |       | 1
          adc 5            | 7 2 3                  | 12 2 3                 |       | 1
          adc -8           | 7 2 3                  | -1 2 3                 |       | 2
          adc 1            | #7FFFFFFF 2 3          | #80000000 2 3          | error | 1
          adc -1           | #80000000 2 3          | #7FFFFFFF 2 3          | error | 2
          adc -1           | #80000001 2 3          | #80000000 2 3          |       | 2
          eqc 5            | 5 2 3                  | 1 2 3                  |       | 2
          eqc 5            | 4 2 3                  | 0 2 3                  |       | 2
          eqc 0            | #80000000 2 3          | 0 2 3                  |       | 2
          # Single length arithmetic.
          add              | 2 3 9                  | 5 9 _                  |       | 1
          add              | 1 #7FFFFFFF 9          | #80000000 9 _          | error | 1
          add              | -1 #80000000 9         | #7FFFFFFF 9 _          | error | 1
          add              | -1 #7FFFFFFF 9         | #7FFFFFFE 9 _          |       | 1
          sub              | 2 3 9                  | 1 9 _                  |       | 1
          sub              | 1 #80000000 9          | #7FFFFFFF 9 _          | error | 1
          sub              | #80000000 0 9          | #80000000 9 _          | error | 1
          sub              | #80000000 -1 9         | #7FFFFFFF 9 _          |       | 1
          sum              | 1 #7FFFFFFF 9          | #80000000 9 _          |       | 2
          diff             | 1 #80000000 9          | #7FFFFFFF 9 _          |       | 1
          mul              | -3 7 9                 | -21 9 _                |       | 39
          mul              | #10000 #8000 9         | #80000000 9 _          | error | 39
          mul              | #10000 #-8000 9        | #80000000 9 _          |       | 39
          mul              | -1 #80000000 9         | _ 9 _                  | error | 39
          prod             | 0 5 9                  | 0 9 _                  |       | 4
          prod             | 1 5 9                  | 5 9 _                  |       | 4
          prod             | 10 5 9                 | 50 9 _                 |       | 7
          prod             | #10000 #10000 9        | 0 9 _                  |       | 20
          prod             | -1 5 9                 | -5 9 _                 |       | 35
          div              | 2 7 9                  | 3 9 _                  |       | 40
          div              | -2 7 9                 | -3 9 _                 |       | 40
          div              | 2 -7 9                 | -3 9 _                 |       | 40
          div              | -1 #80000001 9         | #7FFFFFFF 9 _          |       | 40
          div              | 0 7 9                  | _ 9 _                  | error | 40
          div              | -1 #80000000 9         | _ 9 _                  | error | 40
          rem              | 2 7 9                  | 1 9 _                  |       | 38
          rem              | -2 7 9                 | 1 9 _                  |       | 38
          rem              | 2 -7 9                 | -1 9 _                 |       | 38
          rem              | 0 7 9                  | _ 9 _                  | error | 38
          rem              | -1 #80000000 9         | 0 9 _                  |       | 38
          # Comparison and logic.
          gt               | 2 3 9                  | 1 9 _                  |       | 2
          gt               | 3 3 9                  | 0 9 _                  |       | 2
          gt               | -1 0 9                 | 1 9 _                  |       | 2
          gt               | 0 #80000000 9          | 0 9 _                  |       | 2
          and              | #FF00 #0FF0 9          | #0F00 9 _              |       | 2
          or               | #FF00 #0FF0 9          | #FFF0 9 _              |       | 2
          xor              | #FF00 #0FF0 9          | #F0F0 9 _              |       | 2
          not              | #FF00FF00 2 3          | #00FF00FF 2 3          |       | 2
          rev              | 1 2 3                  | 2 1 3                  |       | 1
          mint             | 1 2 3                  | #80000000 1 2          |       | 2
          # Addressing.
          bsub             | #80001000 5 9          | #80001005 9 _          |       | 1
          wsub             | #80001000 5 9          | #80001014 9 _          |       | 2
          wsub             | #80001000 -1 9         | #80000FFC 9 _          |       | 2
          bcnt             | 5 2 3                  | 20 2 3                 |       | 3
          wcnt             | 23 2 3                 | 5 3 2                  |       | 6
          wcnt             | -1 2 3                 | -1 3 2                 |       | 6
          # ldpi is two bytes at #80000048, so the next instruction is at #8000004A.
          ldpi             | 6 2 3                  | #80000050 2 3          |       | 3
          # Shifts.
          shl              | 0 5 9                  | 5 9 _                  |       | 3
          shl              | 4 #F000000F 9          | #F0 9 _                |       | 7
          shl              | 31 1 9                 | #80000000 9 _          |       | 34
          shl              | 32 1 9                 | 0 9 _                  |       | 3
          shl              | -1 1 9                 | 0 9 _                  |       | 3
          shr              | 4 #F000000F 9          | #0F000000 9 _          |       | 7
          shr              | 31 #80000000 9         | 1 9 _                  |       | 34
          shr              | 32 #80000000 9         | 0 9 _                  |       | 3
          lshl             | 4 #F0000001 #00000002  | #00000010 #0000002F _  |       | 8
          lshl             | 32 5 6                 | 0 5 _                  |       | 36
          lshl             | 63 5 6                 | 0 #80000000 _          |       | 67
          lshl             | 64 5 6                 | 0 0 _                  |       | 4
          lshr             | 4 #F0000001 #00000002  | #2F000000 0 _          |       | 8
          lshr             | 32 5 6                 | 6 0 _                  |       | 36
          lshr             | 64 5 6                 | 0 0 _                  |       | 4
          lshr             | -1 5 6                 | 0 0 _                  |       | 4
          # Multiple length arithmetic.
          ladd             | 2 3 #FFFFFFFE          | 5 _ _                  |       | 3
          ladd             | 2 3 1                  | 6 _ _                  |       | 3
          ladd             | #7FFFFFFF 0 1          | #80000000 _ _          | error | 3
          lsub             | 2 3 0                  | 1 _ _                  |       | 3
          lsub             | 2 3 1                  | 0 _ _                  |       | 3
          lsub             | 0 #80000000 1          | #7FFFFFFF _ _          | error | 3
          lsum             | -1 -1 1                | -1 1 _                 |       | 3
          lsum             | 2 3 0                  | 5 0 _                  |       | 3
          ldiff            | 3 2 0                  | -1 1 _                 |       | 3
          ldiff            | 2 3 1                  | 0 0 _                  |       | 3
          ldiff            | -1 -1 1                | -1 1 _                 |       | 3
          lmul             | -1 -1 -1               | 0 -1 _                 |       | 34
          lmul             | 6 7 8                  | 50 0 _                 |       | 34
          lmul             | #10000 #10000 5        | 5 1 _                  |       | 34
          ldiv             | 3 10 0                 | 3 1 _                  |       | 36
          ldiv             | 16 5 1                 | #10000000 5 _          |       | 36
          ldiv             | -1 -2 -2               | -1 -3 _                |       | 36
          ldiv             | 5 0 5                  | _ _ _                  | error | 36
          ldiv             | 0 1 0                  | _ _ _                  | error | 36
          norm             | 1 0 9                  | 0 #80000000 63         |       | 69
          norm             | 0 1 9                  | 0 #80000000 31         |       | 37
          norm             | #40000000 #40000000 9  | #80000000 #80000000 1  |       | 7
          norm             | 7 #80000000 9          | 7 #80000000 0          |       | 6
          norm             | 0 0 9                  | 0 0 64                 |       | 4
          # Conversion and range checks.
          xdble            | 5 2 3                  | 5 0 2                  |       | 3
          xdble            | -5 2 3                 | -5 -1 2                |       | 3
          csngl            | 5 0 9                  | 5 9 _                  |       | 4
          csngl            | -5 -1 9                | -5 9 _                 |       | 4
          csngl            | 5 1 9                  | 5 9 _                  | error | 4
          csngl            | -5 0 9                 | -5 9 _                 | error | 4
          xword            | #80 #7F 9              | #7F 9 _                |       | 5
          xword            | #80 #80 9              | -128 9 _               |       | 5
          xword            | #80 #FF 9              | -1 9 _                 |       | 5
          xword            | #8000 #FFFE 9          | -2 9 _                 |       | 5
          cword            | #80 127 9              | 127 9 _                |       | 6
          cword            | #80 -128 9             | -128 9 _               |       | 6
          cword            | #80 128 9              | 128 9 _                | error | 6
          cword            | #80 -129 9             | -129 9 _               | error | 6
          csub0            | 10 9 8                 | 9 8 _                  |       | 3
          csub0            | 10 10 8                | 10 8 _                 | error | 3
          csub0            | 10 -1 8                | -1 8 _                 | error | 3
          csub0            | 0 0 8                  | 0 8 _                  | error | 3
          ccnt1            | 10 10 8                | 10 8 _                 |       | 4
          ccnt1            | 10 1 8                 | 1 8 _                  |       | 4
          ccnt1            | 10 0 8                 | 0 8 _                  | error | 4
          ccnt1            | 10 11 8                | 11 8 _                 | error | 4
          ccnt1            | 10 -1 8                | -1 8 _                 | error | 4
          # Errors and the rest.
          seterr           | 1 2 3                  | 1 2 3                  | error | 2
          testerr          | 1 2 3                  | 1 1 2                  |       | 3
          clrhalterr       | 1 2 3                  | 1 2 3                  |       | 2
          testhalterr      | 1 2 3                  | 0 1 2                  |       | 3
          testpranal       | 1 2 3                  | 0 1 2                  |       | 3
          stoperr          | 1 2 3                  | 1 2 3                  |       | 3
          ldpri            | 1 2 3                  | 1 1 2                  |       | 2
          """)
  void shouldFollowItsDefinition(
      String instruction, String before, String after, String error, long cycles) {
    LoneCore lone = new LoneCore("start:\n" + instruction + "\n stopp\n").running("start");
    int[] stack = words(before);
    lone.registers(stack[0], stack[1], stack[2]);
    lone.state.haltOnError = false;
    assertThat(lone.step()).as("cycles").isEqualTo(cycles);
    String[] expected = after.split(" ");
    assertRegister("A", lone.state.a, expected[0]);
    assertRegister("B", lone.state.b, expected[1]);
    assertRegister("C", lone.state.c, expected[2]);
    assertThat(lone.state.error).as("error flag").isEqualTo("error".equals(error));
    assertThat(lone.state.workspace).isEqualTo(LoneCore.WORKSPACE);
  }

  private static void assertRegister(String name, int actual, String expected) {
    if (!expected.equals("_")) {
      assertThat(actual).as(name).isEqualTo(word(expected));
    }
  }

  private static int[] words(String text) {
    return java.util.Arrays.stream(text.split(" "))
        .mapToInt(RegisterInstructionTest::word)
        .toArray();
  }

  private static int word(String text) {
    return text.startsWith("#")
        ? (int) Long.parseLong(text.substring(1), 16)
        : Integer.parseInt(text);
  }
}
