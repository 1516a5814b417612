package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.endingOf;
import static org.inmesh.loader.occam.code.NumberPrinting.printed;

import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Programs with REAL32 and REAL64, from source to what they print. */
class RealTypesTest {

  @Test
  void shouldComputeWithReals() {
    assertThat(
            printed(
                """
                PROC show(VAL REAL64 x)
                  number(screen, INT64 ROUND (x * 1.0E6))
                :
                REAL32 a, b:
                REAL64 c, d:
                SEQ
                  a, b := 8.5, -2.25
                  show(REAL64 (a + b))
                  show(REAL64 (a - b))
                  show(REAL64 (a * b))
                  show(REAL64 (a / b))
                  show(REAL64 (a \\ b))
                  show(REAL64 (-a))
                  c, d := 1.0, 3.0
                  c := c / d
                  show(c)
                  show(((c + d) * (c - d)) - ((c * d) + (d / c)))
                  show(((c + (d + (c + (d + (c + d))))) * (c + d)) - d)
                  show(((c + d) * (d + 1.5)) - (((c - d) * (d - 0.5)) + ((c * d) * (d / 2.0))))
                  show(1000.0 \\ (d * d))
                """))
        .isEqualTo(
            """
            6250000
            10750000
            -19125000
            -3777778
            -500000
            -8500000
            333333
            -18888889
            30333333
            20166667
            1000000
            """);
  }

  @Test
  void shouldKeepRealsInArraysAndPassThemOn() {
    assertThat(
            printed(
                """
                PROC scale(REAL32 x, VAL REAL32 by, REAL64 y, VAL REAL64 plus, []REAL64 all)
                  SEQ
                    x := x * by
                    y := y + plus
                    all[1] := all[0] + (REAL64 x)
                :
                CHAN OF REAL32 c:
                CHAN OF REAL64 d:
                CHAN OF [2]REAL64 e:
                VAL table IS [0.5(REAL64), 1.5, 2.5]:
                [3]REAL32 a:
                [3]REAL64 b:
                [2]REAL64 z:
                REAL32 x, w:
                REAL64 y:
                INT i:
                SEQ
                  i := 2
                  a := [1.5, 2.5, 3.5]
                  b := table
                  scale(a[i], 2.0, b[i], 0.25, [b FOR 2])
                  number(screen, INT64 ROUND (a[i] * 100.0))
                  number(screen, INT64 ROUND (b[i] * 100.0))
                  number(screen, INT64 ROUND (b[1] * 100.0))
                  PAR
                    SEQ
                      c ! a[i]
                      c ! a[i] + 1.0
                      d ! b[i]
                      d ! b[i] + b[i]
                      e ! [b FROM 1 FOR 2]
                    SEQ
                      c ? x
                      c ? w
                      d ? y
                      d ? y
                      e ? z
                  number(screen, INT64 ROUND (x * 100.0))
                  number(screen, INT64 ROUND (w * 100.0))
                  number(screen, INT64 ROUND (y * 100.0))
                  number(screen, INT64 ROUND (z[0] * 100.0))
                  number(screen, INT64 ROUND (z[i - 1] * 100.0))
                  x, a[i] := a[i], a[1]
                  y, z[0] := z[0], y
                  number(screen, INT64 ROUND (a[i] * 100.0))
                  number(screen, INT64 ROUND (y * 100.0))
                  r IS z[i - 1]:
                  VAL sum IS r + y:
                  SEQ
                    r := sum
                    number(screen, INT64 ROUND (z[1] * 100.0))
                """))
        .isEqualTo("700\n275\n750\n700\n800\n550\n750\n275\n250\n750\n1025\n");
  }

  @Test
  void shouldConvertBetweenAllNumbers() {
    assertThat(
            printed(
                """
                REAL32 x:
                REAL64 y:
                INT n:
                INT16 s:
                BYTE b:
                INT64 l:
                SEQ
                  x, y := 2.5, -3.5
                  number(screen, INT64 (INT ROUND x))
                  number(screen, INT64 (INT TRUNC x))
                  number(screen, INT64 (INT ROUND y))
                  number(screen, INT64 (INT TRUNC y))
                  number(screen, INT64 (INT16 ROUND y))
                  number(screen, INT64 (BYTE TRUNC x))
                  y := 1.0E15 + 0.75
                  number(screen, INT64 ROUND y)
                  number(screen, INT64 TRUNC y)
                  number(screen, INT64 TRUNC (- y))
                  n, s, b, l := 16777217, -7, 200, 9007199254740993
                  number(screen, INT64 TRUNC (REAL32 ROUND n))
                  n := n + 2
                  number(screen, INT64 TRUNC (REAL32 ROUND n))
                  number(screen, INT64 TRUNC (REAL32 TRUNC n))
                  number(screen, INT64 TRUNC (REAL64 ROUND n))
                  number(screen, INT64 TRUNC (REAL32 ROUND s))
                  number(screen, INT64 TRUNC (REAL64 ROUND b))
                  number(screen, INT64 TRUNC (REAL64 ROUND l))
                  number(screen, INT64 TRUNC (REAL64 TRUNC (l + 2)))
                  number(screen, INT64 TRUNC (REAL32 ROUND (- l)))
                  y := 1.0 / 3.0
                  x := REAL32 ROUND y
                  number(screen, INT64 ROUND (((REAL64 x) - y) * 1.0E15))
                  x := REAL32 TRUNC y
                  number(screen, INT64 ROUND (((REAL64 x) - y) * 1.0E15))
                """))
        .isEqualTo(
            """
            2
            2
            -4
            -3
            -4
            2
            1000000000000001
            1000000000000000
            -1000000000000000
            16777216
            16777220
            16777218
            16777219
            -7
            200
            9007199254740992
            9007199254740994
            -9007199254740992
            9934107
            -19868215
            """);
  }

  @Test
  void shouldCompareReals() {
    assertThat(
            printed(
                """
                PROC compare(VAL REAL64 a, b)
                  PROC bit(VAL BOOL b)
                    screen ! 48 + (BYTE b)
                  :
                  SEQ
                    bit(a = b)
                    bit(a <> b)
                    bit(a < b)
                    bit(a > b)
                    bit(a <= b)
                    bit(a >= b)
                    IF
                      (a < b) OR ((a > b) AND (NOT (a = b)))
                        screen ! 'n'
                      TRUE
                        screen ! 'e'
                :
                SEQ
                  compare(1.0, 1.0)
                  compare(-1.0, 1.0)
                  compare(1.0E-300, -1.0E300)
                  compare(0.0, -0.0)
                """))
        .isEqualTo("100011e" + "011010n" + "010101n" + "100011e");
  }

  @Test
  void shouldUseRealsInSubscriptsInsideReals() {
    assertThat(
            printed(
                """
                [4]REAL32 a:
                REAL32 x:
                SEQ
                  SEQ i = 0 FOR 4
                    a[i] := REAL32 ROUND (i * i)
                  x := 2.0
                  x := (a[INT TRUNC x] + x) * ((x * x) + a[(INT TRUNC x) + (INT ROUND 1.0)])
                  number(screen, INT64 ROUND x)
                  a[INT ROUND (x / 39.0)] := a[3] + (REAL32 ROUND (INT (x > 77.0)))
                  number(screen, INT64 ROUND a[2])
                """))
        .isEqualTo("78\n10\n");
  }

  @Test
  void shouldReachNumbersOfOuterScopesFromProceduresAndBranches() {
    assertThat(
            printed(
                """
                INT64 total:
                REAL64 mean:
                REAL32 half:
                INT16 short:
                [3]INT64 part:
                [3]REAL64 root:
                PROC add(VAL INT64 n)
                  SEQ
                    total := total + (n * n)
                    mean := mean + ((REAL64 ROUND n) / 4.0)
                    short := short - (INT16 n)
                :
                SEQ
                  total, mean, short := 0, 0.0, 7
                  SEQ i = 0 FOR 4
                    add(INT64 (i * 100))
                  number(screen, total)
                  number(screen, INT64 ROUND mean)
                  number(screen, INT64 short)
                  PAR i = 0 FOR 3
                    SEQ
                      part[i] := (total * (INT64 (i + 1))) >> i
                      root[i] := mean + (DSQRT(REAL64 ROUND (i * i)) * (mean - 1.0))
                  PAR
                    total := part[1] - (total << 2)
                    SEQ
                      mean := root[2] + root[1]
                      half := REAL32 TRUNC mean
                    short := - short
                  number(screen, total)
                  number(screen, part[2])
                  number(screen, INT64 ROUND mean)
                  number(screen, INT64 ROUND half)
                  number(screen, INT64 short)
                """))
        .isEqualTo("140000\n150\n-593\n-420000\n105000\n747\n747\n593\n");
  }

  @Test
  void shouldComputeInProcessesOnSeveralCores() {
    assertThat(
            printed(
                """
                VAL scale IS [0.5(REAL64), 1.5, 2.5, 3.5]:
                [5]CHAN OF REAL64 c:
                [4]CHAN OF INT64 d:
                PAR
                  c[0] ! 1.0
                  PAR i = 0 FOR 4
                    VAL own IS (REAL64 ROUND i) + scale[i]:
                    VAL INT64 big IS (INT64 i) * 5000000000:
                    REAL64 x:
                    SEQ
                      c[i] ? x
                      c[i + 1] ! x + own
                      d[i] ! big + (INT64 TRUNC x)
                  REAL64 x:
                  INT64 n:
                  SEQ
                    c[4] ? x
                    number(screen, INT64 ROUND (x * 10.0))
                    SEQ i = 0 FOR 4
                      SEQ
                        d[i] ? n
                        number(screen, n)
                """))
        .isEqualTo("150\n1\n5000000001\n10000000004\n15000000008\n");
  }

  @Test
  void shouldPassRealsToFunctionsInsideExpressions() {
    assertThat(
            printed(
                """
                REAL32 FUNCTION half(VAL REAL32 x) IS x / 2.0:
                REAL64 FUNCTION sum(VAL REAL64 x, y)
                  REAL64 s:
                  VALOF
                    s := x + y
                    RESULT s
                :
                REAL32 x:
                REAL64 y:
                [4]REAL64 z:
                SEQ
                  x, y := 3.0, 0.25
                  z[2] := 7.0
                  x := (x + x) * (half(x) + (half(x * x) - half(1.0)))
                  number(screen, INT64 ROUND (x * 100.0))
                  y := (y + sum(y, DSQRT(sum(4.0, 0.0)))) * sum(sum(y, y), z[INT ROUND half(4.0)])
                  number(screen, INT64 ROUND (y * 1000.0))
                """))
        .isEqualTo("3300\n18750\n");
  }

  @Test
  void shouldStopWhereAResultIsNoNumber() {
    assertThat(endingOf("REAL32 x:\nSEQ\n  x := 1.0E38\n  x := x * 10.0\n"))
        .isEqualTo(Ending.ERROR);
    assertThat(endingOf("REAL64 x:\nSEQ\n  x := 0.0\n  x := x / x\n")).isEqualTo(Ending.ERROR);
    assertThat(endingOf("REAL64 x:\nREAL32 y:\nSEQ\n  x := 1.0E39\n  y := REAL32 ROUND x\n"))
        .isEqualTo(Ending.ERROR);
    assertThat(endingOf("REAL64 x:\nINT n:\nSEQ\n  x := 2147483648.0\n  n := INT TRUNC x\n"))
        .isEqualTo(Ending.ERROR);
    assertThat(endingOf("REAL64 x:\nINT64 n:\nSEQ\n  x := 1.0E19\n  n := INT64 TRUNC x\n"))
        .isEqualTo(Ending.ERROR);
    assertThat(endingOf("REAL32 x:\nBYTE n:\nSEQ\n  x := 256.0\n  n := BYTE TRUNC x\n"))
        .isEqualTo(Ending.ERROR);
  }

  @Test
  void shouldKeepTheSignOfAConstantZeroThatIsConverted() {
    assertThat(
            OccamRun.screenOf(
                """
                PROC main(CHAN OF BYTE screen)
                  VAL REAL64 zero IS 0.0 * (-1.0):
                  REAL32 x:
                  SEQ
                    x := REAL32 TRUNC zero
                    VAL [4]BYTE bytes RETYPES x:
                    screen ! bytes[3]
                :
                """))
        .isEqualTo("\u0080");
  }
}
