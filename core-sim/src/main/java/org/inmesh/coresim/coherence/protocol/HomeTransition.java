package org.inmesh.coresim.coherence.protocol;

import java.util.List;

/** In a state, on an event: do this in this order, then be in that state. */
public record HomeTransition(
    HomeState state, HomeEvent event, List<HomeAction> actions, HomeState next) {

  /** Copies the list. */
  public HomeTransition {
    actions = List.copyOf(actions);
  }
}
