package org.inmesh.loader.occam.interpreter;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** The interpreter itself, by programs whose output is known. */
class InterpretationTest {
  private static Interpretation run(String body) {
    return Interpretation.of("PROC main(CHAN OF BYTE screen)\n" + body.indent(2) + ":\n");
  }

  @Test
  void shouldPrint() {
    assertThat(run("screen ! \"abc\"")).isEqualTo(new Interpretation(Ending.FINISHED, 0, "abc"));
  }

  @Test
  void shouldSayWhereAnErrorHappened() {
    assertThat(
            run(
                """
                INT x:
                SEQ
                  x := MOSTPOS INT
                  screen ! 'a'
                  x := x + 1
                """))
        .isEqualTo(new Interpretation(Ending.ERROR, 6, "a"));
  }

  @Test
  void shouldCommunicate() {
    String body =
        """
                CHAN OF INT c, d:
                PAR
                  SEQ i = 0 FOR 5
                    c ! i
                  INT x:
                  SEQ i = 0 FOR 5
                    SEQ
                      c ? x
                      d ! x * x
                  SEQ i = 0 FOR 5
                    INT x:
                    ALT
                      d ? x
                        screen ! BYTE (x + 65)
                """;
    assertThat(run(body)).isEqualTo(new Interpretation(Ending.FINISHED, 0, "ABEJQ"));
  }

  @Test
  void shouldNoticeDeadlock() {
    assertThat(run("CHAN OF INT c:\nINT x:\nSEQ\n  screen ! 'a'\n  c ? x\n").ending())
        .isEqualTo(Ending.DEADLOCK);
  }

  @Test
  void shouldTakeNumbersInValueProcessesForTheTypeOfTheirPlace() {
    assertThat(
            Interpretation.of(
                """
                PROC main (CHAN OF BYTE screen)
                  INT16 x:
                  SEQ
                    x := (VALOF
                            SKIP
                            RESULT -3
                         )
                    screen ! BYTE (x + 100)
                :
                """))
        .isEqualTo(new Interpretation(Ending.FINISHED, 0, "a"));
  }
}
