package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** One small program for each feature, from source to what it prints. */
class OccamFeatureTest {

  /** A program whose main has these lines as its body. */
  private static String main(String body) {
    return "PROC main(CHAN OF BYTE screen)\n" + body.indent(2) + ":\n";
  }

  /** With a PROC that prints a digit. */
  private static String mainWithDigit(String body) {
    return """
        PROC digit(CHAN OF BYTE out, VAL INT n)
          out ! BYTE (n + (INT '0'))
        :
        """
        + main(body);
  }

  @Test
  void shouldPrintStringAndCharacters() {
    assertThat(
            OccamRun.screenOf(
                main(
                    """
                    VAL []BYTE text IS "abc":
                    SEQ
                      screen ! text
                      screen ! 'd'
                      screen ! "ef*n"
                    """)))
        .isEqualTo("abcdef\n");
  }

  @Test
  void shouldAssignAllValuesBeforeAnyTarget() {
    assertThat(
            OccamRun.screenOf(
                mainWithDigit(
                    """
                    INT a, b:
                    [3]INT c:
                    SEQ
                      a, b := 1, 2
                      a, b := b, a
                      digit(screen, a)
                      digit(screen, b)
                      a, c[a] := 0, 7
                      digit(screen, c[2])
                    """)))
        .isEqualTo("217");
  }

  @Test
  void shouldSubscriptArraysOfAllTypesRowByRow() {
    assertThat(
            OccamRun.screenOf(
                mainWithDigit(
                    """
                    [3][4]INT a:
                    [2][3]BYTE b:
                    [4]BOOL c:
                    INT sum:
                    SEQ
                      SEQ i = 0 FOR 3
                        SEQ j = 0 FOR 4
                          a[i][j] := (i * 4) + j
                      SEQ i = 0 FOR 2
                        SEQ j = 0 FOR 3
                          b[i][j] := BYTE ((i * 3) + j)
                      SEQ i = 0 FOR 4
                        c[i] := (i = 2)
                      digit(screen, a[1][3])
                      digit(screen, a[2][0] - a[0][1])
                      digit(screen, INT b[1][2])
                      sum := 0
                      SEQ i = 0 FOR 4
                        IF
                          c[i]
                            sum := sum + i
                          TRUE
                            SKIP
                      digit(screen, sum)
                    """)))
        .isEqualTo("7752");
  }

  @Test
  void shouldCopySlicesAndPassOpenArrays() {
    assertThat(
            OccamRun.screenOf(
                """
                PROC total(VAL []INT a, INT sum)
                  SEQ
                    sum := 0
                    SEQ i = 0 FOR SIZE a
                      sum := sum + a[i]
                :
                PROC main(CHAN OF BYTE screen)
                  VAL table IS [1, 2, 3, 4, 5]:
                  [5]INT a:
                  INT sum, n:
                  SEQ
                    a := table
                    [a FROM 3 FOR 2] := [table FROM 0 FOR 2]
                    n := 2
                    total([a FROM n FOR n + 1], sum)
                    screen ! BYTE (sum + (INT '0'))
                    total(table, sum)
                    screen ! BYTE (sum + (INT 'A'))
                :
                """))
        .isEqualTo("6P");
  }

  @Test
  void shouldPassParametersOfAllKindsAndManyOfThem() {
    assertThat(
            OccamRun.screenOf(
                """
                PROC p(VAL INT a, INT b, VAL BYTE c, BYTE d, VAL BOOL e, BOOL f, [2]INT g, VAL INT h)
                  SEQ
                    b := a + h
                    d := c
                    f := NOT e
                    g[1] := b + 1
                :
                PROC main(CHAN OF BYTE screen)
                  INT b:
                  [3]BYTE d:
                  BOOL f:
                  [2]INT g:
                  SEQ
                    SEQ i = 0 FOR 3
                      d[i] := '-'
                    p(3, b, 'x', d[1], FALSE, f, g, 4)
                    screen ! BYTE (b + (INT '0'))
                    screen ! d
                    screen ! BYTE (g[1] + (INT '0'))
                    IF
                      f
                        screen ! 'T'
                      TRUE
                        screen ! 'F'
                :
                """))
        .isEqualTo("7-x-8T");
  }

  @Test
  void shouldLetNestedProcedureUseNamesAroundIt() {
    assertThat(
            OccamRun.screenOf(
                """
                PROC main(CHAN OF BYTE screen)
                  INT count:
                  [4]BYTE text:
                  PROC add(VAL BYTE c)
                    PROC advance()
                      count := count + 1
                    :
                    SEQ
                      text[count] := c
                      advance()
                  :
                  SEQ
                    count := 0
                    add('w')
                    add('x')
                    add('y')
                    add('z')
                    screen ! text
                    screen ! BYTE (count + (INT '0'))
                :
                """))
        .isEqualTo("wxyz4");
  }

  @Test
  void shouldChooseByIfAndCase() {
    assertThat(
            OccamRun.screenOf(
                main(
                    """
                    VAL key IS [7, 3, 9, 0]:
                    SEQ n = 0 FOR 5
                      SEQ
                        IF
                          IF i = 0 FOR 4
                            key[i] = (n * 3)
                              screen ! BYTE (i + (INT '0'))
                          n = 4
                            screen ! 'x'
                          TRUE
                            screen ! '-'
                        CASE n
                          0, 2
                            screen ! 'e'
                          1
                            screen ! 'o'
                          ELSE
                            screen ! '.'
                    """)))
        .isEqualTo("3e1o-e2.x.");
  }

  @Test
  void shouldRepeatNothingForCountThatIsNotPositive() {
    assertThat(
            OccamRun.screenOf(
                main(
                    """
                    INT n:
                    SEQ
                      n := 0
                      SEQ i = 0 FOR n
                        screen ! 'a'
                      n := -5
                      SEQ i = 0 FOR n
                        screen ! 'b'
                      n := 3
                      WHILE n > 0
                        SEQ
                          screen ! 'c'
                          n := n - 1
                    """)))
        .isEqualTo("ccc");
  }

  @Test
  void shouldRunLocalParallelsThatShareAWorkspace() {
    assertThat(
            OccamRun.screenOf(
                mainWithDigit(
                        """
                    INT a, b:
                    [5]INT squares:
                    SEQ
                      WHILE TRUE
                        SEQ
                          a := 1
                          CHAN OF INT c:
                          PAR
                            c ! 4
                            SEQ
                              c ? b
                              b := b + a
                          PAR i = 0 FOR 5
                            [5]CHAN OF INT d:
                            INT x:
                            PAR
                              d[i] ! i * i
                              SEQ
                                d[i] ? x
                                squares[i] := x + a
                          digit(screen, b)
                          SEQ i = 0 FOR 3
                            digit(screen, squares[i])
                          STOP
                    """)
                    .replace("WHILE TRUE", "SEQ once = 0 FOR 1")
                    .replace("      STOP\n", "      SKIP\n")))
        .isEqualTo("5125");
  }

  @Test
  void shouldAlternateBetweenChannelsTimersAndSkip() {
    assertThat(
            OccamRun.screenOf(
                mainWithDigit(
                    """
                    [3]CHAN OF INT c:
                    CHAN OF INT quiet:
                    PAR
                      PAR i = 0 FOR 3
                        c[i] ! i + 4
                      TIMER clock:
                      INT now, sum:
                      SEQ
                        sum := 0
                        SEQ n = 0 FOR 3
                          ALT
                            ALT i = 0 FOR 3
                              INT x:
                              c[i] ? x
                                sum := sum + (x - i)
                            FALSE & quiet ? sum
                              SKIP
                        clock ? now
                        ALT
                          quiet ? sum
                            digit(screen, 0)
                          clock ? AFTER now PLUS 2
                            digit(screen, 1)
                        PRI ALT
                          quiet ? sum
                            digit(screen, 0)
                          TRUE & SKIP
                            digit(screen, 2)
                        screen ! BYTE (sum + (INT 'A'))
                    """)))
        .isEqualTo("12M");
  }

  @Test
  void shouldSendArraysAndBytesThroughChannels() {
    assertThat(
            OccamRun.screenOf(
                main(
                    """
                    CHAN OF [5]BYTE text:
                    CHAN OF [3]INT numbers:
                    CHAN OF BYTE one:
                    PAR
                      SEQ
                        text ! "hello"
                        numbers ! [65, 66, 67]
                        one ! 'z'
                      [5]BYTE t:
                      [3]INT n:
                      BYTE b:
                      SEQ
                        text ? t
                        numbers ? n
                        one ? b
                        screen ! t
                        SEQ i = 0 FOR 3
                          screen ! BYTE n[i]
                        screen ! b
                    """)))
        .isEqualTo("helloABCz");
  }

  @Test
  void shouldKeepAbbreviationsBoundToWhatTheyNamed() {
    assertThat(
            OccamRun.screenOf(
                mainWithDigit(
                    """
                    [4]INT a:
                    INT i:
                    SEQ
                      SEQ j = 0 FOR 4
                        a[j] := j
                      i := 2
                      x IS a[i]:
                      row IS [a FROM 1 FOR 3]:
                      VAL old IS i:
                      SEQ
                        x := 7
                        digit(screen, row[1])
                        digit(screen, old)
                        digit(screen, SIZE row)
                    """)))
        .isEqualTo("723");
  }

  @Test
  void shouldReadTheKeyboard() {
    String source =
        """
        PROC main(CHAN OF BYTE keyboard, screen)
          BYTE c:
          SEQ i = 0 FOR 3
            SEQ
              keyboard ? c
              screen ! c
        :
        """;
    OccamRun run =
        OccamRun.run(
            OccamRun.compile(source),
            OccamRun.machine(org.inmesh.coresim.MachineSpecification.Kind.MESH, 2),
            "xyz");
    assertThat(run.screen()).isEqualTo("xyz");
  }

  @Test
  void shouldStopWithTheSourceLineOnErrors() {
    assertError("INT a:\nSEQ\n  a := 2147483647\n  a := a + 1\n", 5);
    assertError("[3]INT a:\nINT i:\nSEQ\n  i := 3\n  a[i] := 1\n", 6);
    assertError("INT a:\nSEQ\n  a := 256\n  screen ! BYTE a\n", 5);
    assertError("INT a:\nSEQ\n  a := 1\n  IF\n    a = 2\n      SKIP\n", 5);
    assertError("INT a:\nSEQ\n  a := 1\n  CASE a\n    2\n      SKIP\n", 5);
    assertError("SEQ\n  SKIP\n  STOP\n", 4);
  }

  private static void assertError(String body, int line) {
    OccamRun run = OccamRun.onMesh(main(body), 1);
    assertThat(run.result().ending()).as(body).isEqualTo(Ending.ERROR);
    assertThat(run.result().report().toString()).contains("test.occ:" + line);
  }

  @Test
  void shouldReportDeadlockWithChannelsAsWritten() {
    OccamRun run =
        OccamRun.onMesh(
            main(
                """
                [3]CHAN OF INT ring:
                PAR i = 0 FOR 3
                  INT x:
                  SEQ
                    ring[i] ? x
                    ring[(i + 1) \\ 3] ! x
                """),
            2);
    assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(run.result().report().toString()).contains("ring[").contains("test.occ:6");
  }
}
