package org.inmesh.bench.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.inmesh.bench.traffic.SaturationPoint.Outcome;
import org.inmesh.bench.traffic.SaturationSearch.Finding;
import org.inmesh.bench.traffic.SaturationSearch.Probe;
import org.inmesh.bench.traffic.SweepActivity.MeasurementUnderWay;
import org.inmesh.mesh.DeadlockException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.measurement.FlowStatistics;
import org.inmesh.mesh.measurement.LatencyMeasurement;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.LinkUtilisation;
import org.inmesh.mesh.measurement.MeasurementProgress;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.mesh.measurement.SampleObserver;
import org.inmesh.mesh.parallel.StripeTeam;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.traces.recording.TrafficRecorder;

/**
 * Measures latency over load, or finds saturation loads, some experiments at a time on host
 * threads. The results depend on the experiments and the plan alone.
 */
public final class LoadSweep {
  /**
   * Of the latency of a packet that goes half of the longest way alone. In networks so large that
   * it takes long, the bound of the plan would say nothing.
   */
  private static final int SATURATED_TIMES = 3;

  private final LatencyMeasurement plan;
  private final Watching watching;
  private final BiFunction<NetworkSpecification, StripeTeam, NetworkFactory> factories;
  private final int networkThreads;
  private final List<SweepPoint.Deadlocked> deadlocks = new ArrayList<>();
  private final SweepActivity activity = new SweepActivity();
  private volatile boolean stopRequested;

  /** Or null. */
  private TrafficRecorder recorder;

  /** A sweep in which every point is measured by this plan. */
  public LoadSweep(LatencyMeasurement plan) {
    this(plan, Watching.NOTHING, 1);
  }

  /**
   * A sweep in which every point is measured by this plan.
   *
   * @param networkThreads host threads that simulate one network, at least 1; the results do not
   *     depend on them
   */
  public LoadSweep(LatencyMeasurement plan, Watching watching, int networkThreads) {
    this(plan, watching, networkThreads, LoadSweep::factory);
  }

  /** A sweep of networks that are built in some way. */
  LoadSweep(
      LatencyMeasurement plan,
      Watching watching,
      int networkThreads,
      BiFunction<NetworkSpecification, StripeTeam, NetworkFactory> factories) {
    this.plan = plan;
    this.watching = watching;
    this.networkThreads = networkThreads;
    this.factories = factories;
  }

  /** From now on, has the packets recorded; there must be one experiment only. */
  public void record(TrafficRecorder trafficRecorder) {
    recorder = trafficRecorder;
  }

  private NetworkFactory recorded(NetworkFactory networks) {
    return recorder == null
        ? networks
        : (receiver, observer) -> recorder.through(networks.create(receiver, observer));
  }

  private static NetworkFactory factory(NetworkSpecification network, StripeTeam team) {
    return (receiver, observer) -> Networks.create(network, receiver, observer, team);
  }

  /**
   * Measures experiments.
   *
   * @param experiments the traffic of each suits its network
   * @param threads host threads, at least 1
   * @return what came of each experiment, in order; those that were stopped are left out
   * @throws InterruptedException if this thread is interrupted; the measurements are then stopped
   */
  public List<SweepPoint> measure(List<NetworkExperiment> experiments, int threads)
      throws InterruptedException {
    List<Callable<Optional<SweepPoint>>> tasks = new ArrayList<>();
    for (NetworkExperiment experiment : experiments) {
      tasks.add(() -> point(experiment));
    }
    return run(tasks, threads);
  }

  /**
   * Finds the saturation loads of experiments. What saturates is told by the plan; loads that are
   * far from hope are given up early.
   *
   * @param experiments the traffic of each suits its network; the load is not looked at
   * @param resolution width of the interval that the load is to be known in, flits per node and
   *     cycle, above 0; for loads below 50 times that it is 2 % of the load
   * @param threads host threads, at least 1
   * @return for each experiment, in order; those that were stopped before anything was known are
   *     left out
   * @throws InterruptedException if this thread is interrupted; the measurements are then stopped
   */
  public List<SaturationPoint> saturation(
      List<NetworkExperiment> experiments, double resolution, int threads)
      throws InterruptedException {
    List<Callable<Optional<SaturationPoint>>> tasks = new ArrayList<>();
    for (NetworkExperiment experiment : experiments) {
      tasks.add(() -> saturation(experiment, resolution));
    }
    return run(tasks, threads);
  }

  private <T> List<T> run(List<Callable<Optional<T>>> tasks, int threads)
      throws InterruptedException {
    return HostThreads.run(tasks, threads, this::requestStop).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<SweepPoint> point(NetworkExperiment experiment) {
    LinkUtilisation links = new LinkUtilisation(experiment.network().topology());
    FlowStatistics flows = new FlowStatistics();
    List<SampleObserver> observers = new ArrayList<>();
    if (recorder != null) {
      observers.add(recorder);
    }
    if (watching.links()) {
      observers.add(links);
    }
    if (watching.flows()) {
      observers.add(flows);
    }
    try {
      return measured(experiment, planFor(experiment), unused -> false, List.copyOf(observers))
          .map(
              result ->
                  new SweepPoint.Measured(
                      experiment,
                      result,
                      watching.links() ? Optional.of(links.result()) : Optional.empty(),
                      flows.flows()));
    } catch (DeadlockException exception) {
      return Optional.of(noted(experiment, exception));
    }
  }

  /** Empty if it was stopped. */
  private Optional<LatencyResult> measured(
      NetworkExperiment experiment,
      LatencyMeasurement suited,
      Predicate<MeasurementProgress> giveUp,
      List<SampleObserver> observers) {
    MeasurementUnderWay underWay = activity.begin(experiment);
    try (StripeTeam team = networkThreads > 1 ? new StripeTeam(networkThreads) : null) {
      return suited.measure(
          recorded(factories.apply(experiment.network(), team)),
          experiment.traffic(),
          progress -> {
            underWay.at(progress.cycle());
            return stopRequested || giveUp.test(progress);
          },
          observers);
    } finally {
      activity.end(underWay, !stopRequested);
    }
  }

  private Optional<SaturationPoint> saturation(NetworkExperiment experiment, double resolution) {
    if (stopRequested) {
      return Optional.empty();
    }
    ChannelLoad channels = new ChannelLoad(experiment.network(), experiment.traffic().pattern());
    LatencyMeasurement suited = planFor(experiment);
    double maximum = Math.min(1, experiment.traffic().maximumLoad(experiment.network()));
    SaturationPoint point =
        new SaturationSearch(experiment, maximum, resolution)
            .search(channels.capacity(), load -> probe(experiment.withLoad(load), suited));
    boolean isEmpty = point.outcome() == Outcome.INTERRUPTED && point.measurements() == 0;
    return isEmpty ? Optional.empty() : Optional.of(point);
  }

  private Probe probe(NetworkExperiment experiment, LatencyMeasurement suited) {
    try {
      Optional<LatencyResult> result =
          measured(experiment, suited, new HopelessLoad(experiment, suited), List.of());
      return result
          .map(LoadSweep::probe)
          .orElseGet(() -> Probe.of(stopRequested ? Finding.STOPPED : Finding.SATURATED));
    } catch (DeadlockException exception) {
      noted(experiment, exception);
      return Probe.of(Finding.DEADLOCKED);
    }
  }

  private static Probe probe(LatencyResult result) {
    boolean saturated = result.status() == LatencyResult.Status.SATURATED;
    return new Probe(
        saturated ? Finding.SATURATED : Finding.SUSTAINED,
        result.meanPacketLatency(),
        result.acceptedLoad());
  }

  private LatencyMeasurement planFor(NetworkExperiment experiment) {
    Topology topology = experiment.network().topology();
    int centre =
        topology.routerColumns() / 2 + topology.routerColumns() * (topology.routerRows() / 2);
    int corner = topology.routers() - 1;
    int diameter = Math.max(topology.routerDistance(0, centre), topology.routerDistance(0, corner));
    double alone =
        experiment.network().router().zeroLoadLatency(diameter / 2)
            + experiment.traffic().meanPacketFlits();
    return plan.withSaturationLatency(Math.max(plan.saturationLatency(), SATURATED_TIMES * alone));
  }

  /** Asks for an early end, from any thread: measurements in progress are dropped. */
  public void requestStop() {
    stopRequested = true;
  }

  private synchronized SweepPoint noted(NetworkExperiment experiment, DeadlockException deadlock) {
    SweepPoint.Deadlocked point = new SweepPoint.Deadlocked(experiment, deadlock);
    deadlocks.add(point);
    return point;
  }

  /** The measurements that ended in a deadlock so far, in an order of the experiments. */
  public synchronized List<SweepPoint.Deadlocked> deadlocks() {
    return deadlocks.stream()
        .sorted(
            Comparator.comparing((SweepPoint point) -> point.experiment().router())
                .thenComparing(point -> point.experiment().network().routing())
                .thenComparing(point -> point.experiment().traffic().patternLabel())
                .thenComparing(point -> point.experiment().traffic().load()))
        .toList();
  }

  /** What is being measured; may be asked from another thread, for progress. */
  public SweepActivity activity() {
    return activity;
  }
}
