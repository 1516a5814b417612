package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The group {@code classic}. */
class ClassicProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "classic";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        expected("hello", Map.of()),
        expected("commstime", Map.of("loops", 20)),
        expected("tokenring", Map.of("rounds", 3)),
        expected("sieve", Map.of("primes", 25)),
        expected("bank", Map.of("transactions", 5)),
        trial("guardedbank", Map.of("transactions", 5), ClassicCounts::guardedBank),
        expected("barrier", Map.of("rounds", 3)),
        trial("languagebarrier", Map.of("rounds", 3), ClassicCounts::rounds),
        expected("treebarrier", Map.of("rounds", 3)),
        expected("restaurant", Map.of()),
        trial("fibserver", Map.of("requests", 3), ClassicCounts::fibserver),
        trial("fibserver", Map.of("requests", 2, "servers", 5), ClassicCounts::fibserver),
        trial("filters", Map.of(), values -> ClassicCounts.filters(input("filters"))),
        trial("philosophers", Map.of("meals", 3), ClassicCounts::philosophers),
        trial("philosophers", Map.of("kind", 2, "meals", 3), ClassicCounts::philosophers),
        trial("philosophers", Map.of("kind", 0), values -> "").ending(Ending.DEADLOCK),
        trial("santa", Map.of("years", 3, "consultations", 5), ClassicCounts::santa),
        trial("readerswriters", Map.of("visits", 2), ClassicCounts::readersWriters),
        trial("boundedbuffer", Map.of("items", 9), ClassicCounts::boundedBuffer),
        trial(
            "boundedbuffer",
            Map.of("producers", 3, "consumers", 7, "items", 6, "capacity", 1),
            ClassicCounts::boundedBuffer),
        trial("barber", Map.of("cuts", 2), ClassicCounts::barber),
        trial("smokers", Map.of("rounds", 10, "seed", 7), ClassicCounts::smokers),
        trial("life", Map.of("size", 13, "generations", 4), LifeBoard::expected),
        trial("mandelbrot", Map.of("width", 30, "height", 6), MandelbrotPicture::expected),
        trial(
            "mandelbrot",
            Map.of("width", 21, "height", 10, "workers", 3, "show", 1),
            MandelbrotPicture::expected),
        trial("sortpump", Map.of("numbers", 20), ClassicCounts::sortpump),
        trial("bitonic", Map.of("dimensions", 3, "block", 5), ClassicCounts::bitonic),
        trial("bitonic", Map.of("dimensions", 5, "block", 1), ClassicCounts::bitonic),
        trial("queens", Map.of("n", 6), ClassicCounts::queens),
        trial("queens", Map.of("n", 5, "workers", 3), ClassicCounts::queens),
        trial("mobilering", Map.of(), ClassicCounts::mobileRing));
  }

  private static Trial expected(String program, Map<String, Integer> given) {
    return trial(program, given, values -> ExpectedOutput.of(program, values));
  }

  private static String input(String program) {
    return new ProgramLibrary().find(program).orElseThrow().input();
  }

  /** With the queue instead of the guard, and with few clients. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldPutOffWithdrawalsInAQueue(Kind kind) {
    Map<String, Integer> given = Map.of("kind", 1, "pairs", 3, "transactions", 9);

    SimulatedRun run = ChangedProgram.of("guardedbank").run(given, kind, 2, 2);

    assertThat(run.output()).isEqualTo(ClassicCounts.guardedBank(run.parameters()));
  }

  /** The guard is what keeps the account from going below zero. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldOverdrawAnAccountWithoutGuard(Kind kind) {
    SimulatedRun run =
        ChangedProgram.of("guardedbank")
            .replace("(balance >= limit) & withdraw", "withdraw")
            .run(Map.of(), kind, 4, 4);

    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    assertThat(run.output()).matches("320 transactions, overdrawn [1-9]\\d* times, balance 100\n");
  }

  /** Without the doorkeeper's rules readers find half-written records. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldSeeHalfWrittenRecordsIfEverybodyIsLetIn(Kind kind) {
    SimulatedRun run =
        ChangedProgram.of("readerswriters")
            .replace("(waiting = 0) OR writing", "waiting = 0")
            .replace("(queue[first] >= readers) AND (reading > 0)", "FALSE")
            .run(Map.of("visits", 4), kind, 4, 4);

    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    assertThat(run.output()).matches("48 visits, .*, half-written records [1-9]\\d*\n");
  }

  /** The report names the forks, and who waits in a ring. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldDiagnoseTheDeadlockOfThePhilosophers(Kind kind) {
    SimulatedRun run = ChangedProgram.of("philosophers").run(Map.of("kind", 0), kind, 4, 4);

    assertThat(run.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(String.join("\n", run.result().report()))
        .contains("cycle of waits", "philosopher", "fork");
  }

  @Test
  void shouldCountQueensOfSmallBoards() {
    for (int n = 2; n <= 8; n++) {
      SimulatedRun run = ChangedProgram.of("queens").run(Map.of("n", n), Kind.MESH, 2, 2);

      assertThat(run.output()).isEqualTo(ClassicCounts.queens(run.parameters()));
    }
  }
}
