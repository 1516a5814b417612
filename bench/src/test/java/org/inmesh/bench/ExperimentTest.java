package org.inmesh.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.placement.PlacementStrategy;
import org.inmesh.programs.Form;
import org.junit.jupiter.api.Test;

class ExperimentTest {
  private static final String SQUARE =
      """
      #INCLUDE "text.inc"
      VAL INT n IS 3:
      PROC main(CHAN OF BYTE screen)
        write.int(screen, n * n)
      :
      """;

  @Test
  void shouldRunAUsersProgramWithItsParameters() {
    Experiment square = Experiment.ofSource(SQUARE, "mesh", "cores=1");

    assertThat(square.run().text()).isEqualTo("9");
    assertThat(square.with("n", 12).run().text()).isEqualTo("144");
    assertThat(square.run().finished()).isTrue();
  }

  @Test
  void shouldStopAtTheLimitAndMeasureWhatIsAskedFor() {
    Experiment loop = Experiment.ofSource("PROC main()\n  WHILE TRUE\n    SKIP\n:\n", "mesh");

    Outcome.Ran run = loop.within(1000).measuring(new Measuring(true, false)).run();

    assertThat(run.result().ending()).isEqualTo(Ending.CYCLE_LIMIT);
    assertThat(run.count(Statistic.CYCLES)).isEqualTo(1000);
    assertThat(run.result().statistics().stacks()).isNotEmpty();
    assertThat(loop.within(1000).run().result().statistics().stacks()).isEmpty();
  }

  /** A counter takes turns in either form; what was set before stays set. */
  @Test
  void shouldRunAnotherFormWithTheSameParameters() {
    Experiment messages = Experiment.ofLibrary("counter", "coherent", "cores=4").with("rounds", 3);
    Experiment shared = messages.in(Form.SHARED);

    assertThat(shared.program().form()).isEqualTo(Form.SHARED);
    assertThat(shared.program().given()).isEqualTo(Map.of("rounds", 3));
    assertThat(shared.run().text()).isEqualTo(messages.run().text());
    assertThat(messages.run().value(Statistic.CORE_UTILISATION)).isBetween(0.001, 0.999);
    assertThatThrownBy(() -> Experiment.ofSource(SQUARE, "mesh").in(Form.SHARED))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("only programs of the library have several forms");
  }

  @Test
  void shouldPlaceProcessesOtherwise() {
    Experiment sieve = Experiment.ofLibrary("sieve", "mesh", "cores=16").with("primes", 20);

    // All processes on one core send nothing.
    assertThat(sieve.placed(new PlacementStrategy.Single()).run().count(Statistic.PACKETS))
        .isZero();
    assertThat(sieve.run().count(Statistic.PACKETS)).isPositive();
  }

  @Test
  void shouldRefuseWhatThereIsNot() {
    assertThatThrownBy(() -> Experiment.ofLibrary("seive", "mesh"))
        .isInstanceOf(BadInputException.class)
        .hasMessage("no program 'seive' in the library; did you mean 'sieve'?");
    assertThatThrownBy(() -> Experiment.ofLibrary("sieve", "mehs"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("did you mean 'mesh'?");
    Experiment wrong = Experiment.ofLibrary("sieve", "mesh").with("prime", 3);
    assertThatThrownBy(wrong::run).isInstanceOf(BadInputException.class);
  }
}
