package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.api.Test;

/** The group {@code actors}. */
class ActorProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "actors";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        expected("mailbox", Map.of("writers", 3, "items", 7, "rounds", 2)),
        expected("mailbox", Map.of("writers", 1, "items", 1, "rounds", 1)),
        expected("monitors", Map.of("groups", 2)),
        expected("monitors", Map.of("groups", 1, "size", 4, "faller", 3, "trapper", 1)),
        expected("monitors", Map.of("groups", 2, "size", 3, "trapper", -1)),
        expected("monitors", Map.of("groups", 1, "size", 3, "faller", 0, "trapper", 0)),
        expected("registry", Map.of("services", 2, "rounds", 2)),
        expected("lossyrequest", Map.of("clients", 3, "requests", 4)),
        expected("unreliablerequest", Map.of("clients", 3, "requests", 4)),
        expected("supervisor", Map.of()),
        expected("supervisor", Map.of("strategy", 2, "workers", 3, "jobs", 9)),
        expected("supervisor", Map.of("strategy", 3, "workers", 4, "jobs", 10, "every", 3)),
        // The limit is reached but not passed, and passed by one.
        expected("supervisor", Map.of("jobs", 12, "limit", 3)),
        expected("supervisor", Map.of("jobs", 12, "limit", 2, "strategy", 2)),
        expected("supervisor", Map.of("workers", 2, "falls", 1000, "strategy", 3)),
        expected("supervisor", Map.of("workers", 2, "jobs", 5, "limit", 0)),
        // As many falls as before, but never two in a period.
        expected(
            "supervisor",
            Map.of("workers", 2, "jobs", 5, "every", 1, "limit", 1, "period", 2, "pause", 5)));
  }

  private static Trial expected(String program, Map<String, Integer> given) {
    return trial(program, given, values -> ExpectedActors.of(program, values));
  }

  private static final ProgramLibrary LIBRARY = new ProgramLibrary();

  private static SimulatedRun run(Map<String, Integer> given) {
    return run("lossyrequest", given, List.of());
  }

  private static SimulatedRun run(String name, Map<String, Integer> given, List<String> settings) {
    LibraryProgram program = LIBRARY.find(name).orElseThrow();
    MachineSpecification mesh = MachineFile.load("mesh", settings, OptionalInt.of(4));
    return SimulatedRun.of(program, program.firstForm(), given, mesh);
  }

  /** Losses are there, and requests are done twice, if nothing is done about it. */
  @Test
  void shouldLoseAndRepeatRequestsWithoutCare() {
    SimulatedRun careful = run(Map.of("clients", 3));
    SimulatedRun trustful = run(Map.of("clients", 3, "tries", 1));
    SimulatedRun forgetful = run(Map.of("clients", 3, "remembers", 0));

    assertThat(careful.output()).startsWith("24 requests: answered 24, done 24, ");
    assertThat(trustful.output())
        .isEqualTo(ExpectedActors.of("lossyrequest", trustful.parameters()))
        .doesNotContain("answered 24")
        .doesNotContain("done 24");
    assertThat(forgetful.output())
        .isEqualTo(ExpectedActors.of("lossyrequest", forgetful.parameters()))
        .contains("answered 24")
        .doesNotContain("done 24");
  }

  @Test
  void shouldLoseRequestsOnUnreliableChannelsWithoutRepetition() {
    // On the mesh only: a coherent machine's network loses nothing.
    SimulatedRun careful = run("unreliablerequest", Map.of(), List.of("network.loss=0.3"));
    SimulatedRun trustful =
        run("unreliablerequest", Map.of("tries", 1), List.of("network.loss=0.3"));

    assertThat(careful.output())
        .isEqualTo(ExpectedActors.of("unreliablerequest", careful.parameters()));
    assertThat(trustful.output()).startsWith("48 requests: ").doesNotContain("answered 48");
  }
}
