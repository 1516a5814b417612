package org.inmesh.loader;

import java.util.List;
import java.util.stream.Collectors;

/** The user's input is wrong. Shown without a stack trace. */
public class BadInputException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient List<Diagnostic> diagnostics;

  /** At least one diagnostic, in the order of the text. */
  public BadInputException(List<Diagnostic> diagnostics) {
    super(diagnostics.stream().map(Diagnostic::toString).collect(Collectors.joining("\n")));
    this.diagnostics = List.copyOf(diagnostics);
  }

  /** One message without a place in a file. */
  public BadInputException(String message) {
    this(List.of(Diagnostic.of(message)));
  }

  /** An exception of the same kind that says the same in other words. */
  public BadInputException saying(List<Diagnostic> others) {
    return new BadInputException(others);
  }

  /** What is wrong. */
  public List<Diagnostic> diagnostics() {
    return diagnostics;
  }
}
