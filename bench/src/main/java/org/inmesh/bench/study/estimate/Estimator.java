package org.inmesh.bench.study.estimate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.inmesh.bench.study.estimate.RunEstimate.Source;
import org.inmesh.bench.study.execution.HeapEstimate;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.HostTime;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.programs.Form;

/**
 * Estimates what runs take of the host: from earlier runs of their program if there are any, else
 * from what the kernels took elsewhere and how much slower or quicker earlier runs were than that.
 */
public final class Estimator {
  private final List<HostTime> times;
  private final List<HostTime> kernels = KernelTimes.read();
  private final ParameterEffect effect;
  private final Map<String, Double> paces = new HashMap<>();
  private final Map<StudyRun, RunEstimate> estimates = new HashMap<>();
  private final Map<String, MachineSpecification> machines = new HashMap<>();

  /**
   * An estimator.
   *
   * @param times that earlier runs took, in their order; empty if none is known
   */
  public Estimator(List<HostTime> times) {
    this.times = List.copyOf(times);
    effect = new ParameterEffect(times);
  }

  /** What a run will take. */
  public synchronized RunEstimate of(StudyRun run) {
    return estimates.computeIfAbsent(run, this::estimate);
  }

  private RunEstimate estimate(StudyRun run) {
    MachineSpecification machine =
        machines.computeIfAbsent(
            run.machine(), text -> MachineFile.loadText("machine", text, List.of()));
    long bytes = HeapEstimate.bytes(machine);
    HostTime wanted = HostTime.of(run, machine, 0, "");
    Optional<HostTime> same =
        times.stream().filter(time -> time.key().equals(wanted.key())).reduce((a, b) -> b);
    if (same.isPresent()) {
      return new RunEstimate(same.get().seconds(), bytes, Source.MEASURED);
    }
    Optional<Guess> alike = fromAlike(wanted, times);
    Guess guess = alike.orElseGet(() -> elsewhere(wanted).slower(pace(wanted.program())));
    return new RunEstimate(guess.seconds(), bytes, guess.source());
  }

  private record Guess(double seconds, Source source) {
    Guess slower(double times) {
      return new Guess(seconds * times, source);
    }
  }

  /** From runs of the same program in this form on such a machine, of the nearest size. */
  private Optional<Guess> fromAlike(HostTime wanted, List<HostTime> known) {
    List<HostTime> alike =
        known.stream()
            .filter(time -> time.program().equals(wanted.program()))
            .filter(time -> time.form().equals(wanted.form()))
            .filter(time -> time.kind().equals(wanted.kind()))
            .toList();
    Optional<HostTime> nearest =
        alike.stream().min(Comparator.comparingDouble(time -> distance(time, wanted.cores())));
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    int cores = nearest.get().cores();
    double seconds =
        median(
            alike.stream()
                .filter(time -> time.cores() == cores)
                .map(time -> time.seconds() * effect.factor(time, wanted.parameters()))
                .toList());
    double growth = model(wanted, wanted.cores()) / model(wanted, cores);
    return Optional.of(
        new Guess(seconds * growth, cores == wanted.cores() ? Source.SIMILAR : Source.SCALED));
  }

  /** What the kernel took on another host, or else the mean of all kernels. */
  private Guess elsewhere(HostTime wanted) {
    return fromAlike(wanted, kernels)
        .map(guess -> new Guess(guess.seconds(), Source.KERNEL))
        .orElseGet(() -> new Guess(model(wanted, wanted.cores()), Source.MODEL));
  }

  /**
   * How many times as long runs took here as elsewhere: those of a program, or if none is known of
   * all.
   */
  private double pace(String program) {
    return paces.computeIfAbsent(
        program,
        any -> {
          List<HostTime> own =
              times.stream().filter(time -> time.program().equals(program)).toList();
          List<Double> ratios =
              (own.isEmpty() ? times : own)
                  .stream().map(time -> time.seconds() / elsewhere(time).seconds()).toList();
          return ratios.isEmpty() ? 1 : median(ratios);
        });
  }

  private static double median(List<Double> values) {
    return values.stream().sorted().skip(values.size() / 2).findFirst().orElseThrow();
  }

  private static double model(HostTime time, int cores) {
    Kind kind = time.kind().equals("mesh") ? Kind.MESH : Kind.COHERENT;
    return TimeModel.seconds(kind, Form.named(time.form()).orElse(Form.MESSAGES), cores);
  }

  private static double distance(HostTime time, int cores) {
    return Math.abs(Math.log((double) time.cores() / cores));
  }

  /**
   * How long several runs take together, the longest begun first.
   *
   * @param threads runs at a time, at least 1; that there may be too little memory for so many is
   *     left out
   * @return seconds
   */
  public static double together(List<RunEstimate> estimates, int threads) {
    PriorityQueue<Double> free = new PriorityQueue<>();
    for (int thread = 0; thread < threads; thread++) {
      free.add(0.0);
    }
    double end = 0;
    for (double seconds :
        estimates.stream().map(RunEstimate::seconds).sorted(Comparator.reverseOrder()).toList()) {
      double done = free.remove() + seconds;
      free.add(done);
      end = Math.max(end, done);
    }
    return end;
  }

  /** Heap that the greatest runs take if as many run at a time as there are threads, bytes. */
  public static long greatestTogether(List<RunEstimate> estimates, int threads) {
    return estimates.stream()
        .map(RunEstimate::bytes)
        .sorted(Comparator.reverseOrder())
        .limit(threads)
        .mapToLong(Long::longValue)
        .sum();
  }
}
