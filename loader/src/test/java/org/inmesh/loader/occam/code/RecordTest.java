package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.endingOf;
import static org.inmesh.loader.occam.code.NumberPrinting.printedOnBoth;

import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Programs with named types and records, from source to what they print. */
class RecordTest {
  static final String POINT =
      """
      DATA TYPE POINT
        RECORD
          INT x, y:
      :
      """;

  @Test
  void shouldAssignAndReadFields() {
    assertThat(
            printedOnBoth(
                POINT
                    + """
                    POINT p, q:
                    SEQ
                      p[x], p[y] := 3, 4
                      q := p
                      q[x] := q[x] + (p[y] * 10)
                      number(screen, INT64 q[x])
                      number(screen, INT64 q[y])
                      number(screen, INT64 p[x])
                      p[x], p[y] := p[y], p[x]
                      number(screen, INT64 p[x])
                      p, q := q, p
                      number(screen, INT64 p[x])
                      number(screen, INT64 q[y])
                    """))
        .isEqualTo("43\n4\n3\n4\n43\n3\n");
  }

  @Test
  void shouldNestRecordsAndArraysOfThem() {
    assertThat(
            printedOnBoth(
                POINT
                    + """
                    DATA TYPE LINE
                      RECORD
                        [2]POINT ends:
                        BYTE colour:
                    :
                    [3][2]LINE lines:
                    LINE one:
                    INT i, j:
                    SEQ
                      i, j := 2, 1
                      one := [[[1, 2](POINT), [3, 4](POINT)], 'r'](LINE)
                      lines[i][j] := one
                      lines[i][j][ends][j][x] := 30
                      lines[1][0] := lines[i][j]
                      number(screen, INT64 lines[1][0][ends][0][x])
                      number(screen, INT64 lines[1][0][ends][0][y])
                      number(screen, INT64 lines[i MINUS 1][0][ends][j][x])
                      number(screen, INT64 lines[1][0][ends][1][y])
                      number(screen, INT64 lines[1][0][colour])
                      number(screen, INT64 (SIZE lines[1][0][ends]))
                      [lines FROM i - 1 FOR 1][0][0][ends][0] := one[ends][1]
                      number(screen, INT64 lines[1][0][ends][0][x])
                    """))
        .isEqualTo("1\n2\n30\n4\n114\n2\n3\n");
  }

  @Test
  void shouldPassAndReturnRecords() {
    assertThat(
            printedOnBoth(
                POINT
                    + """
                    PROC add (POINT to, VAL POINT by, VAL INT times)
                      SEQ i = 0 FOR times
                        to[x], to[y] := to[x] + by[x], to[y] + by[y]
                    :
                    POINT FUNCTION swapped (VAL POINT p) IS [p[y], p[x]](POINT):
                    INT FUNCTION sum (VAL []POINT ps)
                      INT total:
                      VALOF
                        SEQ
                          total := 0
                          SEQ i = 0 FOR SIZE ps
                            total := (total + ps[i][x]) + ps[i][y]
                        RESULT total
                    :
                    PROC twice (INT n)
                      n := n * 2
                    :
                    POINT p:
                    [3]POINT ps:
                    SEQ
                      p := [1, 2]
                      add (p, [10, 20](POINT), 3)
                      p := swapped (p)
                      twice (p[x])
                      number(screen, INT64 p[x])
                      number(screen, INT64 p[y])
                      SEQ i = 0 FOR 3
                        ps[i] := [i, i * 10](POINT)
                      add (ps[1], p, 1)
                      twice (ps[2][y])
                      number(screen, INT64 sum (ps))
                      number(screen, INT64 sum ([ps FROM 2 FOR 1]))
                    """))
        .isEqualTo("124\n31\n208\n42\n");
  }

  @Test
  void shouldAbbreviateRecordsAndFields() {
    assertThat(
            printedOnBoth(
                POINT
                    + """
                    VAL POINT origin IS [5, 6](POINT):
                    [3]POINT ps:
                    INT i:
                    SEQ
                      i := 1
                      POINT p IS ps[i]:
                      INT first IS p[x]:
                      second IS p[y]:
                      SEQ
                        first, second := 8, 9
                      VAL p IS ps[i]:
                      VAL INT n IS p[y]:
                      SEQ
                        number(screen, INT64 p[x])
                        number(screen, INT64 n)
                      ps[0] := origin
                      number(screen, INT64 ps[0][y])
                      number(screen, INT64 origin[x])
                    """))
        .isEqualTo("8\n9\n6\n5\n");
  }

  @Test
  void shouldCommunicateRecords() {
    assertThat(
            printedOnBoth(
                POINT
                    + """
                    PROTOCOL MOVES
                      CASE
                        to; POINT
                        path; BYTE::[]POINT
                    :
                    CHAN OF POINT c:
                    CHAN OF MOVES d:
                    PAR
                      SEQ
                        c ! [1, 2](POINT)
                        d ! to; [3, 4](POINT)
                        d ! path; 2(BYTE)::[[5, 6](POINT), [7, 8](POINT)]
                      POINT p:
                      [4]POINT ps:
                      BYTE n:
                      SEQ
                        c ? p
                        number(screen, INT64 ((p[x] * 10) + p[y]))
                        d ? CASE to; ps[3]
                        number(screen, INT64 ((ps[3][x] * 10) + ps[3][y]))
                        d ? CASE path; n::ps
                        number(screen, INT64 ((ps[1][x] * 10) + ps[1][y]))
                    """))
        .isEqualTo("12\n34\n78\n");
  }

  @Test
  void shouldUseFieldsInParallel() {
    assertThat(
            printedOnBoth(
                POINT
                    + """
                    POINT p:
                    SEQ
                      PAR
                        p[x] := 1
                        p[y] := 2
                      number(screen, INT64 (p[x] + p[y]))
                    """))
        .isEqualTo("3\n");
  }

  @Test
  void shouldTellNamedTypesApartAndConvertThem() {
    assertThat(
            printedOnBoth(
                """
                DATA TYPE LENGTH IS INT:
                DATA TYPE SMALL IS BYTE:
                DATA TYPE WIDE IS REAL64:
                DATA TYPE VEC IS [3]INT:
                DATA TYPE LONG IS INT64:
                LENGTH FUNCTION double (VAL LENGTH l) IS l + l:
                LENGTH a, b:
                SMALL s:
                WIDE w:
                VEC v, u:
                LONG l:
                INT i:
                SEQ
                  a, i := 5(LENGTH), 7
                  b := double (a * 3(LENGTH)) + (LENGTH i)
                  number(screen, INT64 (INT b))
                  number(screen, INT64 b)
                  s := SMALL b
                  s := s + (SMALL (i))
                  number(screen, INT64 s)
                  w := WIDE ROUND i
                  w := w / 2.0
                  number(screen, INT64 TRUNC (w * (WIDE 3.0(REAL64))))
                  v := [1, 2, 3](VEC)
                  u := v
                  number(screen, INT64 u[2])
                  number(screen, INT64 (SIZE v))
                  l := LONG 5000000000(INT64)
                  number(screen, INT64 (l + (LONG i)))
                  number(screen, INT64 (MOSTNEG LENGTH))
                  IF
                    (a < b) AND (s > 9(SMALL))
                      number(screen, 1)
                    TRUE
                      number(screen, 0)
                """))
        .isEqualTo("37\n37\n44\n10\n3\n3\n5000000007\n-2147483648\n1\n");
  }

  @Test
  void shouldUseConstantRecordsAndOperatorsOfTheProgram() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                DATA TYPE LENGTH IS INT:
                DATA TYPE POINT
                  RECORD
                    LENGTH x, y:
                :
                VAL LENGTH most IS 9:
                VAL POINT unit IS [1, 1](POINT):
                VAL []POINT corners IS [[0, 0](POINT), [0, 3](POINT), [4, 3](POINT)]:
                POINT FUNCTION "+" (VAL POINT a, b) IS [a[x] + b[x], a[y] + b[y]](POINT):
                BOOL FUNCTION "=" (VAL POINT a, b) IS (a[x] = b[x]) AND (a[y] = b[y]):
                PROC main (CHAN OF BYTE screen)
                  PROC digit (VAL LENGTH n)
                    screen ! '0' + (BYTE n)
                  :
                  POINT p:
                  SEQ
                    p := unit + corners[2]
                    digit (p[x])
                    digit (p[y])
                    digit (most)
                    IF
                      p = (corners[1] + ([5, 1](POINT)))
                        screen ! 'y'
                      TRUE
                        screen ! 'n'
                    p[x] := most >> 1
                    CASE p[x]
                      4(LENGTH)
                        digit (LENGTH (SIZE corners))
                      ELSE
                        SKIP
                    screen ! '*n'
                :
                """))
        .isEqualTo("549y3\n");
  }

  @Test
  void shouldCombineRecordsWithTheRestOfTheLanguage() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                DATA TYPE MOSTLY IS BOOL:
                DATA TYPE R
                  RECORD
                    INT x:
                    [2]MOSTLY flags:
                :
                DATA TYPE S
                  PACKED RECORD
                    BYTE b:
                    R r:
                :
                PROTOCOL P IS R; BYTE:
                R, INT FUNCTION both (VAL R r) IS r, r[x]:
                PROC set (R r, RESULT INT n)
                  r[x], n := 5, 6
                :
                PROC main (CHAN OF BYTE screen)
                  INITIAL R r IS [1, [TRUE(MOSTLY), FALSE(MOSTLY)]](R):
                  R q:
                  [2]S s:
                  INT n:
                  CHAN OF P c:
                  SEQ
                    q, n := both (r)
                    set (q, n)
                    s[1][r] := q
                    s[1][r][x] := s[1][r][x] + 1
                    PAR
                      c ! s[1][r]; 3
                      BYTE b:
                      c ? q; b
                    screen ! '0' + (BYTE q[x])
                    ALT
                      q[x] > 100 & SKIP
                        SKIP
                      TRUE & SKIP
                        SKIP
                    IF
                      (q[flags][0]) = (TRUE (MOSTLY))
                        screen ! 'y'
                      TRUE
                        screen ! 'n'
                    [q[flags] FOR 1][0] := FALSE (MOSTLY)
                    WHILE BOOL q[flags][0]
                      SKIP
                    screen ! '*n'
                :
                """))
        .isEqualTo("6y\n");
  }

  @Test
  void shouldStopWhenANamedNumberIsTooLarge() {
    assertThat(
            endingOf(
                """
                DATA TYPE SMALL IS BYTE:
                SMALL s:
                SEQ
                  s := 200(SMALL)
                  s := s + s
                """))
        .isEqualTo(Ending.ERROR);
  }
}
