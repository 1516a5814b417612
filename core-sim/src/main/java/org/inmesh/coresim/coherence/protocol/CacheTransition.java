package org.inmesh.coresim.coherence.protocol;

import java.util.List;

/** In a state, on an event: do this in this order, then be in that state. */
public record CacheTransition(
    CacheState state, CacheEvent event, List<CacheAction> actions, CacheState next) {

  /** Copies the list. */
  public CacheTransition {
    actions = List.copyOf(actions);
  }
}
