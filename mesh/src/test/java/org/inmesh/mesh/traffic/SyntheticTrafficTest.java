package org.inmesh.mesh.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkCounters;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.flit.WormholeNetwork;
import org.junit.jupiter.api.Test;

class SyntheticTrafficTest {

  private static Network network(int columns, int rows) {
    return new WormholeNetwork(
        NetworkSpecification.wormhole(columns, rows, 3, 8, 4, 1),
        (source, destination, flits, tag, cycle) -> {});
  }

  private static NetworkCounters run(long seed) {
    Network network = network(8, 8);
    SyntheticTraffic traffic =
        new SyntheticTraffic(
            network, TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 0.1, 1, seed));
    for (long cycle = 0; cycle < 500; cycle++) {
      traffic.create(cycle);
      network.step(cycle);
    }
    return network.counters();
  }

  @Test
  void shouldOfferTheLoadInFlits() {
    Network network = network(8, 8);
    SyntheticTraffic traffic =
        new SyntheticTraffic(
            network, TrafficSpecification.bernoulli(SyntheticPattern.NEIGHBOR, 0.2, 4, 1));
    for (long cycle = 0; cycle < 10_000; cycle++) {
      traffic.create(cycle);
    }
    // 640,000 draws with p = 0.05; the standard deviation is 174; five of them.
    assertThat(traffic.created()).isBetween(32_000 - 872, 32_000 + 872);
  }

  @Test
  void shouldCreateIndependentlyAtEachNodeWithTheSameProbability() {
    boolean[] creates = new boolean[81];
    NetworkObserver observer =
        new NetworkObserver() {
          @Override
          public void packetCreated(int source, int destination, int flits, int tag, long cycle) {
            creates[source] = true;
          }
        };
    NetworkSpecification mesh = NetworkSpecification.wormhole(9, 9, 3, 8, 4, 1);
    Network network =
        new WormholeNetwork(mesh, (source, destination, flits, tag, cycle) -> {}, observer);
    SyntheticTraffic traffic =
        new SyntheticTraffic(
            network, TrafficSpecification.bernoulli(SyntheticPattern.NEIGHBOR, 0.3, 1, 3));
    int[] created = new int[81];
    int[] createdWithNext = new int[80];
    for (long cycle = 0; cycle < 20_000; cycle++) {
      Arrays.fill(creates, false);
      traffic.create(cycle);
      for (int node = 0; node < 81; node++) {
        created[node] += creates[node] ? 1 : 0;
      }
      for (int node = 0; node < 80; node++) {
        createdWithNext[node] += creates[node] && creates[node + 1] ? 1 : 0;
      }
    }
    // Binomial: p = 0.3 has a standard deviation of 65, p = 0.09 one of 41; five of them.
    assertThat(Arrays.stream(created).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(6_000 - 325, 6_000 + 325));
    assertThat(Arrays.stream(createdWithNext).boxed())
        .allSatisfy(count -> assertThat(count).isBetween(1_800 - 205, 1_800 + 205));
  }

  @Test
  void shouldCreateAtEachNodeAtFullLoad() {
    for (int nodes : new int[] {1, 63, 64, 65, 128}) {
      SyntheticTraffic full =
          new SyntheticTraffic(
              network(nodes, 1),
              TrafficSpecification.bernoulli(SyntheticPattern.NEIGHBOR, 1, 1, 1));
      full.create(0);
      assertThat(full.created()).isEqualTo(nodes);
    }
  }

  @Test
  void shouldOfferTheLoadInBursts() {
    // A node is on in a quarter of the cycles, and then creates a packet in 0.4 of them.
    InjectionProcess process = new InjectionProcess.OnOff(0.01, 0.03);
    Recording recording =
        record(new TrafficSpecification(SyntheticPattern.NEIGHBOR, process, TWO_SIZES, 0.3, 5));
    // The mean of 64 nodes x 20,000 cycles; a node's state is correlated over 1 / 0.04 cycles, so
    // there are some 25,600 independent samples of it: standard deviation 1.1 %; five of them.
    assertThat(recording.flits / 64.0 / CYCLES).isBetween(0.3 * 0.945, 0.3 * 1.055);
    // A node turns on 150 times, and a third of the pauses, 1 - 0.99^100, are longer than that.
    assertThat(recording.gapsOver(100)).isGreaterThan(64 * 150 / 4);
    Recording steady =
        record(
            new TrafficSpecification(
                SyntheticPattern.NEIGHBOR, new InjectionProcess.Bernoulli(), TWO_SIZES, 0.3, 5));
    // 0.9^100 of 128,000 gaps: three or four.
    assertThat(steady.gapsOver(100)).isLessThan(20);
  }

  @Test
  void shouldMixSizesInEqualParts() {
    Recording recording =
        record(
            new TrafficSpecification(
                SyntheticPattern.UNIFORM, new InjectionProcess.Bernoulli(), TWO_SIZES, 0.3, 5));
    // 128,000 packets: the standard deviation of a count is 179; five of them.
    assertThat(recording.packetsOfOne).isCloseTo(recording.packets / 2, within(895L));
    assertThat(recording.packets).isBetween(128_000L - 1_700, 128_000L + 1_700);
  }

  private static final int CYCLES = 20_000;
  private static final PacketSizes TWO_SIZES = new PacketSizes(List.of(1, 5));

  private static Recording record(TrafficSpecification traffic) {
    Recording recording = new Recording();
    SyntheticTraffic source = new SyntheticTraffic(recording, traffic);
    for (long cycle = 0; cycle < CYCLES; cycle++) {
      source.create(cycle);
    }
    return recording;
  }

  /** Counts what is sent and lets it vanish. */
  private static final class Recording implements Network {
    private long packets;
    private long packetsOfOne;
    private long flits;
    private final long[] last = new long[64];
    private final List<Long> gaps = new ArrayList<>();

    @Override
    public void send(
        int source, int destination, int length, int messageClass, int tag, long cycle) {
      packets++;
      packetsOfOne += length == 1 ? 1 : 0;
      flits += length;
      gaps.add(cycle - last[source]);
      last[source] = cycle;
    }

    long gapsOver(long cycles) {
      return gaps.stream().filter(gap -> gap > cycles).count();
    }

    @Override
    public NetworkSpecification specification() {
      return NetworkSpecification.wormhole(8, 8, 3, 8, 4, 1);
    }

    @Override
    public void step(long cycle) {
      throw new UnsupportedOperationException();
    }

    @Override
    public boolean isQuiet() {
      throw new UnsupportedOperationException();
    }

    @Override
    public NetworkCounters counters() {
      throw new UnsupportedOperationException();
    }
  }

  @Test
  void shouldCreateTheSamePacketsFromTheSameSeed() {
    assertThat(run(1)).usingRecursiveComparison().isEqualTo(run(1));
    assertThat(run(1).latencySum).isNotEqualTo(run(2).latencySum);
  }

  @Test
  void shouldRefuseWhatHasNoMeaning() {
    assertThatThrownBy(
            () ->
                new SyntheticTraffic(
                    network(8, 8),
                    TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 1.1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("load must be from 0 to 1.0");
    assertThatThrownBy(
            () ->
                new SyntheticTraffic(
                    network(8, 8),
                    TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 0.1, 0, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("flit");
    assertThatThrownBy(
            () ->
                new SyntheticTraffic(
                    network(8, 4),
                    TrafficSpecification.bernoulli(SyntheticPattern.TRANSPOSE, 0.1, 1, 1)))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("transpose");
  }
}
