package org.inmesh.coresim.coherence.protocol;

import static org.inmesh.coresim.coherence.protocol.ClusterReaction.*;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What joins the two tables at a cluster's home. Between the clusters it is a cache: it has a
 * {@link CacheState}. Below it is the home of the cluster's caches: it has a {@link HomeState}. It
 * holds every line that they hold, with no fewer rights (inclusion).
 *
 * <p>A request from below is served if the rights between the clusters suffice; otherwise it waits
 * while the cluster misses, and the home below stays stable. So a demand from between the clusters
 * never waits for a request that waits for other clusters: it only waits for caches below.
 *
 * <p>Data that the home takes from below is a store of the cluster (an exclusive line becomes
 * modified).
 */
public final class ClusterRows {

  /** A request of a cache below, by the cluster's state between the clusters. */
  public record Request(CacheState state, HomeEvent event, ClusterReaction reaction) {}

  /** A demand from between the clusters, or an eviction, by the state of the home below. */
  public record Demand(HomeState state, CacheEvent event, ClusterReaction reaction) {}

  /** In which a cluster can be that shares the line, or does not have it. */
  private static final Set<HomeState> SHARED =
      EnumSet.of(HomeState.I, HomeState.S, HomeState.IS_U, HomeState.SS_U, HomeState.R_A);

  private final Protocol protocol;
  private final List<Request> requests = new ArrayList<>();
  private final List<Demand> demands = new ArrayList<>();
  private final Map<CacheState, Map<HomeEvent, Request>> ofRequest =
      new EnumMap<>(CacheState.class);
  private final Map<HomeState, Map<CacheEvent, Demand>> ofDemand = new EnumMap<>(HomeState.class);

  ClusterRows(Protocol protocol) {
    this.protocol = protocol;
    for (CacheState state : states()) {
      if (state.isStable()) {
        stable(state);
      } else {
        busy(state);
      }
    }
    for (HomeState state : homeStates()) {
      demands(state);
    }
  }

  /** Those that the cluster as a cache can be in. */
  private Set<CacheState> states() {
    Set<CacheState> known = EnumSet.noneOf(CacheState.class);
    for (CacheTransition row : CacheRows.of(protocol, false)) {
      known.add(row.state());
    }
    return known;
  }

  private Set<HomeState> homeStates() {
    Set<HomeState> known = EnumSet.noneOf(HomeState.class);
    for (HomeTransition row : HomeRows.of(protocol, true)) {
      known.add(row.state());
    }
    return known;
  }

  private void stable(CacheState state) {
    boolean here = state != CacheState.I;
    boolean alone = state.compareTo(CacheState.E) >= 0;
    ClusterReaction read = alone ? SERVE : here ? SERVE_SHARED : MISS_TO_LOAD;
    request(state, HomeEvent.GET_SHARED, read);
    request(state, HomeEvent.GET_INSTRUCTION, here ? SERVE : MISS_TO_FETCH);
    request(state, HomeEvent.GET_MODIFIED, alone ? SERVE : MISS_TO_STORE);
    request(state, HomeEvent.PUT_STALE, SERVE);
    if (here) {
      request(state, HomeEvent.UPGRADE_BY_SHARER, alone ? SERVE : MISS_TO_STORE);
    }
    if (alone) {
      request(state, HomeEvent.PUT_DIRTY, SERVE);
      if (protocol.grantsExclusive()) {
        request(state, HomeEvent.PUT_CLEAN, SERVE);
      }
      if (protocol.keepsOwner()) {
        request(state, HomeEvent.UPGRADE_BY_OWNER, SERVE);
      }
    }
  }

  /** No cache below owns the line then. */
  private void busy(CacheState state) {
    request(state, HomeEvent.GET_SHARED, WAIT);
    request(state, HomeEvent.GET_INSTRUCTION, WAIT);
    request(state, HomeEvent.GET_MODIFIED, WAIT);
    if (state == CacheState.SM_AD || state == CacheState.OM_AD || state == CacheState.IM_A) {
      request(state, HomeEvent.UPGRADE_BY_SHARER, WAIT);
    }
    request(state, HomeEvent.PUT_STALE, WAIT);
  }

  private void demands(HomeState state) {
    boolean owned = state == HomeState.X || state == HomeState.O;
    ClusterReaction ifNotToRead =
        !state.isStable() ? WAIT : state == HomeState.I ? ANSWER : RECALL_BELOW;
    ClusterReaction toRead = !state.isStable() ? WAIT : owned ? DOWNGRADE_BELOW : ANSWER;
    demand(state, CacheEvent.EVICT, ifNotToRead);
    demand(state, CacheEvent.FORWARD_GET_SHARED, toRead);
    if (state == HomeState.XS_D) {
      // Of this very demand: there is no other then.
      return;
    }
    demand(state, CacheEvent.FORWARD_GET_MODIFIED, ifNotToRead);
    demand(state, CacheEvent.RECALL, ifNotToRead);
    if (SHARED.contains(state)) {
      demand(state, CacheEvent.INVALIDATE, ifNotToRead);
    }
  }

  private void request(CacheState state, HomeEvent event, ClusterReaction reaction) {
    Request row = new Request(state, event, reaction);
    requests.add(row);
    ofRequest.computeIfAbsent(state, any -> new EnumMap<>(HomeEvent.class)).put(event, row);
  }

  private void demand(HomeState state, CacheEvent event, ClusterReaction reaction) {
    Demand row = new Demand(state, event, reaction);
    demands.add(row);
    ofDemand.computeIfAbsent(state, any -> new EnumMap<>(CacheEvent.class)).put(event, row);
  }

  /** The row for a request, or null. */
  public Request of(CacheState state, HomeEvent event) {
    return ofRequest.get(state).get(event);
  }

  /** The row for a demand, or null. */
  public Demand of(HomeState state, CacheEvent event) {
    return ofDemand.get(state).get(event);
  }

  /** All rows of requests. */
  public List<Request> requests() {
    return List.copyOf(requests);
  }

  /** All rows of demands. */
  public List<Demand> demands() {
    return List.copyOf(demands);
  }
}
