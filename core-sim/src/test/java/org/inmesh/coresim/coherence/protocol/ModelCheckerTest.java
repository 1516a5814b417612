package org.inmesh.coresim.coherence.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ModelCheckerTest {
  private static final int PLENTY = 8;

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldBeCoherentInEveryStateAndNeedEveryRow(Protocol protocol) {
    ProtocolTable table = protocol.table();
    Set<Object> used = new HashSet<>();
    for (int caches = 2; caches <= 3; caches++) {
      for (int capacity : new int[] {1, PLENTY}) {
        for (boolean exactSharers : new boolean[] {true, false}) {
          used.addAll(check(table, caches, capacity, exactSharers));
        }
      }
    }
    List<Object> rows = new ArrayList<>(table.cacheTransitions());
    table.homeTransitions().stream().filter(row -> !isStall(row)).forEach(rows::add);
    assertThat(used).containsAll(rows);
  }

  /** States are printed because the number tells what a change of a table has done. */
  private static Set<Object> check(
      ProtocolTable table, int caches, int capacity, boolean exactSharers) {
    ModelChecker checker = new ModelChecker(table, caches, capacity, true, exactSharers);
    checker.check();
    System.out.printf(
        "%s, %d caches, %s sharers, %s: %,d states%n",
        table.protocol(),
        caches,
        exactSharers ? "exact" : "inexact",
        capacity == PLENTY ? "long queues" : "queues of " + capacity,
        checker.states());
    return checker.usedRows();
  }

  @Test
  void shouldFindAReaderThatIsNotInvalidated() {
    ProtocolTable wrong = withoutAction(HomeState.S, HomeEvent.UPGRADE_BY_SHARER);
    assertThatThrownBy(() -> check(wrong, 2, PLENTY, true))
        .hasMessageContaining("one writer or readers");
  }

  @Test
  void shouldFindDataThatIsNotCopiedBack() {
    ProtocolTable wrong = withoutAction(HomeState.XS_UC, HomeEvent.COPY_BACK);
    assertThatThrownBy(() -> check(wrong, 2, PLENTY, true))
        .hasMessageContaining("the home has the latest");
  }

  @Test
  void shouldFindAnUnblockThatIsNotSent() {
    List<CacheTransition> rows = new ArrayList<>(Protocol.MESI.table().cacheTransitions());
    rows.replaceAll(
        row ->
            row.state() == CacheState.IM_A && row.event() == CacheEvent.LAST_ACKNOWLEDGE
                ? new CacheTransition(row.state(), row.event(), List.of(), row.next())
                : row);
    ProtocolTable wrong =
        new ProtocolTable(Protocol.MESI, rows, Protocol.MESI.table().homeTransitions());
    assertThatThrownBy(() -> check(wrong, 2, PLENTY, true))
        .hasMessageContaining("never comes to rest");
  }

  @Test
  void shouldFindAnEventThatIsNotProvidedFor() {
    List<CacheTransition> rows = new ArrayList<>(Protocol.MESI.table().cacheTransitions());
    rows.removeIf(
        row -> row.state() == CacheState.MI_A && row.event() == CacheEvent.FORWARD_GET_SHARED);
    ProtocolTable wrong =
        new ProtocolTable(Protocol.MESI, rows, Protocol.MESI.table().homeTransitions());
    assertThatThrownBy(() -> check(wrong, 2, PLENTY, true))
        .hasMessageContaining("no row for FORWARD_GET_SHARED");
  }

  /** MESI, whose home forgets its first action in one transition. */
  private static ProtocolTable withoutAction(HomeState state, HomeEvent event) {
    ProtocolTable right = Protocol.MESI.table();
    List<HomeTransition> rows = new ArrayList<>(right.homeTransitions());
    rows.replaceAll(
        row ->
            row.state() == state && row.event() == event
                ? new HomeTransition(
                    state, event, row.actions().subList(1, row.actions().size()), row.next())
                : row);
    return new ProtocolTable(Protocol.MESI, right.cacheTransitions(), rows);
  }

  private static boolean isStall(HomeTransition row) {
    return row.actions().contains(HomeAction.STALL);
  }
}
