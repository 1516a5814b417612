package org.inmesh.mesh.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.SyntheticTraffic;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;

class LinkUtilisationTest {

  @Test
  void shouldCountTheFlitsOfAPacketOnItsWay() {
    NetworkSpecification chain = NetworkSpecification.wormhole(4, 1, 3, 8, 4, 1);
    LinkUtilisation counting = new LinkUtilisation(chain.topology());
    Network network = Networks.create(chain, (s, d, flits, tag, cycle) -> {}, counting);
    counting.samplingBegins(0);
    network.send(1, 3, 5, 0, 0);
    for (long cycle = 0; cycle < 50; cycle++) {
      network.step(cycle);
    }
    counting.samplingEnds(50);
    Utilisation found = counting.result();

    assertThat(found.cycles()).isEqualTo(50);
    assertThat(found.links()).hasSize(6);
    assertThat(found.links().stream().filter(link -> link.flits() > 0))
        .containsExactly(
            new Utilisation.Link(1, Topology.X_PLUS, 2, 5, 0.1),
            new Utilisation.Link(2, Topology.X_PLUS, 3, 5, 0.1));
    assertThat(found.busiest()).hasValueSatisfying(link -> assertThat(link.router()).isOne());
    assertThat(found.meanLoad()).isCloseTo(10 / 6.0 / 50, within(1e-12));
    assertThat(found.flits(3, Topology.FIRST_LOCAL)).isEqualTo(5);
    assertThat(found.routerLoad(0)).isZero();
    assertThat(found.routerLoad(2)).isEqualTo(0.1);
    assertThat(found.routerFlits()).isEqualTo(15);
    assertThat(found.linkFlits()).isEqualTo(10);
    assertThat(found.deliveredFlits()).isEqualTo(5);
  }

  /** Also a check of the counters, which the network keeps by itself. */
  @Test
  void shouldAgreeWithTheCountersOfTheNetwork() {
    NetworkSpecification mesh = PublishedRouter.V8.mesh(5, 3);
    LinkUtilisation counting = new LinkUtilisation(mesh.topology());
    Network network = Networks.create(mesh, (s, d, flits, tag, cycle) -> {}, counting);
    SyntheticTraffic traffic =
        new SyntheticTraffic(
            network, TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 0.3, 3, 1));
    counting.samplingBegins(0);
    for (long cycle = 0; cycle < 2_000; cycle++) {
      traffic.create(cycle);
      network.step(cycle);
    }
    long cycle = 2_000;
    while (!network.isQuiet()) {
      network.step(cycle++);
    }
    counting.samplingEnds(cycle);
    assertThat(counting.result().linkFlits()).isEqualTo(network.counters().flitHops);
    assertThat(counting.result().deliveredFlits()).isEqualTo(network.counters().flits);
  }

  /** Uniform traffic on 8x8: 5.25 links on average, 224 links in all. */
  @Test
  void shouldCountTheSamplePeriodsOfAMeasurement() {
    NetworkSpecification mesh = PublishedRouter.W1.mesh(8, 8);
    LinkUtilisation counting = new LinkUtilisation(mesh.topology());
    LatencyMeasurement plan = new LatencyMeasurement(2_000, 1, 4, 2, 0.05, 500);
    LatencyResult result =
        plan.measure(
                NetworkFactory.of(mesh),
                TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 0.1, 1, 1),
                progress -> false,
                List.of(counting))
            .orElseThrow();
    Utilisation found = counting.result();
    assertThat(found.cycles()).isEqualTo(result.details().sampleCycles());
    assertThat(found.links()).hasSize(224);
    assertThat(found.meanLoad()).isCloseTo(0.1 * 64 * 5.25 / 224, Percentage.withPercentage(3));
    // The links across the middle: 0.1 * 4 * 1/2 * 8 / 8 = 0.2 in a row or column.
    assertThat(found.busiest().orElseThrow().load()).isCloseTo(0.2, within(0.03));
  }

  @Test
  void shouldHaveNoBusiestLinkWithoutLinks() {
    LinkUtilisation counting = new LinkUtilisation(Topology.mesh(1, 1));
    counting.samplingBegins(5);
    assertThatThrownBy(counting::result).isInstanceOf(IllegalStateException.class);
    counting.samplingEnds(6);
    assertThat(counting.result().busiest()).isEmpty();
    assertThat(counting.result().meanLoad()).isNaN();
  }
}
