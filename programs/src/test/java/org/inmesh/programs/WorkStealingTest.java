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
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.loader.CompiledProgram;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Work stealing, by all protocols and both models: each task is done once. */
class WorkStealingTest {
  private static final Path PROGRAMS =
      Path.of("src/test/resources/org/inmesh/programs/synchronisation");
  private static final long MOST_CYCLES = 100_000_000;
  private static final String EACH_ONCE = "0 wrong, some stolen: yes\n";

  static Stream<Arguments> machines() {
    return Stream.of("msi", "mesi", "moesi")
        .flatMap(
            protocol ->
                Stream.of("sc", "tso").map(consistency -> Arguments.of(protocol, consistency)));
  }

  private record Run(String printed, RunResult result) {}

  private static Run run(
      String name,
      Map<String, Integer> values,
      int cores,
      List<String> settings,
      Stepping stepping) {
    CompiledProgram program = compile(name, values);
    MachineSpecification machine = MachineFile.load("coherent", settings, OptionalInt.of(cores));
    Screen screen = new Screen();
    RunResult result =
        Machines.build(machine, ProgramLoader.load(program, machine).image(), screen, stepping)
            .run(MOST_CYCLES);
    assertThat(result.report()).isEmpty();
    assertThat(result.ending()).isEqualTo(Ending.FINISHED);
    return new Run(screen.text.toString(), result);
  }

  private static CompiledProgram compile(String name, Map<String, Integer> values) {
    try {
      String source = Files.readString(PROGRAMS.resolve(name + ".occ"));
      return ProgramLoader.compile(
          new SourceText(name, source), values, LibraryIncludes.ofLibrary());
    } catch (IOException missing) {
      throw new IllegalStateException(missing);
    }
  }

  private static String tasks(
      int workers, int tasks, int deque, int cores, String protocol, String consistency) {
    return run(
            "tasks",
            Map.of("workers", workers, "tasks", tasks, "deque", deque),
            cores,
            List.of("caches.protocol=" + protocol, "caches.consistency=" + consistency),
            Stepping.RUN_AHEAD)
        .printed();
  }

  /** Full ones too: a deque of one task is full, empty and stolen from at once. */
  @ParameterizedTest
  @MethodSource("machines")
  void shouldDoEachTaskOnceWithDequesOfAnySize(String protocol, String consistency) {
    for (int deque : new int[] {1, 64}) {
      assertThat(tasks(8, 200, deque, 9, protocol, consistency)).isEqualTo(EACH_ONCE);
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {2, 3, 64})
  void shouldDoEachTaskOnceOnMachinesOfAnySize(int workers) {
    assertThat(tasks(workers, 300, 4, workers, "mesi", "tso")).isEqualTo(EACH_ONCE);
  }

  /** Workers that wait must give their cores to those that work. */
  @Test
  void shouldDoEachTaskOnceWithMoreWorkersThanCores() {
    assertThat(tasks(9, 150, 2, 4, "moesi", "tso")).isEqualTo(EACH_ONCE);
  }

  @Test
  void shouldDoEachTaskOnceAloneAndWithoutAnyTasks() {
    assertThat(tasks(1, 50, 2, 1, "mesi", "sc")).isEqualTo("0 wrong, some stolen: no\n");
    assertThat(tasks(8, 1, 2, 9, "mesi", "tso")).isEqualTo("0 wrong, some stolen: no\n");
  }

  /** Caches of some lines, a directory with recalls: what hits in between changes all the time. */
  @ParameterizedTest
  @MethodSource("machines")
  void shouldCostTheSameHoweverItIsStepped(String protocol, String consistency) {
    List<String> settings =
        List.of(
            "caches.protocol=" + protocol,
            "caches.consistency=" + consistency,
            "caches.l1-bytes=256",
            "caches.l1-ways=2",
            "directory.entries=4",
            "directory.ways=2");
    List<Run> runs = new ArrayList<>();
    for (Stepping stepping : List.of(Stepping.RUN_AHEAD, Stepping.STEPWISE)) {
      runs.add(run("tasks", Map.of("workers", 4, "tasks", 60), 4, settings, stepping));
    }

    assertThat(runs).extracting(Run::printed).containsOnly(EACH_ONCE);
    assertThat(runs.getFirst().result().statistics())
        .isEqualTo(runs.getLast().result().statistics());
  }

  /** Thieves still see the old bottom while the owner already goes by what it has stored there. */
  @ParameterizedTest
  @ValueSource(strings = {"msi", "mesi", "moesi"})
  void shouldNeedTheFenceUnderTotalStoreOrderOnly(String protocol) {
    List<String> printed = new ArrayList<>();
    for (String consistency : List.of("sc", "tso")) {
      for (int fence = 1; fence >= 0; fence--) {
        List<String> settings =
            List.of(
                "caches.protocol=" + protocol,
                "caches.consistency=" + consistency,
                "caches.store-buffer-entries=64",
                "caches.dram-cycles=3000");
        printed.add(
            run("thieves", Map.of("fence", fence), 4, settings, Stepping.RUN_AHEAD).printed());
      }
    }

    assertThat(printed.subList(0, 3)).containsOnly("0 never, 0 twice\n");
    assertThat(printed.get(3)).matches("\\d+ never, [1-9]\\d* twice\n");
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
