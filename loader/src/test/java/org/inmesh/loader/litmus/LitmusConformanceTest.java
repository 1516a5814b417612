package org.inmesh.loader.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.inmesh.coresim.litmus.AllowedStates;
import org.inmesh.coresim.litmus.FinalState;
import org.inmesh.coresim.litmus.LitmusResult;
import org.inmesh.coresim.litmus.LitmusRunner;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.coresim.litmus.Observation;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/**
 * The 649 tests of the REMS collection (licence beside the file) with the states that herd7 7.57
 * has worked out for them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LitmusConformanceTest {
  private List<LitmusTest> tests;

  @BeforeAll
  void readTests() throws IOException {
    String file = getClass().getResource("x86-subset.jsonl.gz").getPath();
    LitmusFiles files = LitmusFiles.read(List.of(Path.of(file)));
    assertThat(files.refused()).isEmpty();
    tests = files.tests();
  }

  @Test
  void shouldReadAllTests() {
    assertThat(tests).hasSize(649);
    LitmusTest first = tests.getFirst();
    assertThat(first.name()).isEqualTo("2+2W+mfence+po");
    assertThat(first.threads()).hasSize(2);
    assertThat(first.allowedBy(Consistency.SC).orElseThrow().states())
        .containsExactlyInAnyOrder(
            new FinalState(List.of(1, 1)),
            new FinalState(List.of(1, 2)),
            new FinalState(List.of(2, 1)));
  }

  /** Verdicts come from herd too, so they check the reading of conditions. */
  @ParameterizedTest
  @EnumSource(Consistency.class)
  void shouldUnderstandConditionsAsHerdDoes(Consistency consistency) {
    for (LitmusTest test : tests) {
      AllowedStates allowed = test.allowedBy(consistency).orElseThrow();
      long holds =
          allowed.states().stream()
              .filter(state -> test.condition().proposition().holds(state.of(test.observed())))
              .count();
      Observation verdict =
          holds == 0
              ? Observation.NEVER
              : holds == allowed.states().size() ? Observation.ALWAYS : Observation.SOMETIMES;
      assertThat(verdict).as(test.name()).isEqualTo(allowed.verdict());
    }
  }

  /** Two that know nothing of one another: herd's axioms and an abstract machine. */
  @ParameterizedTest
  @EnumSource(Consistency.class)
  void shouldEnumerateTheStatesThatHerdAllows(Consistency consistency) {
    // The longest take a second; every tenth is enough here.
    every(10).forEach(test -> checkEnumeration(test, consistency));
  }

  @Tag("slow")
  @ParameterizedTest
  @EnumSource(Consistency.class)
  void shouldEnumerateTheStatesThatHerdAllowsOfAllTests(Consistency consistency) {
    tests.forEach(test -> checkEnumeration(test, consistency));
  }

  private static void checkEnumeration(LitmusTest test, Consistency consistency) {
    Set<FinalState> states = test.allowedBy(consistency).orElseThrow().states();
    assertThat(Enumerator.finalStates(test, consistency)).as(test.name()).isEqualTo(states);
  }

  @ParameterizedTest
  @EnumSource(Consistency.class)
  void shouldShowAllowedStatesOnly(Consistency consistency) {
    LitmusRunner runner = new LitmusRunner(machine(consistency, Protocol.MESI), 1);
    for (LitmusTest test : tests) {
      assertSound(runner.run(test, 4, () -> false));
    }
  }

  /** The numbers of the table in the module's README. */
  @Tag("slow")
  @ParameterizedTest
  @CsvSource({"SC,MSI", "SC,MESI", "SC,MOESI", "TSO,MSI", "TSO,MESI", "TSO,MOESI"})
  void shouldShowMostOfTheAllowedStates(Consistency consistency, Protocol protocol) {
    LitmusRunner runner = new LitmusRunner(machine(consistency, protocol), 1);
    int seen = 0;
    int allowed = 0;
    for (LitmusTest test : tests) {
      LitmusResult result = runner.run(test, 1000, () -> false);
      assertSound(result);
      seen += result.allowedSeen().orElseThrow();
      allowed += result.allowed().orElseThrow().size();
    }
    System.out.printf(
        "%s %s: %d of %d allowed states of %d tests seen%n",
        consistency, protocol, seen, allowed, tests.size());
    assertThat(seen).isGreaterThan(allowed * 9 / 10);
  }

  /** What tells total store order from sequential consistency is there to be seen. */
  @Test
  void shouldShowStoresThatWaitInTheStoreBuffer() {
    LitmusTest buffering =
        tests.stream().filter(test -> test.name().equals("SB")).findFirst().orElseThrow();
    FinalState bothRead0 = new FinalState(List.of(0, 0));

    assertThat(run(buffering, Consistency.TSO).histogram()).containsKey(bothRead0).hasSize(4);
    assertThat(run(buffering, Consistency.SC).histogram()).doesNotContainKey(bothRead0).hasSize(3);
  }

  private static LitmusResult run(LitmusTest test, Consistency consistency) {
    return new LitmusRunner(machine(consistency, Protocol.MESI), 1).run(test, 300, () -> false);
  }

  private List<LitmusTest> every(int step) {
    return IntStream.range(0, tests.size())
        .filter(index -> index % step == 0)
        .mapToObj(tests::get)
        .toList();
  }

  static void assertSound(LitmusResult result) {
    assertThat(result.forbidden())
        .as("%s under %s", result.test().name(), result.consistency())
        .isEmpty();
  }

  static MachineSpecification machine(Consistency consistency, Protocol protocol) {
    List<String> settings =
        List.of(
            "caches.consistency=" + consistency.name().toLowerCase(Locale.ROOT),
            "caches.protocol=" + protocol.name().toLowerCase(Locale.ROOT));
    return MachineFile.load("coherent", settings, OptionalInt.of(8));
  }
}
