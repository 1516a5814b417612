package org.inmesh.mesh.measurement;

import java.util.function.Predicate;
import org.HdrHistogram.Histogram;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.measurement.LatencyResult.Status;
import org.inmesh.mesh.traffic.SyntheticTraffic;
import org.inmesh.mesh.traffic.TrafficSpecification;

/**
 * One measurement under way. Measured are the packets injected after the warm-up and created before
 * the drain; in a network that keeps up with its load these are the packets created in the sample
 * periods.
 */
final class LatencyRun implements NetworkObserver, MeasurementProgress {
  private static final int HISTOGRAM_DIGITS = 3;

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
  private final Histogram latencies = new Histogram(HISTOGRAM_DIGITS);

  private boolean stopped;
  private long cycle;
  private long measuringFrom = Long.MAX_VALUE;
  private long drainFrom = Long.MAX_VALUE;

  private long flitsAtStart;
  private long latencySum;
  private long networkLatencySum;
  private long routersSum;

  LatencyRun(
      LatencyMeasurement plan,
      NetworkFactory networks,
      TrafficSpecification specification,
      Predicate<MeasurementProgress> stop) {
    this.plan = plan;
    this.stop = stop;
    load = specification.load();
    network = networks.create((source, destination, length, tag, now) -> {}, this);
    traffic = new SyntheticTraffic(network, specification);
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
    double warmUpMean = warmUp();
    measuringFrom = cycle;
    flitsAtStart = network.counters().flits;
    Status status = sample(warmUpMean);
    double cycles = cycle - measuringFrom;
    double accepted =
        (network.counters().flits - flitsAtStart) / cycles / network.specification().nodes();
    if (status != Status.SATURATED && !drain()) {
      status = Status.SATURATED;
    }
    double packets = latencies.getTotalCount();
    return new LatencyResult(
        status,
        load,
        accepted,
        latencies.getTotalCount(),
        latencySum / packets,
        networkLatencySum / packets,
        routersSum / packets,
        latencies);
  }

  /** Returns the mean latency of the packets that arrived in the last period. */
  private double warmUp() {
    NetworkCounters counters = network.counters();
    long packets = 0;
    long sum = 0;
    for (int period = 0; period < plan.warmUpPeriods(); period++) {
      packets = counters.packets;
      sum = counters.latencySum;
      step(plan.samplePeriod());
    }
    return (double) (counters.latencySum - sum) / (counters.packets - packets);
  }

  private Status sample(double warmUpMean) {
    double previous = warmUpMean;
    int settled = 0;
    for (int samples = 0; samples < plan.maximumSamples(); samples++) {
      step(plan.samplePeriod());
      if (meanLatencyUntilNow() > plan.saturationLatency()) {
        return Status.SATURATED;
      }
      double mean = (double) latencySum / latencies.getTotalCount();
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
    while (!stopped && isMeasuredOutstanding()) {
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
    long sum = latencySum;
    long packets = latencies.getTotalCount();
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

  @Override
  public void packetArrived(int source, int destination, int flits, int tag, long now) {
    long created = outstanding.created(tag);
    long injected = outstanding.injected(tag);
    outstanding.remove(tag);
    if (injected >= measuringFrom && created < drainFrom) {
      latencies.recordValue(now - created);
      latencySum += now - created;
      networkLatencySum += now - injected;
      routersSum += network.specification().distance(source, destination) + 1;
    }
  }
}
