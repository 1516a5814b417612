package org.inmesh.loader.occam.checked;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * An operation of the shared-memory extension that every program knows by a name. Each is done in
 * one, after everything that its process did before and before everything that it does later.
 */
public enum AtomicOperation {
  /** {@code (SHARED INT x, VAL INT n, RESULT INT old)}: old, x := x, x PLUS n. */
  ADD("ATOMIC.ADD", Parameter.SHARED, Parameter.VALUE, Parameter.RESULT),
  /** {@code (SHARED INT x, VAL INT new, RESULT INT old)}: old, x := x, new. */
  EXCHANGE("ATOMIC.EXCHANGE", Parameter.SHARED, Parameter.VALUE, Parameter.RESULT),
  /**
   * {@code (SHARED INT x, VAL INT expected, new, RESULT BOOL exchanged)}: exchanged says whether x
   * was as expected; if so, it becomes the new value.
   */
  COMPARE_EXCHANGE(
      "ATOMIC.COMPARE.EXCHANGE",
      Parameter.SHARED,
      Parameter.VALUE,
      Parameter.VALUE,
      Parameter.TRUTH),
  /** Has no parameters; written without parentheses. */
  FENCE("FENCE");

  /** What an argument is. */
  public enum Parameter {
    /** The SHARED INT that is operated on, always the first. */
    SHARED,
    /** An INT. */
    VALUE,
    /** An INT variable that gets the result, always the last. */
    RESULT,
    /** A BOOL variable that gets the result, always the last. */
    TRUTH
  }

  private final String text;
  private final List<Parameter> parameters;

  AtomicOperation(String text, Parameter... parameters) {
    this.text = text;
    this.parameters = List.of(parameters);
  }

  /** As written. */
  public String text() {
    return text;
  }

  /** Its parameters in order. */
  public List<Parameter> parameters() {
    return parameters;
  }

  /** The operation of a name. */
  public static Optional<AtomicOperation> named(String name) {
    return Arrays.stream(values()).filter(each -> each.text.equals(name)).findFirst();
  }
}
