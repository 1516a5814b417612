package org.inmesh.coresim.coherence.protocol;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class HierarchyCheckerTest {
  private static final int PLENTY = 8;
  private static final List<CacheEvent> ALL =
      List.of(CacheEvent.LOAD, CacheEvent.FETCH, CacheEvent.STORE, CacheEvent.EVICT);

  private static final List<CacheEvent> WITHOUT_FETCH =
      List.of(CacheEvent.LOAD, CacheEvent.STORE, CacheEvent.EVICT);

  @ParameterizedTest
  @EnumSource(Protocol.class)
  void shouldBeCoherentInEveryStateOfSmallClusters(Protocol protocol) {
    Set<Object> used = new HashSet<>();
    used.addAll(check(protocol, 1, 2, 1, true, ALL));
    used.addAll(check(protocol, 1, 2, PLENTY, true, ALL));
    used.addAll(check(protocol, 2, 1, 1, true, WITHOUT_FETCH));
    assertThat(used).contains(protocol.clusterRows().of(CacheState.S, HomeEvent.GET_SHARED));
  }

  @ParameterizedTest
  @EnumSource(Protocol.class)
  @Tag("slow")
  void shouldBeCoherentInEveryStateAndNeedEveryRowThatDoesSomething(Protocol protocol) {
    Set<Object> used = new HashSet<>(check(protocol, 1, 2, PLENTY, true, ALL));
    for (int capacity : new int[] {1, PLENTY}) {
      used.addAll(check(protocol, 2, 1, capacity, true, ALL));
      used.addAll(check(protocol, 2, 1, capacity, false, ALL));
    }
    used.addAll(check(protocol, 2, 2, 1, true, WITHOUT_FETCH));
    List<Object> rows = new ArrayList<>(protocol.clusteredTable().cacheTransitions());
    // Those of the machine without clusters are needed by three caches, of clusters as of cores.
    rows.removeAll(protocol.table().cacheTransitions());
    List<Object> ofHomes = new ArrayList<>(protocol.clusteredTable().homeTransitions());
    ofHomes.removeAll(protocol.table().homeTransitions());
    rows.addAll(ofHomes);
    rows.addAll(protocol.clusterRows().requests());
    rows.addAll(protocol.clusterRows().demands());
    rows.removeAll(used);
    rows.removeIf(HierarchyCheckerTest::isWaiting);
    assertThat(rows).as("rows that are not needed").isEmpty();
  }

  /** What waits may as well not have arrived, so such a row leads to no other states. */
  private static boolean isWaiting(Object row) {
    return switch (row) {
      case HomeTransition home -> home.actions().contains(HomeAction.STALL);
      case ClusterRows.Request request -> request.reaction() == ClusterReaction.WAIT;
      case ClusterRows.Demand demand -> demand.reaction() == ClusterReaction.WAIT;
      default -> false;
    };
  }

  /** States are printed because the number tells what a change of a table has done. */
  private static Set<Object> check(
      Protocol protocol,
      int clusters,
      int caches,
      int capacity,
      boolean exactSharers,
      List<CacheEvent> ofCores) {
    HierarchyChecker checker =
        new HierarchyChecker(protocol, clusters, caches, capacity, exactSharers, ofCores);
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
