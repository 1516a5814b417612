package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** Barriers, from source to what programs print on both machines. */
class BarrierTest {

  private static final String PROCEDURES =
      """
      PROC digit(CHAN OF BYTE out, VAL INT n)
        out ! BYTE (n + (INT '0'))
      :
      -- Says its number in each of some rounds, that all processes begin together.
      PROC runner (VAL INT n, rounds, BARRIER b, SHARED CHAN INT out!)
        SEQ i = 0 FOR rounds
          SEQ
            SYNC b
            CLAIM out!
              out ! i
      :
      -- Adds what comes in each of some rounds, which must not overlap.
      PROC collect (VAL INT rounds, each, CHAN INT in?, CHAN BYTE screen!)
        SEQ i = 0 FOR rounds
          SEQ
            SEQ k = 0 FOR each
              INT n:
              SEQ
                in ? n
                ASSERT (n = i)
            digit(screen!, i)
      :
      """;

  private static String program(String body) {
    return PROCEDURES + "PROC main(CHAN OF BYTE screen)\n" + body.indent(2) + ":\n";
  }

  private static void assertPrints(String body, String expected) {
    assertThat(OccamRun.screenOnBoth(program(body))).isEqualTo(expected);
  }

  @Test
  void shouldBeginRoundsTogether() {
    // The writers of a round go on only when all messages of the round before have been taken.
    assertPrints(
        """
        SHARED! CHAN INT c:
        BARRIER b:
        PAR
          PAR BARRIER b
            runner (0, 4, b, c!)
            runner (1, 4, b, c!)
            runner (2, 4, b, c!)
          collect (4, 3, c?, screen!)
        """,
        "0123");
  }

  @Test
  void shouldEnrollReplicatedAndNestedComponents() {
    assertPrints(
        """
        SHARED! CHAN INT c:
        BARRIER b:
        PAR
          PAR ENROLL b
            runner (0, 3, b, c!)
            PAR i = 1 FOR 4 ENROLL b
              runner (i, 3, b, c!)
            PAR BARRIER b
              runner (5, 3, b, c!)
              SEQ
                SKIP
                runner (6, 3, b, c!)
          collect (3, 7, c?, screen!)
        """,
        "012");
  }

  @Test
  void shouldNotWaitForProcessesThatHaveEnded() {
    assertPrints(
        """
        CHAN INT c:
        BARRIER b:
        PAR
          SEQ
            PAR BARRIER b
              SYNC b
              SKIP
              SEQ i = 0 FOR 5
                SYNC b
              PAR i = 0 FOR 3 BARRIER b
                SEQ k = 0 FOR i
                  SYNC b
            -- The parent is enrolled alone before and after.
            SYNC b
            c ! 7
          INT x:
          SEQ
            c ? x
            digit(screen, x)
        """,
        "7");
  }

  @Test
  void shouldNotWaitForAProcessThatHasResigned() {
    assertPrints(
        """
        CHAN INT c:
        SHARED! CHAN BYTE out:
        BARRIER b:
        PAR
          PAR BARRIER b
            SEQ
              SYNC b
              SYNC b
              c ! 1
              SYNC b
              CLAIM out!
                out ! 'a'
            SEQ
              SYNC b
              RESIGN b
                INT x:
                c ?? x
                  CLAIM out!
                    out ! 'r'
              SYNC b
          BYTE x:
          SEQ i = 0 FOR 2
            SEQ
              out ? x
              screen ! x
        """,
        "ra");
  }

  @Test
  void shouldEnrollOnSeveralBarriers() {
    assertPrints(
        """
        SHARED! CHAN BYTE out:
        PAR
          BARRIER a, b:
          PAR BARRIER a, b
            SEQ
              SYNC a
              CLAIM out!
                out ! 'x'
              SYNC b
            SEQ
              SYNC a
              SYNC b
              CLAIM out!
                out ! 'y'
          BYTE x:
          SEQ i = 0 FOR 2
            SEQ
              out ? x
              screen ! x
        """,
        "xy");
  }

  @Test
  void shouldEnrollAsManyAsTheRunSays() {
    // The PROC knows the barrier by its name around it.
    assertPrints(
        """
        SHARED! CHAN INT c:
        BARRIER b:
        PROC run (VAL INT rounds)
          SEQ i = 0 FOR rounds
            SEQ
              SYNC b
              CLAIM c!
                c ! i
        :
        INT n:
        SEQ
          n := 2
          PAR
            PAR i = 0 FOR n + 1 BARRIER b
              run (3)
            collect (3, 3, c?, screen!)
        """,
        "012");
  }

  @Test
  void shouldEnrollWhoHoldsAMobileBarrier() {
    // What is forked holds a copy until it ends; this process gives its own up at the end of scope.
    assertPrints(
        """
        PROC forked (VAL INT rounds, MOBILE BARRIER b, SHARED CHAN INT out!)
          SEQ i = 0 FOR rounds
            SEQ
              SYNC b
              CLAIM out!
                out ! i
        :
        SHARED! CHAN INT c:
        PAR
          FORKING
            INITIAL MOBILE BARRIER b IS MOBILE BARRIER:
            SEQ
              SEQ i = 0 FOR 3
                FORK forked (3, b, c!)
              SYNC b
          collect (3, 3, c?, screen!)
        """,
        "012");
  }

  @Test
  void shouldSendMobileBarriers() {
    assertPrints(
        """
        CHAN MOBILE BARRIER c:
        CHAN BYTE out:
        PAR
          MOBILE BARRIER b:
          SEQ
            b := MOBILE BARRIER
            c ! b
            out ! 'a'
            SYNC b
            SYNC b
          MOBILE BARRIER b, other:
          SEQ
            c ? b
            BYTE x:
            SEQ
              out ? x
              screen ! x
            SYNC b
            other := b
            -- This process is enrolled twice until here, and then not at all.
            b := MOBILE BARRIER
            other := MOBILE BARRIER
            SYNC b
            screen ! 'b'
        """,
        "ab");
  }

  @Test
  void shouldStayOnOneCore() {
    assertThat(
            OccamRun.compile(
                    """
                    PROC main ()
                      BARRIER b:
                      PAR BARRIER b
                        SYNC b
                        SYNC b
                    :
                    """)
                .notes())
        .isEqualTo(
            List.of(
                "test.occ:3:3: the PAR stays on one core because its components share a barrier"));
  }

  @Test
  void shouldSayWhichBarrierAProcessWaitsAt() {
    OccamRun run =
        OccamRun.onMesh(
            """
            PROC main ()
              CHAN INT c:
              BARRIER b:
              PAR BARRIER b
                SYNC b
                c ! 1
            :
            """,
            1);
    assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(run.result().report().toString())
        .contains("waits at test.occ:5:5 (main) for SYNC b")
        .contains("waits at test.occ:6:5 (main) to output to channel c");
  }
}
