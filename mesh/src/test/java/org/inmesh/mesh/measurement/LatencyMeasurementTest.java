package org.inmesh.mesh.measurement;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.assertj.core.data.Percentage;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.measurement.LatencyResult.Status;
import org.inmesh.mesh.routing.RoutingAlgorithm;
import org.inmesh.mesh.topology.Topology;
import org.inmesh.mesh.topology.UnreliableLinks;
import org.inmesh.mesh.traffic.InjectionProcess;
import org.inmesh.mesh.traffic.PacketSizes;
import org.inmesh.mesh.traffic.RequestReply;
import org.inmesh.mesh.traffic.SyntheticPattern;
import org.inmesh.mesh.traffic.TrafficComponent;
import org.inmesh.mesh.traffic.TrafficPattern;
import org.inmesh.mesh.traffic.TrafficSpecification;
import org.junit.jupiter.api.Test;

class LatencyMeasurementTest {
  private static final LatencyMeasurement SHORT = new LatencyMeasurement(2_000, 1, 4, 2, 0.05, 500);

  private static LatencyResult measure(TrafficPattern pattern, double load, int flits) {
    return SHORT.measure(
        NetworkFactory.of(PublishedRouter.V8.mesh(8, 8)),
        TrafficSpecification.bernoulli(pattern, load, flits, 1));
  }

  /**
   * Neighbor traffic: in each dimension 7 of 8 nodes send over 1 link, one over 7: 1.75 on average,
   * 3.5 in both, so 4.5 routers and 4 * 3.5 + 6 = 20 cycles if hardly anything else moves.
   */
  @Test
  void shouldFindTheLatencyOfAnAlmostEmptyNetwork() {
    LatencyResult result = measure(SyntheticPattern.NEIGHBOR, 0.01, 1);
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
    assertThat(result.meanPacketLatency()).isCloseTo(20, Percentage.withPercentage(5));
    assertThat(result.meanRouters()).isCloseTo(4.5, Percentage.withPercentage(5));
    assertThat(result.acceptedLoad()).isCloseTo(0.01, Percentage.withPercentage(15));
    assertThat(result.meanQueueingLatency()).isLessThan(0.1);
    assertThat(result.packetLatencies().getMinValue()).isEqualTo(4 * 2 + 6);
    assertThat(result.packetLatencies().getTotalCount()).isEqualTo(result.packets());
  }

  /** Tornado on a torus of 8x8: 3 links along x and 3 along y, for all packets. */
  @Test
  void shouldCountTheRoutersOfShortestWays() {
    LatencyResult result =
        SHORT.measure(
            NetworkFactory.of(PublishedRouter.V8.mesh(8, 8).withTopology(Topology.torus(8, 8))),
            TrafficSpecification.bernoulli(SyntheticPattern.TORNADO, 0.05, 2, 1));
    assertThat(result.meanRouters()).isEqualTo(7);
  }

  /**
   * To a router drawn from all and from there to the destination: on 8x8 5.25 links on average both
   * times, so 11.5 routers, although neighbours are 3.5 links apart.
   */
  @Test
  void shouldCountTheRoutersOfDetours() {
    LatencyResult result =
        SHORT.measure(
            NetworkFactory.of(PublishedRouter.V8.mesh(8, 8).withRouting(RoutingAlgorithm.VALIANT)),
            TrafficSpecification.bernoulli(SyntheticPattern.UNIFORM, 0.05, 2, 1));
    assertThat(result.meanRouters()).isCloseTo(11.5, Percentage.withPercentage(2));
  }

  /** One request and one reply for each; the reply's head needs as long as the request's. */
  @Test
  void shouldMeasureRoundTripsAndEachMessageClass() {
    RouterSpecification router =
        RouterSpecification.v8().toBuilder().channelsOfClass(List.of(4, 4)).build();
    TrafficComponent requests =
        TrafficComponent.oneWay(
                SyntheticPattern.UNIFORM, new InjectionProcess.Bernoulli(), PacketSizes.fixed(1))
            .withReplies(new RequestReply(PacketSizes.fixed(5), 1, 10, RequestReply.UNBOUNDED));
    LatencyResult result =
        SHORT.measure(
            NetworkFactory.of(NetworkSpecification.mesh(4, 4, router, 4, 1)),
            new TrafficSpecification(List.of(requests), 0.06, 1));
    MeasurementDetails details = result.details();
    // 4 * hops + 6 cycles alone; 2.5 hops on average on 4x4, the source among the destinations.
    ClassLatency request = details.classes().get(0);
    ClassLatency reply = details.classes().get(1);
    assertThat(request.meanPacketLatency()).isCloseTo(16, Percentage.withPercentage(4));
    assertThat(reply.meanPacketLatency()).isCloseTo(20, Percentage.withPercentage(4));
    assertThat(request.packets() + reply.packets()).isEqualTo(result.packets());
    assertThat(details.roundTrips().orElseThrow().getMean())
        .isCloseTo(16 + 10 + 20, Percentage.withPercentage(4));
    assertThat(result.acceptedLoad()).isCloseTo(0.06, Percentage.withPercentage(6));
  }

  /** Otherwise the measurement would wait for them for ever, and nodes for room. */
  @Test
  void shouldGiveUpRequestsThatAreLost() {
    TrafficComponent requests =
        TrafficComponent.oneWay(
                SyntheticPattern.UNIFORM, new InjectionProcess.Bernoulli(), PacketSizes.fixed(1))
            .withReplies(new RequestReply(PacketSizes.fixed(1), 0, 0, 20));
    NetworkSpecification mesh =
        PublishedRouter.W1.mesh(4, 4).withUnreliableLinks(UnreliableLinks.lossy(0.1, 1));
    LatencyResult result =
        SHORT.measure(NetworkFactory.of(mesh), new TrafficSpecification(List.of(requests), 0.1, 1));
    assertThat(result.status()).isEqualTo(Status.CONVERGED);
    // A packet has 0, 1, 2, 3 links in a dimension with probability 1/4, 3/8, 1/4, 1/8, so the
    // mean of 0.9^2 to the power of the links is 0.784 in a dimension and 0.615 in both.
    double requested = 0.05 * 16 * result.details().sampleCycles();
    assertThat(result.details().roundTrips().orElseThrow().getTotalCount() / requested)
        .isBetween(0.57, 0.66);
  }

  @Test
  void shouldCallANetworkSaturatedThatCannotKeepUp() {
    LatencyResult result = measure(SyntheticPattern.UNIFORM, 0.9, 1);
    assertThat(result.status()).isEqualTo(Status.SATURATED);
    // The reference accepts 0.326 of an offered load of 1.
    assertThat(result.acceptedLoad()).isCloseTo(0.326, Percentage.withPercentage(6));
  }

  @Test
  void shouldFindTheSameWithTheSameSeed() {
    assertThat(measure(SyntheticPattern.UNIFORM, 0.1, 5))
        .isEqualTo(measure(SyntheticPattern.UNIFORM, 0.1, 5));
  }

  @Test
  void shouldRefuseAPlanThatCannotMeasure() {
    assertThatThrownBy(() -> new LatencyMeasurement(0, 1, 1, 1, 0.05, 500))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("samplePeriod");
    assertThatThrownBy(() -> new LatencyMeasurement(1, 1, 1, 1, Double.NaN, 500))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
