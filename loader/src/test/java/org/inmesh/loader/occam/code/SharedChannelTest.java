package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Shared channels and claims, from source to what programs print on both machines. */
class SharedChannelTest {

  private static final String PROCEDURES =
      """
      PROC digit(CHAN OF BYTE out, VAL INT n)
        out ! BYTE (n + (INT '0'))
      :
      """;

  private static String program(String body) {
    return PROCEDURES + "PROC main(CHAN OF BYTE screen)\n" + body.indent(2) + ":\n";
  }

  private static void assertPrints(String body, String expected) {
    assertThat(OccamRun.screenOnBoth(program(body))).isEqualTo(expected);
  }

  @Test
  void shouldGiveAClaimedEndToOneProcessAtATime() {
    // Each writer sends two messages under one claim, with a pause between them.
    assertPrints(
        """
        PROC writer (VAL INT n, SHARED CHAN INT out!)
          CLAIM out!
            TIMER t:
            INT now:
            SEQ
              out ! n
              t ? now
              t ? AFTER now PLUS (5 - n)
              out ! n
        :
        SHARED! CHAN INT c:
        PAR
          PAR i = 0 FOR 4
            writer (i, c!)
          INT a, b, sum:
          SEQ
            sum := 0
            SEQ i = 0 FOR 4
              SEQ
                c ? a
                c ? b
                sum := sum + a
                IF
                  a = b
                    screen ! '='
                  TRUE
                    screen ! '#'
            digit(screen, sum)
        """,
        "====6");
  }

  @Test
  void shouldShareBothEnds() {
    assertPrints(
        """
        SHARED CHAN INT c:
        CHAN INT results:
        PAR
          PAR i = 0 FOR 3
            SEQ k = 0 FOR 2
              CLAIM c!
                c ! i
          PAR
            SHARED CHAN INT in? IS c?:
            SHARED CHAN INT sums:
            PAR
              PAR i = 0 FOR 2
                INT x, sum:
                SEQ
                  sum := 0
                  SEQ k = 0 FOR 3
                    CLAIM in?
                      SEQ
                        in ? x
                        sum := sum + x
                  CLAIM sums!
                    sums ! sum
              INT a, b:
              CLAIM sums?
                SEQ
                  sums ? a
                  sums ? b
                  results ! a + b
            INT r:
            SEQ
              results ? r
              digit(screen, r)
        """,
        "6");
  }

  @Test
  void shouldTakeASharedScreen() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                PROC name (VAL BYTE c, CHAN BYTE out!)
                  SEQ
                    out ! c
                    out ! '.'
                :
                PROC main (CHAN BYTE keyboard?, SHARED CHAN BYTE screen!, error!)
                  PAR
                    CLAIM screen!
                      name ('x', screen!)
                    CLAIM screen!
                      name ('x', screen!)
                    CLAIM screen!
                      SEQ
                        screen ! 'x'
                        screen ! '.'
                    CLAIM error!
                      SKIP
                :
                """))
        .isEqualTo("x.x.x.");
  }

  @Test
  void shouldInputFromAClaimedEndInAnAlternation() {
    assertPrints(
        """
        SHARED? CHAN INT c:
        SHARED CHAN BYTE out:
        PAR
          SEQ
            c ! 1
            c ! 2
          PAR i = 0 FOR 2
            INT x:
            CLAIM c?
              ALT
                c ? x
                  CLAIM out!
                    digit(out!, x)
          CLAIM out?
            BYTE b:
            SEQ i = 0 FOR 2
              SEQ
                out ? b
                screen ! b
        """,
        "12");
  }

  @Test
  void shouldStayOnOneCore() {
    assertThat(
            OccamRun.compile(
                    program(
                        """
                        SHARED! CHAN INT c:
                        PAR
                          CLAIM c!
                            c ! 1
                          INT x:
                          c ? x
                        """))
                .notes())
        .isEqualTo(
            List.of(
                "test.occ:6:3: the PAR stays on one core because its component at line 7 uses"
                    + " shared channel `c` declared in line 5"));
  }

  @Test
  void shouldSayWhichClaimAProcessWaitsFor() {
    OccamRun run =
        OccamRun.onMesh(
            program(
                """
                SHARED CHAN INT a, b:
                INT x:
                PAR
                  CLAIM a!
                    a ! 1
                  CLAIM a!
                    a ! 1
                """),
            1);
    assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(run.result().report().toString())
        .contains("waits at test.occ:10:5 (main) for CLAIM a!")
        .contains("waits at test.occ:9:7 (main) to output to channel a");
  }
}
