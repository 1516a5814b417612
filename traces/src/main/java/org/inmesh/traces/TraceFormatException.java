package org.inmesh.traces;

import java.io.IOException;

/** A file is not the trace that it should be. The message begins with {@code file:line:}. */
public final class TraceFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  TraceFormatException(String file, int line, String message, Exception cause) {
    super(file + ":" + line + ": " + message, cause);
  }
}
