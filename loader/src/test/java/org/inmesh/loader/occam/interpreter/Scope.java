package org.inmesh.loader.occam.interpreter;

import java.util.HashMap;
import java.util.Map;

/** Names and what they stand for; the innermost declaration hides others. */
final class Scope {
  private final Scope outer;
  private final Map<String, Entity> entities = new HashMap<>();

  private Scope(Scope outer) {
    this.outer = outer;
  }

  static Scope outermost() {
    return new Scope(null);
  }

  Scope inner() {
    return new Scope(this);
  }

  /** A scope with one more name. */
  Scope with(String name, Entity entity) {
    Scope scope = inner();
    scope.declare(name, entity);
    return scope;
  }

  void declare(String name, Entity entity) {
    entities.put(name, entity);
  }

  Entity lookUp(String name) {
    for (Scope scope = this; scope != null; scope = scope.outer) {
      Entity entity = scope.entities.get(name);
      if (entity != null) {
        return entity;
      }
    }
    throw new UnsuitableProgram("there is no " + name);
  }
}
