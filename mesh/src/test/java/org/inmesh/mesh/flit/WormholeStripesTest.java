package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import org.inmesh.mesh.NetworkObserver;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.parallel.StripeTeam;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.SyntheticTraffic;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** One network on several host threads: everything it tells is the same, in the same order. */
class WormholeStripesTest {

  /** All calls of receiver and observer of a network, as text. */
  private static final class Log implements NetworkObserver {
    final List<String> lines = new ArrayList<>();
    private final boolean watchesGrants;

    Log(boolean watchesGrants) {
      this.watchesGrants = watchesGrants;
    }

    @Override
    public boolean watchesGrants() {
      return watchesGrants;
    }

    void arrived(int source, int destination, int flits, int tag, long cycle) {
      lines.add("arrived " + List.of(source, destination, flits, tag, cycle));
    }

    @Override
    public void packetCreated(int source, int destination, int flits, int tag, long created) {
      lines.add("created " + List.of(source, destination, flits, tag, created));
    }

    @Override
    public void packetInjected(int source, int destination, int flits, int tag, long cycle) {
      lines.add("injected " + List.of(source, destination, flits, tag, cycle));
    }

    @Override
    public void flitGranted(int node, int output, int tag, long cycle) {
      lines.add("granted " + List.of(node, output, tag, cycle));
    }

    @Override
    public void headArrived(int source, int destination, int flits, int tag, long cycle) {
      lines.add("head " + List.of(source, destination, flits, tag, cycle));
    }
  }

  @Property(tries = 60)
  void shouldTellTheSameOnAnyNumberOfThreads(
      @ForAll("meshes") NetworkSpecification mesh,
      @ForAll @IntRange(min = 1, max = 4) int stripes,
      @ForAll long seed) {
    List<Packet> packets = RandomTraffic.packets(mesh, 100, seed);
    try (StripeTeam team = new StripeTeam(stripes)) {
      assertThat(run(mesh, packets, team, true)).isEqualTo(run(mesh, packets, null, true));
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {1, 2})
  void shouldTellOfAllButGrantsIfTheyAreNotWatched(int stripes) {
    NetworkSpecification mesh = NetworkSpecification.wormhole(5, 4, 3, 8, 4, 1);
    List<Packet> packets = RandomTraffic.packets(mesh, 100, 1);
    List<String> all = run(mesh, packets, null, true);
    List<String> expected = new ArrayList<>(all);
    expected.removeIf(line -> line.startsWith("granted"));
    assertThat(expected).hasSizeLessThan(all.size());
    try (StripeTeam team = new StripeTeam(stripes)) {
      assertThat(run(mesh, packets, team, false)).isEqualTo(expected);
    }
  }

  private static List<String> run(
      NetworkSpecification mesh, List<Packet> packets, StripeTeam team, boolean watchesGrants) {
    Log log = new Log(watchesGrants);
    WormholeNetwork network = new WormholeNetwork(mesh, log::arrived, log, team);
    RandomTraffic.run(network, packets);
    log.lines.add(counters(network));
    return log.lines;
  }

  private static String counters(WormholeNetwork network) {
    return List.of(
            network.counters().packets,
            network.counters().flits,
            network.counters().flitHops,
            network.counters().latencySum,
            network.counters().latencyMaximum)
        .toString();
  }

  /** Sides that are not, and that are multiples of the 64 nodes in a word; many rounds. */
  @ParameterizedTest
  @CsvSource({"8,8,0.3", "13,16,0.2", "64,12,0.05", "70,9,0.05"})
  void shouldDeliverTheSameUnderSteadyLoadOnAnyNumberOfThreads(int columns, int rows, double load) {
    NetworkSpecification mesh = NetworkSpecification.wormhole(columns, rows, 3, 8, 4, 1);
    List<Long> alone = arrivals(mesh, load, null);
    assertThat(alone).hasSizeGreaterThan(1_000);
    for (int stripes = 2; stripes <= 4; stripes++) {
      try (StripeTeam team = new StripeTeam(stripes)) {
        assertThat(arrivals(mesh, load, team)).isEqualTo(alone);
      }
    }
  }

  private static List<Long> arrivals(NetworkSpecification mesh, double load, StripeTeam team) {
    List<Long> arrivals = new ArrayList<>();
    WormholeNetwork network =
        (WormholeNetwork)
            Networks.create(
                mesh,
                (source, destination, flits, tag, cycle) -> {
                  arrivals.add((long) tag);
                  arrivals.add(cycle);
                },
                null,
                team);
    SyntheticTraffic traffic =
        new SyntheticTraffic(
            network, TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, load, 2, 5));
    for (long cycle = 0; cycle < 400; cycle++) {
      traffic.create(cycle);
      network.step(cycle);
    }
    arrivals.add(network.counters().flitHops);
    return arrivals;
  }

  @Provide
  Arbitrary<NetworkSpecification> meshes() {
    Arbitrary<Integer> columns = Arbitraries.integers().between(1, 9);
    Arbitrary<Integer> rows = Arbitraries.integers().between(1, 9);
    Arbitrary<Integer> hopLatencies = Arbitraries.integers().between(1, 6);
    Arbitrary<Integer> depths = Arbitraries.integers().between(1, 9);
    return Combinators.combine(columns, rows, hopLatencies, depths)
        .as((x, y, latency, depth) -> NetworkSpecification.wormhole(x, y, latency, depth, 4, 1));
  }
}
