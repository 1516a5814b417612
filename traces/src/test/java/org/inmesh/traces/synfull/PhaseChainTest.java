package org.inmesh.traces.synfull;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The share of time in each phase, against the steady states that the model files have. */
class PhaseChainTest {
  private static final int SPANS = 2000;

  /** Standard deviations of what a run of this length may be off. */
  private static final int DEVIATIONS = 5;

  @ParameterizedTest
  @CsvSource({"blackscholes.model.gz, 100000", "water_spatial.model.gz, 500000"})
  void shouldSpendTheTimeThatTheSteadyStatesSay(String name, long timeSpan) {
    List<String> lines = Samples.lines(name);
    PhaseChain chain = new PhaseChain(Samples.model(name), new SplittableRandom(1));
    long[][] intervals = new long[2][3];
    long count = SPANS * timeSpan / 200;
    for (long i = 0; i < count; i++) {
      intervals[chain.macro()][chain.micro()]++;
      chain.advance();
    }
    assertThat(chain.start()).isEqualTo(200 * count);
    double[] macro = new double[2];
    for (int phase = 0; phase < 2; phase++) {
      for (long some : intervals[phase]) {
        macro[phase] += some * 200.0 / timeSpan;
      }
      check(
          Samples.table(lines, phase + 1, "MARKOV"),
          Samples.table(lines, phase + 1, "MARKOV_STEADY"),
          new double[] {intervals[phase][0], intervals[phase][1], intervals[phase][2]});
    }
    check(
        Samples.table(lines, 0, "HIER_MARKOV"),
        Samples.table(lines, 0, "HIER_MARKOV_STEADY"),
        macro);
  }

  private static void check(double[][] transitions, double[][] steady, double[] times) {
    double total = Samples.sum(times);
    for (int phase = 0; phase < times.length; phase++) {
      double deviation = Math.sqrt(variance(transitions, steady[phase][0], phase) / total);
      assertThat(times[phase] / total)
          .as("phase %d of %d", phase + 1, times.length)
          .isCloseTo(steady[phase][0], within(DEVIATIONS * deviation));
    }
  }

  /**
   * Of the share of a state in n steps, times n: the variance of one step and its covariances with
   * all later ones.
   */
  private static double variance(double[][] transitions, double share, int state) {
    double[] probabilities = new double[transitions.length];
    probabilities[state] = 1;
    double covariances = 0;
    for (int step = 0; step < 2000; step++) {
      double[] next = new double[probabilities.length];
      for (int from = 0; from < next.length; from++) {
        for (int to = 0; to < next.length; to++) {
          next[to] += probabilities[from] * transitions[from][to];
        }
      }
      probabilities = next;
      covariances += share * (probabilities[state] - share);
    }
    return share * (1 - share) + 2 * covariances;
  }

  @Test
  void shouldCutTheLastIntervalOfAMacroPhase() {
    Distribution one = new Distribution(1);
    SynfullModel.MicroPhase micro =
        new SynfullModel.MicroPhase(one, List.of(), List.of(), List.of(), List.of());
    SynfullModel model =
        new SynfullModel(
            1,
            500,
            new Distribution(0.5, 0.5),
            List.of(
                new SynfullModel.MacroPhase(
                    new Distribution(0, 1), 200, one, List.of(micro), List.of()),
                new SynfullModel.MacroPhase(new Distribution(1, 0), 0, one, List.of(), List.of())));
    PhaseChain chain = new PhaseChain(model, new SplittableRandom(1));
    long[] starts = {0, 200, 400, 500, 1000, 1200};
    int[] macros = {0, 0, 0, 1, 0, 0};
    for (int i = 0; i < starts.length; i++) {
      assertThat(chain.start()).isEqualTo(starts[i]);
      assertThat(chain.macro()).isEqualTo(macros[i]);
      chain.advance();
    }
  }
}
