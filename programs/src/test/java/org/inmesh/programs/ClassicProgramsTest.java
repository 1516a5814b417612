package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
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
        trial("philosophers", Map.of("kind", 0), values -> "").ending(Ending.DEADLOCK));
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
}
