package org.inmesh.traces.store;

import org.inmesh.traces.header.CycleRange;

/** The least and the greatest cycles of the events of a block, of both clocks. */
final class BlockCycles {
  /** In place of both when there is no event of the clock: least above greatest. */
  static final long NO_LEAST = Long.MAX_VALUE;

  static final long NO_GREATEST = Long.MIN_VALUE;

  long leastCore = NO_LEAST;
  long greatestCore = NO_GREATEST;
  long leastNetwork = NO_LEAST;
  long greatestNetwork = NO_GREATEST;

  void clear() {
    leastCore = NO_LEAST;
    greatestCore = NO_GREATEST;
    leastNetwork = NO_LEAST;
    greatestNetwork = NO_GREATEST;
  }

  void core(long cycle) {
    leastCore = Math.min(leastCore, cycle);
    greatestCore = Math.max(greatestCore, cycle);
  }

  void network(long cycle) {
    leastNetwork = Math.min(leastNetwork, cycle);
    greatestNetwork = Math.max(greatestNetwork, cycle);
  }

  void include(BlockCycles other) {
    leastCore = Math.min(leastCore, other.leastCore);
    greatestCore = Math.max(greatestCore, other.greatestCore);
    leastNetwork = Math.min(leastNetwork, other.leastNetwork);
    greatestNetwork = Math.max(greatestNetwork, other.greatestNetwork);
  }

  boolean hasCore() {
    return leastCore <= greatestCore;
  }

  boolean hasNetwork() {
    return leastNetwork <= greatestNetwork;
  }

  /** True if an event of the block may be in a range. */
  boolean isIn(CycleRange range) {
    return hasCore() && range.meetsCore(leastCore, greatestCore)
        || hasNetwork() && range.meetsNetwork(leastNetwork, greatestNetwork)
        || !hasCore() && !hasNetwork();
  }

  boolean isSame(BlockCycles other) {
    return leastCore == other.leastCore
        && greatestCore == other.greatestCore
        && leastNetwork == other.leastNetwork
        && greatestNetwork == other.greatestNetwork;
  }
}
