package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.endingOf;
import static org.inmesh.loader.occam.code.NumberPrinting.printed;

import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Calls of the functions that every program knows. */
class IntrinsicTest {

  @Test
  void shouldAddSubtractAndMultiplyWordsOfLongNumbers() {
    assertThat(
            printed(
                """
                INT a, b, hi, lo:
                SEQ
                  a, b := -1, 2
                  number(screen, INT64 LONGADD(a, b, 1))
                  number(screen, INT64 LONGADD(a, b, 2))
                  number(screen, INT64 LONGSUB(a, b, 1))
                  hi, lo := LONGSUM(a, b, 0)
                  number(screen, INT64 hi)
                  number(screen, INT64 lo)
                  hi, lo := LONGDIFF(b, a, 1)
                  number(screen, INT64 hi)
                  number(screen, INT64 lo)
                  hi, lo := LONGPROD(a, a, b)
                  number(screen, INT64 hi)
                  number(screen, INT64 lo)
                  a, b := LONGDIV(b, 7, 16)
                  number(screen, INT64 a)
                  number(screen, INT64 b)
                """))
        .isEqualTo("2\n1\n-4\n1\n1\n1\n2\n-2\n3\n536870912\n7\n");
  }

  @Test
  void shouldShiftAndRotate() {
    assertThat(
            printed(
                """
                INT a, n, hi, lo, places:
                [2]INT results:
                SEQ
                  a, n := #80000005, 4
                  results[0], results[1] := SHIFTLEFT(1, a, n)
                  number(screen, INT64 results[0])
                  number(screen, INT64 results[1])
                  hi, lo := SHIFTRIGHT(#123, a, n * 2)
                  number(screen, INT64 hi)
                  number(screen, INT64 lo)
                  places, hi, lo := NORMALISE(0, 5)
                  number(screen, INT64 places)
                  number(screen, INT64 hi)
                  number(screen, INT64 lo)
                  number(screen, INT64 ASHIFTRIGHT(a, n))
                  number(screen, INT64 ASHIFTLEFT(-3, n))
                  number(screen, INT64 ROTATELEFT(a, n))
                  number(screen, INT64 ROTATERIGHT(a, n + 28))
                  number(screen, INT64 ROTATERIGHT(a, 1))
                """))
        .isEqualTo(
            """
            24
            80
            1
            595591168
            61
            -1610612736
            0
            -134217728
            -48
            88
            -2147483643
            -1073741822
            """);
    assertThat(endingOf("INT a:\nSEQ\n  a := #40000000\n  a := ASHIFTLEFT(a, 1)\n"))
        .isEqualTo(Ending.ERROR);
  }

  @Test
  void shouldCountAndReverseBits() {
    assertThat(
            printed(
                """
                INT a:
                SEQ
                  a := #F0000001
                  number(screen, INT64 BITCOUNT(a, 100))
                  number(screen, INT64 BITREVWORD(a))
                  number(screen, INT64 BITREVNBITS(#13, 5))
                  number(screen, INT64 FRACMUL(#40000000, a))
                """))
        .isEqualTo("105\n-2147483633\n25\n-134217728\n");
  }

  @Test
  void shouldComputeFunctionsOfReals() {
    assertThat(
            printed(
                """
                REAL32 x:
                REAL64 y:
                SEQ
                  x, y := -2.25, 2.0
                  number(screen, INT64 ROUND (ABS(x) * 100.0))
                  number(screen, INT64 ROUND (SQRT(ABS(x)) * 100.0))
                  number(screen, INT64 ROUND ((y + DSQRT(y)) * (DABS(- y) * 1.0E12)))
                  y := DSQRT(y + DSQRT(16.0))
                  number(screen, INT64 ROUND (y * 1.0E9))
                  number(screen, INT64 ROUND (FPINT(x) + (MULBY2(x) + DIVBY2(8.0))))
                  IF
                    DNOTFINITE(y) OR ISNAN(x)
                      screen ! 'n'
                    TRUE
                      screen ! 'f'
                """))
        .isEqualTo("225\n150\n6828427124746\n2449489743\n-2\nf");
    assertThat(endingOf("REAL32 x:\nSEQ\n  x := -1.0\n  x := SQRT(x)\n")).isEqualTo(Ending.ERROR);
  }
}
