package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.printedOnBoth;

import org.junit.jupiter.api.Test;

/** Where the fields of records are, from source to what programs print. */
class RecordLayoutTest {
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
  void shouldReadAndChangePackedFieldsAtAnyByte() {
    assertThat(
            printedOnBoth(
                RecordTest.POINT
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
  void shouldRetypeRecords() {
    assertThat(
            printedOnBoth(
                RecordTest.POINT
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
}
