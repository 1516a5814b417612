package org.inmesh.bench.study.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;

class RunExecutionTest {
  private static RunRecord record(StudyRun run) {
    return ((RunEnd.Done) new RunExecution(run).execute()).record();
  }

  @Test
  void shouldGiveTheOutputAndStatisticsOfARunThatFinishes() {
    RunRecord record = record(SmallRuns.counting(5));

    assertThat(record.output()).isEqualTo("01234");
    assertThat(record.finished()).isTrue();
    assertThat(record.report()).isEmpty();
    assertThat(record.statistics().get(Statistic.CYCLES).longValue()).isPositive();
  }

  @Test
  void shouldFindIncludedFilesAmongTheSourcesOfTheRun() {
    StudyRun run =
        SmallRuns.of(
            """
            #INCLUDE "letter.inc"
            PROC main (CHAN OF BYTE screen)
              screen ! letter
            :
            """,
            Map.of());
    StudyRun complete =
        new StudyRun(
            run.program(),
            run.form(),
            List.of(
                run.sources().get(0), new SourceText("letter.inc", "VAL BYTE letter IS 'q':\n")),
            run.input(),
            run.parameters(),
            run.errors(),
            run.placement(),
            run.machine(),
            run.maximumCycles(),
            run.measuring());

    assertThat(record(complete).output()).isEqualTo("q");
  }

  @Test
  void shouldRecordADeadlockWithItsReport() {
    RunRecord record =
        record(
            SmallRuns.of(
                """
                PROC main (CHAN OF BYTE screen)
                  CHAN OF INT c:
                  c ! 1
                :
                """,
                Map.of()));

    assertThat(record.ending()).contains(Ending.DEADLOCK);
    assertThat(record.status()).isEqualTo("deadlock");
    assertThat(String.join("\n", record.report())).contains("small.occ:3");
  }

  @Test
  void shouldRecordAnErrorOfTheProgram() {
    RunRecord record =
        record(
            SmallRuns.of(
                """
                PROC main (CHAN OF BYTE screen)
                  INT zero:
                  SEQ
                    zero := 0
                    screen ! BYTE (48 / zero)
                :
                """,
                Map.of()));

    assertThat(record.ending()).contains(Ending.ERROR);
    assertThat(record.report()).isNotEmpty();
  }

  @Test
  void shouldRecordWhyAProgramIsRefused() {
    RunRecord record =
        record(SmallRuns.of("PROC main (CHAN OF BYTE screen)\n  x := 1\n:\n", Map.of()));

    assertThat(record.status()).isEqualTo("refused");
    assertThat(record.ending()).isEmpty();
    assertThat(record.report().get(0)).startsWith("small.occ:2:3:").contains("'x'");
    assertThat(record.statistics()).isEmpty();
  }

  @Test
  void shouldRefuseAPlacementThatNeedsAFile() {
    StudyRun run = SmallRuns.counting(1);
    StudyRun placed =
        new StudyRun(
            run.program(),
            run.form(),
            run.sources(),
            run.input(),
            run.parameters(),
            run.errors(),
            "file=cores.txt",
            run.machine(),
            run.maximumCycles(),
            run.measuring());

    assertThat(record(placed).report().get(0)).contains("file=cores.txt");
  }

  @Test
  void shouldKnowNothingOfARunThatWasStopped() {
    RunExecution execution = new RunExecution(SmallRuns.endless());
    execution.requestStop();

    assertThat(execution.execute()).isEqualTo(new RunEnd.Stopped());
  }

  @Test
  void shouldTellOfABugWithItsStackTrace() {
    StudyRun run = SmallRuns.counting(1);
    StudyRun withoutSource =
        new StudyRun(
            run.program(),
            run.form(),
            List.of(),
            run.input(),
            run.parameters(),
            run.errors(),
            run.placement(),
            run.machine(),
            run.maximumCycles(),
            Measuring.NOTHING_MORE);

    RunEnd end = new RunExecution(withoutSource).execute();

    assertThat(end)
        .isInstanceOfSatisfying(
            RunEnd.Broken.class,
            broken -> {
              assertThat(broken.outOfMemory()).isFalse();
              assertThat(broken.reason()).contains(RunExecution.class.getName());
            });
  }

  @Test
  void shouldHaveNoProfileThatNobodyAskedFor() {
    RunEnd end = new RunExecution(SmallRuns.counting(1)).execute();

    assertThat(((RunEnd.Done) end).profile()).isEqualTo(Optional.empty());
  }
}
