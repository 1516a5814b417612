package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs with time-out and retry, and ordinary ones, where links lose and delay packets. */
class LossyNetworkTest {
  private static final ProgramLibrary LIBRARY = new ProgramLibrary();

  private static SimulatedRun run(
      String name,
      Map<String, Integer> given,
      String loss,
      String reorder,
      int seed,
      String model) {
    LibraryProgram program = LIBRARY.find(name).orElseThrow();
    List<String> settings =
        List.of(
            "network.loss=" + loss,
            "network.reorder-probability=" + reorder,
            "network.reorder-cycles=100",
            "network.fault-seed=" + seed,
            "network.model=" + model);
    SimulatedRun run =
        SimulatedRun.of(
            program,
            program.forms().getFirst(),
            given,
            MachineFile.load("mesh", settings, OptionalInt.of(16)));
    assertThat(run.result().report()).isEmpty();
    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    return run;
  }

  @ParameterizedTest
  @CsvSource({
    "0,    0,   1, packet",
    "0.01, 0,   1, flit",
    "0.01, 0.2, 2, packet",
    "0.2,  0,   1, packet",
    "0.2,  0,   2, flit",
    "0.2,  0.3, 3, flit",
    "0,    0.3, 4, packet",
  })
  void shouldPrintTheSameWhateverIsLost(String loss, String reorder, int seed, String model) {
    for (String name : List.of("retry", "window")) {
      assertThat(run(name, Map.of("items", 50), loss, reorder, seed, model).output())
          .isEqualTo("50 items arrived, 0 of them wrong\n");
    }
    assertThat(run("delivery", Map.of("n", 12), loss, reorder, seed, model).output())
        .isEqualTo(DeliveryTrials.DELIVERY);
  }

  /** One of five packets lost on a link: that none of a hundred is cannot be. */
  @ParameterizedTest
  @CsvSource({"packet", "flit"})
  void shouldCountWhatWasLostAndSentAgain(String model) {
    SimulatedRun run = run("delivery", Map.of("n", 32), "0.2", "0", 1, model);

    assertThat(run.result().statistics().count(Statistic.UNRELIABLE_LOST)).isPositive();
    assertThat(run.result().statistics().count(Statistic.RETRANSMISSIONS)).isPositive();
    assertThat(run.result().statistics().count(Statistic.PACKETS_LOST))
        .isGreaterThan(run.result().statistics().count(Statistic.UNRELIABLE_LOST));
    assertThat(run("delivery", Map.of("n", 32), "0.2", "0", 1, model)).isEqualTo(run);
  }
}
