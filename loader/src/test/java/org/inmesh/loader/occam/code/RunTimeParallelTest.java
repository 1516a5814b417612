package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.object.ObjectProgram;
import org.junit.jupiter.api.Test;

/** Replicated PARs with a number of components that is known at run time only. */
class RunTimeParallelTest {

  private static final String WORKERS =
      """
      PROC worker (VAL INT i, CHAN INT out!)
        out ! i * i
      :
      PROC sum (VAL INT n, CHAN BYTE out!)
        [20]CHAN INT c:
        INT total, x:
        PAR
          PAR i = 0 FOR n
            worker (i, c[i]!)
          SEQ
            total := 0
            SEQ i = 0 FOR n
              SEQ
                c[i] ? x
                total := total + x
            out ! BYTE ((total / 10) + (INT '0'))
            out ! BYTE ((total \\ 10) + (INT '0'))
      :
      """;

  private static void assertPrints(String source, String expected) {
    assertThat(OccamRun.screenOnBoth(source)).isEqualTo(expected);
  }

  @Test
  void shouldRunAsManyComponentsAsTheRunSays() {
    assertPrints(
        WORKERS
            + """
            PROC main (CHAN BYTE screen!)
              SEQ n = 0 FOR 7
                sum (n, screen!)
            :
            """,
        "00000105143055");
  }

  @Test
  void shouldStepTheIndexAndTakeItFromRunTimeValues() {
    assertPrints(
        """
        PROC main (CHAN BYTE screen!)
          INT first, count, step:
          [10]BYTE text:
          SEQ
            first, count, step := 8, 4, -2
            SEQ i = 0 FOR 10
              text[i] := '.'
            PAR i = first FOR count STEP step
              text[i] := BYTE (i + (INT '0'))
            screen ! text
        :
        """,
        "..2.4.6.8.");
  }

  @Test
  void shouldDoNothingForCountsThatAreNotPositive() {
    assertPrints(
        """
        PROC main (CHAN BYTE screen!)
          INT n:
          SEQ
            n := 0
            PAR i = 0 FOR n
              STOP
            n := n - 3
            PAR i = 0 FOR n
              STOP
            screen ! 'x'
        :
        """,
        "x");
  }

  @Test
  void shouldNestAndGiveTheMemoryBack() {
    assertPrints(
        WORKERS
            + """
            PROC main (CHAN BYTE screen!)
              [16]BYTE out:
              SEQ
                SEQ round = 1 FOR 12
                  VAL INT n IS (round \\ 4) + 1:
                  PAR i = 0 FOR n
                    [100]INT room:
                    SEQ
                      PAR k = 0 FOR n + i
                        [20]INT inner:
                        SEQ
                          inner[k] := i + k
                          room[k] := inner[k] - k
                      out[i] := BYTE (room[n - 1] + (INT 'a'))
                screen ! [out FROM 0 FOR 4]
            :
            """,
        "abcd");
  }

  @Test
  void shouldSpreadAnotherParWhoseSizeIsKnown() {
    String source =
        """
        PROC main (CHAN BYTE screen!)
          INT n:
          [5]CHAN BYTE c:
          SEQ
            n := 2
            PAR i = 0 FOR n
              SKIP
            PAR
              PAR i = 0 FOR 4
                c[i] ! 'a' PLUS (BYTE i)
              SEQ i = 0 FOR 4
                BYTE b:
                SEQ
                  c[i] ? b
                  screen ! b
        :
        """;
    assertPrints(source, "abcd");
    assertThat(OccamRun.compile(source).components()).hasSize(6);
  }

  @Test
  void shouldKeepAParOfUnknownSizeOnOneCoreAndSayWhy() {
    ObjectProgram program =
        OccamRun.compile(
            """
            PROC main (CHAN BYTE keyboard?, screen!)
              BYTE b:
              SEQ
                keyboard ? b
                PAR i = 0 FOR INT b
                  SKIP
            :
            """);
    assertThat(program.components()).hasSize(1);
    assertThat(program.notes())
        .containsExactly(
            "test.occ:5:5: the PAR stays on one core because its size is known only when the"
                + " program runs");
  }

  @Test
  void shouldTellWhichParTheHeapHadNoRoomFor() {
    for (int count : new int[] {1000, 100_000_000, Integer.MAX_VALUE}) {
      String source =
          """
          PROC main (CHAN BYTE screen!)
            INT n:
            SEQ
              n := %d
              PAR i = 0 FOR n
                [10]INT a:
                a[0] := i
          :
          """
              .formatted(count);
      OccamRun run = OccamRun.run(OccamRun.compile(source), OccamRun.machine(Kind.MESH, 1), "");
      assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
      assertThat(run.result().report().get(0))
          .contains("test.occ:5:5 (main)", "the heap of core 0", "memory.bytes-per-core");
    }
  }
}
