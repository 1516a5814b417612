package org.inmesh.traces.store;

import org.inmesh.traces.header.TraceMachine;

/**
 * A range of time on both clocks.
 *
 * @param fromCore first core cycle
 * @param toCore last core cycle
 * @param fromNetwork first network cycle
 * @param toNetwork last network cycle
 */
record CycleRange(long fromCore, long toCore, long fromNetwork, long toNetwork) {
  static final CycleRange ALL =
      new CycleRange(Long.MIN_VALUE, Long.MAX_VALUE, Long.MIN_VALUE, Long.MAX_VALUE);

  /** The network cycles that begin or go on in a range of core cycles. */
  CycleRange(long from, long to, TraceMachine machine) {
    this(
        from,
        to,
        Math.floorDiv(
            saturated(from, machine.networkCyclesPerCoreCycle()),
            machine.coreCyclesPerNetworkCycle()),
        Math.floorDiv(
            lastNetworkCycle(to, machine.networkCyclesPerCoreCycle()),
            machine.coreCyclesPerNetworkCycle()));
  }

  private static long lastNetworkCycle(long to, int factor) {
    long first = saturated(to, factor);
    return first > Long.MAX_VALUE - factor ? Long.MAX_VALUE : first + factor - 1;
  }

  private static long saturated(long cycle, int factor) {
    if (cycle > Long.MAX_VALUE / factor) {
      return Long.MAX_VALUE;
    }
    return cycle < Long.MIN_VALUE / factor ? Long.MIN_VALUE : cycle * factor;
  }

  boolean meets(BlockCycles block) {
    return block.hasCore() && block.leastCore <= toCore && block.greatestCore >= fromCore
        || block.hasNetwork()
            && block.leastNetwork <= toNetwork
            && block.greatestNetwork >= fromNetwork
        || !block.hasCore() && !block.hasNetwork();
  }
}
