package org.inmesh.coresim.litmus;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.inmesh.coresim.coherence.consistency.Consistency;

/**
 * What the runs of a test have shown.
 *
 * @param consistency the machine's
 * @param histogram how many runs ended in which state
 */
public record LitmusResult(
    LitmusTest test, Consistency consistency, SortedMap<FinalState, Integer> histogram) {

  /** Copies the map. */
  public LitmusResult {
    histogram = new TreeMap<>(histogram);
  }

  /** Runs that ended in a state for which the condition's proposition holds. */
  public int holds() {
    return count(true);
  }

  /** The other runs. */
  public int holdsNot() {
    return count(false);
  }

  private int count(boolean holding) {
    return histogram.entrySet().stream()
        .filter(entry -> holds(entry.getKey()) == holding)
        .mapToInt(Map.Entry::getValue)
        .sum();
  }

  /** True if the condition's proposition holds in a state. */
  public boolean holds(FinalState state) {
    return test.condition().proposition().holds(state.of(test.observed()));
  }

  /** True if what the runs have shown is as the condition says. */
  public boolean isOk() {
    return switch (test.condition().quantifier()) {
      case EXISTS -> holds() > 0;
      case NOT_EXISTS -> holds() == 0;
      case FOR_ALL -> holdsNot() == 0;
    };
  }

  /** How often the proposition held. */
  public Observation observation() {
    return Observation.of(holds(), holdsNot());
  }

  /** What the test says that the machine's memory model allows. */
  public Optional<Set<FinalState>> allowed() {
    return test.allowedBy(consistency).map(AllowedStates::states);
  }

  /** States seen that are not allowed; none if the test does not say what is. */
  public List<FinalState> forbidden() {
    return allowed()
        .map(
            states -> histogram.keySet().stream().filter(state -> !states.contains(state)).toList())
        .orElse(List.of());
  }

  /** How many of the allowed states were seen, if the test says which are allowed. */
  public OptionalInt allowedSeen() {
    Optional<Set<FinalState>> states = allowed();
    return states.isEmpty()
        ? OptionalInt.empty()
        : OptionalInt.of((int) histogram.keySet().stream().filter(states.get()::contains).count());
  }
}
