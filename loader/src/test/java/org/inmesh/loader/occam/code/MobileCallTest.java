package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.printedOnBoth;

import org.junit.jupiter.api.Test;

/** Mobile variables and calls, from source to what programs print. */
class MobileCallTest {
  @Test
  void shouldBePassedToProcsAsMobilesAndAsData() {
    assertThat(
            printedOnBoth(
                """
                PROC total(VAL []INT a, INT sum)
                  SEQ
                    sum := 0
                    SEQ i = 0 FOR SIZE a
                      sum := sum + a[i]
                :
                PROC double([]INT a)
                  SEQ i = 0 FOR SIZE a
                    a[i] := 2 * a[i]
                :
                PROC grow(MOBILE []INT a)
                  MOBILE []INT larger:
                  SEQ
                    larger := MOBILE [(SIZE a) + 1]INT
                    SEQ i = 0 FOR SIZE a
                      larger[i] := a[i]
                    larger[SIZE a] := 100
                    a := larger
                :
                PROC consume(MOBILE []INT a, INT size)
                  SEQ
                    size := SIZE a
                    MOBILE []INT mine:
                    mine := a
                :
                PROC increment(INT x)
                  x := x + 1
                :
                MOBILE []INT a:
                MOBILE INT n:
                INT sum:
                SEQ
                  a := [1, 2, 3]
                  total(a, sum)
                  number(screen, INT64 sum)
                  double(a)
                  grow(a)
                  total(a, sum)
                  number(screen, INT64 sum)
                  total([a FROM 1 FOR 2], sum)
                  number(screen, INT64 sum)
                  consume(CLONE a, sum)
                  number(screen, INT64 sum)
                  consume(a, sum)
                  number(screen, INT64 (DEFINED a))
                  consume(MOBILE [17]INT, sum)
                  number(screen, INT64 sum)
                  n := 6
                  increment(n)
                  number(screen, INT64 n)
                """))
        .isEqualTo("6\n112\n10\n4\n0\n17\n7\n");
  }

  @Test
  void shouldBeResultsOfFunctions() {
    assertThat(
            printedOnBoth(
                """
                MOBILE []INT FUNCTION squares(VAL INT n)
                  MOBILE []INT a:
                  VALOF
                    SEQ
                      a := MOBILE [n]INT
                      SEQ i = 0 FOR n
                        a[i] := i * i
                    RESULT a
                :
                INT FUNCTION largest(VAL INT n)
                  MOBILE []INT a:
                  INT most:
                  VALOF
                    SEQ
                      a := squares(n)
                      most := 0
                      SEQ i = 0 FOR SIZE a
                        IF
                          a[i] > most
                            most := a[i]
                          TRUE
                            SKIP
                    RESULT most
                :
                PROC show(VAL []INT x, y, VAL INT z)
                  number(screen, INT64 ((x[(SIZE x) - 1] * 1000) + (y[1] + z)))
                :
                MOBILE []INT a:
                SEQ
                  show(squares(3), squares(4), largest(3))
                  a := squares(5)
                  number(screen, INT64 a[4])
                  number(screen, INT64 (largest(4) + largest(8)))
                  a := squares(2)
                  number(screen, INT64 (SIZE a))
                """))
        .isEqualTo("4005\n16\n58\n2\n");
  }

  @Test
  void shouldBelongToEachLevelOfARecursion() {
    assertThat(
            printedOnBoth(
                """
                REC PROC count(MOBILE []BYTE s, VAL INT depth)
                  MOBILE []BYTE longer:
                  SEQ
                    longer := MOBILE [(SIZE s) + 1]BYTE
                    IF
                      depth = 0
                        SKIP
                      TRUE
                        count(longer, depth - 1)
                    s := longer
                :
                MOBILE []BYTE s:
                SEQ i = 0 FOR 20
                  SEQ
                    s := "ab"
                    count(s, 15)
                    IF
                      i = 19
                        number(screen, INT64 (SIZE s))
                      TRUE
                        SKIP
                """))
        .isEqualTo("18\n");
  }
}
