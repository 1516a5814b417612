package org.inmesh.coresim.coherence.protocol;

import java.util.List;

/**
 * One protocol: every transition of private caches and of homes. A pair of state and event that is
 * not listed cannot happen; meeting one is a bug of the protocol.
 *
 * <p>The home handles one request for a line at a time, from taking it up to the requestor's
 * unblock (and, where the owner's data is to come back, its copy-back). So a cache that waits for
 * an answer can meet only forwards and invalidations of requests that were taken up before its own,
 * and none once its answer has come; and nothing depends on the order in which a network delivers
 * messages.
 */
public final class ProtocolTable {
  private static final int CACHE_EVENTS = CacheEvent.values().length;
  private static final int HOME_EVENTS = HomeEvent.values().length;

  private final Protocol protocol;
  private final List<CacheTransition> cacheTransitions;
  private final List<HomeTransition> homeTransitions;
  private final CacheTransition[] ofCache =
      new CacheTransition[CacheState.values().length * CACHE_EVENTS];
  private final HomeTransition[] ofHome =
      new HomeTransition[HomeState.values().length * HOME_EVENTS];

  /**
   * A table of these rows.
   *
   * @throws IllegalArgumentException if two rows are for the same state and event
   */
  ProtocolTable(
      Protocol protocol,
      List<CacheTransition> cacheTransitions,
      List<HomeTransition> homeTransitions) {
    this.protocol = protocol;
    this.cacheTransitions = List.copyOf(cacheTransitions);
    this.homeTransitions = List.copyOf(homeTransitions);
    for (CacheTransition row : cacheTransitions) {
      enter(ofCache, index(row.state(), row.event()), row);
    }
    for (HomeTransition row : homeTransitions) {
      enter(ofHome, index(row.state(), row.event()), row);
    }
  }

  /** Which protocol it is. */
  public Protocol protocol() {
    return protocol;
  }

  /** The row of a private cache for a state and an event, or null. */
  public CacheTransition of(CacheState state, CacheEvent event) {
    return ofCache[index(state, event)];
  }

  /** The row of a home for a state and an event, or null. */
  public HomeTransition of(HomeState state, HomeEvent event) {
    return ofHome[index(state, event)];
  }

  /** All rows of private caches, by state, then event. */
  public List<CacheTransition> cacheTransitions() {
    return cacheTransitions;
  }

  /** All rows of homes, by state, then event. */
  public List<HomeTransition> homeTransitions() {
    return homeTransitions;
  }

  private static int index(CacheState state, CacheEvent event) {
    return state.ordinal() * CACHE_EVENTS + event.ordinal();
  }

  private static int index(HomeState state, HomeEvent event) {
    return state.ordinal() * HOME_EVENTS + event.ordinal();
  }

  private static <T> void enter(T[] table, int index, T row) {
    if (table[index] != null) {
      throw new IllegalArgumentException("two rows: " + table[index] + " and " + row);
    }
    table[index] = row;
  }
}
