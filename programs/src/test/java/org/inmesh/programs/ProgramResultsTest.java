package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Programs with other parameters than those of the groups' tests print what they must. */
class ProgramResultsTest {
  private static final ProgramLibrary LIBRARY = new ProgramLibrary();

  /** A program with parameters, on a machine. */
  record Case(String program, Map<String, Integer> given, Kind kind, int columns, int rows) {

    SimulatedRun run() {
      MachineSpecification machine = SimulatedRun.machine(kind, columns, rows);
      LibraryProgram known = LIBRARY.find(program).orElseThrow();
      return SimulatedRun.of(known, known.firstForm(), given, machine);
    }
  }

  /** Other parameters: smallest ones, pieces of unequal size, more processes than cores. */
  static List<Case> parameters() {
    return List.of(
        new Case("hello", Map.of("times", 3), Kind.MESH, 2, 1),
        new Case("commstime", Map.of("loops", 1), Kind.MESH, 2, 2),
        new Case("tokenring", Map.of("processes", 2, "rounds", 1), Kind.MESH, 2, 1),
        new Case("tokenring", Map.of("processes", 37, "rounds", 2), Kind.COHERENT, 4, 2),
        new Case("sieve", Map.of("primes", 1), Kind.MESH, 2, 2),
        new Case("sieve", Map.of("primes", 40), Kind.MESH, 3, 3),
        new Case("bank", Map.of("clients", 1, "transactions", 1), Kind.MESH, 2, 2),
        new Case("bank", Map.of("clients", 40, "transactions", 3), Kind.COHERENT, 4, 4),
        new Case("barrier", Map.of("participants", 1, "rounds", 1), Kind.MESH, 2, 2),
        new Case("barrier", Map.of("participants", 30, "rounds", 4), Kind.MESH, 4, 4),
        new Case("treebarrier", Map.of("participants", 1, "rounds", 1), Kind.MESH, 2, 2),
        new Case("treebarrier", Map.of("participants", 30, "degree", 1), Kind.MESH, 4, 4),
        new Case("treebarrier", Map.of("participants", 30, "degree", 16), Kind.COHERENT, 4, 4),
        new Case("restaurant", Map.of("customers", 1, "meals", 1), Kind.MESH, 2, 2),
        new Case("restaurant", Map.of("customers", 20, "meals", 2), Kind.COHERENT, 4, 4),
        new Case("matmul", Map.of("size", 1), Kind.MESH, 2, 2),
        new Case("matmul", Map.of("size", 7, "columns", 3, "rows", 2), Kind.MESH, 2, 1),
        new Case("matmul", Map.of("size", 7, "columns", 3, "rows", 2), Kind.COHERENT, 4, 2),
        new Case("stencil1d", Map.of("cells", 1, "steps", 2), Kind.MESH, 2, 2),
        new Case("stencil1d", Map.of("cells", 23, "processes", 5), Kind.MESH, 2, 2),
        new Case("stencil1d", Map.of("cells", 23, "processes", 23), Kind.MESH, 2, 2),
        new Case("stencil", Map.of("size", 1, "steps", 2), Kind.MESH, 2, 2),
        new Case("stencil", Map.of("size", 11, "columns", 3, "rows", 5), Kind.MESH, 4, 4),
        new Case("stencil", Map.of("size", 11, "columns", 5, "rows", 1), Kind.COHERENT, 4, 4));
  }

  /** Every kind of lock and barrier; also more processes than cores, which then take turns. */
  static List<Case> sharedMemory() {
    List<Case> cases = new ArrayList<>();
    for (int side : new int[] {1, 4, 8}) {
      for (int kind = 0; kind <= 5; kind++) {
        cases.add(new Case("locks", Map.of("kind", kind, "rounds", 3), Kind.COHERENT, side, side));
      }
      for (int kind = 1; kind <= 3; kind++) {
        cases.add(
            new Case("barriers", Map.of("kind", kind, "rounds", 3), Kind.COHERENT, side, side));
      }
      cases.add(
          new Case("transfers", Map.of("transfers", 3, "audits", 1), Kind.COHERENT, side, side));
    }
    for (int kind = 0; kind <= 5; kind++) {
      cases.add(
          new Case(
              "locks",
              Map.of("kind", kind, "processes", 9, "rounds", 5, "inside", 60),
              Kind.COHERENT,
              2,
              2));
    }
    for (int participants : new int[] {2, 3, 5, 17}) {
      for (int kind = 1; kind <= 3; kind++) {
        Map<String, Integer> given =
            Map.of("kind", kind, "participants", participants, "rounds", 7, "work", 20);
        cases.add(new Case("barriers", given, Kind.COHERENT, 3, 2));
      }
    }
    for (int kind = 0; kind <= 1; kind++) {
      for (int clients : new int[] {1, 5, 12}) {
        Map<String, Integer> given = Map.of("kind", kind, "clients", clients, "lines", 3);
        cases.add(new Case("updates", given, Kind.COHERENT, 3, 2));
      }
    }
    for (int kind = 0; kind <= 2; kind++) {
      Map<String, Integer> given =
          Map.of("kind", kind, "workers", 5, "roots", 30, "bits", 3, "work", 5);
      cases.add(new Case("stealing", given, Kind.COHERENT, 3, 2));
      cases.add(new Case("stealing", given, Kind.COHERENT, 1, 2));
    }
    Map<String, Integer> conflicts =
        Map.of("processes", 9, "transfers", 20, "accounts", 3, "spacing", 1);
    cases.add(new Case("transfers", conflicts, Kind.COHERENT, 2, 2));
    return cases;
  }

  @ParameterizedTest
  @MethodSource({"parameters", "sharedMemory"})
  void shouldPrintWhatItMust(Case program) {
    SimulatedRun run = program.run();

    assertThat(run.result().report()).isEmpty();
    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    assertThat(run.output()).isEqualTo(ExpectedOutput.of(program.program(), run.parameters()));
  }

  /** The referee of the barrier would be of no use if he never saw anything. */
  @ParameterizedTest
  @EnumSource(Kind.class)
  void shouldReportABarrierThatReleasesEarly(Kind kind) {
    String early =
        """
                INT any:
                SEQ
                  arrive[i] ? any
                  release[i] ! round
        """;
    SimulatedRun run =
        ChangedProgram.of("barrier")
            .replace("      SEQ i = 0 FOR participants\n        release[i] ! round\n", "")
            .replace("        INT any:\n        arrive[i] ? any\n", early)
            .run(Map.of(), kind, 4, 4);

    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    assertThat(run.output())
        .matches("16 participants, 10 rounds, ahead of the others: [1-9]\\d*\n");
  }
}
