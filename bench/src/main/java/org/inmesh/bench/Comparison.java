package org.inmesh.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.inmesh.coresim.Machine;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.RunResult;
import org.inmesh.coresim.machine.MachineObservers;
import org.inmesh.coresim.machine.Machines;
import org.inmesh.coresim.machine.Machines.Stepping;
import org.inmesh.coresim.machine.Measuring;
import org.inmesh.loader.LoadedProgram;
import org.inmesh.traces.recording.RunRecording;

/**
 * Runs one program on several machines, some at a time on host threads, and sets them beside one
 * another. The rows depend on program and machines alone, but for the host's seconds.
 */
public final class Comparison {
  private final List<ComparedRun> runs;
  private final long maximumCycles;
  private final Measuring measuring;
  private final List<Machine> running = new ArrayList<>();
  private final RunRecorder recorder;
  private final List<IOException> recordingFailures = new ArrayList<>();
  private int ended;
  private boolean stopped;

  /** Records the runs of a comparison. */
  @FunctionalInterface
  public interface RunRecorder {
    /** Nothing is recorded. */
    RunRecorder NONE = (row, loaded) -> Optional.empty();

    /**
     * Begins the recording of a run; may be called from several threads.
     *
     * @param row of the machine, from 0
     * @throws IOException if it cannot be recorded
     */
    Optional<RunRecording> begin(int row, LoadedProgram loaded) throws IOException;
  }

  /**
   * A comparison of machines by one program.
   *
   * @param machines in the order of the rows; the first one of each number of cores that can run
   *     the program is what the others of that number are compared to
   * @param maximumCycles limit of each run, core cycles
   */
  public Comparison(
      ExperimentProgram program, List<MachineSpecification> machines, long maximumCycles) {
    this(
        machines.stream().map(machine -> new ComparedRun(program, machine)).toList(),
        maximumCycles,
        Measuring.NOTHING_MORE,
        RunRecorder.NONE);
  }

  /**
   * A comparison.
   *
   * @param runs in the order of the rows; the first one of each number of cores that can be done is
   *     what the others of that number are compared to
   * @param maximumCycles limit of each run, core cycles
   * @param measuring what is measured beside the usual
   * @param recorder records each run
   */
  public Comparison(
      List<ComparedRun> runs, long maximumCycles, Measuring measuring, RunRecorder recorder) {
    this.recorder = recorder;
    this.measuring = measuring;
    this.runs = List.copyOf(runs);
    this.maximumCycles = maximumCycles;
  }

  private record Trial(Map<String, Integer> parameters, Outcome outcome) {
    static final Trial NOT_RUN = new Trial(Map.of(), new Outcome.NotRun());
  }

  /**
   * Runs every machine; a run that fails does not keep the others from running.
   *
   * @param threads host threads, at least 1
   * @return a row for each machine
   * @throws InterruptedException if this thread is interrupted; the runs are then stopped
   */
  public List<ComparisonRow> run(int threads) throws InterruptedException {
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      List<Future<Trial>> futures = new ArrayList<>();
      for (int i = 0; i < runs.size(); i++) {
        int row = i;
        futures.add(executor.submit(() -> attempt(row)));
      }
      return rows(results(futures));
    }
  }

  private List<Trial> results(List<Future<Trial>> futures) throws InterruptedException {
    List<Trial> trials = new ArrayList<>();
    try {
      for (Future<Trial> future : futures) {
        trials.add(future.get());
      }
      return trials;
    } catch (InterruptedException exception) {
      // Closing the executor waits for the runs, so they have to be stopped first.
      requestStop();
      throw exception;
    } catch (ExecutionException exception) {
      throw new IllegalStateException("a trial catches everything itself", exception);
    }
  }

  /** Asks for an early end: runs in progress end as interrupted, the others are not started. */
  public synchronized void requestStop() {
    stopped = true;
    running.forEach(Machine::requestStop);
  }

  /** Runs that have ended so far; may be read from another thread, for progress. */
  public synchronized int ended() {
    return ended;
  }

  /** Number of runs in all. */
  public int runs() {
    return runs.size();
  }

  /** Instructions that the machines now running have executed, for progress. */
  public synchronized long instructionsOfRunning() {
    return running.stream().mapToLong(Machine::instructions).sum();
  }

  // A failure of one run must not lose the others, whatever it is: the caller gets to see it.
  private Trial attempt(int row) {
    ExperimentProgram program = runs.get(row).program();
    MachineSpecification specification = runs.get(row).machine();
    if (isStopped()) {
      return Trial.NOT_RUN;
    }
    Map<String, Integer> parameters = Map.of();
    try {
      LoadedProgram loaded = program.loadOn(specification);
      parameters = program.parametersOf(loaded);
      return new Trial(parameters, simulate(row, loaded));
    } catch (IOException failure) {
      return new Trial(parameters, new Outcome.Failed(failure));
    } catch (RuntimeException | OutOfMemoryError | StackOverflowError failure) {
      return new Trial(parameters, new Outcome.Failed(failure));
    } finally {
      countEnded();
    }
  }

  private Outcome simulate(int row, LoadedProgram loaded) throws IOException {
    Optional<RunRecording> recording = recorder.begin(row, loaded);
    if (recording.isEmpty()) {
      return simulate(runs.get(row), loaded, MachineObservers.NONE);
    }
    try (RunRecording trace = recording.get()) {
      Outcome outcome = simulate(runs.get(row), loaded, trace.observers());
      if (outcome instanceof Outcome.Ran ran) {
        trace.finish(ran.result());
        trace.failure().ifPresent(this::note);
      }
      return outcome;
    }
  }

  private synchronized void note(IOException failure) {
    recordingFailures.add(failure);
  }

  /** Why traces could not be written to their ends, of those that could not. */
  public synchronized List<IOException> recordingFailures() {
    return List.copyOf(recordingFailures);
  }

  private Outcome simulate(ComparedRun run, LoadedProgram loaded, MachineObservers observers) {
    PreparedConsole screen = new PreparedConsole(run.program().input());
    Machine machine =
        Machines.build(
            run.machine(), loaded.image(), screen, Stepping.RUN_AHEAD, observers, measuring);
    if (!start(machine)) {
      return new Outcome.NotRun();
    }
    try {
      long start = System.nanoTime();
      RunResult result = machine.run(maximumCycles);
      double seconds = (System.nanoTime() - start) * 1e-9;
      return new Outcome.Ran(
          result, screen.output(), loaded.notes(), loaded.weightedDistance(), seconds);
    } finally {
      remove(machine);
    }
  }

  private synchronized boolean isStopped() {
    return stopped;
  }

  private synchronized boolean start(Machine machine) {
    if (!stopped) {
      running.add(machine);
    }
    return !stopped;
  }

  private synchronized void remove(Machine machine) {
    running.remove(machine);
  }

  private synchronized void countEnded() {
    ended++;
  }

  private List<ComparisonRow> rows(List<Trial> trials) {
    Map<Integer, Integer> references = new HashMap<>();
    List<ComparisonRow> rows = new ArrayList<>();
    for (int i = 0; i < runs.size(); i++) {
      Trial trial = trials.get(i);
      int cores = runs.get(i).machine().cores();
      if (!(trial.outcome() instanceof Outcome.Failed failed && failed.isUnsuitable())) {
        references.putIfAbsent(cores, i);
      }
      int reference = references.getOrDefault(cores, i);
      OptionalDouble ratio = OptionalDouble.empty();
      Optional<Boolean> sameOutput = Optional.empty();
      Optional<OutputDifference> difference = Optional.empty();
      if (trial.outcome() instanceof Outcome.Ran run
          && trials.get(reference).outcome() instanceof Outcome.Ran first
          && run.finished()
          && first.finished()) {
        int clock = runs.get(i).machine().clockMegahertz();
        int firstClock = runs.get(reference).machine().clockMegahertz();
        ratio = OptionalDouble.of(ComparisonRow.ratio(run, clock, first, firstClock));
        difference = OutputDifference.between(first.output(), run.output());
        sameOutput = Optional.of(difference.isEmpty());
      }
      rows.add(
          new ComparisonRow(
              runs.get(i), trial.parameters(), trial.outcome(), ratio, sameOutput, difference));
    }
    return rows;
  }
}
