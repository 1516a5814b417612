package org.inmesh.coresim.coherence.protocol;

import static org.inmesh.coresim.coherence.protocol.CacheAction.*;
import static org.inmesh.coresim.coherence.protocol.CacheEvent.*;
import static org.inmesh.coresim.coherence.protocol.CacheState.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The private cache's half of each protocol. */
final class CacheRows {
  private final Protocol protocol;
  private final List<CacheTransition> rows = new ArrayList<>();

  private CacheRows(Protocol protocol) {
    this.protocol = protocol;
  }

  /**
   * All rows.
   *
   * @param inClusters with those of caches in a cluster
   */
  static List<CacheTransition> of(Protocol protocol, boolean inClusters) {
    CacheRows rows = new CacheRows(protocol);
    rows.invalidAndShared();
    rows.modified();
    rows.waiting();
    rows.evicting();
    if (protocol.grantsExclusive()) {
      rows.exclusive();
    }
    if (protocol.keepsOwner()) {
      rows.owned();
    }
    if (inClusters) {
      rows.downgraded();
    }
    rows.rows.sort(
        Comparator.comparing(CacheTransition::state).thenComparing(CacheTransition::event));
    return rows.rows;
  }

  private void invalidAndShared() {
    row(I, LOAD, IS_D, SEND_GET_SHARED);
    row(I, FETCH, IS_D, SEND_GET_INSTRUCTION);
    row(I, STORE, IM_AD, SEND_GET_MODIFIED);
    // The home still lists a sharer that dropped its line silently, or lists more than there are.
    row(I, INVALIDATE, I, SEND_ACKNOWLEDGE);
    row(S, LOAD, S, HIT);
    row(S, FETCH, S, HIT);
    row(S, STORE, SM_AD, SEND_UPGRADE);
    row(S, EVICT, I);
    row(S, INVALIDATE, I, SEND_ACKNOWLEDGE);
  }

  private void exclusive() {
    row(E, LOAD, E, HIT);
    row(E, FETCH, E, HIT);
    row(E, STORE, M, HIT);
    row(E, EVICT, EI_A, SEND_PUT_EXCLUSIVE);
    forwardToRead(E, keepsOwner() ? O : S);
    row(E, FORWARD_GET_MODIFIED, I, SEND_DATA_MODIFIED);
    row(E, RECALL, I, SEND_ACKNOWLEDGE);
    row(IS_D, DATA_EXCLUSIVE, E, TAKE_DATA, COMPLETE);
    forwardToRead(EI_A, keepsOwner() ? OI_A : SI_A);
    row(EI_A, FORWARD_GET_MODIFIED, II_A, SEND_DATA_MODIFIED);
    row(EI_A, RECALL, II_A, SEND_ACKNOWLEDGE);
    row(EI_A, PUT_ACKNOWLEDGE, I, FREE_BUFFER);
    acceptedAndInvalidated(EI_A);
  }

  private void owned() {
    row(O, LOAD, O, HIT);
    row(O, FETCH, O, HIT);
    row(O, STORE, OM_AD, SEND_UPGRADE);
    row(O, EVICT, OI_A, SEND_PUT_OWNED);
    forwardToRead(O, O);
    row(O, FORWARD_GET_MODIFIED, I, SEND_DATA_MODIFIED);
    row(O, RECALL, I, SEND_RECALL_DATA);
    // Of requests that the home has taken up before this cache's upgrade.
    forwardToRead(OM_AD, OM_AD);
    row(OM_AD, FORWARD_GET_MODIFIED, IM_AD, SEND_DATA_MODIFIED);
    row(OM_AD, RECALL, IM_AD, SEND_RECALL_DATA);
    row(OM_AD, RIGHT_ALL_ACKNOWLEDGED, M, COMPLETE);
    row(OM_AD, RIGHT_UNACKNOWLEDGED, IM_A);
    row(OM_AD, ACKNOWLEDGE, OM_AD);
    forwardToRead(OI_A, OI_A);
    row(OI_A, FORWARD_GET_MODIFIED, II_A, SEND_DATA_MODIFIED);
    row(OI_A, RECALL, II_A, SEND_RECALL_DATA);
    row(OI_A, PUT_ACKNOWLEDGE, I, FREE_BUFFER);
    acceptedAndInvalidated(OI_A);
  }

  private void modified() {
    row(M, LOAD, M, HIT);
    row(M, FETCH, M, HIT);
    row(M, STORE, M, HIT);
    row(M, EVICT, MI_A, SEND_PUT_MODIFIED);
    forwardToRead(M, keepsOwner() ? O : S);
    row(M, FORWARD_GET_MODIFIED, I, SEND_DATA_MODIFIED);
    row(M, RECALL, I, SEND_RECALL_DATA);
  }

  /** Waiting for a request's answer. An invalidation belongs to an earlier writer. */
  private void waiting() {
    row(IS_D, INVALIDATE, IS_D, SEND_ACKNOWLEDGE);
    row(IS_D, DATA_SHARED, S, TAKE_DATA, COMPLETE);
    row(IM_AD, INVALIDATE, IM_AD, SEND_ACKNOWLEDGE);
    row(IM_AD, DATA_ALL_ACKNOWLEDGED, M, TAKE_DATA, COMPLETE);
    row(IM_AD, DATA_UNACKNOWLEDGED, IM_A, TAKE_DATA);
    row(IM_AD, ACKNOWLEDGE, IM_AD);
    row(SM_AD, INVALIDATE, IM_AD, SEND_ACKNOWLEDGE);
    row(SM_AD, RIGHT_ALL_ACKNOWLEDGED, M, COMPLETE);
    row(SM_AD, RIGHT_UNACKNOWLEDGED, IM_A);
    // The home cannot tell whether the copy is still there, and sends another.
    row(SM_AD, DATA_ALL_ACKNOWLEDGED, M, TAKE_DATA, COMPLETE);
    row(SM_AD, DATA_UNACKNOWLEDGED, IM_A, TAKE_DATA);
    row(SM_AD, ACKNOWLEDGE, SM_AD);
    row(IM_A, ACKNOWLEDGE, IM_A);
    row(IM_A, LAST_ACKNOWLEDGE, M, COMPLETE);
  }

  /** In an eviction buffer, until the home has taken note. */
  private void evicting() {
    forwardToRead(MI_A, keepsOwner() ? OI_A : SI_A);
    row(MI_A, FORWARD_GET_MODIFIED, II_A, SEND_DATA_MODIFIED);
    row(MI_A, RECALL, II_A, SEND_RECALL_DATA);
    row(MI_A, PUT_ACKNOWLEDGE, I, FREE_BUFFER);
    acceptedAndInvalidated(MI_A);
    if (!keepsOwner()) {
      evictingShared();
    }
    row(II_A, INVALIDATE, II_A, SEND_ACKNOWLEDGE);
    row(II_A, PUT_ACKNOWLEDGE, I, FREE_BUFFER);
  }

  private void evictingShared() {
    row(SI_A, INVALIDATE, II_A, SEND_ACKNOWLEDGE);
    row(SI_A, PUT_ACKNOWLEDGE, I, FREE_BUFFER);
  }

  /** The cluster's home takes over, with the data, what is owed to other clusters. */
  private void downgraded() {
    row(M, DOWNGRADE, S, SEND_COPY_BACK);
    row(MI_A, DOWNGRADE, SI_A, SEND_COPY_BACK);
    if (protocol.grantsExclusive()) {
      row(E, DOWNGRADE, S, SEND_COPY_BACK);
      row(EI_A, DOWNGRADE, SI_A, SEND_COPY_BACK);
    }
    if (keepsOwner()) {
      row(O, DOWNGRADE, S, SEND_COPY_BACK);
      row(OI_A, DOWNGRADE, SI_A, SEND_COPY_BACK);
      row(OM_AD, DOWNGRADE, SM_AD, SEND_COPY_BACK);
      evictingShared();
    }
  }

  /**
   * The home has accepted the eviction, its acknowledgement is on the way, and meanwhile others had
   * the line: a directory that lists more sharers than there are invalidates this one too.
   */
  private void acceptedAndInvalidated(CacheState state) {
    row(state, INVALIDATE, II_A, SEND_ACKNOWLEDGE);
  }

  /** The home needs the data, unless this cache goes on to be the one that has it. */
  private void forwardToRead(CacheState state, CacheState next) {
    if (keepsOwner()) {
      row(state, FORWARD_GET_SHARED, next, SEND_DATA_SHARED);
    } else {
      row(state, FORWARD_GET_SHARED, next, SEND_DATA_SHARED, SEND_COPY_BACK);
    }
  }

  private boolean keepsOwner() {
    return protocol.keepsOwner();
  }

  private void row(CacheState state, CacheEvent event, CacheState next, CacheAction... actions) {
    rows.add(new CacheTransition(state, event, List.of(actions), next));
  }
}
