package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.endingOf;
import static org.inmesh.loader.occam.code.NumberPrinting.printed;

import java.util.List;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Programs with BYTE arithmetic, INT16, INT32 and INT64, from source to what they print. */
class IntegerTypesTest {
  @Test
  void shouldPrintLongNumbersOfEitherSign() {
    assertThat(
            printed(
                """
                SEQ
                  number(screen, 0)
                  number(screen, 1234567890123)
                  number(screen, MOSTPOS INT64)
                  number(screen, MOSTNEG INT64)
                """))
        .isEqualTo("0\n1234567890123\n9223372036854775807\n-9223372036854775808\n");
  }

  @Test
  void shouldComputeWithLongVariables() {
    assertThat(
            printed(
                """
                INT64 a, b:
                INT n:
                SEQ
                  a, b, n := 5000000000, -7, 33
                  number(screen, a + b)
                  number(screen, a - b)
                  number(screen, a * b)
                  number(screen, a / b)
                  number(screen, a \\ b)
                  number(screen, -a)
                  number(screen, a << n)
                  number(screen, b >> n)
                  number(screen, b /\\ #FF0000000F)
                  number(screen, b \\/ a)
                  number(screen, b >< a)
                  number(screen, ~a)
                  number(screen, (MOSTPOS INT64) PLUS a)
                  number(screen, b MINUS (MOSTPOS INT64))
                  number(screen, a TIMES a)
                  number(screen, INT64 n)
                """))
        .isEqualTo(
            """
            4999999993
            5000000007
            -35000000000
            -714285714
            2
            -5000000000
            6056184812580896768
            2147483647
            1095216660489
            -7
            -5000000007
            -5000000001
            -9223372031854775809
            9223372036854775802
            6553255926290448384
            33
            """);
  }

  @Test
  void shouldCompareLongNumbers() {
    assertThat(
            printed(
                """
                PROC compare(VAL INT64 a, b)
                  PROC bit(VAL BOOL b)
                    screen ! BYTE (48 + (INT b))
                  :
                  SEQ
                    bit(a = b)
                    bit(a <> b)
                    bit(a < b)
                    bit(a > b)
                    bit(a <= b)
                    bit(a >= b)
                    bit(a AFTER b)
                    IF
                      (a < b) OR (a > b)
                        screen ! 'n'
                      TRUE
                        screen ! 'e'
                :
                SEQ
                  compare(1, 1)
                  compare(-1, 1)
                  compare(4294967296, 1)
                  compare(-4294967296, -1)
                  compare(MOSTNEG INT64, MOSTPOS INT64)
                """))
        .isEqualTo("1000110e" + "0110100n" + "0101011n" + "0110100n" + "0110101n");
  }

  @Test
  void shouldKeepLongNumbersInArraysAndPassThemOn() {
    assertThat(
            printed(
                """
                PROC twice(INT64 x, VAL INT64 by, []INT64 all)
                  SEQ
                    x := x * by
                    all[1] := all[0] + x
                :
                CHAN OF INT64 c:
                CHAN OF [2]INT64 d:
                [3]INT64 a, b:
                VAL table IS [3(INT64), 4, 5000000000]:
                INT64 x:
                INT i:
                SEQ
                  i := 2
                  a := table
                  x := a[i]
                  twice(a[i], 2, [a FOR 2])
                  number(screen, a[1])
                  twice(x, a[0], [a FROM 1 FOR 2])
                  number(screen, a[i])
                  PAR
                    SEQ
                      c ! a[i] + 1
                      d ! [a FROM 1 FOR 2]
                    SEQ
                      c ? b[i]
                      d ? [b FOR 2]
                  SEQ j = 0 FOR SIZE b
                    number(screen, b[j])
                  a[0], a[1] := a[1], a[0]
                  number(screen, a[1])
                  x IS a[i]:
                  INT64 y:
                  SEQ
                    y := x + x
                    x := y - 1
                    number(screen, a[i])
                    CASE y
                      50000000006
                        screen ! 'y'
                      6, -1
                        screen ! 'n'
                """))
        .isEqualTo(
            """
            10000000003
            25000000003
            10000000003
            25000000003
            25000000004
            3
            50000000005
            y""");
  }

  @Test
  void shouldKeepShortNumbersInWordsAndArrays() {
    assertThat(
            printed(
                """
                PROC add(INT16 x, VAL INT16 by, []INT16 all)
                  SEQ
                    x := x + by
                    all[1] := all[0] PLUS x
                :
                CHAN OF INT16 c:
                [4]INT16 a, b:
                INT16 x, y:
                INT i:
                SEQ
                  i := 3
                  a := [-1, 32767, -32768, 5]
                  x := a[i]
                  SEQ j = 0 FOR SIZE a
                    number(screen, INT64 a[j])
                  add(x, -15, [a FOR 2])
                  number(screen, INT64 x)
                  number(screen, INT64 a[1])
                  y := a[1]
                  add(a[i], y, [a FOR 2])
                  number(screen, INT64 a[1])
                  y := -300
                  PAR
                    SEQ
                      c ! y
                      c ! y * 2
                    SEQ
                      c ? x
                      c ? b[1]
                  number(screen, INT64 x)
                  number(screen, INT64 b[1])
                  x, b[1] := b[1], x
                  number(screen, INT64 x)
                  number(screen, INT64 b[1])
                  number(screen, INT64 (x >> 4))
                  number(screen, INT64 (x << 6))
                  number(screen, INT64 (x TIMES x))
                  number(screen, INT64 (~x))
                  number(screen, INT64 (MINUS (MOSTNEG INT16)))
                  number(screen, INT64 (#F00F /\\ x))
                """))
        .isEqualTo(
            """
            -1
            32767
            -32768
            5
            -10
            -11
            -7
            -300
            -600
            -600
            -300
            4058
            27136
            32320
            599
            -32768
            -4088
            """);
  }

  @Test
  void shouldComputeWithBytes() {
    assertThat(
            printed(
                """
                BYTE a, b:
                [2]BYTE c:
                SEQ
                  a, b := 200, 7
                  c[1] := a - b
                  number(screen, INT64 c[1])
                  number(screen, INT64 (a + (b * b)))
                  number(screen, INT64 (a / b))
                  number(screen, INT64 (a \\ b))
                  number(screen, INT64 (a PLUS a))
                  number(screen, INT64 (b MINUS a))
                  number(screen, INT64 (a TIMES b))
                  number(screen, INT64 (a << 1))
                  number(screen, INT64 (a >> 3))
                  number(screen, INT64 (~b))
                """))
        .isEqualTo("193\n249\n28\n4\n144\n63\n120\n144\n25\n248\n");
  }

  @Test
  void shouldComputeWithNumbersOfWordSize() {
    assertThat(
            printed(
                """
                INT32 a:
                [2]INT32 b:
                SEQ
                  a := 100000
                  b[1] := a - (MOSTPOS INT32)
                  number(screen, INT64 b[1])
                  number(screen, INT64 (INT b[1]))
                """))
        .isEqualTo("-2147383647\n-2147383647\n");
  }

  @Test
  void shouldStopWhereAResultDoesNotFit() {
    assertThat(endingOf("INT64 a:\nSEQ\n  a := MOSTPOS INT64\n  a := a + 1\n"))
        .isEqualTo(Ending.ERROR);
    assertThat(endingOf("INT64 a:\nSEQ\n  a := MOSTNEG INT64\n  a := -a\n"))
        .isEqualTo(Ending.ERROR);
    assertThat(endingOf("INT64 a:\nSEQ\n  a := 3037000500\n  a := a * a\n"))
        .isEqualTo(Ending.ERROR);
    assertThat(endingOf("INT64 a:\nSEQ\n  a := 0\n  a := 1 / a\n")).isEqualTo(Ending.ERROR);
    assertThat(endingOf("INT64 a:\nINT b:\nSEQ\n  a := 2147483648\n  b := INT a\n"))
        .isEqualTo(Ending.ERROR);
    assertThat(endingOf("INT16 a:\nSEQ\n  a := 256\n  a := a * 128\n")).isEqualTo(Ending.ERROR);
    assertThat(endingOf("INT16 a:\nINT b:\nSEQ\n  b := 40000\n  a := INT16 b\n"))
        .isEqualTo(Ending.ERROR);
    assertThat(endingOf("BYTE a:\nSEQ\n  a := 255\n  a := a + 1\n")).isEqualTo(Ending.ERROR);
    assertThat(endingOf("BYTE a:\nSEQ\n  a := 1\n  a := a - 2\n")).isEqualTo(Ending.ERROR);
    assertThat(endingOf("INT a:\nSEQ\n  a := 33\n  a := 1 << a\n")).isEqualTo(Ending.ERROR);
    assertThat(endingOf("INT16 a:\nINT b:\nSEQ\n  b := 17\n  a := 1\n  a := a >> b\n"))
        .isEqualTo(Ending.ERROR);
  }

  @Test
  void shouldSayWhichLineHasNoLongResult() {
    String program =
        """
        PROC main(CHAN OF BYTE screen)
          INT64 a, b:
          SEQ
            a := %s
            b := %s
            a := a %s b
            screen ! 'x'
        :
        """;
    for (String operation :
        List.of("3037000500 * 3037000500", "-4 * 4611686018427387904", "1 / 0", "1 \\ 0")) {
      String[] words = operation.split(" ");
      OccamRun run = OccamRun.onMesh(program.formatted(words[0], words[2], words[1]), 1);
      assertThat(run.result().report()).singleElement().asString().contains("test.occ:6:5 (main)");
    }
  }
}
