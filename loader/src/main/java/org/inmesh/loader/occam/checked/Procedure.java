package org.inmesh.loader.occam.checked;

import java.util.List;
import java.util.Objects;
import org.inmesh.coresim.program.SourcePosition;

/**
 * A PROC. Its body may use names of enclosing scopes. It never calls itself, directly or through
 * others: a name is in scope only after its declaration.
 */
public final class Procedure {
  private final String name;
  private final List<Symbol> parameters;
  private final Process body;
  private final SourcePosition position;

  /** Creates a procedure. Every parameter is of one of the two parameter kinds. */
  public Procedure(String name, List<Symbol> parameters, Process body, SourcePosition position) {
    this.name = Objects.requireNonNull(name);
    this.parameters = List.copyOf(parameters);
    this.body = Objects.requireNonNull(body);
    this.position = Objects.requireNonNull(position);
  }

  /** As written. */
  public String name() {
    return name;
  }

  /** Formal parameters in order. */
  public List<Symbol> parameters() {
    return parameters;
  }

  /** What it does. */
  public Process body() {
    return body;
  }

  /** Where it is declared. */
  public SourcePosition position() {
    return position;
  }
}
