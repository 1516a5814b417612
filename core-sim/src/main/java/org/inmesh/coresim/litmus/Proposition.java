package org.inmesh.coresim.litmus;

import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What is true or false of a final state. */
public sealed interface Proposition {

  /** A variable has a value. */
  record Equal(Variable variable, int value) implements Proposition {}

  /** All are true; of none, true. */
  record And(List<Proposition> parts) implements Proposition {
    /** Copies the list. */
    public And {
      parts = List.copyOf(parts);
    }
  }

  /** One or more is true; of none, false. */
  record Or(List<Proposition> parts) implements Proposition {
    /** Copies the list. */
    public Or {
      parts = List.copyOf(parts);
    }
  }

  /** The part is false. */
  record Not(Proposition part) implements Proposition {}

  /** True if it holds for these values; every variable has one. */
  default boolean holds(Map<Variable, Integer> values) {
    return switch (this) {
      case Equal equal -> values.get(equal.variable) == equal.value;
      case And and -> and.parts.stream().allMatch(part -> part.holds(values));
      case Or or -> or.parts.stream().anyMatch(part -> part.holds(values));
      case Not not -> !not.part.holds(values);
    };
  }

  /** The variables that it is about. */
  default Set<Variable> variables() {
    Set<Variable> variables = new HashSet<>();
    switch (this) {
      case Equal equal -> variables.add(equal.variable);
      case And and -> and.parts.forEach(part -> variables.addAll(part.variables()));
      case Or or -> or.parts.forEach(part -> variables.addAll(part.variables()));
      case Not not -> variables.addAll(not.part.variables());
    }
    return variables;
  }
}
