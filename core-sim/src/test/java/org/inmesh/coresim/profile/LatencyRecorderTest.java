package org.inmesh.coresim.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.LongRange;
import net.jqwik.api.constraints.NotEmpty;
import org.inmesh.coresim.profile.LatencyHistogram.Bucket;
import org.junit.jupiter.api.Test;

class LatencyRecorderTest {

  private static LatencyHistogram histogram(double ratio, long... latencies) {
    LatencyRecorder recorder = new LatencyRecorder();
    Arrays.stream(latencies).forEach(recorder::add);
    return recorder.histogram(ratio);
  }

  @Test
  void shouldHaveNothingWithoutPackets() {
    assertThat(histogram(1)).isEqualTo(LatencyHistogram.EMPTY);
  }

  @Test
  void shouldCutEachPowerOfTwoIntoEight() {
    LatencyHistogram histogram = histogram(1, 3, 15, 16, 17, 18, 40);

    List<Bucket> buckets =
        histogram.buckets().stream().filter(bucket -> bucket.packets() > 0).toList();
    assertThat(buckets)
        .containsExactly(
            new Bucket(3, 4, 1),
            new Bucket(15, 16, 1),
            new Bucket(16, 18, 2),
            new Bucket(18, 20, 1),
            new Bucket(40, 44, 1));
  }

  @Test
  void shouldCountInCoreCycles() {
    // Two network cycles in a core cycle.
    LatencyHistogram histogram = histogram(2, 4, 6, 20);

    assertThat(histogram.mean()).isEqualTo(5);
    assertThat(histogram.median()).isEqualTo(3);
    assertThat(histogram.maximum()).isEqualTo(10);
    assertThat(histogram.buckets().getLast()).isEqualTo(new Bucket(10, 11, 1));
  }

  @Property(tries = 100)
  void shouldAgreeWithTheSortedLatencies(
      @ForAll @NotEmpty List<@LongRange(min = 0, max = 3_000_000) Long> latencies) {
    long[] sorted = latencies.stream().mapToLong(Long::longValue).sorted().toArray();

    LatencyHistogram histogram = histogram(1, sorted);

    assertThat(histogram.packets()).isEqualTo(sorted.length);
    assertThat(histogram.mean())
        .isCloseTo(Arrays.stream(sorted).average().orElseThrow(), within(1e-6));
    assertThat(histogram.maximum()).isEqualTo(sorted[sorted.length - 1]);
    assertPercentile(histogram.median(), sorted, 0.5);
    assertPercentile(histogram.percentile90(), sorted, 0.9);
    assertPercentile(histogram.percentile99(), sorted, 0.99);
    assertPercentile(histogram.percentile999(), sorted, 0.999);
    double end = 0;
    for (Bucket bucket : histogram.buckets()) {
      assertThat(bucket.from()).isEqualTo(end);
      end = bucket.to();
      assertThat(bucket.packets())
          .isEqualTo(
              Arrays.stream(sorted)
                  .filter(latency -> latency >= bucket.from() && latency < bucket.to())
                  .count());
    }
    assertThat(histogram.buckets().getLast().packets()).isPositive();
  }

  private static void assertPercentile(double actual, long[] sorted, double part) {
    long exact = sorted[Math.max(0, (int) Math.ceil(part * sorted.length - 1e-9) - 1)];
    assertThat(actual).isCloseTo(exact, within(exact / 1000.0));
  }
}
