package org.inmesh.mesh.measurement;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.HdrHistogram.Histogram;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.traffic.TrafficSpecification;

/** Adds up what happens to measured packets. */
final class LatencyStatistics {
  private static final int HISTOGRAM_DIGITS = 3;

  private final NetworkSpecification network;
  private final Histogram packetLatencies = new Histogram(HISTOGRAM_DIGITS);
  private final Histogram networkLatencies = new Histogram(HISTOGRAM_DIGITS);
  private final Histogram roundTrips;
  private long latencySum;
  private long networkLatencySum;
  private long routersSum;
  private final long[] classPackets;
  private final long[] classLatencySum;
  private final long[] classNetworkLatencySum;

  /** By node: flits of its packets, and of the replies to them, that arrived in the samples. */
  private final long[] flitsOfSource;

  private final boolean[] sends;

  LatencyStatistics(NetworkSpecification network, TrafficSpecification traffic) {
    this.network = network;
    boolean requests = traffic.components().stream().anyMatch(each -> each.replies().isPresent());
    roundTrips = requests ? new Histogram(HISTOGRAM_DIGITS) : null;
    int classes = traffic.messageClasses();
    classPackets = new long[classes];
    classLatencySum = new long[classes];
    classNetworkLatencySum = new long[classes];
    flitsOfSource = new long[network.nodes()];
    sends = new boolean[network.nodes()];
    for (int node = 0; node < sends.length; node++) {
      int source = node;
      sends[node] =
          traffic.components().stream().anyMatch(each -> each.pattern().share(source, network) > 0);
    }
  }

  /** A packet has arrived in a sample period, measured or not. */
  void accepted(int demandingNode, int flits) {
    flitsOfSource[demandingNode] += flits;
  }

  /** A measured packet has arrived. */
  void measured(int messageClass, int routers, long latency, long networkLatency) {
    packetLatencies.recordValue(latency);
    networkLatencies.recordValue(networkLatency);
    latencySum += latency;
    networkLatencySum += networkLatency;
    routersSum += routers;
    classPackets[messageClass]++;
    classLatencySum[messageClass] += latency;
    classNetworkLatencySum[messageClass] += networkLatency;
  }

  /** The reply to a measured request has arrived. */
  void roundTrip(long latency) {
    roundTrips.recordValue(latency);
  }

  long packets() {
    return packetLatencies.getTotalCount();
  }

  long latencySum() {
    return latencySum;
  }

  /** NaN without packets. */
  double meanLatency() {
    return (double) latencySum / packets();
  }

  /**
   * All that was found.
   *
   * @param accepted flits per node and cycle
   */
  LatencyResult result(
      LatencyResult.Status status,
      double offered,
      double accepted,
      long warmUpCycles,
      long sampleCycles,
      FailureCounts failures) {
    double packets = packets();
    return new LatencyResult(
        status,
        offered,
        accepted,
        packets(),
        meanLatency(),
        networkLatencySum / packets,
        routersSum / packets,
        packetLatencies,
        new MeasurementDetails(
            warmUpCycles,
            sampleCycles,
            networkLatencies,
            fairness(sampleCycles),
            classes(),
            failures,
            Optional.ofNullable(roundTrips)));
  }

  private SourceFairness fairness(double sampleCycles) {
    List<Double> loads = new ArrayList<>();
    for (int node = 0; node < network.nodes(); node++) {
      if (sends[node]) {
        loads.add(flitsOfSource[node] / sampleCycles);
      }
    }
    return new SourceFairness(loads);
  }

  private List<ClassLatency> classes() {
    List<ClassLatency> classes = new ArrayList<>();
    for (int each = 0; each < classPackets.length; each++) {
      double packets = classPackets[each];
      classes.add(
          new ClassLatency(
              each,
              classPackets[each],
              classLatencySum[each] / packets,
              classNetworkLatencySum[each] / packets));
    }
    return classes;
  }
}
