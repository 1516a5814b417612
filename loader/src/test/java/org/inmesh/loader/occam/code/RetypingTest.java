package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** RETYPES and RESHAPES, from source to what programs print. */
class RetypingTest {

  private static String program(String body) {
    return """
        PROC digit(CHAN OF BYTE out, VAL INT n)
          out ! BYTE (n + (INT '0'))
        :
        PROC pairs(CHAN OF BYTE out, VAL []BYTE bytes)
          VAL [][2]BYTE pair RETYPES bytes:
          VAL []INT16 half RETYPES bytes:
          SEQ
            digit(out, SIZE pair)
            digit(out, SIZE half)
            out ! pair[1]
        :
        PROC words(CHAN OF BYTE out, []BYTE bytes)
          [2]INT a RETYPES bytes:
          a[1] := a[0]
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
  void shouldShowTheBytesOfScalars() {
    assertPrints(
        """
        INT n:
        SEQ
          n := #44434241
          [4]BYTE bytes RETYPES n:
          SEQ
            screen ! bytes
            bytes[1] := 'x'
            INT16 low RETYPES [bytes FROM 0 FOR 2]:
            low := #7A79
            screen ! bytes
          digit(screen, n >> 28)
          VAL []BYTE sum RETYPES n + 1:
          screen ! sum
        """,
        "ABCDyzCD4zzCD");
  }

  @Test
  void shouldTakeRealsApart() {
    assertPrints(
        """
        REAL32 r:
        REAL64 d:
        SEQ
          r := -2.0
          VAL INT bits RETYPES r:
          digit(screen, bits >> 28)
          VAL INT computed RETYPES r * 4.0:
          IF
            computed = #C1000000
              screen ! 'y'
          d := 1.0
          [2]INT words RETYPES d:
          words[1] := words[1] + (1 << 20)
          digit(screen, INT ROUND d)
          VAL INT64 long RETYPES d:
          digit(screen, INT (long >> 62))
          INT64 copy RETYPES d:
          copy := copy + (1(INT64) << 52)
          digit(screen, INT ROUND d)
        """,
        "<y214");
  }

  @Test
  void shouldRetypeConstants() {
    assertPrints(
        """
        VAL REAL32 one RETYPES #3F800000:
        VAL INT bits RETYPES one:
        VAL []BYTE bytes RETYPES [#64636261, #68676665]:
        VAL [2][4]BYTE table RETYPES bytes:
        VAL INT16 half RETYPES "AB":
        [bits >> 28]INT a:
        SEQ
          screen ! bytes
          screen ! table[1]
          digit(screen, SIZE a)
          digit(screen, (INT half) >> 14)
        """,
        "abcdefghefgh31");
  }

  @Test
  void shouldReshapeArrays() {
    assertPrints(
        """
        [2][3]INT a:
        SEQ
          []INT flat RESHAPES a:
          SEQ i = 0 FOR SIZE flat
            flat[i] := i
          digit(screen, a[1][0])
          VAL [3][2]INT other RESHAPES a:
          SEQ
            digit(screen, other[2][1])
            digit(screen, SIZE other)
        """,
        "353");
  }

  @Test
  void shouldFindOpenLengthsWhenTheProgramRuns() {
    assertPrints(
        """
        [8]BYTE bytes:
        SEQ
          pairs(screen, "abcdef")
          bytes := "ABCDEFGH"
          words(screen, bytes)
          screen ! bytes
        """,
        "33cdABCDABCD");
    OccamRun odd = OccamRun.onMesh(program("pairs(screen, \"abc\")\n"), 1);
    assertThat(odd.result().ending()).isEqualTo(Ending.ERROR);
    assertThat(odd.result().report().toString()).contains("test.occ:5");
    OccamRun shorter = OccamRun.onMesh(program("[4]BYTE b:\nwords(screen, b)\n"), 1);
    assertThat(shorter.result().ending()).isEqualTo(Ending.ERROR);
  }
}
