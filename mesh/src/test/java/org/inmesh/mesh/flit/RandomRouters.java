package org.inmesh.mesh.flit;

import java.util.List;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import org.inmesh.mesh.RouterSpecification;
import org.inmesh.mesh.RouterSpecification.Allocator;

/** Virtual-channel routers of all kinds, small enough to get into trouble. */
final class RandomRouters {
  private RandomRouters() {}

  static Arbitrary<RouterSpecification> routers() {
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
            Arbitraries.of(Allocator.ISLIP, Allocator.SEPARABLE_INPUT_FIRST),
            Arbitraries.of(Allocator.ISLIP, Allocator.SEPARABLE_INPUT_FIRST),
            Arbitraries.integers().between(1, 4),
            Arbitraries.of(true, false))
        .as(
            (classes, depth, delay, channelAllocator, switchAllocator, iterations, waitForTail) ->
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
                    .waitForTailCredit(waitForTail)
                    .build());
  }
}
