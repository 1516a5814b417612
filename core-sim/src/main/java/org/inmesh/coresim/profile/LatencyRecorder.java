package org.inmesh.coresim.profile;

import java.util.ArrayList;
import java.util.List;
import org.HdrHistogram.Histogram;
import org.HdrHistogram.HistogramIterationValue;
import org.inmesh.coresim.profile.LatencyHistogram.Bucket;

/** Takes down the latencies of packets, network cycles. */
public final class LatencyRecorder {
  private static final int DIGITS = 3;

  /** Each power of two is cut into eight buckets, lower ones are of one value each. */
  private static final int CUTS_SHIFT = 3;

  private static final int CUTS = 1 << CUTS_SHIFT;
  private static final int SINGLE_VALUES = 2 * CUTS;

  private final Histogram latencies = new Histogram(DIGITS);
  private long sum;
  private long maximum;

  /** A packet took so long; at least 0. */
  public void add(long latency) {
    latencies.recordValue(latency);
    sum += latency;
    maximum = Math.max(maximum, latency);
  }

  /**
   * What was taken down so far, in core cycles.
   *
   * @param cyclesPerCoreCycle network cycles in one core cycle
   */
  public LatencyHistogram histogram(double cyclesPerCoreCycle) {
    long packets = latencies.getTotalCount();
    if (packets == 0) {
      return LatencyHistogram.EMPTY;
    }
    return new LatencyHistogram(
        packets,
        sum / cyclesPerCoreCycle / packets,
        percentile(50) / cyclesPerCoreCycle,
        percentile(90) / cyclesPerCoreCycle,
        percentile(99) / cyclesPerCoreCycle,
        percentile(99.9) / cyclesPerCoreCycle,
        maximum / cyclesPerCoreCycle,
        buckets(cyclesPerCoreCycle));
  }

  private long percentile(double percent) {
    return Math.min(maximum, latencies.getValueAtPercentile(percent));
  }

  private List<Bucket> buckets(double cyclesPerCoreCycle) {
    long[] counts = new long[bucket(maximum) + 1];
    for (HistogramIterationValue each : latencies.recordedValues()) {
      // Values that the histogram does not tell apart are in one bucket here.
      long value = Math.min(maximum, each.getValueIteratedTo());
      counts[bucket(value)] += each.getCountAtValueIteratedTo();
    }
    List<Bucket> buckets = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      buckets.add(
          new Bucket(least(i) / cyclesPerCoreCycle, least(i + 1) / cyclesPerCoreCycle, counts[i]));
    }
    return buckets;
  }

  private static int bucket(long value) {
    if (value < SINGLE_VALUES) {
      return (int) value;
    }
    int shift = Long.SIZE - 1 - Long.numberOfLeadingZeros(value) - CUTS_SHIFT;
    return shift * CUTS + (int) (value >>> shift);
  }

  /** The least value of a bucket. */
  private static long least(int bucket) {
    if (bucket < SINGLE_VALUES) {
      return bucket;
    }
    int shift = bucket / CUTS - 1;
    return (long) (bucket % CUTS + CUTS) << shift;
  }
}
