package org.inmesh.coresim.coherence;

import static org.inmesh.coresim.coherence.CacheAction.*;
import static org.inmesh.coresim.coherence.CacheEvent.*;
import static org.inmesh.coresim.coherence.CacheState.*;

import java.util.List;

/**
 * The private cache's half of the MESI directory protocol, as one table. A pair of state and event
 * that is not listed cannot happen: meeting it is a bug of the protocol.
 *
 * <p>The home handles one request for a line at a time, from its arrival to the requestor's
 * unblock. That is why a cache that waits for data can meet only invalidations from before its own
 * request was taken up, and why none can come once its data has.
 */
final class MesiProtocol {

  /** In a state, on an event: do this, then be in that state. */
  record Transition(CacheState state, CacheEvent event, CacheAction action, CacheState next) {}

  // google-java-format keeps one row a line because each fits.
  private static final List<Transition> TRANSITIONS =
      List.of(
          row(I, LOAD, SEND_GET_SHARED, IS_D),
          row(I, STORE, SEND_GET_MODIFIED, IM_AD),
          // The home still lists a sharer that dropped its line silently.
          row(I, INVALIDATE, SEND_ACKNOWLEDGE, I),
          row(S, LOAD, HIT, S),
          row(S, STORE, SEND_GET_MODIFIED, SM_AD),
          row(S, EVICT, DROP, I),
          row(S, INVALIDATE, SEND_ACKNOWLEDGE, I),
          row(E, LOAD, HIT, E),
          row(E, STORE, HIT, M),
          row(E, EVICT, SEND_PUT_EXCLUSIVE, EI_A),
          row(E, FORWARD_GET_SHARED, SEND_DATA_SHARED, S),
          row(E, FORWARD_GET_MODIFIED, SEND_DATA_MODIFIED, I),
          row(M, LOAD, HIT, M),
          row(M, STORE, HIT, M),
          row(M, EVICT, SEND_PUT_MODIFIED, MI_A),
          row(M, FORWARD_GET_SHARED, SEND_DATA_SHARED, S),
          row(M, FORWARD_GET_MODIFIED, SEND_DATA_MODIFIED, I),
          // Waiting for a request's answer. An invalidation belongs to an earlier writer.
          row(IS_D, INVALIDATE, SEND_ACKNOWLEDGE, IS_D),
          row(IS_D, DATA_SHARED, FILL, S),
          row(IS_D, DATA_EXCLUSIVE, FILL, E),
          row(IM_AD, INVALIDATE, SEND_ACKNOWLEDGE, IM_AD),
          row(IM_AD, DATA_ALL_ACKNOWLEDGED, FILL, M),
          row(IM_AD, DATA_UNACKNOWLEDGED, TAKE_DATA, IM_A),
          row(IM_AD, ACKNOWLEDGE, COUNT, IM_AD),
          row(SM_AD, INVALIDATE, SEND_ACKNOWLEDGE, IM_AD),
          row(SM_AD, DATA_ALL_ACKNOWLEDGED, FILL, M),
          row(SM_AD, DATA_UNACKNOWLEDGED, TAKE_DATA, IM_A),
          row(SM_AD, ACKNOWLEDGE, COUNT, SM_AD),
          row(IM_A, ACKNOWLEDGE, COUNT, IM_A),
          row(IM_A, LAST_ACKNOWLEDGE, COMPLETE, M),
          // In the eviction buffer, until the home has taken note.
          row(MI_A, FORWARD_GET_SHARED, SEND_DATA_SHARED, SI_A),
          row(MI_A, FORWARD_GET_MODIFIED, SEND_DATA_MODIFIED, II_A),
          row(MI_A, PUT_ACKNOWLEDGE, FREE_BUFFER, I),
          row(EI_A, FORWARD_GET_SHARED, SEND_DATA_SHARED, SI_A),
          row(EI_A, FORWARD_GET_MODIFIED, SEND_DATA_MODIFIED, II_A),
          row(EI_A, PUT_ACKNOWLEDGE, FREE_BUFFER, I),
          row(SI_A, INVALIDATE, SEND_ACKNOWLEDGE, II_A),
          row(SI_A, PUT_ACKNOWLEDGE, FREE_BUFFER, I),
          row(II_A, PUT_ACKNOWLEDGE, FREE_BUFFER, I));

  private static final int EVENTS = CacheEvent.values().length;
  private static final Transition[] TABLE = table();

  private MesiProtocol() {}

  /** The row, or null if there is none. */
  static Transition transition(int state, CacheEvent event) {
    return TABLE[state * EVENTS + event.ordinal()];
  }

  /** All rows, in the order of the documentation. */
  static List<Transition> transitions() {
    return TRANSITIONS;
  }

  private static Transition row(
      CacheState state, CacheEvent event, CacheAction action, CacheState next) {
    return new Transition(state, event, action, next);
  }

  private static Transition[] table() {
    Transition[] table = new Transition[CacheState.values().length * EVENTS];
    for (Transition transition : TRANSITIONS) {
      int index = transition.state().ordinal() * EVENTS + transition.event().ordinal();
      if (table[index] != null) {
        throw new IllegalStateException("listed twice: " + transition);
      }
      table[index] = transition;
    }
    return table;
  }
}
