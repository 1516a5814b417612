package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** PRI PAR, INITIAL, ASSERT, BYTESIN and the like, from source to what programs print. */
class OccamSmallFeatureTest {

  private static String program(String body) {
    return """
        PROC digit(CHAN OF BYTE out, VAL INT n)
          out ! BYTE (n + (INT '0'))
        :
        PROC count(RESULT INT n, VAL []INT a)
          n := SIZE a
        :
        PROC sizes(CHAN OF BYTE out, VAL [][3]INT16 a, VAL []BYTE b)
          SEQ
            digit(out, BYTESIN (a))
            digit(out, BYTESIN b)
        :
        PROC main(CHAN OF BYTE screen)
        """
        + body.indent(2)
        + ":\n";
  }

  private static void assertPrints(String body, String expected) {
    assertThat(OccamRun.screenOnBoth(program(body))).isEqualTo(expected);
  }

  @Test
  void shouldGiveVariablesTheirFirstValues() {
    assertPrints(
        """
        SEQ i = 0 FOR 2
          INITIAL INT n IS i + 3:
          INITIAL []BYTE text IS "ab":
          INITIAL [2]INT64 wide IS [1, 2]:
          SEQ
            n := n + 1
            digit(screen, n)
            text[0] := text[1]
            screen ! text
            wide[0] := wide[0] + wide[1]
            digit(screen, INT wide[0])
        """,
        "4bb35bb3");
  }

  @Test
  void shouldGiveVariablesInFrontOfGuardsTheirFirstValues() {
    assertPrints(
        """
        INT x:
        SEQ
          x := 2
          ALT
            INITIAL INT n IS x + 1:
            n = 3 & SKIP
              SEQ
                n := n + 1
                digit(screen, n)
        """,
        "4");
  }

  @Test
  void shouldStopAtAnAssertionThatIsFalse() {
    assertPrints("INT n:\nSEQ\n  n := 3\n  ASSERT (n = 3)\n  digit(screen, n)\n", "3");
    OccamRun run = OccamRun.onMesh(program("INT n:\nSEQ\n  n := 3\n  ASSERT (n = 4)\n"), 1);
    assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
    assertThat(run.result().report().toString()).contains("test.occ:16");
  }

  @Test
  void shouldCountBytes() {
    assertPrints(
        """
        VAL [1][3]INT16 a IS [[1, 2, 3]]:
        [3]BOOL flags:
        INT n:
        PLACE flags IN WORKSPACE:
        SEQ
          digit(screen, BYTESIN (INT))
          digit(screen, BYTESIN ([2]INT16))
          digit(screen, BYTESIN (flags))
          digit(screen, BYTESIN n)
          sizes(screen, a, "hello")
          count(n, [1, 2, 3])
          digit(screen, n)
        """,
        "4434653");
  }

  @Test
  void shouldLetTheFirstComponentOfPriParGoFirst() {
    // The other component meanwhile: a long time passes between its output and what follows.
    String body =
        """
        CHAN OF INT c:
        PAR
          INT x, sum:
          SEQ
            c ? x
            sum := 0
            SEQ i = 0 FOR 20000
              sum := sum + x
          TIMER t:
          INT before, after:
          SEQ
            t ? before
            c ! 1
            t ? after
            IF
              (after MINUS before) < 2
                screen ! 'p'
              TRUE
                screen ! 'h'
        """;
    String once = "SEQ once = 0 FOR 1\n" + body.indent(2);
    assertPrints(once, "p");
    assertPrints(once.replace(" PAR\n", " PRI PAR\n"), "h");
  }

  @Test
  void shouldGoOnAtLowPriorityBehindPriPar() {
    // The one waiting for a time must go before the parent, whichever component ended last.
    assertPrints(
        """
        INT a, b:
        SEQ
          SEQ i = 0 FOR 2
            PRI PAR
              TIMER t:
              INT now:
              SEQ
                t ? now
                t ? AFTER now PLUS (i * 100)
                a := i
              SEQ
                b := 0
                SEQ j = 0 FOR 5
                  b := b + j
          digit(screen, a)
          screen ! BYTE (b + (INT 'A'))
          PRI PAR
            screen ! 'h'
            PAR
              a := 1
              b := 2
          digit(screen, a + b)
        """,
        "1Kh3");
  }

  @Test
  void shouldSayInWhichLineOfAnIfAnErrorIs() {
    String before = "INT x:\n[2]INT a:\nSEQ\n  x := 7\n  IF\n    x = 0\n      SKIP\n";
    assertThat(reportOf(before + "    VAL y IS a[x]:\n    y = 0\n      SKIP\n"))
        .contains(":20:11 ");
    assertThat(reportOf(before + "    IF i = 0 FOR a[x]\n      x = i\n        SKIP\n"))
        .contains(":20:10 ");
  }

  private static String reportOf(String body) {
    return OccamRun.onMesh(program(body), 1).result().report().toString();
  }

  @Test
  void shouldAssignOverlappingSlicesAsIfAtOnce() {
    assertPrints(
        """
        [6]BYTE a:
        INT n:
        SEQ
          n := 1
          a := "abcdef"
          [a FROM n FOR 5] := [a FROM 0 FOR 5]
          screen ! a
          a := "abcdef"
          [a FROM 0 FOR 5] := [a FROM n FOR 5]
          screen ! a
          [a FROM 2 FOR 2] := ["xyz" FROM 1 FOR 2]
          screen ! a
        """,
        "aabcdebcdeffbcyzff");
  }
}
