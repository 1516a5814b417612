package org.inmesh.bench.traffic;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import org.inmesh.mesh.measurement.LatencyMeasurement;
import org.inmesh.mesh.measurement.LatencyResult;
import org.inmesh.mesh.measurement.NetworkFactory;
import org.inmesh.mesh.traffic.TrafficSpecification;

/**
 * Measures latency over load, or finds the saturation load, of one kind of network under several
 * kinds of traffic, some at a time on host threads. The results depend on networks, traffic and
 * plan alone.
 */
public final class LoadSweep {
  private final NetworkFactory networks;
  private final LatencyMeasurement plan;
  private volatile boolean stopRequested;
  private int ended;

  /** A sweep of networks that are all built the same way. */
  public LoadSweep(NetworkFactory networks, LatencyMeasurement plan) {
    this.networks = networks;
    this.plan = plan;
  }

  /**
   * One measured point.
   *
   * @param traffic what was offered
   * @param result what the network made of it
   */
  public record Point(TrafficSpecification traffic, LatencyResult result) {}

  /**
   * Measures each kind of traffic at its load.
   *
   * @param traffic each suits the network
   * @param threads host threads, at least 1
   * @return a point for each kind of traffic, in order; those that were stopped are left out
   * @throws InterruptedException if this thread is interrupted; the measurements are then stopped
   */
  public List<Point> measure(List<TrafficSpecification> traffic, int threads)
      throws InterruptedException {
    List<Callable<Optional<Point>>> tasks = new ArrayList<>();
    for (TrafficSpecification each : traffic) {
      tasks.add(() -> point(each));
    }
    return run(tasks, threads);
  }

  /**
   * Finds the saturation load of each kind of traffic.
   *
   * @param traffic each suits the network; its load is not looked at
   * @param resolution width of the interval that the load is to be known in, flits per node and
   *     cycle, above 0
   * @param threads host threads, at least 1
   * @return for each kind of traffic, in order; those that were stopped are left out
   * @throws InterruptedException if this thread is interrupted; the measurements are then stopped
   */
  public List<SaturationPoint> saturation(
      List<TrafficSpecification> traffic, double resolution, int threads)
      throws InterruptedException {
    List<Callable<Optional<SaturationPoint>>> tasks = new ArrayList<>();
    for (TrafficSpecification each : traffic) {
      tasks.add(() -> saturation(each, resolution));
    }
    return run(tasks, threads);
  }

  private <T> List<T> run(List<Callable<Optional<T>>> tasks, int threads)
      throws InterruptedException {
    return HostThreads.run(tasks, threads, this::requestStop).stream()
        .flatMap(Optional::stream)
        .toList();
  }

  private Optional<Point> point(TrafficSpecification traffic) {
    BooleanSupplier stop = () -> stopRequested;
    Optional<LatencyResult> result = plan.measure(networks, traffic, stop);
    result.ifPresent(unused -> countEnded());
    return result.map(found -> new Point(traffic, found));
  }

  private Optional<SaturationPoint> saturation(TrafficSpecification traffic, double resolution) {
    double maximum = traffic.maximumLoad(NetworkShape.of(networks));
    return SaturationSearch.search(
        load -> point(traffic.withLoad(load)).map(Point::result),
        traffic,
        Math.min(1, maximum),
        resolution);
  }

  /** Asks for an early end, from any thread: measurements in progress are dropped. */
  public void requestStop() {
    stopRequested = true;
  }

  private synchronized void countEnded() {
    ended++;
  }

  /** Measurements that have ended so far; may be read from another thread, for progress. */
  public synchronized int ended() {
    return ended;
  }
}
