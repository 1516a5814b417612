package org.inmesh.mesh.measurement;

import java.util.Comparator;
import java.util.List;
import org.HdrHistogram.IntCountsHistogram;
import org.agrona.collections.Long2ObjectHashMap;

/**
 * Latency by source and destination, over the measured packets of a measurement. It takes some
 * hundred bytes of heap for each pair that has a packet, so uniform traffic on a large network
 * takes much: 64x64 nodes have 17 million pairs.
 */
public final class FlowStatistics implements SampleObserver {
  /** One digit: buckets are at most a sixteenth of their value wide. */
  private static final int HISTOGRAM_DIGITS = 1;

  private final Long2ObjectHashMap<Flow> flows = new Long2ObjectHashMap<>();

  private static final class Flow {
    private final IntCountsHistogram latencies = new IntCountsHistogram(HISTOGRAM_DIGITS);
    private long flits;
    private long sum;
    private long maximum;

    FlowLatency result(long key) {
      return new FlowLatency(
          (int) (key >>> Integer.SIZE),
          (int) key,
          latencies.getTotalCount(),
          flits,
          (double) sum / latencies.getTotalCount(),
          Math.min(maximum, latencies.getValueAtPercentile(99)),
          maximum);
    }
  }

  @Override
  public void packetMeasured(
      int source, int destination, int flits, long created, long injected, long arrived) {
    long key = (long) source << Integer.SIZE | destination;
    Flow flow = flows.get(key);
    if (flow == null) {
      flow = new Flow();
      flows.put(key, flow);
    }
    long latency = arrived - created;
    flow.latencies.recordValue(latency);
    flow.flits += flits;
    flow.sum += latency;
    flow.maximum = Math.max(flow.maximum, latency);
  }

  /** Every pair that had a measured packet, by source and then by destination. */
  public List<FlowLatency> flows() {
    return flows.entrySet().stream()
        .map(entry -> entry.getValue().result(entry.getKey()))
        .sorted(
            Comparator.comparingInt(FlowLatency::source).thenComparingInt(FlowLatency::destination))
        .toList();
  }

  /** The pairs with the greatest mean latency, greatest first, at most so many. */
  public List<FlowLatency> slowest(int count) {
    return flows().stream()
        .sorted(Comparator.comparingDouble(FlowLatency::mean).reversed())
        .limit(count)
        .toList();
  }
}
