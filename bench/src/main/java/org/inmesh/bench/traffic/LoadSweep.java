package org.inmesh.bench.traffic;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BiFunction;
import java.util.function.Predicate;
import org.inmesh.bench.traffic.SaturationSearch.Probe;
import org.inmesh.mesh.DeadlockException;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.measurement.FlowLatency;
import org.inmesh.mesh.measurement.FlowStatistics;
import org.inmesh.mesh.measurement.LatencyMeasurement;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.LinkUtilisation;
import org.inmesh.mesh.measurement.MeasurementProgress;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.mesh.measurement.SampleObserver;
import org.inmesh.mesh.measurement.Utilisation;
import org.inmesh.mesh.parallel.StripeTeam;
import org.inmesh.mesh.topology.Topology;

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
  private final List<Deadlock> deadlocks = new ArrayList<>();
  private volatile boolean stopRequested;
  private int ended;

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

  private static NetworkFactory factory(NetworkSpecification network, StripeTeam team) {
    return (receiver, observer) -> Networks.create(network, receiver, observer, team);
  }

  /**
   * One measured point.
   *
   * @param experiment what was measured
   * @param result what came of it
   * @param utilisation if links were watched
   * @param flows if they were watched
   */
  public record Point(
      NetworkExperiment experiment,
      LatencyResult result,
      Optional<Utilisation> utilisation,
      List<FlowLatency> flows) {}

  /**
   * Measures experiments.
   *
   * @param experiments the traffic of each suits its network
   * @param threads host threads, at least 1
   * @return a point for each experiment, in order; those that were stopped are left out
   * @throws InterruptedException if this thread is interrupted; the measurements are then stopped
   */
  public List<Point> measure(List<NetworkExperiment> experiments, int threads)
      throws InterruptedException {
    List<Callable<Optional<Point>>> tasks = new ArrayList<>();
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
   * @return for each experiment, in order; those that were stopped are left out
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

  private Optional<Point> point(NetworkExperiment experiment) {
    LinkUtilisation links = new LinkUtilisation(experiment.network().topology());
    FlowStatistics flows = new FlowStatistics();
    List<SampleObserver> observers = new ArrayList<>();
    if (watching.links()) {
      observers.add(links);
    }
    if (watching.flows()) {
      observers.add(flows);
    }
    return measured(
            experiment, planFor(experiment), unused -> stopRequested, List.copyOf(observers))
        .map(
            result ->
                new Point(
                    experiment,
                    result,
                    watching.links() ? Optional.of(links.result()) : Optional.empty(),
                    flows.flows()));
  }

  /** Empty if it was stopped, or the network deadlocked. */
  private Optional<LatencyResult> measured(
      NetworkExperiment experiment,
      LatencyMeasurement suited,
      Predicate<MeasurementProgress> stop,
      List<SampleObserver> observers) {
    try (StripeTeam team = networkThreads > 1 ? new StripeTeam(networkThreads) : null) {
      NetworkFactory networks = factories.apply(experiment.network(), team);
      Optional<LatencyResult> result =
          suited.measure(networks, experiment.traffic(), stop, observers);
      if (!stopRequested || result.isPresent()) {
        countEnded();
      }
      return result;
    } catch (DeadlockException exception) {
      note(new Deadlock(experiment, exception));
      return Optional.empty();
    }
  }

  private Optional<SaturationPoint> saturation(NetworkExperiment experiment, double resolution) {
    ChannelLoad channels = new ChannelLoad(experiment.network(), experiment.traffic().pattern());
    LatencyMeasurement suited = planFor(experiment);
    double maximum = Math.min(1, experiment.traffic().maximumLoad(experiment.network()));
    return new SaturationSearch(experiment, maximum, resolution)
        .search(channels.capacity(), load -> probe(experiment.withLoad(load), suited));
  }

  private Optional<Probe> probe(NetworkExperiment experiment, LatencyMeasurement suited) {
    HopelessLoad hopeless = new HopelessLoad(experiment, suited);
    boolean[] givenUp = new boolean[1];
    Optional<LatencyResult> result =
        measured(
            experiment,
            suited,
            progress -> {
              givenUp[0] = hopeless.test(progress);
              return stopRequested || givenUp[0];
            },
            List.of());
    return givenUp[0] && !stopRequested
        ? Optional.of(new Probe(true, Double.NaN, Double.NaN))
        : result.map(LoadSweep::probe);
  }

  private static Probe probe(LatencyResult result) {
    return new Probe(
        result.status() == LatencyResult.Status.SATURATED,
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

  private synchronized void note(Deadlock deadlock) {
    deadlocks.add(deadlock);
  }

  /** The measurements that ended in a deadlock so far, in an order of the experiments. */
  public synchronized List<Deadlock> deadlocks() {
    return deadlocks.stream()
        .sorted(
            Comparator.comparing((Deadlock deadlock) -> deadlock.experiment().router())
                .thenComparing(deadlock -> deadlock.experiment().network().routing())
                .thenComparing(deadlock -> deadlock.experiment().traffic().patternLabel())
                .thenComparing(deadlock -> deadlock.experiment().traffic().load()))
        .toList();
  }

  private synchronized void countEnded() {
    ended++;
  }

  /** Measurements that have ended so far; may be read from another thread, for progress. */
  public synchronized int ended() {
    return ended;
  }
}
