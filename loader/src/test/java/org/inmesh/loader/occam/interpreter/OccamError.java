package org.inmesh.loader.occam.interpreter;

/** What sets the error flag of the machine. */
final class OccamError extends RuntimeException {
  private static final long serialVersionUID = 1;
  private int line;

  OccamError(String message) {
    super(message, null, false, false);
  }

  /** The line of the innermost process in which it happened; 0 before that is known. */
  int line() {
    return line;
  }

  /** Says the line, if an inner process has not done so already. */
  OccamError at(int where) {
    if (line == 0) {
      line = where;
    }
    return this;
  }
}
