package org.inmesh.mesh.traffic;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.Network;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.fidelity.Networks;
import org.inmesh.mesh.traffic.InjectionProcess.Bernoulli;
import org.junit.jupiter.api.Test;

class RequestReplyTest {
  private static final NetworkSpecification W1_CHAIN =
      NetworkSpecification.wormhole(4, 1, 3, 8, 4, 1);

  /** Only node 0 sends, to node 3, over 3 links. */
  private static final TrafficPattern ONE_FLOW =
      new TrafficMatrix("flow", List.of(new TrafficMatrix.Flow(0, 3, 1)));

  private SyntheticTraffic traffic;
  private final List<Long> roundTrips = new ArrayList<>();
  private final List<Long> requestsCreated = new ArrayList<>();

  private static TrafficComponent requests(TrafficPattern pattern, RequestReply replies) {
    return TrafficComponent.oneWay(pattern, new Bernoulli(), PacketSizes.fixed(1))
        .withReplies(replies);
  }

  /** Drives a network for some cycles. */
  private Network run(NetworkSpecification mesh, TrafficSpecification specification, int cycles) {
    Network network =
        Networks.create(
            mesh,
            (source, destination, flits, tag, cycle) ->
                traffic.packetArrived(source, destination, flits, tag, cycle));
    traffic =
        new SyntheticTraffic(
            network,
            specification,
            (requester, created, cycle) -> {
              roundTrips.add(cycle - created);
              requestsCreated.add(created);
            });
    for (long cycle = 0; cycle < cycles; cycle++) {
      traffic.create(cycle);
      network.step(cycle);
    }
    return network;
  }

  /**
   * W1 alone: 3 * 3 + 5 = 14 cycles for a request of one flit, 10 of service, 14 + 4 for a reply of
   * 5 flits: 42. The next request is created in the cycle after the reply's arrival.
   */
  @Test
  void shouldTakeTheTimesOfBothWaysAndOfTheService() {
    TrafficComponent component =
        requests(ONE_FLOW, new RequestReply(PacketSizes.fixed(5), 0, 10, 1));
    TrafficSpecification silent = new TrafficSpecification(List.of(component), 0, 1);
    run(W1_CHAIN, silent.withLoad(silent.maximumLoad(W1_CHAIN)), 43 * 5);
    assertThat(roundTrips).containsExactly(42L, 42L, 42L, 42L, 42L);
    assertThat(requestsCreated).containsExactly(0L, 43L, 86L, 129L, 172L);
  }

  /** The reply counts from the arrival of the request and is injected in the next cycle. */
  @Test
  void shouldReplyInTheNextCycleWithoutService() {
    TrafficComponent component =
        requests(ONE_FLOW, new RequestReply(PacketSizes.fixed(1), 0, 0, 1));
    TrafficSpecification silent = new TrafficSpecification(List.of(component), 0, 1);
    run(W1_CHAIN, silent.withLoad(silent.maximumLoad(W1_CHAIN)), 30);
    assertThat(roundTrips).containsExactly(14L + 1 + 14);
  }

  @Test
  void shouldNeverHaveMoreRequestsOutstandingThanTheBound() {
    int bound = 3;
    TrafficComponent component =
        requests(SyntheticPattern.UNIFORM, new RequestReply(PacketSizes.fixed(2), 0, 20, bound));
    TrafficSpecification silent = new TrafficSpecification(List.of(component), 0, 1);
    NetworkSpecification mesh = NetworkSpecification.wormhole(4, 4, 3, 8, 4, 1);
    run(mesh, silent.withLoad(silent.maximumLoad(mesh)), 500);
    // At the maximum load every node is at its bound after every creation.
    assertThat(traffic.requests() - roundTrips.size()).isLessThanOrEqualTo(bound * 16L);
    traffic.create(500);
    assertThat(traffic.requests() - roundTrips.size()).isGreaterThan(bound * 16L - 16);
  }

  @Test
  void shouldCountRepliesInTheOfferedLoad() {
    TrafficComponent component =
        requests(
            SyntheticPattern.UNIFORM,
            new RequestReply(PacketSizes.fixed(5), 0, 0, RequestReply.UNBOUNDED));
    NetworkSpecification mesh = NetworkSpecification.wormhole(8, 8, 3, 8, 4, 1);
    Network network = run(mesh, new TrafficSpecification(List.of(component), 0.12, 4), 20_000);
    // 25,600 requests of 1 + 5 flits: the standard deviation is 0.6 %; five of them.
    assertThat(network.counters().flits / 64.0 / 20_000).isCloseTo(0.12, within(0.12 * 0.03));
  }

  @Test
  void shouldSendRequestsAndRepliesInTheirMessageClasses() {
    TrafficComponent component =
        requests(ONE_FLOW, new RequestReply(PacketSizes.fixed(2), 1, 5, 2)).withMessageClass(0);
    RecordedTraffic recorded = new RecordedTraffic(twoClasses());
    SyntheticTraffic source =
        new SyntheticTraffic(recorded, new TrafficSpecification(List.of(component), 0.75, 1));
    source.create(0);
    assertThat(source.messageClass(0)).isZero();
    assertThat(source.isReply(0)).isFalse();
    source.packetArrived(0, 3, 1, 0, 7);
    int before = recorded.sent().size();
    source.create(12);
    // Created when the service ends, in the cycle 7 + 5.
    assertThat(recorded.sent().get(before))
        .isEqualTo(new RecordedTraffic.Sent(3, 0, 2, 1, before, 12));
    assertThat(source.messageClass(before)).isEqualTo(1);
    assertThat(source.isReply(before)).isTrue();
  }

  private static NetworkSpecification twoClasses() {
    return NetworkSpecification.mesh(
        4, 1, RouterSpecification.v8().toBuilder().channelsOfClass(List.of(4, 4)).build(), 4, 1);
  }

  @Test
  void shouldRefuseMoreMessageClassesThanTheRouterHas() {
    TrafficComponent component =
        requests(ONE_FLOW, new RequestReply(PacketSizes.fixed(2), 1, 5, 2));
    TrafficSpecification traffic = new TrafficSpecification(List.of(component), 0.1, 1);
    assertThat(traffic.obstacle(W1_CHAIN))
        .hasValue("the traffic has 2 message classes, the network has 1");
    assertThat(traffic.obstacle(twoClasses())).isEmpty();
  }

  @Test
  void shouldRefuseNumbersOutOfRange() {
    assertThatThrownBy(() -> new RequestReply(PacketSizes.fixed(1), 0, 0, 0))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("outstanding");
    assertThatThrownBy(() -> new RequestReply(PacketSizes.fixed(1), 0, -1, 1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("service");
  }
}
