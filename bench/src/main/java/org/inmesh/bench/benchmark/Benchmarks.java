package org.inmesh.bench.benchmark;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.results.Result;
import org.openjdk.jmh.results.RunResult;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.ChainedOptionsBuilder;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.TimeValue;
import org.openjdk.jmh.runner.options.VerboseMode;

/** Runs the JMH benchmarks of the simulator's hot loops. */
public final class Benchmarks {
  private Benchmarks() {}

  /** The benchmarks, by the names under which they are chosen. */
  public enum Choice {
    /** Instructions a second of one core. */
    CORE(CoreLoopBenchmark.class),
    /** Instructions a second of a coherent machine, all cores together. */
    COHERENT(CoherentMachineBenchmark.class),
    /** Instructions a second of a booted module, and bytes a second through its host's link. */
    MODULE(ModuleBenchmark.class),
    /** Cycles and flit-hops a second of the network on one host thread. */
    NETWORK(NetworkStepBenchmark.class),
    /** Cycles a second of the network's models. */
    MODELS(NetworkModelBenchmark.class),
    /** Cycles a second of one network on several host threads. */
    STRIPES(NetworkStripesBenchmark.class),
    /** Events a second written to a trace and read back. */
    TRACES(TraceStoreBenchmark.class),
    /** Processor time of runs that are recorded, and of the same without. */
    RECORDING(RecordingBenchmark.class);

    private final Class<?> type;

    Choice(Class<?> type) {
      this.type = type;
    }
  }

  /**
   * How much to measure.
   *
   * @param forks virtual machines started one after the other for each case; 0 measures in this one
   * @param warmups iterations that are not counted
   * @param iterations iterations that are counted, in each fork
   * @param milliseconds of one iteration
   */
  public record Effort(int forks, int warmups, int iterations, int milliseconds) {}

  /**
   * A rate that was measured.
   *
   * @param benchmark its name
   * @param parameters such as {@code width=8}
   * @param what what was counted, such as {@code instructions}
   * @param rate per host second
   * @param error half of the 99.9 % confidence interval of the rate; NaN for one iteration
   * @param samples iterations
   */
  public record Rate(
      String benchmark,
      Map<String, String> parameters,
      String what,
      double rate,
      double error,
      long samples) {}

  /**
   * Measures.
   *
   * @param verbose whether JMH tells on standard output what it is doing
   * @return the rates, case by case
   * @throws RunnerException if a benchmark fails
   */
  public static List<Rate> run(List<Choice> choices, Effort effort, boolean verbose)
      throws RunnerException {
    ChainedOptionsBuilder options =
        new OptionsBuilder()
            .mode(Mode.Throughput)
            .timeUnit(TimeUnit.SECONDS)
            .forks(effort.forks())
            .warmupIterations(effort.warmups())
            .warmupTime(TimeValue.milliseconds(effort.milliseconds()))
            .measurementIterations(effort.iterations())
            .measurementTime(TimeValue.milliseconds(effort.milliseconds()))
            .shouldFailOnError(true)
            .verbosity(verbose ? VerboseMode.NORMAL : VerboseMode.SILENT);
    choices.forEach(choice -> options.include(choice.type.getName() + "\\."));
    return rates(new Runner(options.build()).run());
  }

  private static List<Rate> rates(Collection<RunResult> results) {
    List<Rate> rates = new ArrayList<>();
    for (RunResult result : results) {
      Map<String, String> parameters = new TreeMap<>();
      for (String key : result.getParams().getParamsKeys()) {
        parameters.put(key, result.getParams().getParam(key));
      }
      String label = result.getPrimaryResult().getLabel();
      for (Result<?> counter : result.getSecondaryResults().values()) {
        rates.add(
            new Rate(
                label,
                parameters,
                counter.getLabel(),
                counter.getScore(),
                counter.getScoreError(),
                counter.getSampleCount()));
      }
    }
    return rates;
  }
}
