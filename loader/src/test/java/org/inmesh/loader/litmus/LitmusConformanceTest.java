package org.inmesh.loader.litmus;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
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
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The 649 tests of the REMS collection (licence beside the file) with the states that herd7 7.57
 * has worked out for them.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LitmusConformanceTest {
  private static final FinalState BOTH_READ_0 = new FinalState(List.of(0, 0));

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

  /** Stores are done in their order however many lines a store buffer asks for ahead. */
  @ParameterizedTest
  @ValueSource(ints = {3, 5})
  void shouldShowAllowedStatesOnlyIfStoresAskAhead(int missRegisters) {
    LitmusRunner runner =
        new LitmusRunner(machine(Consistency.TSO, Protocol.MOESI, missRegisters), 2);
    for (LitmusTest test : tests) {
      assertSound(runner.run(test, 3, () -> false));
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
    assertThat(seen).isGreaterThan(allowed * 98 / 100);
  }

  /** Memory systems that are hard on the protocol, of all protocols and sharer formats. */
  static Stream<String> machines() {
    String tiny = "caches.l1-bytes=128 caches.l1-ways=2 ";
    String sparse = "directory.entries=2 directory.ways=2 ";
    return Stream.of(
        "caches.protocol=msi " + tiny + "memory.controllers=2 caches.store-buffer-entries=1",
        "caches.protocol=mesi " + tiny + "caches.slice-bytes=64 caches.slice-ways=1 " + sparse,
        "caches.protocol=moesi " + tiny + "caches.l2-bytes=128 caches.l2-ways=2",
        "caches.protocol=moesi "
            + tiny
            + "caches.l2-bytes=128 caches.l2-ways=1 caches.l2-inclusive=false"
            + " caches.store-buffer-entries=2",
        "caches.protocol=moesi directory.sharers=limited-broadcast directory.pointers=1 " + sparse,
        "caches.protocol=msi directory.sharers=limited-coarse directory.pointers=1"
            + " caches.eviction-buffers=4 caches.l1-hit-cycles=3 caches.forward-cycles=16",
        "caches.protocol=mesi caches.line-bytes=16 caches.l1-bytes=32 caches.l1-ways=2"
            + " caches.store-buffer-entries=64 caches.miss-registers=4",
        "caches.protocol=mesi network.model=ideal memory.controllers=1 " + sparse,
        "caches.protocol=moesi network.model=flit caches.one-network=true"
            + " network.virtual-channels=[2,2,2]");
  }

  @ParameterizedTest
  @MethodSource("machines")
  void shouldBeSoundOnEveryMachine(String settings) {
    for (Consistency consistency : Consistency.values()) {
      checkSound(settings, consistency, 4, every(9), 10);
      checkSound(settings, consistency, 16, every(60), 10);
    }
  }

  @Tag("slow")
  @ParameterizedTest
  @MethodSource("machines")
  void shouldBeSoundOnEveryMachineOfAnySize(String settings) {
    for (Consistency consistency : Consistency.values()) {
      for (int cores : new int[] {4, 8, 16, 64}) {
        checkSound(settings, consistency, cores, tests, 100);
      }
    }
  }

  private void checkSound(
      String settings, Consistency consistency, int cores, List<LitmusTest> chosen, int runs) {
    List<String> all = new ArrayList<>(List.of(settings.split(" ")));
    all.add("caches.consistency=" + consistency.name().toLowerCase(Locale.ROOT));
    LitmusRunner runner =
        new LitmusRunner(MachineFile.load("coherent", all, OptionalInt.of(cores)), cores);
    for (LitmusTest test : chosen) {
      assertSound(runner.run(test, runs, () -> false));
    }
    boolean seen = runner.run(buffering(), 150, () -> false).histogram().containsKey(BOTH_READ_0);
    assertThat(seen).as("store buffering is seen").isEqualTo(consistency == Consistency.TSO);
  }

  private LitmusTest buffering() {
    return tests.stream().filter(test -> test.name().equals("SB")).findFirst().orElseThrow();
  }

  /** What tells total store order from sequential consistency is there to be seen. */
  @Test
  void shouldShowStoresThatWaitInTheStoreBuffer() {
    assertThat(run(buffering(), Consistency.TSO).histogram()).containsKey(BOTH_READ_0).hasSize(4);
    assertThat(run(buffering(), Consistency.SC).histogram())
        .doesNotContainKey(BOTH_READ_0)
        .hasSize(3);
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
    return machine(consistency, protocol, 2);
  }

  static MachineSpecification machine(
      Consistency consistency, Protocol protocol, int missRegisters) {
    List<String> settings =
        List.of(
            "caches.miss-registers=" + missRegisters,
            "caches.consistency=" + consistency.name().toLowerCase(Locale.ROOT),
            "caches.protocol=" + protocol.name().toLowerCase(Locale.ROOT));
    return MachineFile.load("coherent", settings, OptionalInt.of(8));
  }
}
