package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Replicators with STEP and array constructors, from source to what programs print. */
class ReplicatorTest {

  private static void assertPrints(String body, String expected) {
    String program =
        """
        PROC digit(CHAN OF BYTE out, VAL INT n)
          out ! BYTE (n + (INT '0'))
        :
        INT FUNCTION double (VAL INT n) IS n + n:
        PROC main(CHAN OF BYTE screen)
        """
            + body.indent(2)
            + ":\n";
    assertThat(OccamRun.screenOnBoth(program)).isEqualTo(expected);
  }

  @Test
  void shouldStepThroughSequences() {
    assertPrints(
        """
        INT n, step:
        [10]INT a:
        SEQ
          SEQ i = 1 FOR 4 STEP 2
            digit(screen, i)
          SEQ i = 9 FOR 10 STEP -1
            a[i] := 9 - i
          digit(screen, a[9])
          digit(screen, a[2])
          n, step := 3, 4
          SEQ i = n FOR n - 1 STEP step
            digit(screen, i)
          SEQ i = n FOR n - 3 STEP double(step)
            digit(screen, i)
          IF
            IF i = 0 FOR 4 STEP 3
              i > 4
                digit(screen, i)
            TRUE
              SKIP
        """,
        "135707376");
  }

  @Test
  void shouldStepThroughParallelsAndAlternatives() {
    assertPrints(
        """
        [8]CHAN OF INT c:
        PAR
          PAR i = 7 FOR 4 STEP -2
            c[i] ! i
          SEQ n = 0 FOR 4
            ALT i = 1 FOR 4 STEP 2
              INT x:
              c[i] ? x
                digit(screen, x - i)
        """,
        "0000");
    assertPrints(
        """
        [7]INT a:
        SEQ once = 0 FOR 1
          SEQ
            SEQ i = 0 FOR 7
              a[i] := 0
            PAR i = double(1) FOR 2 STEP double(double(1))
              a[i] := i
            SEQ i = 0 FOR 7
              digit(screen, a[i])
        """,
        "0020006");
  }

  @Test
  void shouldConstructArrays() {
    assertPrints(
        """
        VAL []INT squares IS [i = 0 FOR 4 | i * i]:
        VAL [3][2]INT table IS [i = 0 FOR 3 | [j = i FOR 2 | j]]:
        [4]INT a:
        [3]BYTE text:
        [2][3]INT64 wide:
        INT n:
        SEQ
          digit(screen, squares[3])
          digit(screen, table[2][1])
          n := 2
          a := [i = n FOR 4 STEP n | (i + n) - 3]
          SEQ i = 0 FOR SIZE a
            digit(screen, a[i])
          text := [i = 0 FOR 3 | BYTE (INT 'a' + (i * n))]
          screen ! text
          wide := [i = 0 FOR 2 | [j = 0 FOR 3 | INT64 ((i * n) + j)]]
          digit(screen, INT wide[1][2])
          a := [i = 0 FOR 4 | [j = 0 FOR 4 | double(j) + n][i]]
          digit(screen, a[3])
          digit(screen, SIZE [i = 0 FOR n - n | i])
        """
            .replace("INT 'a' +", "(INT 'a') +")
            .replace("n - n |", "0 |"),
        "931357ace480");
  }

  @Test
  void shouldFindErrorsInWhatIsRepeatedNeverToo() {
    String program =
        "PROC main(CHAN OF BYTE screen)\n"
            + "  INT x:\n"
            + "  SEQ\n"
            + "    x := MOSTPOS INT\n"
            + "    SEQ i = x + 1 FOR 0\n"
            + "      screen ! 'x'\n"
            + ":\n";
    assertThat(OccamRun.onMesh(program, 1).result().report().toString()).contains(":5:");
  }
}
