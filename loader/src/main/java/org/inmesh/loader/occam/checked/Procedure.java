package org.inmesh.loader.occam.checked;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;

/**
 * A PROC or FUNCTION. Its body may use names of enclosing scopes. Unless it is recursive it never
 * calls itself, directly or through others: a name is in scope only after its declaration. The body
 * of a FUNCTION ends in {@link Process.Results}; a value process in an expression is a FUNCTION
 * without parameters.
 */
public final class Procedure {
  private final String name;
  private final List<Symbol> parameters;
  private final List<Type> results;
  private final boolean recursive;
  private final Optional<Intrinsic> intrinsic;
  private final SourcePosition position;
  private Process body;

  /** Creates a PROC. Every parameter is of one of the two parameter kinds. */
  public Procedure(String name, List<Symbol> parameters, Process body, SourcePosition position) {
    this(name, parameters, List.of(), body, position);
  }

  /** Creates a FUNCTION; its parameters are values, and it has results of these types. */
  public Procedure(
      String name,
      List<Symbol> parameters,
      List<Type> results,
      Process body,
      SourcePosition position) {
    this(name, parameters, results, false, position, Optional.empty());
    complete(body);
  }

  private Procedure(
      String name,
      List<Symbol> parameters,
      List<Type> results,
      boolean recursive,
      SourcePosition position,
      Optional<Intrinsic> intrinsic) {
    this.name = Objects.requireNonNull(name);
    this.parameters = List.copyOf(parameters);
    this.results = List.copyOf(results);
    this.recursive = recursive;
    this.position = Objects.requireNonNull(position);
    this.intrinsic = intrinsic;
  }

  /**
   * A function that every program knows; its body stands for a few instructions.
   *
   * @param position where it is used
   */
  public static Procedure of(Intrinsic intrinsic, SourcePosition position) {
    List<Symbol> parameters = new ArrayList<>();
    for (Type type : intrinsic.parameters()) {
      String name = "argument " + (parameters.size() + 1);
      parameters.add(new Symbol(name, Symbol.Kind.VALUE_PARAMETER, type, position));
    }
    Procedure procedure =
        new Procedure(
            intrinsic.name(),
            parameters,
            intrinsic.results(),
            false,
            position,
            Optional.of(intrinsic));
    procedure.complete(new Process.Skip(position));
    return procedure;
  }

  /** A PROC or FUNCTION that may call itself; its body, which does, is to be completed. */
  public static Procedure recursive(
      String name, List<Symbol> parameters, List<Type> results, SourcePosition position) {
    return new Procedure(name, parameters, results, true, position, Optional.empty());
  }

  /** Gives it its body, once. */
  public void complete(Process itsBody) {
    if (body != null) {
      throw new IllegalStateException(name + " has a body");
    }
    body = Objects.requireNonNull(itsBody);
  }

  /** True after REC or RECURSIVE: it may call itself, and each activation is on the heap. */
  public boolean isRecursive() {
    return recursive;
  }

  /** Which function that every program knows it is, if it is one. */
  public Optional<Intrinsic> intrinsic() {
    return intrinsic;
  }

  /** As written. */
  public String name() {
    return name;
  }

  /** Formal parameters in order. */
  public List<Symbol> parameters() {
    return parameters;
  }

  /** Types of a FUNCTION's results; none for a PROC. */
  public List<Type> results() {
    return results;
  }

  /** True if it is called for its results. */
  public boolean isFunction() {
    return !results.isEmpty();
  }

  /** What it does. */
  public Process body() {
    return Objects.requireNonNull(body, "the body of " + name);
  }

  /** Where it is declared. */
  public SourcePosition position() {
    return position;
  }
}
