package org.inmesh.traces;

import java.io.IOException;

/**
 * A file is not the trace that it should be. The message begins with the file, and with line or
 * offset if there is one.
 */
public final class TraceFormatException extends IOException {
  private static final long serialVersionUID = 1L;

  /**
   * Says what is wrong in a text.
   *
   * @param line from 1
   * @param cause null if there is none
   */
  public TraceFormatException(String file, int line, String message, Exception cause) {
    super(file + ":" + line + ": " + message, cause);
  }

  /**
   * With a message of the reader's own.
   *
   * @param message begins with the file
   */
  public TraceFormatException(String message) {
    super(message);
  }

  /**
   * With a message of the reader's own, because of another exception.
   *
   * @param message begins with the file
   */
  public TraceFormatException(String message, Exception cause) {
    super(message, cause);
  }
}
