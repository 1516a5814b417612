package org.inmesh.mesh.flit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.mesh.NetworkSpecification;
import org.inmesh.mesh.RouterBuilder;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.RouterSpecification.Allocator;
import org.junit.jupiter.api.Test;

/** Speculative routers with the delays of V8, by hand. */
class SpeculationTest {
  private final List<String> arrivals = new ArrayList<>();

  private static RouterBuilder speculative(int channels) {
    return RouterSpecification.v8().toBuilder()
        .channelsOfClass(List.of(channels))
        .speculative(true);
  }

  private VirtualChannelNetwork row(int nodes, RouterBuilder router) {
    return new VirtualChannelNetwork(
        NetworkSpecification.mesh(nodes, 1, router.build(), 4, 1),
        (source, destination, flits, tag, cycle) -> arrivals.add(tag + " in " + cycle));
  }

  private static void run(VirtualChannelNetwork network, long from) {
    for (long cycle = from; !network.isQuiet(); cycle++) {
      network.step(cycle);
    }
  }

  @Test
  void shouldGiveChannelAndSwitchInOneCycle() {
    VirtualChannelNetwork network = row(1, speculative(1).waitForTailCredit(false));
    network.send(0, 0, 1, 0, 0);
    network.send(0, 0, 1, 1, 0);
    run(network, 0);
    // In the router in 2, both in 2, at the node in 2 + 1 + 2; the second a cycle later.
    assertThat(arrivals).containsExactly("0 in 5", "1 in 6");
  }

  @Test
  void shouldNotAskForTheSwitchWithoutAFreeChannel() {
    VirtualChannelNetwork network = row(1, speculative(1));
    network.send(0, 0, 1, 0, 0);
    network.send(0, 0, 1, 1, 0);
    run(network, 0);
    // The channel is free again when the credit is back from the node: in 5 + 2 + 2.
    assertThat(arrivals).containsExactly("0 in 5", "1 in 12");
  }

  /**
   * The second flit of packet 0 and the head of packet 1 meet in router 1 in cycle 7: the flit
   * comes from the west, has its channel and has just been served. iSLIP lets the head pass, in
   * turn.
   */
  @Test
  void shouldGiveWayToFlitsWithAChannelUnlessIslipTakesTurns() {
    for (Allocator allocator : List.of(Allocator.ISLIP, Allocator.SEPARABLE_INPUT_FIRST)) {
      VirtualChannelNetwork network = row(3, speculative(2).switchAllocator(allocator));
      network.send(0, 2, 5, 0, 0);
      for (long cycle = 0; cycle < 5; cycle++) {
        network.step(cycle);
      }
      network.send(1, 2, 1, 1, 5);
      run(network, 5);
    }
    // The head crosses router 1 in 7, or in 8; router 2 three cycles later, then 3 to the node. The
    // tail, last of five that are there from 5 to 9, crosses in 10 either way.
    assertThat(arrivals).containsExactly("1 in 13", "0 in 16", "1 in 14", "0 in 16");
  }
}
