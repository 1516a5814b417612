package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.endingOf;
import static org.inmesh.loader.occam.code.NumberPrinting.printedOnBoth;

import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Programs with named types and records, from source to what they print. */
class RecordTest {
  private static final String POINT =
      """
      DATA TYPE POINT
        RECORD
          INT x, y:
      :
      """;

  private static final String MIXED =
      """
      DATA TYPE MIXED
        RECORD
          BYTE b:
          INT16 h:
          BOOL t:
          INT n:
          REAL64 d:
          [3]BYTE s:
          REAL32 f:
          INT64 l:
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
  void shouldHoldFieldsOfEverySize() {
    assertThat(
            printedOnBoth(
                MIXED
                    + """
                    MIXED m, k:
                    [4]MIXED ms:
                    INT i:
                    SEQ
                      m := [7, -9, TRUE, 100000, 2.5, "abc", 1.25, 5000000000]
                      i := 2
                      ms[i] := m
                      ms[i][s][i] := 'z'
                      ms[i][h] := ms[i][h] - 1(INT16)
                      ms[i][l] := ms[i][l] + 1(INT64)
                      ms[i][d] := ms[i][d] * 4.0(REAL64)
                      ms[i][f] := ms[i][f] + 1.0
                      ms[i][b] := ms[i][b] + 200(BYTE)
                      k := ms[i]
                      number(screen, INT64 k[b])
                      number(screen, INT64 k[h])
                      number(screen, INT64 k[t])
                      number(screen, INT64 k[n])
                      number(screen, INT64 TRUNC k[d])
                      number(screen, INT64 k[s][1])
                      number(screen, INT64 k[s][2])
                      number(screen, INT64 TRUNC (k[f] * 100.0))
                      number(screen, k[l])
                      number(screen, INT64 m[h])
                      number(screen, m[l])
                    """))
        .isEqualTo("207\n-10\n1\n100000\n10\n98\n122\n225\n5000000001\n-9\n5000000000\n");
  }

  @Test
  void shouldLayOutFieldsByTheirAlignment() {
    // b 0, h 2, t 4, n 8, d 12 (a word's alignment), s 20, f 24, l 28: 36 bytes.
    assertThat(
            printedOnBoth(
                MIXED
                    + """
                    DATA TYPE BYTES
                      RECORD
                        BYTE a, b, c:
                    :
                    DATA TYPE TIGHT
                      PACKED RECORD
                        BYTE a:
                        INT n:
                        INT16 h:
                    :
                    [3]MIXED ms:
                    PROC show (VAL [][2]INT open)
                      number(screen, INT64 (BYTESIN (open)))
                    :
                    SEQ
                      number(screen, INT64 (OFFSETOF (MIXED, h)))
                      number(screen, INT64 (OFFSETOF (MIXED, t)))
                      number(screen, INT64 (OFFSETOF (MIXED, n)))
                      number(screen, INT64 (OFFSETOF (MIXED, d)))
                      number(screen, INT64 (OFFSETOF (MIXED, s)))
                      number(screen, INT64 (OFFSETOF (MIXED, f)))
                      number(screen, INT64 (OFFSETOF (MIXED, l)))
                      number(screen, INT64 (BYTESIN (MIXED)))
                      number(screen, INT64 (BYTESIN (ms)))
                      number(screen, INT64 (BYTESIN (BYTES)))
                      number(screen, INT64 (BYTESIN (TIGHT)))
                      number(screen, INT64 (OFFSETOF (TIGHT, h)))
                      number(screen, INT64 (BYTESIN ([5]INT16)))
                      show ([[1, 2], [3, 4], [5, 6]])
                    """))
        .isEqualTo("2\n4\n8\n12\n20\n24\n28\n36\n108\n3\n7\n5\n10\n24\n");
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
  void shouldReadAndChangePackedFieldsAtAnyByte() {
    assertThat(
            printedOnBoth(
                POINT
                    + """
                    DATA TYPE TIGHT
                      PACKED RECORD
                        BYTE a:
                        INT n:
                        REAL64 d:
                        INT64 l:
                        [2]INT is:
                        POINT p:
                        INT16 h:
                        REAL32 f:
                    :
                    CHAN OF INT c:
                    [3]TIGHT ts:
                    TIGHT t:
                    INT i:
                    SEQ
                      i := 1
                      t := [1, -2, 2.5, 5000000000, [3, 4], [5, 6](POINT), -7, 8.0](TIGHT)
                      ts[0], ts[2] := t, t
                      ts[i] := t
                      ts[i][n] := ts[i][n] * 100
                      ts[i][d] := ts[i][d] + 1.0
                      ts[i][l] := ts[i][l] + 1
                      ts[i][is][i] := ts[i][is][i] + 10
                      ts[i][p][y], ts[i][h] := ts[i][p][y] * 2, ts[i][h] - 1
                      ts[i][f] := ts[i][f] / 2.0
                      PAR
                        c ! t[n] + 3
                        c ? ts[i][is][0]
                      number(screen, INT64 ts[i][a])
                      number(screen, INT64 ts[i][n])
                      number(screen, INT64 TRUNC (ts[i][d] * 10.0))
                      number(screen, ts[i][l])
                      number(screen, INT64 ts[i][is][0])
                      number(screen, INT64 ts[i][is][1])
                      number(screen, INT64 ts[i][p][x])
                      number(screen, INT64 ts[i][p][y])
                      number(screen, INT64 ts[i][h])
                      number(screen, INT64 TRUNC ts[i][f])
                      IF
                        (ts[0][l] = ts[2][l]) AND (ts[0][f] = ts[2][f])
                          number(screen, ts[0][l])
                        TRUE
                          SKIP
                      number(screen, INT64 ts[2][a])
                    """))
        .isEqualTo("1\n-200\n35\n5000000001\n1\n14\n5\n12\n-8\n4\n5000000000\n1\n");
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
  void shouldRetypeRecords() {
    assertThat(
            printedOnBoth(
                POINT
                    + """
                    PROC show ([]BYTE bytes)
                      []POINT ps RETYPES bytes:
                      SEQ
                        number(screen, INT64 (SIZE ps))
                        number(screen, INT64 ps[1][x])
                        ps[1][y] := 8
                    :
                    [16]BYTE bytes:
                    POINT p:
                    SEQ
                      p := [258, 2](POINT)
                      VAL [8]BYTE parts RETYPES p:
                      SEQ
                        number(screen, INT64 parts[0])
                        number(screen, INT64 parts[1])
                        [bytes FROM 8 FOR 8] := parts
                      show (bytes)
                      number(screen, INT64 bytes[12])
                    """))
        .isEqualTo("2\n1\n2\n258\n8\n");
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
