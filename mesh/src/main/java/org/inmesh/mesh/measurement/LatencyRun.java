package org.inmesh.mesh.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.Observers;
import org.inmesh.mesh.measurement.LatencyResult.Status;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.traffic.SyntheticTraffic;
import org.inmesh.mesh.traffic.TrafficSpecification;

/**
 * One measurement under way. Measured are the packets injected after the warm-up and created before
 * the drain; in a network that keeps up with its load these are the packets created in the sample
 * periods.
 */
final class LatencyRun implements NetworkObserver, MeasurementProgress {
  /** Cycles of drain between two looks at the mean latency, as in BookSim. */
  private static final int DRAIN_CHECK = 1_000;

  /** Cycles between two questions whether to stop. */
  private static final int STOP_CHECK = 256;

  private final LatencyMeasurement plan;
  private final double load;
  private final Predicate<MeasurementProgress> stop;
  private final Network network;
  private final SyntheticTraffic traffic;
  private final OutstandingPackets outstanding = new OutstandingPackets();
  private final LatencyStatistics statistics;

  /** All packets take shortest ways. */
  private final boolean shortestWays;

  private final RoundTrips roundTrips = new RoundTrips();
  private final List<SampleObserver> observers;

  private boolean stopped;
  private long cycle;
  private long measuringFrom = Long.MAX_VALUE;
  private long drainFrom = Long.MAX_VALUE;

  private long requestsBeforeSamples;
  private boolean sampling;

  LatencyRun(
      LatencyMeasurement plan,
      NetworkFactory networks,
      TrafficSpecification specification,
      Predicate<MeasurementProgress> stop,
      List<SampleObserver> observers) {
    this.plan = plan;
    this.stop = stop;
    this.observers = List.copyOf(observers);
    load = specification.load();
    List<NetworkObserver> all = new ArrayList<>(observers);
    all.addFirst(this);
    network = networks.create(this::arrived, Observers.of(all));
    traffic = new SyntheticTraffic(network, specification, roundTrips);
    statistics = new LatencyStatistics(network.specification(), specification);
    shortestWays =
        network.specification().routing() == RoutingAlgorithm.XY
            && network.specification().faults().isNone();
  }

  /** Whether it was told to; the result then means nothing. */
  boolean stopped() {
    return stopped;
  }

  @Override
  public long cycle() {
    return cycle;
  }

  @Override
  public int packetsUnderWay() {
    return outstanding.count();
  }

  LatencyResult run() {
    WarmUpRun warmUp = new WarmUpRun(plan, network.counters(), () -> step(plan.samplePeriod()));
    boolean steady = warmUp.run();
    measuringFrom = cycle;
    requestsBeforeSamples = traffic.requests();
    long flitsAtStart = network.counters().flits;
    FailureCounts failuresAtStart = FailureCounts.of(network.counters());
    observers.forEach(observer -> observer.samplingBegins(cycle));
    sampling = true;
    Status status = sample(warmUp.meanLatency());
    sampling = false;
    observers.forEach(observer -> observer.samplingEnds(cycle));
    FailureCounts failures = FailureCounts.of(network.counters()).since(failuresAtStart);
    long cycles = cycle - measuringFrom;
    double accepted =
        (double) (network.counters().flits - flitsAtStart)
            / cycles
            / network.specification().nodes();
    if (status != Status.SATURATED && !drain()) {
      status = Status.SATURATED;
    }
    if (status == Status.CONVERGED && !steady) {
      status = Status.UNSETTLED;
    }
    return statistics.result(status, load, accepted, measuringFrom, cycles, failures);
  }

  private Status sample(double warmUpMean) {
    double previous = warmUpMean;
    int settled = 0;
    for (int samples = 0; samples < plan.maximumSamples(); samples++) {
      step(plan.samplePeriod());
      if (meanLatencyUntilNow() > plan.saturationLatency()) {
        return Status.SATURATED;
      }
      double mean = statistics.meanLatency();
      settled = Math.abs(mean - previous) <= plan.tolerance() * mean ? settled + 1 : 0;
      if (settled == plan.settledSamples()) {
        return Status.CONVERGED;
      }
      previous = mean;
    }
    return Status.UNSETTLED;
  }

  /** Returns whether the mean latency stays within the bound. */
  private boolean drain() {
    drainFrom = cycle;
    long requests = traffic.requests() - requestsBeforeSamples;
    while (!stopped && (isMeasuredOutstanding() || roundTrips.ended < requests)) {
      step(1);
      if ((cycle - drainFrom) % DRAIN_CHECK == 0
          && meanLatencyUntilNow() > plan.saturationLatency()) {
        return false;
      }
    }
    return true;
  }

  /** Packets created before the drain all count: the oldest outstanding one tells. */
  private boolean isMeasuredOutstanding() {
    int oldest = outstanding.oldest();
    return oldest < outstanding.end() && outstanding.created(oldest) < drainFrom;
  }

  /**
   * The mean latency of the measured packets, those in the network counted with their age. Packets
   * in source queues do not count, as in BookSim, which creates them when their turn comes.
   */
  private double meanLatencyUntilNow() {
    long sum = statistics.latencySum();
    long packets = statistics.packets();
    for (int tag = outstanding.oldest(); tag < outstanding.end(); tag++) {
      if (outstanding.isOutstanding(tag)
          && outstanding.injected(tag) != OutstandingPackets.NOT_YET) {
        sum += cycle - outstanding.created(tag);
        packets++;
      }
    }
    return packets == 0 ? 0 : (double) sum / packets;
  }

  private void step(long cycles) {
    for (long i = 0; i < cycles; i++) {
      if (cycle % STOP_CHECK == 0 && stop.test(this)) {
        stopped = true;
      }
      if (stopped) {
        return;
      }
      traffic.create(cycle);
      network.step(cycle);
      cycle++;
    }
  }

  @Override
  public void packetCreated(int source, int destination, int flits, int tag, long created) {
    outstanding.add(tag, created);
  }

  @Override
  public void packetInjected(int source, int destination, int flits, int tag, long now) {
    outstanding.inject(tag, now);
  }

  private void arrived(int source, int destination, int flits, int tag, long now) {
    long created = outstanding.created(tag);
    long injected = outstanding.injected(tag);
    outstanding.remove(tag);
    if (sampling) {
      statistics.accepted(traffic.isReply(tag) ? destination : source, flits);
    }
    if (injected >= measuringFrom && created < drainFrom) {
      int routers =
          shortestWays
              ? network.specification().topology().distance(source, destination) + 1
              : outstanding.grants(tag) / flits;
      statistics.measured(traffic.messageClass(tag), routers, now - created, now - injected);
      for (SampleObserver observer : observers) {
        observer.packetMeasured(source, destination, flits, created, injected, now);
      }
    }
    traffic.packetArrived(source, destination, flits, tag, now);
  }

  /** A request's packet or its reply may be lost on the way; there is no latency then. */
  private final class RoundTrips implements SyntheticTraffic.RoundTripListener {
    private long ended;

    @Override
    public void roundTrip(int requester, long created, long now) {
      if (isMeasured(created)) {
        statistics.roundTrip(now - created);
        ended++;
      }
    }

    @Override
    public void roundTripLost(int requester, long created, long now) {
      if (isMeasured(created)) {
        ended++;
      }
    }

    @Override
    public void replyFollows(int request, long cycles) {
      for (SampleObserver observer : observers) {
        observer.replyFollows(request, cycles);
      }
    }

    private boolean isMeasured(long created) {
      return created >= measuringFrom && created < drainFrom;
    }
  }

  @Override
  public boolean watchesGrants() {
    return !shortestWays;
  }

  @Override
  public void flitGranted(int router, int output, int tag, long now) {
    outstanding.grant(tag);
  }

  @Override
  public void packetUnroutable(int source, int destination, int flits, int tag, long created) {
    outstanding.add(tag, created);
    packetLost(source, destination, flits, tag, created);
  }

  @Override
  public void packetLost(int source, int destination, int flits, int tag, long now) {
    outstanding.remove(tag);
    traffic.packetLost(source, destination, tag, now);
  }
}
