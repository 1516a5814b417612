package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The group {@code shared-state}. */
class SharedStateProgramsTest extends ProgramGroupTest {
  private static final ProgramLibrary LIBRARY = new ProgramLibrary();

  @Override
  String group() {
    return "shared-state";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        expected("counter", Map.of("rounds", 2, "outside", 5)),
        expected("map", Map.of("rounds", 2, "keys", 10, "servers", 2, "gets", 1)),
        expected("account", Map.of("rounds", 4, "every", 2, "accounts", 5)),
        expected("snapshots", Map.of("looks", 2, "words", 4)),
        expected("starvation", Map.of("rounds", 2, "outside", 5, "slow", 20)));
  }

  private static Trial expected(String program, Map<String, Integer> given) {
    return trial(program, given, values -> SharedStateOutput.of(program, values));
  }

  static Stream<Arguments> kinds() {
    return Stream.of("counter", "map", "account", "starvation")
        .flatMap(
            program ->
                IntStream.rangeClosed(0, 4)
                    .boxed()
                    .flatMap(
                        kind ->
                            Stream.of("sc", "tso")
                                .map(consistency -> Arguments.of(program, kind, consistency))));
  }

  /** All ways to share print the same, with more clients than cores too. */
  @ParameterizedTest
  @MethodSource("kinds")
  void shouldPrintTheSameInEveryWay(String name, int kind, String consistency) {
    LibraryProgram program = LIBRARY.find(name).orElseThrow();
    MachineSpecification machine =
        MachineFile.load(
            "coherent", List.of("caches.consistency=" + consistency), OptionalInt.of(4));

    for (int clients : new int[] {4, 7}) {
      SimulatedRun run =
          SimulatedRun.of(
              program,
              program.in(Form.SHARED),
              Map.of("kind", kind, "clients", clients, "rounds", 5),
              machine);

      assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
      assertThat(run.output()).isEqualTo(SharedStateOutput.of(name, run.parameters()));
    }
  }

  /** A step of a program done wrongly. */
  private record Fault(String program, int kind, String right, String wrong) {
    Map<String, Integer> given() {
      return kind == NO_KIND ? Map.of() : Map.of("kind", kind);
    }
  }

  private static final int NO_KIND = -1;

  static Stream<Fault> faults() {
    return Stream.of(
        // The lock is not taken, or a word changed without comparing it.
        new Fault("counter", 0, "  LOCK lock\n    SEQ\n", "  SEQ\n    SEQ\n"),
        new Fault(
            "counter",
            1,
            "ATOMIC.COMPARE.EXCHANGE (counter, number, number + 1, done)\n",
            "counter, done := number + 1, TRUE\n"),
        new Fault(
            "map",
            4,
            "ATOMIC.COMPARE.EXCHANGE (identity, version, new + page, done)\n",
            "identity, done := new + page, TRUE\n"),
        // Audits look while transfers are under way.
        new Fault(
            "account", 0, "audit.under.locks (locks, memory, sum)\n", "add.up (memory, sum)\n"),
        new Fault("account", 1, "good := before = begun\n", "good := TRUE\n"),
        // Readers do not keep the version that they began with.
        new Fault(
            "account", 4, "sum := sum + heap[version + i]\n", "sum := sum + heap[identity + i]\n"),
        new Fault(
            "snapshots", NO_KIND, "versions[row][i] = number", "versions[identity][i] = number"));
  }

  /** The programs' checks would be of no use if they never saw anything. */
  @ParameterizedTest
  @MethodSource("faults")
  void shouldSeeWhatGoesWrong(Fault fault) {
    MachineSpecification machine = MachineFile.load("coherent", List.of(), OptionalInt.of(16));

    SimulatedRun run =
        ChangedProgram.of(fault.program(), Form.SHARED)
            .replace(fault.right(), fault.wrong())
            .run(fault.given(), machine);

    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    assertThat(run.output()).isNotEqualTo(SharedStateOutput.of(fault.program(), run.parameters()));
  }
}
