package org.inmesh.loader.occam.source;

import java.util.List;
import java.util.Objects;

/**
 * Leaves the construct that breaks a rule of the language. Used inside the compiler only: the
 * nearest place from which it can go on catches it and hands it to the {@link DiagnosticCollector}.
 */
public final class LanguageError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient TextRange range;
  private final transient List<OtherPlace> others;

  /** An error to be reported. */
  public LanguageError(TextRange range, String message) {
    this(range, message, List.of());
  }

  /** An error in which other places are involved. */
  public LanguageError(TextRange range, String message, OtherPlace... others) {
    this(range, message, List.of(others));
  }

  private LanguageError(TextRange range, String message, List<OtherPlace> others) {
    super(Objects.requireNonNull(message), null, false, false);
    this.range = Objects.requireNonNull(range);
    this.others = others;
  }

  private LanguageError() {
    super("already reported", null, false, false);
    this.range = null;
    this.others = List.of();
  }

  /** Leaves a construct because of something that was reported before. */
  public static LanguageError alreadyReported() {
    return new LanguageError();
  }

  /** The text at fault, or null if the error was reported before. */
  public TextRange range() {
    return range;
  }

  /** The other places involved. */
  public List<OtherPlace> others() {
    return others;
  }
}
