package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Programs that use mobile variables wrongly, and how they end. */
class MobileFailureTest {
  @Test
  void shouldFailWhenALengthIsNegative() {
    OccamRun run =
        OccamRun.onMesh(
            """
            PROC main(CHAN OF BYTE screen)
              MOBILE []INT a:
              INT n:
              SEQ
                n := -2
                a := MOBILE [n]INT
            :
            """,
            1);
    assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
    assertThat(run.result().report().toString()).contains("test.occ:6:5", "-2");
  }

  @Test
  void shouldFailWhenAnUndefinedMobileIsUsed() {
    for (String use : List.of("n := a[1]", "a[n] := 1", "n := SIZE a", "b := CLONE a", "take(a)")) {
      RunResult result =
          OccamRun.onMesh(
                  """
                  PROC take(VAL []INT a)
                    SKIP
                  :
                  PROC main(CHAN OF BYTE screen)
                    MOBILE []INT a, b:
                    INT n:
                    SEQ
                      a := [1, 2]
                      IF
                        a[0] = 1
                          b := a
                        TRUE
                          SKIP
                      n := 0
                      %s
                  :
                  """
                      .formatted(use),
                  1)
              .result();
      assertThat(result.ending()).as(use).isEqualTo(Ending.ERROR);
      assertThat(result.report().toString())
          .contains("test.occ:15:5")
          .contains("a MOBILE is used that is undefined");
    }
  }

  @Test
  void shouldFailWhenAnUndefinedMobileOfKnownSizeIsRead() {
    RunResult result =
        OccamRun.onMesh(
                """
                PROC main(CHAN OF BYTE screen)
                  MOBILE INT a, b:
                  SEQ
                    a := 65
                    IF
                      a = 65
                        b := a
                      TRUE
                        SKIP
                    screen ! BYTE a
                :
                """,
                1)
            .result();
    assertThat(result.ending()).isEqualTo(Ending.ERROR);
    assertThat(result.report().toString()).contains("a MOBILE is used that is undefined");
  }
}
