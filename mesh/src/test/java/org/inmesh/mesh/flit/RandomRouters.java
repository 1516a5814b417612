package org.inmesh.mesh.flit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.inmesh.mesh.FlowControl;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.RouterSpecification.Allocator;

/** Virtual-channel routers of all kinds, small enough to get into trouble. */
final class RandomRouters {
  /** How a sender knows of room, and when it may use a channel again. */
  private enum Sending {
    CREDITS,
    CREDITS_UP_TO_THE_TAIL,
    ON_OFF
  }

  private RandomRouters() {}

  static Arbitrary<RouterSpecification> routers() {
    return Combinators.combine(
            withCredits(),
            Arbitraries.of(Sending.values()),
            Arbitraries.integers().between(0, 3),
            Arbitraries.integers().between(1, 3))
        .as(RandomRouters::sending);
  }

  private static RouterSpecification sending(
      RouterSpecification router, Sending sending, int moreRoom, int hysteresis) {
    if (sending != Sending.ON_OFF) {
      boolean waits = sending == Sending.CREDITS_UP_TO_THE_TAIL;
      return router.toBuilder().waitForTailCredit(waits).build();
    }
    int off = router.leastOffThreshold() + moreRoom / 2;
    int on = off + hysteresis;
    return router.toBuilder()
        .waitForTailCredit(false)
        .bufferDepth(on + moreRoom)
        .flowControl(new FlowControl.OnOff(off, on))
        .build();
  }

  private static Arbitrary<RouterSpecification> withCredits() {
    Arbitrary<List<Integer>> channels =
        Arbitraries.integers().between(1, 4).list().ofMinSize(1).ofMaxSize(3);
    Arbitrary<int[]> delays =
        Combinators.combine(
                Arbitraries.integers().between(0, 2),
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(1, 3),
                Arbitraries.integers().between(0, 3))
            .as((a, b, c, d, e, f) -> new int[] {a, b, c, d, e, f});
    return Combinators.combine(
            channels,
            Arbitraries.integers().between(1, 9),
            delays,
            Arbitraries.of(Allocator.values()),
            Arbitraries.of(Allocator.ISLIP, Allocator.SEPARABLE_INPUT_FIRST),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(true, false))
        .as(
            (classes, depth, delay, channelAllocator, switchAllocator, iterations, speculative) ->
                RouterSpecification.v8().toBuilder()
                    .channelsOfClass(classes)
                    .bufferDepth(depth)
                    .routingDelay(delay[0])
                    .channelAllocationDelay(delay[1])
                    .switchAllocationDelay(delay[2])
                    .traversalDelay(delay[3])
                    .linkDelay(delay[4])
                    .creditDelay(delay[5])
                    .channelAllocator(channelAllocator)
                    .switchAllocator(switchAllocator)
                    .allocatorIterations(iterations)
                    .speculative(speculative || channelAllocator == Allocator.WITH_SWITCH)
                    .build());
  }
}
