package org.inmesh.coresim.coherence.protocol;

import static org.inmesh.coresim.coherence.protocol.HomeAction.*;
import static org.inmesh.coresim.coherence.protocol.HomeEvent.*;
import static org.inmesh.coresim.coherence.protocol.HomeState.*;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** The home's half of each protocol. */
final class HomeRows {
  private final List<HomeTransition> rows = new ArrayList<>();

  private HomeRows() {}

  /**
   * All rows.
   *
   * @param inClusters with those of clusters' homes
   */
  static List<HomeTransition> of(Protocol protocol, boolean inClusters) {
    HomeRows rows = new HomeRows();
    rows.uncached(protocol);
    rows.shared();
    rows.exclusive(protocol);
    if (protocol.keepsOwner()) {
      rows.owned();
    }
    rows.recalled();
    if (inClusters) {
      rows.downgraded(protocol);
    }
    rows.rows.sort(
        Comparator.comparing(HomeTransition::state).thenComparing(HomeTransition::event));
    return rows.rows;
  }

  private void uncached(Protocol protocol) {
    if (protocol.grantsExclusive()) {
      row(I, GET_SHARED, IX_U, SEND_DATA_EXCLUSIVE, SET_OWNER);
    } else {
      row(I, GET_SHARED, IS_U, SEND_DATA_SHARED, ADD_SHARER);
    }
    row(I, GET_INSTRUCTION, IS_U, SEND_DATA_SHARED, ADD_SHARER);
    row(I, GET_MODIFIED, IX_U, SEND_DATA_MODIFIED, SET_OWNER);
    row(I, PUT_STALE, I, SEND_PUT_ACKNOWLEDGE);
    row(I, RECALL_UNSHARED, I);
    awaitUnblock(IS_U, S);
    awaitUnblock(IX_U, X);
  }

  private void shared() {
    row(S, GET_SHARED, SS_U, SEND_DATA_SHARED, ADD_SHARER);
    row(S, GET_INSTRUCTION, SS_U, SEND_DATA_SHARED, ADD_SHARER);
    row(S, GET_MODIFIED, SX_U, SEND_INVALIDATE, SEND_DATA_MODIFIED, SET_OWNER);
    row(S, UPGRADE_BY_SHARER, SX_U, SEND_INVALIDATE, SEND_UPGRADE_ACKNOWLEDGE, SET_OWNER);
    row(S, PUT_STALE, S, REMOVE_SHARER, SEND_PUT_ACKNOWLEDGE);
    row(S, RECALL, R_A, SEND_RECALL);
    awaitUnblock(SS_U, S);
    awaitUnblock(SX_U, X);
  }

  private void exclusive(Protocol protocol) {
    if (protocol.keepsOwner()) {
      row(X, GET_SHARED, XO_U, SEND_FORWARD_GET_SHARED, ADD_SHARER);
      row(X, GET_INSTRUCTION, XO_U, SEND_FORWARD_GET_SHARED, ADD_SHARER);
      awaitUnblock(XO_U, O);
    } else {
      row(X, GET_SHARED, XS_UC, SEND_FORWARD_GET_SHARED, OWNER_TO_SHARER, ADD_SHARER);
      row(X, GET_INSTRUCTION, XS_UC, SEND_FORWARD_GET_SHARED, OWNER_TO_SHARER, ADD_SHARER);
      awaitUnblock(XS_UC, XS_C);
      row(XS_UC, COPY_BACK, XS_U, WRITE_DATA);
      awaitUnblock(XS_U, S);
      stallRequests(XS_C);
      row(XS_C, COPY_BACK, S, WRITE_DATA);
    }
    row(X, GET_MODIFIED, XX_U, SEND_FORWARD_GET_MODIFIED, SET_OWNER);
    if (protocol.grantsExclusive()) {
      row(X, PUT_CLEAN, I, CLEAR, SEND_PUT_ACKNOWLEDGE);
    }
    row(X, PUT_DIRTY, I, WRITE_DATA, CLEAR, SEND_PUT_ACKNOWLEDGE);
    row(X, PUT_STALE, X, SEND_PUT_ACKNOWLEDGE);
    row(X, RECALL, R_A, SEND_RECALL);
    awaitUnblock(XX_U, X);
  }

  private void owned() {
    row(O, GET_SHARED, OO_U, SEND_FORWARD_GET_SHARED, ADD_SHARER);
    row(O, GET_INSTRUCTION, OO_U, SEND_FORWARD_GET_SHARED, ADD_SHARER);
    row(O, GET_MODIFIED, OX_U, SEND_INVALIDATE, SEND_FORWARD_GET_MODIFIED, SET_OWNER);
    row(O, UPGRADE_BY_OWNER, OX_U, SEND_INVALIDATE, SEND_UPGRADE_ACKNOWLEDGE, SET_OWNER);
    // A clean line that is owned is equal to what the home has.
    row(O, PUT_CLEAN, S, REMOVE_OWNER, SEND_PUT_ACKNOWLEDGE);
    row(O, PUT_DIRTY, S, WRITE_DATA, REMOVE_OWNER, SEND_PUT_ACKNOWLEDGE);
    row(O, PUT_STALE, O, REMOVE_SHARER, SEND_PUT_ACKNOWLEDGE);
    row(O, RECALL, R_A, SEND_RECALL);
    row(R_A, RECALL_DATA, R_A, WRITE_DATA);
    awaitUnblock(OO_U, O);
    awaitUnblock(OX_U, X);
  }

  private void recalled() {
    stallRequests(R_A);
    row(R_A, ACKNOWLEDGE, R_A);
    row(R_A, LAST_ACKNOWLEDGE, I, CLEAR);
    row(R_A, LAST_RECALL_DATA, I, WRITE_DATA, CLEAR);
  }

  private void downgraded(Protocol protocol) {
    row(X, DOWNGRADE, XS_D, SEND_DOWNGRADE);
    if (protocol.keepsOwner()) {
      row(O, DOWNGRADE, XS_D, SEND_DOWNGRADE);
    }
    stallRequests(XS_D);
    row(XS_D, COPY_BACK, S, WRITE_DATA, OWNER_TO_SHARER);
    // The owner was putting the line back when it was downgraded: nobody shares it.
    row(S, RECALL_UNSHARED, I);
  }

  private void awaitUnblock(HomeState state, HomeState next) {
    stallRequests(state);
    row(state, UNBLOCK, next);
  }

  /** Of upgrades and evictions the home finds out what they are when it takes them up. */
  private void stallRequests(HomeState state) {
    for (HomeEvent event : HomeEvent.values()) {
      if (event.isRequest()) {
        row(state, event, state, STALL);
      }
    }
  }

  private void row(HomeState state, HomeEvent event, HomeState next, HomeAction... actions) {
    rows.add(new HomeTransition(state, event, List.of(actions), next));
  }
}
