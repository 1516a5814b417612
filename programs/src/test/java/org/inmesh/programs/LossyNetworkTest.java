package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.machinefile.MachineFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Programs with time-out and retry, and ordinary ones, where links lose and delay packets. */
class LossyNetworkTest {
  private static final ProgramLibrary LIBRARY = new ProgramLibrary();

  private static MachineSpecification mesh(String loss, String reorder, int seed, String model) {
    List<String> settings =
        List.of(
            "network.loss=" + loss,
            "network.reorder-probability=" + reorder,
            "network.reorder-cycles=100",
            "network.fault-seed=" + seed,
            "network.model=" + model);
    return MachineFile.load("mesh", settings, OptionalInt.of(16));
  }

  private static SimulatedRun run(
      String name,
      Map<String, Integer> given,
      String loss,
      String reorder,
      int seed,
      String model) {
    LibraryProgram program = LIBRARY.find(name).orElseThrow();
    SimulatedRun run =
        SimulatedRun.of(program, program.firstForm(), given, mesh(loss, reorder, seed, model));
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

  /** What a program prints, with another text in a place, where a link loses a fifth. */
  private static String changed(String name, String part, String other) {
    SimulatedRun run =
        ChangedProgram.of(name).replace(part, other).run(Map.of(), mesh("0.2", "0", 1, "packet"));
    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
    return run.output();
  }

  /** Receivers that take every message have some items twice. */
  @ParameterizedTest
  @CsvSource({"retry, m[bit] = (taken /\\ 1)", "window, m[number] = taken"})
  void shouldSeeWhatIsTakenTwice(String name, String check) {
    assertThat(changed(name, check, "TRUE"))
        .matches("\\d+ items arrived, [1-9]\\d* of them wrong\n");
  }

  /** In the wrong order, once with some lost, and all twice. */
  @Test
  void shouldSeeThatADeliveryIsNotAsPromised() {
    assertThat(changed("delivery", "ordinary ! i\n", "ordinary ! (n - 1) - i\n"))
        .startsWith("reliable, in order: broken\n");
    assertThat(changed("delivery", "WHILE missing > 0\n", "SEQ once = 0 FOR 1\n"))
        .contains("\nreliable, in any order: broken\n");
    assertThat(
            changed(
                "delivery",
                "          data ! i\n          pause",
                "          data ! i\n          data ! i\n          pause"))
        .contains("\nunreliable, in order: broken\nunreliable, in any order: broken\n");
  }
}
