package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.inmesh.coresim.Host;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Locks, barriers, structures without locks and transactions, by all protocols and both models. */
class SynchronisationLibraryTest {
  private static final ProgramLibrary LIBRARY = new ProgramLibrary();
  private static final Path PROGRAMS =
      Path.of("src/test/resources/org/inmesh/programs/synchronisation");
  private static final long MOST_CYCLES = 100_000_000;

  static Stream<Arguments> machines() {
    return Stream.of("msi", "mesi", "moesi")
        .flatMap(
            protocol ->
                Stream.of("sc", "tso").map(consistency -> Arguments.of(protocol, consistency)));
  }

  private static String run(
      String name, String source, Map<String, Integer> values, int cores, String... settings) {
    CompiledProgram program =
        ProgramLoader.compile(new SourceText(name, source), values, LibraryIncludes.ofLibrary());
    MachineSpecification machine =
        MachineFile.load("coherent", List.of(settings), OptionalInt.of(cores));
    Screen screen = new Screen();
    RunResult result =
        Machines.build(machine, ProgramLoader.load(program, machine).image(), screen)
            .run(MOST_CYCLES);
    assertThat(result.report()).isEmpty();
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    return screen.text.toString();
  }

  private static void check(
      String name, Map<String, Integer> given, String protocol, String consistency) {
    LibraryProgram program = LIBRARY.find(name).orElseThrow();
    Map<String, Integer> values = program.parameterValues(program.firstForm().form(), given, 4, 2);
    String printed =
        run(
            name,
            program.firstForm().source(),
            values,
            8,
            "caches.protocol=" + protocol,
            "caches.consistency=" + consistency);
    assertThat(printed).as("%s %s", name, given).isEqualTo(ExpectedOutput.of(name, values));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void shouldExcludeEachOther(String protocol, String consistency) {
    for (int kind = 0; kind <= 5; kind++) {
      check("locks", Map.of("kind", kind, "rounds", 5), protocol, consistency);
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void shouldLetNobodyLeaveABarrierBeforeAllHaveCome(String protocol, String consistency) {
    for (int kind = 1; kind <= 3; kind++) {
      check("barriers", Map.of("kind", kind, "rounds", 6), protocol, consistency);
    }
  }

  @ParameterizedTest
  @MethodSource("machines")
  void shouldKeepTheSumOfAllAccounts(String protocol, String consistency) {
    for (int spacing : new int[] {1, 16}) {
      Map<String, Integer> given =
          Map.of("transfers", 6, "audits", 1, "accounts", 8, "spacing", spacing);
      check("transfers", given, protocol, consistency);
    }
  }

  /** The program's check would be of no use if it never saw anything. */
  @Test
  void shouldSeeParticipantsOutOfStepWithoutABarrier() {
    LibraryProgram program = LIBRARY.find("barriers").orElseThrow();
    String call =
        "            1\n              central.barrier(arrived, released, participants, state)\n";
    assertThat(program.firstForm().source()).contains(call);
    String without =
        program.firstForm().source().replace(call, "            1\n              SKIP\n");
    Map<String, Integer> values =
        program.parameterValues(
            program.firstForm().form(), Map.of("kind", 1, "participants", 16), 4, 4);

    assertThat(run("barriers", without, values, 16))
        .matches("16 participants, 10 rounds, out of step: [1-9]\\d*\n");
  }

  /** A number that is read under no lock is lost now and then. */
  @Test
  void shouldLoseCountsWithoutALock() {
    LibraryProgram program = LIBRARY.find("locks").orElseThrow();
    String acquire = "                test.and.set.acquire(word)\n";
    assertThat(program.firstForm().source()).contains(acquire);
    Map<String, Integer> values =
        program.parameterValues(program.firstForm().form(), Map.of("kind", 1), 4, 4);

    String printed = run("locks", program.firstForm().source().replace(acquire, ""), values, 16);

    assertThat(printed).isNotEqualTo(ExpectedOutput.of("locks", values));
  }

  @ParameterizedTest
  @MethodSource("machines")
  void shouldNeitherLoseNorDoubleNodesOfStackAndQueue(String protocol, String consistency)
      throws IOException {
    String printed =
        run(
            "structures",
            Files.readString(PROGRAMS.resolve("structures.occ")),
            Map.of("processes", 8),
            8,
            "caches.protocol=" + protocol,
            "caches.consistency=" + consistency);

    assertThat(printed).isEqualTo("0 wrong, nodes 8, queue empty 0, greatest 39, added 80\n");
  }

  /**
   * Store buffering breaks Peterson's lock, and a fence mends it; sequential consistency needs
   * none.
   */
  @ParameterizedTest
  @ValueSource(strings = {"msi", "mesi", "moesi"})
  void shouldNeedTheFenceOfPetersonsLockUnderTotalStoreOrderOnly(String protocol)
      throws IOException {
    String source = Files.readString(PROGRAMS.resolve("peterson.occ"));
    List<String> counted = new ArrayList<>();
    for (String consistency : List.of("sc", "tso")) {
      for (int fence = 1; fence >= 0; fence--) {
        counted.add(
            run(
                "peterson",
                source,
                Map.of("fence", fence),
                4,
                "caches.protocol=" + protocol,
                "caches.consistency=" + consistency));
      }
    }

    assertThat(counted.subList(0, 3)).containsOnly("288\n");
    assertThat(Integer.parseInt(counted.get(3).strip())).isLessThan(288);
  }

  private static final class Screen implements Host {
    private final StringBuilder text = new StringBuilder();

    @Override
    public void screen(int character) {
      text.append((char) character);
    }

    @Override
    public void error(int character) {
      throw new IllegalStateException("nobody writes to the error screen");
    }

    @Override
    public int keyboard() {
      throw new IllegalStateException("nobody reads the keyboard");
    }
  }
}
