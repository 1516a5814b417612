package org.inmesh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.programs.ProgramLibrary;
import org.junit.jupiter.api.Test;

class ComparisonTest {
  private static ExperimentProgram library(String name, Map<String, Integer> parameters) {
    return ExperimentProgram.ofLibrary(new ProgramLibrary().find(name).orElseThrow(), parameters);
  }

  private static ExperimentProgram source(String text) {
    return ExperimentProgram.ofSource(
        "test", new SourceText("test.occ", text), IncludeResolver.NONE, Map.of());
  }

  private static MachineSpecification machine(String preset, int cores) {
    return MachineFile.load(preset, List.of(), OptionalInt.of(cores));
  }

  private static List<MachineSpecification> bothKinds(int... coreCounts) {
    return Arrays.stream(coreCounts)
        .boxed()
        .flatMap(cores -> List.of(machine("mesh", cores), machine("coherent", cores)).stream())
        .toList();
  }

  private static Outcome.Ran ran(ComparisonRow row) {
    return (Outcome.Ran) row.outcome();
  }

  @Test
  void shouldGiveARowForEachMachineInTheirOrder() throws InterruptedException {
    List<MachineSpecification> machines = bothKinds(4, 9);

    List<ComparisonRow> rows =
        new Comparison(library("hello", Map.of("times", 2)), machines, Long.MAX_VALUE).run(2);

    assertThat(rows).extracting(ComparisonRow::machine).isEqualTo(machines);
    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(new String(ran(row).output(), StandardCharsets.US_ASCII))
                  .isEqualTo("Hello, world\nHello, world\n");
              assertThat(row.parameters()).containsExactly(Map.entry("times", 2));
              assertThat(row.sameOutput()).contains(true);
            });
  }

  @Test
  void shouldDivideByTheTimeOfTheFirstMachineOfTheSameSize() throws InterruptedException {
    List<ComparisonRow> rows =
        new Comparison(library("sieve", Map.of("primes", 9)), bothKinds(4, 9), Long.MAX_VALUE)
            .run(1);

    for (int first = 0; first < 4; first += 2) {
      long mesh = ran(rows.get(first)).result().statistics().count(Statistic.CYCLES);
      long coherent = ran(rows.get(first + 1)).result().statistics().count(Statistic.CYCLES);
      assertThat(rows.get(first).ratio()).hasValue(1.0);
      assertThat(rows.get(first + 1).ratio()).hasValue((double) coherent / mesh);
    }
  }

  /** Half the clock, the same cycles: twice the time. */
  @Test
  void shouldCompareTimesOfMachinesWithOtherClocks() throws InterruptedException {
    List<MachineSpecification> machines =
        List.of(
            MachineFile.load("mesh", List.of(), OptionalInt.of(4)),
            MachineFile.load("mesh", List.of("clock-mhz=500"), OptionalInt.of(4)));

    List<ComparisonRow> rows =
        new Comparison(library("sieve", Map.of("primes", 9)), machines, Long.MAX_VALUE).run(1);

    assertThat(rows.get(1).ratio()).hasValue(2.0);
  }

  @Test
  void shouldGiveTheSameResultsForAnyNumberOfThreads() throws InterruptedException {
    ExperimentProgram program = library("tokenring", Map.of("rounds", 3));
    List<ComparisonRow> one = new Comparison(program, bothKinds(4, 16), Long.MAX_VALUE).run(1);
    for (int threads : new int[] {2, 4}) {
      List<ComparisonRow> more =
          new Comparison(program, bothKinds(4, 16), Long.MAX_VALUE).run(threads);

      assertThat(more)
          .extracting(row -> ran(row).result())
          .isEqualTo(one.stream().map(row -> ran(row).result()).toList());
    }
  }

  @Test
  void shouldKeepARefusalInItsRow() throws InterruptedException {
    MachineSpecification small =
        MachineFile.load("mesh", List.of("memory.bytes-per-core=1024"), OptionalInt.of(1));

    List<ComparisonRow> rows =
        new Comparison(
                library("sieve", Map.of("primes", 40)),
                List.of(small, machine("mesh", 4)),
                Long.MAX_VALUE)
            .run(1);

    assertThat(rows.get(0).outcome())
        .isInstanceOfSatisfying(
            Outcome.Failed.class,
            failed -> assertThat(failed.cause()).isInstanceOf(BadInputException.class));
    assertThat(rows.get(0).ratio()).isEmpty();
    assertThat(ran(rows.get(1)).finished()).isTrue();
  }

  @Test
  void shouldNotCompareWhatDidNotFinish() throws InterruptedException {
    ExperimentProgram stuck = source("PROC main()\n  CHAN OF INT c:\n  INT x:\n  c ? x\n:\n");

    List<ComparisonRow> rows = new Comparison(stuck, bothKinds(1), Long.MAX_VALUE).run(1);

    assertThat(rows)
        .allSatisfy(
            row -> {
              assertThat(ran(row).result().ending()).isEqualTo(Ending.DEADLOCK);
              assertThat(row.ratio()).isEmpty();
              assertThat(row.sameOutput()).isEmpty();
            });
  }

  @Test
  void shouldStopAtTheCycleLimit() throws InterruptedException {
    ExperimentProgram endless = source("PROC main()\n  WHILE TRUE\n    SKIP\n:\n");

    List<ComparisonRow> rows = new Comparison(endless, bothKinds(1), 5000).run(2);

    assertThat(rows).extracting(row -> ran(row).result().ending()).containsOnly(Ending.CYCLE_LIMIT);
  }

  @Test
  void shouldRunNothingAfterARequestToStop() throws InterruptedException {
    Comparison comparison = new Comparison(library("hello", Map.of()), bothKinds(4), 100_000);
    comparison.requestStop();

    assertThat(comparison.run(1))
        .extracting(ComparisonRow::outcome)
        .containsOnly(new Outcome.NotRun());
  }
}
