package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Parts of arrays that components of a PAR may use, since they are different ones. */
class DisjointElementsTest {

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PAR i = 0 FOR 4\n  SEQ\n    a[2 * i] := 1\n    a[(2 * i) + 1] := 2\n",
        "PAR i = 0 FOR 8\n  a[(i + 3) \\ 8] := i\n",
        "PAR i = 0 FOR 4\n  [a FROM i * 2 FOR 2] := [1, 2]\n",
        "PAR i = 0 FOR 4\n  VAL j IS i * 2:\n  b IS [a FROM j FOR 2]:\n  b[1] := 1\n",
        "PAR i = 0 FOR 2 STEP 4\n  SEQ j = 0 FOR 4\n    a[i + j] := 1\n",
        "PAR i = 0 FOR 4\n  set (i, a)\n",
        "PAR\n  set (0, a)\n  set (1, a)\n  a[2] := 1\n",
        "PAR\n  SEQ i = 0 FOR 4\n    a[i] := 1\n  SEQ i = 4 FOR 4\n    a[i] := 1\n",
        "PAR\n  a[x] := 1\n  SKIP\n"
      })
  void shouldBeAssignedInParallel(String process) {
    String program =
        "PROC main (CHAN OF BYTE screen)\n"
            + "  [8]INT a:\n  INT x:\n"
            + "  PROC set (VAL INT n, []INT b)\n    b[n] := n\n  :\n"
            + "  SEQ\n    x := 0\n"
            + process.indent(4)
            + "    screen ! 'x'\n:\n";

    assertThat(OccamRun.screenOf(program)).isEqualTo("x");
  }

  @Test
  void shouldBelieveThePragmaSHARED() {
    assertThat(
            OccamRun.screenOf(
                """
                PROC main (CHAN OF BYTE screen)
                  [4]INT a:
                  #PRAGMA SHARED a
                  INT x:
                  SEQ
                    x := 2
                    PAR
                      a[x] := 49
                      a[x + 1] := 50
                    screen ! BYTE a[2]
                :
                """))
        .isEqualTo("1");
  }
}
