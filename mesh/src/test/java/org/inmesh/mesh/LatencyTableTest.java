package org.inmesh.mesh;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.assertj.core.data.Percentage;
import org.inmesh.mesh.traffic.BernoulliTraffic;
import org.inmesh.mesh.traffic.TrafficPattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Mean latencies against the table measured with BookSim 2, at loads below saturation, with packets
 * of our own seed.
 *
 * <p>The tolerance is 3 %: the table's sampling error is below 0.5 % away from saturation, ours
 * over 20,000 cycles of 64 nodes similar, and both grow with the load as waiting times do.
 */
class LatencyTableTest {
  private static final int WARM_UP = 5_000;
  private static final int MEASURED = 20_000;

  @ParameterizedTest
  @CsvSource({
    "uniform, 1, 0.05",
    "uniform, 1, 0.2",
    "uniform, 1, 0.3",
    "uniform, 5, 0.1",
    "uniform, 5, 0.2",
    "transpose, 1, 0.1",
    "transpose, 1, 0.12",
    "transpose, 5, 0.05"
  })
  void shouldHaveTheMeanLatencyOfTheTable(String pattern, int flits, double load)
      throws IOException {
    assertThat(meanLatency(TrafficPattern.valueOf(pattern.toUpperCase(Locale.ROOT)), flits, load))
        .isCloseTo(tableLatency(pattern, flits, load), Percentage.withPercentage(3));
  }

  private static double meanLatency(TrafficPattern pattern, int flits, double load) {
    Network network =
        new FlitNetwork(
            new NetworkSpecification(8, 8, 3, 8, 4, 1),
            (source, destination, length, tag, cycle) -> {});
    BernoulliTraffic traffic = new BernoulliTraffic(network, pattern, load, flits, 20_261_121);
    NetworkCounters counters = network.counters();
    long packets = 0;
    long latencySum = 0;
    for (long cycle = 0; cycle < WARM_UP + MEASURED; cycle++) {
      if (cycle == WARM_UP) {
        packets = counters.packets;
        latencySum = counters.latencySum;
      }
      traffic.create(cycle);
      network.step(cycle);
    }
    return (double) (counters.latencySum - latencySum) / (counters.packets - packets);
  }

  private static double tableLatency(String pattern, int flits, double load) throws IOException {
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                LatencyTableTest.class.getResourceAsStream("latency-8x8.csv"),
                StandardCharsets.US_ASCII))) {
      String row = "W1,8,%d,%s,%s,ok,".formatted(flits, pattern, load);
      String line = reader.lines().filter(l -> l.startsWith(row)).findFirst().orElseThrow();
      return Double.parseDouble(line.substring(row.length()).split(",")[0]);
    }
  }
}
