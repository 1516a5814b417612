package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Mobiles that go from core to core, on both machines. */
class SpreadMobileTest {
  private static final String DIGITS =
      """
      PROC digit(CHAN OF BYTE out, VAL INT n)
        SEQ
          out ! BYTE (48 + n)
          out ! '*n'
      :
      """;

  @Test
  void shouldTravelThroughAPipelineOfCores() {
    assertThat(
            OccamRun.screenOnBoth(
                DIGITS
                    + """
                    PROC source(CHAN MOBILE []INT out!)
                      MOBILE []INT a:
                      SEQ i = 1 FOR 4
                        SEQ
                          a := MOBILE [i]INT
                          SEQ j = 0 FOR i
                            a[j] := j
                          out ! a
                          ASSERT (NOT (DEFINED a))
                    :
                    PROC longer(CHAN MOBILE []INT in?, out!)
                      MOBILE []INT a, b:
                      SEQ i = 0 FOR 4
                        SEQ
                          in ? a
                          b := MOBILE [(SIZE a) + 1]INT
                          [b FROM 0 FOR 1] := [7]
                          SEQ j = 0 FOR SIZE a
                            b[j + 1] := a[j]
                          out ! b
                    :
                    PROC sink(CHAN MOBILE []INT in?, CHAN BYTE screen!)
                      MOBILE []INT a:
                      SEQ i = 0 FOR 4
                        SEQ
                          in ? a
                          digit(screen!, SIZE a)
                          digit(screen!, a[0])
                          digit(screen!, a[(SIZE a) - 1])
                    :
                    PROC main(CHAN BYTE screen!)
                      [3]CHAN MOBILE []INT c:
                      PAR
                        source(c[0]!)
                        longer(c[0]?, c[1]!)
                        longer(c[1]?, c[2]!)
                        sink(c[2]?, screen!)
                    :
                    """))
        .isEqualTo("3\n7\n0\n4\n7\n1\n5\n7\n2\n6\n7\n3\n");
  }

  @Test
  void shouldTakeTheirPartsWithThem() {
    assertThat(
            OccamRun.screenOnBoth(
                DIGITS
                    + """
                    DATA TYPE NODE
                      MOBILE RECORD
                        BYTE kind:
                        MOBILE []BYTE text, none:
                        [2]MOBILE INT numbers:
                    :
                    PROC main(CHAN BYTE screen!)
                      CHAN MOBILE []NODE c:
                      CHAN MOBILE [][]INT d:
                      PAR
                        MOBILE []NODE nodes:
                        MOBILE [][]INT matrix:
                        SEQ
                          nodes := MOBILE [3]NODE
                          nodes[0][kind] := 'x'
                          nodes[2][kind] := 'y'
                          nodes[2][text] := "hello"
                          nodes[2][numbers][1] := 6
                          c ! nodes
                          matrix := MOBILE [3][2]INT
                          SEQ i = 0 FOR 3
                            SEQ j = 0 FOR 2
                              matrix[i][j] := (2 * i) + j
                          d ! matrix
                          d ! matrix
                        MOBILE []NODE nodes:
                        MOBILE [][]INT matrix:
                        SEQ
                          c ? nodes
                          d ? matrix
                          digit(screen!, SIZE nodes)
                          screen ! nodes[0][kind]
                          screen ! nodes[2][kind]
                          screen ! nodes[2][text]
                          digit(screen!, INT (DEFINED nodes[1]))
                          digit(screen!, INT (DEFINED nodes[2][none]))
                          digit(screen!, nodes[2][numbers][1])
                          digit(screen!, SIZE matrix)
                          digit(screen!, SIZE matrix[0])
                          digit(screen!, matrix[2][1])
                          d ? matrix
                          digit(screen!, INT (DEFINED matrix))
                    :
                    """))
        .isEqualTo("3\nxyhello0\n0\n6\n3\n2\n5\n0\n");
  }

  /** Each core would run out of memory if it did not give back what it sends. */
  @Test
  void shouldGiveBackWhatWasSentAndReceived() {
    assertThat(
            OccamRun.screenOnBoth(
                DIGITS
                    + """
                    PROC echo(CHAN MOBILE []MOBILE []INT in?, out!, VAL INT rounds)
                      MOBILE []MOBILE []INT a:
                      SEQ i = 0 FOR rounds
                        SEQ
                          in ? a
                          out ! a
                    :
                    PROC user(CHAN MOBILE []MOBILE []INT in?, out!, CHAN BYTE screen!)
                      MOBILE []MOBILE []INT a:
                      SEQ
                        SEQ i = 0 FOR 100
                          SEQ
                            a := MOBILE [3]MOBILE []INT
                            a[1] := MOBILE [200]INT
                            a[1][i] := 7
                            out ! a
                            in ? a
                            ASSERT (a[1][i] = 7)
                        digit(screen!, SIZE a)
                    :
                    PROC main(CHAN BYTE screen!)
                      CHAN MOBILE []MOBILE []INT c, d:
                      PAR
                        user(c?, d!, screen!)
                        echo(d?, c!, 100)
                    :
                    """))
        .isEqualTo("3\n");
  }

  @Test
  void shouldBeChosenByAnAlternation() {
    assertThat(
            OccamRun.screenOnBoth(
                DIGITS
                    + """
                    PROTOCOL WORK
                      CASE
                        job; INT; MOBILE []BYTE
                        stop
                    :
                    PROC worker(VAL INT n, CHAN WORK out!)
                      MOBILE []BYTE s:
                      SEQ
                        SEQ i = 1 FOR 3
                          SEQ
                            s := MOBILE [n + i]BYTE
                            s[i] := BYTE n
                            out ! job; i; s
                        out ! stop
                    :
                    PROC collector([]CHAN WORK in?, CHAN BYTE screen!)
                      INT running, sum:
                      SEQ
                        running, sum := SIZE in?, 0
                        WHILE running > 0
                          ALT i = 0 FOR SIZE in?
                            in[i] ? CASE
                              INT n:
                              MOBILE []BYTE s:
                              job; n; s
                                sum := sum + ((SIZE s) * (INT s[n]))
                              stop
                                running := running - 1
                        digit(screen!, sum / 10)
                        digit(screen!, sum REM 10)
                    :
                    PROC main(CHAN BYTE screen!)
                      [3]CHAN WORK c:
                      PAR
                        PAR i = 0 FOR 3
                          worker(i + 1, c[i]!)
                        collector(c?, screen!)
                    :
                    """))
        .isEqualTo("7\n8\n");
  }
}
