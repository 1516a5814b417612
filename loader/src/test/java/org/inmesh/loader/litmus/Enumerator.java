package org.inmesh.loader.litmus;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.inmesh.coresim.coherence.consistency.Consistency;
import org.inmesh.coresim.litmus.FinalState;
import org.inmesh.coresim.litmus.Instruction;
import org.inmesh.coresim.litmus.Instruction.Exchange;
import org.inmesh.coresim.litmus.Instruction.Fence;
import org.inmesh.coresim.litmus.Instruction.Load;
import org.inmesh.coresim.litmus.Instruction.Move;
import org.inmesh.coresim.litmus.Instruction.Store;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.coresim.litmus.Operand;
import org.inmesh.coresim.litmus.Operand.Immediate;
import org.inmesh.coresim.litmus.Operand.RegisterValue;
import org.inmesh.coresim.litmus.Variable;
import org.inmesh.coresim.litmus.Variable.Location;
import org.inmesh.coresim.litmus.Variable.Register;

/**
 * All final states of a test: every order of the threads' steps is walked through. Under sequential
 * consistency a step is an instruction; under total store order the abstract machine of Owens,
 * Sarkar and Sewell (2009), in which a step is also that a thread's oldest buffered store reaches
 * memory.
 */
final class Enumerator {
  private record Buffered(String location, int value) {}

  /**
   * @param values of registers and locations; the others are 0
   */
  private record State(
      List<Integer> next, Map<Variable, Integer> values, List<List<Buffered>> buffers) {}

  private final LitmusTest test;
  private final boolean buffered;
  private final Deque<State> toVisit = new ArrayDeque<>();
  private final Set<State> known = new HashSet<>();

  private Enumerator(LitmusTest test, boolean buffered) {
    this.test = test;
    this.buffered = buffered;
  }

  static Set<FinalState> finalStates(LitmusTest test, Consistency consistency) {
    return new Enumerator(test, consistency == Consistency.TSO).walk();
  }

  private Set<FinalState> walk() {
    List<Integer> next = new ArrayList<>();
    List<List<Buffered>> buffers = new ArrayList<>();
    for (int thread = 0; thread < test.threads().size(); thread++) {
      next.add(0);
      buffers.add(List.of());
    }
    Set<FinalState> ends = new HashSet<>();
    reach(new State(next, new TreeMap<>(test.initial()), buffers));
    while (!toVisit.isEmpty()) {
      State state = toVisit.remove();
      boolean end = true;
      for (int thread = 0; thread < next.size(); thread++) {
        if (!state.buffers.get(thread).isEmpty()) {
          end = false;
          drain(state, thread);
        }
        if (state.next.get(thread) < test.threads().get(thread).size()) {
          end = false;
          execute(state, thread);
        }
      }
      if (end) {
        ends.add(
            new FinalState(
                test.observed().stream()
                    .map(variable -> state.values.getOrDefault(variable, 0))
                    .toList()));
      }
    }
    return ends;
  }

  private void reach(State state) {
    if (known.add(state)) {
      toVisit.add(state);
    }
  }

  private void drain(State state, int thread) {
    List<Buffered> buffer = new ArrayList<>(state.buffers.get(thread));
    Buffered oldest = buffer.removeFirst();
    Map<Variable, Integer> values = new TreeMap<>(state.values);
    values.put(new Location(oldest.location), oldest.value);
    reach(new State(state.next, values, replaced(state.buffers, thread, buffer)));
  }

  private void execute(State state, int thread) {
    Map<Variable, Integer> values = new TreeMap<>(state.values);
    List<Buffered> buffer = new ArrayList<>(state.buffers.get(thread));
    Instruction instruction = test.threads().get(thread).get(state.next.get(thread));
    boolean fences = instruction instanceof Fence || instruction instanceof Exchange;
    if (fences && !buffer.isEmpty()) {
      return;
    }
    switch (instruction) {
      case Load load ->
          values.put(
              new Register(thread, load.register()), visible(values, buffer, load.location()));
      case Store store -> {
        int value = value(values, thread, store.operand());
        if (buffered) {
          buffer.add(new Buffered(store.location(), value));
        } else {
          values.put(new Location(store.location()), value);
        }
      }
      case Exchange exchange -> {
        Variable register = new Register(thread, exchange.register());
        Variable location = new Location(exchange.location());
        int old = values.getOrDefault(location, 0);
        values.put(location, values.getOrDefault(register, 0));
        values.put(register, old);
      }
      case Move move ->
          values.put(new Register(thread, move.register()), value(values, thread, move.operand()));
      case Fence fence -> {}
    }
    int following = state.next.get(thread) + 1;
    reach(
        new State(
            replaced(state.next, thread, following),
            values,
            replaced(state.buffers, thread, buffer)));
  }

  private static int visible(
      Map<Variable, Integer> values, List<Buffered> buffer, String location) {
    int value = values.getOrDefault(new Location(location), 0);
    for (Buffered store : buffer) {
      value = store.location.equals(location) ? store.value : value;
    }
    return value;
  }

  private static int value(Map<Variable, Integer> values, int thread, Operand operand) {
    return switch (operand) {
      case Immediate immediate -> immediate.value();
      case RegisterValue register ->
          values.getOrDefault(new Register(thread, register.register()), 0);
    };
  }

  private static <T> List<T> replaced(List<T> list, int index, T item) {
    List<T> copy = new ArrayList<>(list);
    copy.set(index, item);
    return copy;
  }
}
