package org.inmesh.coresim.coherence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.inmesh.coresim.CacheSpecification;
import org.inmesh.coresim.coherence.protocol.CacheEvent;
import org.inmesh.coresim.coherence.protocol.CacheState;
import org.inmesh.coresim.coherence.protocol.HomeEvent;
import org.inmesh.coresim.coherence.protocol.HomeState;
import org.inmesh.coresim.coherence.protocol.MessageType;
import org.inmesh.coresim.coherence.protocol.Protocol;
import org.junit.jupiter.api.Test;

/** What is said of an event that a protocol's table does not have. */
class UnexpectedEventTest {
  private static final int LINES = 8;

  private final ProtocolHistory history = new ProtocolHistory();
  private final MessagePool pool = new MessagePool(4);
  private final HomeController home = home();

  private HomeController home() {
    CacheSpecification caches = new CacheSpecification(Protocol.MESI, 16, 64, 2, 0, 256, 2, 3, 20);
    CoherenceCounters counters = new CoherenceCounters();
    DelayQueue delayed = new DelayQueue();
    FixedLatencyMemory memory =
        new FixedLatencyMemory(new Dram(LINES * 4, 4), 20, pool, delayed, counters);
    HomeMap homes = new HomeMap(4);
    return new HomeController(
        Protocol.MESI.table(),
        homes,
        new TrackedCaches.OfCores(4),
        LINES,
        caches,
        pool,
        delayed,
        new LastLevelCache(homes, caches.slice(), 16, memory, counters),
        memory,
        counters,
        history,
        line -> false);
  }

  private void receive(MessageType type, int core, int line, long cycle) {
    home.receive(pool.take(type, core, 0, line, core), cycle);
  }

  @Test
  void shouldStopTheRunAndTellTheHistoryOfTheLine() {
    receive(MessageType.GET_SHARED, 2, 0, 5);
    history.cache(9, 0, 2, CacheState.IS_D, CacheEvent.DATA_EXCLUSIVE, CacheState.E, 0);
    receive(MessageType.GET_SHARED, 1, 1, 10);
    receive(MessageType.UNBLOCK, 2, 0, 12);
    // Nobody awaits a second unblock.
    assertThatThrownBy(() -> receive(MessageType.UNBLOCK, 2, 0, 14))
        .isInstanceOf(ProtocolException.class)
        .hasMessage(
            """
            home 0, line 0: UNBLOCK in state X is not provided for; before:
            cycle 5: home 0: GET_SHARED in state I, now IX_U (from node 2)
            cycle 9: cache 2: DATA_EXCLUSIVE in state IS_D, now E (from node 0)
            cycle 12: home 0: UNBLOCK in state IX_U, now X (from node 2)""");
  }

  @Test
  void shouldTellTheLast50EventsOfEveryCacheAndHome() {
    for (int i = 0; i < 100; i++) {
      history.home(10 * i, 3, 1, HomeState.I, HomeEvent.GET_SHARED, HomeState.IX_U, 0);
      history.cache(10 * i + 1, 3, 4, CacheState.I, CacheEvent.LOAD, CacheState.IS_D, 4);
      history.cache(10 * i + 2, 2, 4, CacheState.I, CacheEvent.LOAD, CacheState.IS_D, 4);
    }
    history.cache(2000, 3, 5, CacheState.I, CacheEvent.LOAD, CacheState.IS_D, 5);
    List<String> told = history.of(3);
    assertThat(told).hasSize(50 + 50 + 1);
    assertThat(told.getFirst()).startsWith("cycle 500: home 1: GET_SHARED in state I");
    assertThat(told.getLast()).startsWith("cycle 2,000: cache 5: LOAD in state I");
    assertThat(told).filteredOn(text -> text.contains("cache 4")).hasSize(50);
  }
}
