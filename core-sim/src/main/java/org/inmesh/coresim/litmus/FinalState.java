package org.inmesh.coresim.litmus;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Values of the variables that a test observes, in their order; ordered by the first that differs.
 */
public record FinalState(List<Integer> values) implements Comparable<FinalState> {

  /** Copies the list. */
  public FinalState {
    values = List.copyOf(values);
  }

  /**
   * The values by variable.
   *
   * @param observed the test's
   */
  public Map<Variable, Integer> of(List<Variable> observed) {
    Map<Variable, Integer> map = new HashMap<>();
    for (int i = 0; i < observed.size(); i++) {
      map.put(observed.get(i), values.get(i));
    }
    return map;
  }

  /** As herd writes it: {@code 0:rax=1; [x]=2;}. */
  public String text(List<Variable> observed) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < observed.size(); i++) {
      text.append(i == 0 ? "" : " ").append(observed.get(i)).append('=').append(values.get(i));
      text.append(';');
    }
    return text.toString();
  }

  @Override
  public int compareTo(FinalState other) {
    for (int i = 0; i < Math.min(values.size(), other.values.size()); i++) {
      int order = values.get(i).compareTo(other.values.get(i));
      if (order != 0) {
        return order;
      }
    }
    return Integer.compare(values.size(), other.values.size());
  }
}
