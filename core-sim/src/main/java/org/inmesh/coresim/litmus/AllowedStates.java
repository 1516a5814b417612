package org.inmesh.coresim.litmus;

import java.util.Set;

/**
 * What a memory model allows a test.
 *
 * @param verdict how often the condition's proposition holds in these states
 * @param states all final states
 */
public record AllowedStates(Observation verdict, Set<FinalState> states) {
  /** Copies the set. */
  public AllowedStates {
    states = Set.copyOf(states);
  }
}
