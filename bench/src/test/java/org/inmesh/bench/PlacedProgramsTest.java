package org.inmesh.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.SourceText;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.loader.placement.StrategyReader;
import org.inmesh.loader.placement.TrafficProfile;
import org.inmesh.programs.ProgramLibrary;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Programs under every placement: the same output, and measured traffic that adds up. */
class PlacedProgramsTest {
  private static final List<String> NAMES =
      List.of(
          "default", "row-major", "snake", "curve", "random:3", "greedy", "annealed:1", "packed:8");

  private static ExperimentProgram program(String name, Map<String, Integer> parameters) {
    return ExperimentProgram.ofLibrary(new ProgramLibrary().find(name).orElseThrow(), parameters);
  }

  private static MachineSpecification machine(String preset, int cores) {
    List<String> memory = List.of("memory.bytes-per-core=131072");
    return MachineFile.load(preset, memory, OptionalInt.of(cores));
  }

  private record Run(RunResult result, TrafficProfile profile, LoadedProgram loaded) {}

  private static Run run(ExperimentProgram program, MachineSpecification machine) {
    LoadedProgram loaded = program.loadOn(machine);
    ChannelProfiler profiler = new ChannelProfiler(loaded);
    RunResult result =
        Machines.build(
                machine,
                loaded.image(),
                new PreparedConsole(""),
                Stepping.RUN_AHEAD,
                profiler.observers(),
                Measuring.NOTHING_MORE)
            .run(Long.MAX_VALUE);
    return new Run(result, profiler.profile(), loaded);
  }

  @ParameterizedTest
  @CsvSource({"sieve, 20", "treebarrier, 0"})
  void shouldPrintTheSameUnderEveryPlacementOnBothMachines(String name, int primes)
      throws InterruptedException, IOException {
    ExperimentProgram program = program(name, primes > 0 ? Map.of("primes", primes) : Map.of());
    List<ComparedRun> runs = new ArrayList<>();
    for (String placement : NAMES) {
      for (String preset : List.of("mesh", "coherent")) {
        runs.add(
            new ComparedRun(program.placed(StrategyReader.read(placement)), machine(preset, 9)));
      }
    }
    List<ComparisonRow> rows =
        new Comparison(runs, Long.MAX_VALUE, Measuring.NOTHING_MORE, Comparison.RunRecorder.NONE)
            .run(2);

    assertThat(rows).hasSameSizeAs(runs);
    for (ComparisonRow row : rows) {
      assertThat(row.sameOutput()).as(row.run().program().placement().label()).contains(true);
    }
  }

  /** What is measured at the channels is what the network interfaces have counted. */
  @ParameterizedTest
  @ValueSource(strings = {"default", "random:5", "packed:3", "single"})
  void shouldMeasureTheSameTrafficAtTheChannelsAndInTheNetwork(String placement)
      throws IOException {
    PlacementStrategy strategy = StrategyReader.read(placement);
    Run run = run(program("sieve", Map.of("primes", 12)).placed(strategy), machine("mesh", 16));

    long measured = run.result().statistics().count(Statistic.BYTE_HOPS);
    assertThat(
            run.profile()
                .byteHops(run.loaded().compiled().object(), run.loaded().placement(), 4, 4))
        .isEqualTo(measured);
    assertThat(measured == 0).isEqualTo(placement.equals("single"));
  }

  /** A message count worked out by hand: the token passes each of the channels once a round. */
  @ParameterizedTest
  @ValueSource(strings = {"mesh", "coherent"})
  void shouldCountMessagesWhereverTheProcessesAre(String preset) {
    Map<String, Integer> parameters = Map.of("processes", 5, "rounds", 3);
    Run spread = run(program("tokenring", parameters), machine(preset, 9));
    Run together =
        run(
            program("tokenring", parameters).placed(new PlacementStrategy.Single()),
            machine(preset, 9));

    assertThat(spread.profile()).isEqualTo(together.profile());
    assertThat(spread.profile().rows())
        .hasSize(5)
        .allSatisfy(
            row -> {
              assertThat(row.messages()).isEqualTo(3);
              assertThat(row.bytes()).isEqualTo(12);
            });
  }

  /** Of a profile that was written, read and placed by, the cost is at most the default's. */
  @ParameterizedTest
  @ValueSource(strings = {"sieve", "treebarrier"})
  void shouldSendLessFarWhenPlacedByItsProfile(String name) {
    ExperimentProgram program = program(name, Map.of());
    MachineSpecification machine = machine("mesh", 16);
    Run first = run(program, machine);
    TrafficProfile read = TrafficProfile.read(new SourceText("p.csv", first.profile().text()));
    Run second = run(program.placed(new PlacementStrategy.ByTraffic("p.csv", read)), machine);

    assertThat(second.result().statistics().count(Statistic.BYTE_HOPS))
        .isLessThanOrEqualTo(first.result().statistics().count(Statistic.BYTE_HOPS));
  }
}
