package org.inmesh.mesh;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.inmesh.mesh.RouterSpecification.Allocator;
import org.junit.jupiter.api.Test;

class RouterSpecificationTest {
  private static final RouterSpecification V8 = RouterSpecification.v8();

  private static void assertRefused(RouterBuilder builder, String message) {
    assertThatThrownBy(builder::build)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }

  @Test
  void shouldChangeOnlyWhatIsSet() {
    RouterSpecification deeper = V8.toBuilder().bufferDepth(16).build();
    assertThat(deeper.bufferDepth()).isEqualTo(16);
    assertThat(deeper.toBuilder().bufferDepth(8).build()).isEqualTo(V8);
  }

  @Test
  void shouldKnowAWormholeRouter() {
    RouterSpecification w1 = RouterSpecification.wormhole(3, 8);
    assertThat(w1.isWormhole()).isTrue();
    assertThat(RouterSpecification.wormhole(1, 1).isWormhole()).isTrue();
    assertThat(w1.toBuilder().creditDelay(1).build().isWormhole()).isFalse();
    assertThat(w1.toBuilder().allocatorIterations(2).build().isWormhole()).isFalse();
    assertThat(V8.isWormhole()).isFalse();
  }

  /** w1-router.md: 3 H + 5; v8-router.md: 4 H + 6. Speculation saves V8 a cycle in each router. */
  @Test
  void shouldAddUpTheLatencyAlone() {
    assertThat(RouterSpecification.wormhole(3, 8).zeroLoadLatency(10)).isEqualTo(35);
    assertThat(V8.zeroLoadLatency(10)).isEqualTo(46);
    assertThat(V8.toBuilder().speculative(true).build().zeroLoadLatency(10)).isEqualTo(46 - 11);
  }

  @Test
  void shouldRefuseWhatDoesNotGoTogether() {
    assertRefused(
        V8.toBuilder().switchAllocator(Allocator.WITH_SWITCH),
        "the switch cannot be allocated with itself");
    assertRefused(
        V8.toBuilder().channelAllocator(Allocator.WITH_SWITCH),
        "channels are allocated with the switch in a speculative router only");
    assertRefused(
        V8.toBuilder().flowControl(new FlowControl.OnOff(6, 7)),
        "there are no credits to wait for with on/off control");
    assertRefused(
        V8.toBuilder().allocatorIterations(5), "allocatorIterations must be from 1 to 4, not 5");
  }

  /**
   * In V8 a flit that wins the switch in T is in the next buffer in T + 3; a signal sent then
   * counts at the sender in T + 3 + 4. Those sent from T + 1 to T + 6 still come.
   */
  @Test
  void shouldAskForRoomForTheFlitsUnderWay() {
    RouterBuilder builder = V8.toBuilder().waitForTailCredit(false);
    assertThat(V8.leastOffThreshold()).isEqualTo(6);
    assertThat(builder.flowControl(new FlowControl.OnOff(6, 8)).build().bufferDepth()).isEqualTo(8);
    assertRefused(
        builder.flowControl(new FlowControl.OnOff(5, 8)),
        "offThreshold must be at least 6, the flits sent before the sender stops, not 5");
    assertRefused(
        builder.flowControl(new FlowControl.OnOff(6, 9)),
        "onThreshold must be at most the bufferDepth 8, not 9");
    // The nodes' links: there in 2, signal back in 2.
    assertThat(V8.toBuilder().traversalDelay(0).linkDelay(0).creditDelay(0).build())
        .extracting(RouterSpecification::leastOffThreshold)
        .isEqualTo(3);
  }

  @Test
  void shouldRefuseThresholdsOutOfOrder() {
    assertThatThrownBy(() -> new FlowControl.OnOff(6, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("onThreshold must be above offThreshold 6, not 6");
    assertThatThrownBy(() -> new FlowControl.OnOff(-1, 6))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("offThreshold must be at least 0, not -1");
  }
}
