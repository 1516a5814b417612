package org.inmesh.bench.study.estimate;

import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import org.inmesh.bench.study.estimate.RunEstimate.Source;
import org.inmesh.bench.study.execution.HeapEstimate;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.HostTime;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.loader.machinefile.MachineFile;

/** Estimates what runs take of the host, from what earlier ones took if there are any. */
public final class Estimator {
  private final List<HostTime> times;
  private final List<HostTime> kernels = KernelTimes.read();
  private final Map<StudyRun, RunEstimate> estimates = new HashMap<>();
  private final Map<String, MachineSpecification> machines = new HashMap<>();

  /**
   * An estimator.
   *
   * @param times that earlier runs took, in their order; empty if none is known
   */
  public Estimator(List<HostTime> times) {
    this.times = List.copyOf(times);
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
    String key = RunKey.of(run).value();
    Optional<HostTime> same =
        times.stream().filter(time -> time.key().equals(key)).reduce((a, b) -> b);
    if (same.isPresent()) {
      return new RunEstimate(same.get().seconds(), bytes, Source.MEASURED);
    }
    return fromAlike(run, machine, times)
        .or(
            () ->
                fromAlike(run, machine, kernels)
                    .map(known -> new RunEstimate(known.seconds(), bytes, Source.KERNEL)))
        .orElseGet(
            () -> new RunEstimate(model(run, machine, machine.cores()), bytes, Source.MODEL));
  }

  /** From runs of the same program in this form on such a machine, of the nearest size. */
  private static Optional<RunEstimate> fromAlike(
      StudyRun run, MachineSpecification machine, List<HostTime> known) {
    String kind = machine.kind().name().toLowerCase(Locale.ROOT);
    List<HostTime> alike =
        known.stream()
            .filter(time -> time.program().equals(run.program()))
            .filter(time -> time.form().equals(run.form().key()))
            .filter(time -> time.machine().equals(kind))
            .toList();
    Optional<HostTime> nearest =
        alike.stream().min(Comparator.comparingDouble(time -> distance(time, machine.cores())));
    if (nearest.isEmpty()) {
      return Optional.empty();
    }
    int cores = nearest.get().cores();
    double[] seconds =
        alike.stream()
            .filter(time -> time.cores() == cores)
            .mapToDouble(HostTime::seconds)
            .sorted()
            .toArray();
    double median = seconds[seconds.length / 2];
    double growth = model(run, machine, machine.cores()) / model(run, machine, cores);
    return Optional.of(
        new RunEstimate(
            median * growth,
            HeapEstimate.bytes(machine),
            cores == machine.cores() ? Source.SIMILAR : Source.SCALED));
  }

  private static double model(StudyRun run, MachineSpecification machine, int cores) {
    return TimeModel.seconds(machine.kind(), run.form(), cores);
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
