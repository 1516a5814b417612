package org.inmesh.coresim.coherence.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HierarchyCheckerTest {
  private static final int PLENTY = 8;
  private static final List<CacheEvent> ALL =
      List.of(CacheEvent.LOAD, CacheEvent.FETCH, CacheEvent.STORE, CacheEvent.EVICT);

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldBeCoherentInEveryStateAndNeedEveryRow(Protocol protocol) {
    Set<Object> used = new HashSet<>();
    for (int capacity : new int[] {1, PLENTY}) {
      used.addAll(check(protocol, 1, 2, capacity, true));
      used.addAll(check(protocol, 2, 1, capacity, true));
    }
    used.addAll(check(protocol, 2, 1, 1, false));
    ProtocolTable table = protocol.clusteredTable();
    List<Object> rows = new ArrayList<>(table.cacheTransitions());
    table.homeTransitions().stream()
        .filter(row -> !row.actions().contains(HomeAction.STALL))
        .forEach(rows::add);
    rows.addAll(protocol.clusterRows().requests());
    rows.addAll(protocol.clusterRows().demands());
    assertThat(used).containsAll(rows);
  }

  /** States are printed because the number tells what a change of a table has done. */
  private static Set<Object> check(
      Protocol protocol, int clusters, int caches, int capacity, boolean exactSharers) {
    HierarchyChecker checker =
        new HierarchyChecker(protocol, clusters, caches, capacity, exactSharers, ALL);
    checker.check();
    System.out.printf(
        "%s, %d clusters of %d, %s sharers, %s: %,d states%n",
        protocol,
        clusters,
        caches,
        exactSharers ? "exact" : "inexact",
        capacity == PLENTY ? "long queues" : "queues of " + capacity,
        checker.states());
    return checker.usedRows();
  }

  /** Where the tables have the same meaning, both models have the same states. */
  @ParameterizedTest
  @CsvSource({"MSI, 2, 760", "MESI, 2, 1048", "MOESI, 3, 9248"})
  void shouldHaveTheStatesOfTheOtherModelWithoutClusters(
      Protocol protocol, int caches, int states) {
    ModelChecker other = new ModelChecker(protocol.table(), caches, 1, true, true);
    other.check();
    HierarchyChecker checker = new HierarchyChecker(protocol, 0, caches, 1, true, ALL);
    checker.check();
    assertThat(checker.states()).isEqualTo(other.states()).isEqualTo(states);
  }

  @Test
  void shouldNumberFingerprintsInOrderOfDiscovery() {
    FingerprintSet set = new FingerprintSet();
    for (int i = 0; i < 10_000; i++) {
      assertThat(set.add(i, 1)).isEqualTo(i);
    }
    assertThat(set.add(77, 1)).isEqualTo(77);
    assertThat(set.size()).isEqualTo(10_000);
  }
}
