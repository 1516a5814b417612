package org.inmesh.loader.occam.source;

import java.util.Objects;

/**
 * Leaves the construct that breaks a rule of the language. Used inside the compiler only: the
 * nearest place from which it can go on catches it and hands it to the {@link DiagnosticCollector}.
 */
public final class LanguageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TextRange range;

  /** An error to be reported. */
  public LanguageError(TextRange range, String message) {
    super(Objects.requireNonNull(message), null, false, false);
    this.range = Objects.requireNonNull(range);
  }

  private LanguageError() {
    super("already reported", null, false, false);
    this.range = null;
  }

  /** Leaves a construct because of something that was reported before. */
  public static LanguageError alreadyReported() {
    return new LanguageError();
  }

  /** The text at fault, or null if the error was reported before. */
  public TextRange range() {
    return range;
  }
}
