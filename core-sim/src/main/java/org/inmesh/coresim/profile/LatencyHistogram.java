package org.inmesh.coresim.profile;

import java.util.List;

/**
 * How long packets took from their creation to their tail's arrival, in core cycles. Percentiles
 * have three digits, all else is exact.
 *
 * @param packets that arrived
 * @param mean the statistic {@code packet_latency_mean}; 0 without packets
 * @param median at most this for 50 percent of the packets
 * @param percentile90 at most this for 90 percent
 * @param percentile99 at most this for 99 percent
 * @param percentile999 at most this for 99.9 percent
 * @param maximum the slowest packet
 * @param buckets ascending and without gaps, from 0 to the last that has a packet; each power of
 *     two of network cycles is cut into eight. Empty without packets
 */
public record LatencyHistogram(
    long packets,
    double mean,
    double median,
    double percentile90,
    double percentile99,
    double percentile999,
    double maximum,
    List<Bucket> buckets) {

  /** Of no packets. */
  public static final LatencyHistogram EMPTY = new LatencyHistogram(0, 0, 0, 0, 0, 0, 0, List.of());

  /** Copies the buckets. */
  public LatencyHistogram {
    buckets = List.copyOf(buckets);
  }

  /**
   * Packets of similar latency.
   *
   * @param from least latency, core cycles
   * @param to this latency and greater ones are the next bucket's
   * @param packets how many
   */
  public record Bucket(double from, double to, long packets) {}
}
