package org.inmesh.loader.occam.usage;

import java.util.HashMap;
import java.util.Map;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Symbol;

/** The mobile variables that are certainly undefined at a place of the program, and since where. */
final class Undefined {
  private final Map<Symbol, SourcePosition> since = new HashMap<>();

  Undefined copy() {
    Undefined copy = new Undefined();
    copy.since.putAll(since);
    return copy;
  }

  /** Declared, or moved away. */
  void add(Symbol variable, SourcePosition place) {
    since.put(variable, place);
  }

  /** Perhaps defined from here on. */
  void remove(Symbol variable) {
    since.remove(variable);
  }

  /** Nothing is known from here on. */
  void clear() {
    since.clear();
  }

  boolean contains(Symbol variable) {
    return since.containsKey(variable);
  }

  SourcePosition since(Symbol variable) {
    return since.get(variable);
  }

  /** One of two ways was gone: certain is what is so after both. */
  void meet(Undefined other) {
    since.keySet().retainAll(other.since.keySet());
  }

  /** Both happened, each to other variables: what has changed in the other has changed. */
  void change(Undefined before, Undefined after) {
    for (Symbol variable : before.since.keySet()) {
      if (!after.contains(variable)) {
        since.remove(variable);
      }
    }
    for (Map.Entry<Symbol, SourcePosition> each : after.since.entrySet()) {
      if (!each.getValue().equals(before.since.get(each.getKey()))) {
        since.put(each.getKey(), each.getValue());
      }
    }
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Undefined undefined && since.keySet().equals(undefined.since.keySet());
  }

  @Override
  public int hashCode() {
    return since.keySet().hashCode();
  }
}
