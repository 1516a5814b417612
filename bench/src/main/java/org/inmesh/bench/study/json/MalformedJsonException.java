package org.inmesh.bench.study.json;

/** A text is not the JSON of a run or of a result: it is damaged, or by another version. */
public final class MalformedJsonException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** What is wrong. */
  public MalformedJsonException(String message) {
    super(message);
  }

  /** What is wrong, and how it was noticed. */
  public MalformedJsonException(String message, Throwable cause) {
    super(message, cause);
  }
}
