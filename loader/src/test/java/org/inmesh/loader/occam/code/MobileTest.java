package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.printedOnBoth;

import org.junit.jupiter.api.Test;

/** Programs with mobile variables on one core, from source to what they print. */
class MobileTest {

  @Test
  void shouldAllocateArraysOfLengthsKnownAtRunTime() {
    assertThat(
            printedOnBoth(
                """
                INT n:
                SEQ
                  n := 4
                  MOBILE []INT a:
                  MOBILE []BYTE s:
                  MOBILE []INT16 h:
                  MOBILE []INT64 l:
                  SEQ
                    a, s := MOBILE [n]INT, MOBILE [n * 2]BYTE
                    h := MOBILE [3]INT16
                    l := MOBILE [n - 1]INT64
                    SEQ i = 0 FOR SIZE a
                      SEQ
                        a[i] := i * i
                        s[i] := BYTE (i + 60)
                    h[2] := -7
                    l[2] := 5000000000
                    number(screen, INT64 (SIZE s))
                    number(screen, INT64 a[3])
                    number(screen, INT64 s[n - 1])
                    number(screen, INT64 h[2])
                    number(screen, l[n - 2])
                """))
        .isEqualTo("8\n9\n63\n-7\n5000000000\n");
  }

  @Test
  void shouldMoveByAssignmentAndTellWhatIsDefined() {
    assertThat(
            printedOnBoth(
                """
                MOBILE []INT a, b, c:
                SEQ
                  a := MOBILE [2]INT
                  a[0], a[1] := 5, 6
                  number(screen, INT64 (DEFINED a))
                  b := a
                  number(screen, INT64 (DEFINED a))
                  number(screen, INT64 b[1])
                  c := CLONE b
                  c[1] := 9
                  number(screen, INT64 (b[1] + c[1]))
                  b, c := c, b
                  number(screen, INT64 b[1])
                  a := b
                  b := CLONE a
                  number(screen, INT64 ((SIZE a) + (SIZE b)))
                """))
        .isEqualTo("1\n0\n6\n15\n9\n4\n");
  }

  @Test
  void shouldCopyDataToMobiles() {
    assertThat(
            printedOnBoth(
                """
                MOBILE []BYTE s:
                MOBILE []INT a:
                [3]INT plain:
                SEQ
                  s := "hello"
                  screen ! s
                  s := [s FROM 1 FOR 3]
                  screen ! s
                  number(screen, INT64 (SIZE s))
                  a := [i = 0 FOR 6 | i * 2]
                  [a FROM 1 FOR 2] := [30, 40]
                  plain := [7, 8, 9]
                  number(screen, INT64 (a[1] + a[5]))
                  a := plain
                  number(screen, INT64 ((a[2] * 10) + (SIZE a)))
                """))
        .isEqualTo("helloell3\n40\n93\n");
  }

  @Test
  void shouldHoldScalarsAndRecordsOfKnownSizeWithoutAllocation() {
    assertThat(
            printedOnBoth(
                """
                DATA TYPE POINT
                  RECORD
                    INT x, y:
                :
                DATA TYPE NODE
                  MOBILE RECORD
                    BYTE tag:
                    REAL64 weight:
                    [4]INT data:
                :
                MOBILE INT n, m:
                MOBILE INT64 l:
                MOBILE POINT p, q:
                NODE node, other:
                MOBILE [3]INT v:
                SEQ
                  n := 41
                  n := n + 1
                  m := n
                  number(screen, INT64 m)
                  number(screen, INT64 (DEFINED n))
                  n := 8
                  l := (INT64 n) * 10000000000
                  number(screen, l)
                  p[x] := 3
                  p[y] := 4
                  q := CLONE p
                  q[x] := q[x] * p[y]
                  number(screen, INT64 q[x])
                  p := q
                  number(screen, INT64 (DEFINED q))
                  node[data][2] := 17
                  node[tag] := 'a'
                  node[weight] := 2.5
                  other := node
                  number(screen, INT64 (other[data][2] + (INT other[tag])))
                  number(screen, INT64 ROUND (other[weight] * 4.0))
                  v[2] := p[x]
                  number(screen, INT64 (v[2] + (SIZE v)))
                """))
        .isEqualTo("42\n0\n80000000000\n12\n0\n114\n10\n15\n");
  }

  @Test
  void shouldNestInsideEachOther() {
    assertThat(
            printedOnBoth(
                """
                DATA TYPE TEXT
                  MOBILE RECORD
                    INT n:
                    MOBILE []BYTE s:
                    [2]MOBILE []INT more:
                :
                MOBILE []MOBILE []BYTE msgs, copy:
                TEXT t, u:
                CHAN TEXT c:
                SEQ
                  msgs := MOBILE [3]MOBILE []BYTE
                  number(screen, INT64 (DEFINED msgs[1]))
                  msgs[0] := "one"
                  msgs[2] := "three"
                  msgs[1] := msgs[2]
                  number(screen, INT64 (DEFINED msgs[2]))
                  copy := CLONE msgs
                  copy[1][0] := 'T'
                  screen ! msgs[1]
                  screen ! copy[1]
                  screen ! copy[0]
                  number(screen, INT64 (SIZE msgs[1]))
                  t[n] := 5
                  t[s] := copy[1]
                  t[more][1] := [1, 2, 3, 4]
                  number(screen, INT64 (DEFINED t[more][0]))
                  u := CLONE t
                  u[more][1][3] := 9
                  PAR
                    c ! u
                    TEXT r:
                    SEQ
                      c ? r
                      screen ! r[s]
                      number(screen, INT64 ((r[n] * 100) + r[more][1][3]))
                  number(screen, INT64 (t[more][1][3] + (SIZE t[more][1])))
                """))
        .isEqualTo("0\n0\nthreeThreeone5\n0\nThree509\n8\n");
  }

  @Test
  void shouldBeAbbreviatedAndRetyped() {
    assertThat(
            printedOnBoth(
                """
                MOBILE []INT a:
                MOBILE INT n:
                SEQ
                  a := [i = 0 FOR 8 | i]
                  VAL []INT v IS [a FROM 4 FOR 2]:
                  number(screen, INT64 (v[1] + (SIZE v)))
                  []INT w IS a:
                  SEQ
                    w[3] := 50
                    number(screen, INT64 (SIZE w))
                  number(screen, INT64 a[3])
                  INT x IS a[5]:
                  x := x * 7
                  number(screen, INT64 a[5])
                  MOBILE []INT m IS a:
                  m := [m FROM 5 FOR 2]
                  number(screen, INT64 a[0])
                  []BYTE bytes RETYPES a:
                  number(screen, INT64 ((INT bytes[0]) + (SIZE bytes)))
                  n := 11
                  INT y IS n:
                  y := y + 1
                  number(screen, INT64 n)
                """))
        .isEqualTo("7\n8\n50\n35\n35\n43\n12\n");
  }

  @Test
  void shouldReadAnInitialMobileAndAnArrayOfMobiles() {
    assertThat(
            printedOnBoth(
                """
                INITIAL MOBILE []INT a IS MOBILE [3]INT:
                INITIAL MOBILE []BYTE s IS "abc":
                [3]MOBILE []INT rows:
                SEQ
                  a[0] := 1
                  SEQ i = 0 FOR SIZE rows
                    SEQ
                      rows[i] := MOBILE [i + 1]INT
                      rows[i][i] := i * 3
                  number(screen, INT64 (rows[2][2] + (SIZE rows[2])))
                  rows[0] := rows[2]
                  number(screen, INT64 (DEFINED rows[2]))
                  IF
                    INITIAL MOBILE []INT guess IS [1, 2]:
                    guess[0] > 1
                      STOP
                    INITIAL MOBILE []INT guess IS [1, 2]:
                    guess[1] > 1
                      number(screen, INT64 (guess[1] + (SIZE s)))
                """))
        .isEqualTo("9\n0\n5\n");
  }
}
