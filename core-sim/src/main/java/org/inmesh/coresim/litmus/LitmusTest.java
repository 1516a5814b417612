package org.inmesh.coresim.litmus;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.litmus.Instruction.Exchange;
import org.inmesh.coresim.litmus.Instruction.Fence;
import org.inmesh.coresim.litmus.Instruction.Load;
import org.inmesh.coresim.litmus.Instruction.Move;
import org.inmesh.coresim.litmus.Instruction.Store;
import org.inmesh.coresim.litmus.Variable.Location;

/**
 * A litmus test.
 *
 * @param threads each a list of instructions
 * @param initial values of variables before; the others are 0
 * @param observed what a final state has values of, in their order
 * @param allowed what memory models allow, as far as the test says
 * @param filter final states for which it does not hold do not count; all its variables are
 *     observed
 */
public record LitmusTest(
    String name,
    List<List<Instruction>> threads,
    Map<Variable, Integer> initial,
    Condition condition,
    List<Variable> observed,
    Map<Consistency, AllowedStates> allowed,
    Proposition filter) {
  /** Every final state counts. */
  public static final Proposition NO_FILTER = new Proposition.And(List.of());

  /** Copies the collections. */
  public LitmusTest {
    threads = threads.stream().map(List::copyOf).toList();
    initial = Map.copyOf(initial);
    observed = List.copyOf(new TreeSet<>(observed));
    allowed = Map.copyOf(allowed);
  }

  /** A test without allowed states that observes the condition's variables and some more. */
  public static LitmusTest of(
      String name,
      List<List<Instruction>> threads,
      Map<Variable, Integer> initial,
      Condition condition,
      Collection<Variable> alsoObserved) {
    return of(name, threads, initial, condition, alsoObserved, NO_FILTER);
  }

  /** The same with a filter of final states. */
  public static LitmusTest of(
      String name,
      List<List<Instruction>> threads,
      Map<Variable, Integer> initial,
      Condition condition,
      Collection<Variable> alsoObserved,
      Proposition filter) {
    SortedSet<Variable> observed = new TreeSet<>(alsoObserved);
    observed.addAll(condition.proposition().variables());
    observed.addAll(filter.variables());
    return new LitmusTest(
        name, threads, initial, condition, new ArrayList<>(observed), Map.of(), filter);
  }

  /** True if a final state counts. */
  public boolean counts(FinalState state) {
    return filter.holds(state.of(observed));
  }

  /** What a memory model allows, if the test says so. */
  public Optional<AllowedStates> allowedBy(Consistency consistency) {
    return Optional.ofNullable(allowed.get(consistency));
  }

  /** The names of all locations, in order. */
  public SortedSet<String> locations() {
    SortedSet<String> locations = new TreeSet<>();
    threads.forEach(thread -> thread.forEach(instruction -> add(instruction, locations)));
    initial.keySet().forEach(variable -> add(variable, locations));
    observed.forEach(variable -> add(variable, locations));
    return locations;
  }

  private static void add(Variable variable, SortedSet<String> locations) {
    if (variable instanceof Location location) {
      locations.add(location.name());
    }
  }

  private static void add(Instruction instruction, SortedSet<String> locations) {
    switch (instruction) {
      case Load load -> locations.add(load.location());
      case Store store -> locations.add(store.location());
      case Exchange exchange -> locations.add(exchange.location());
      case Move move -> {}
      case Fence fence -> {}
    }
  }
}
