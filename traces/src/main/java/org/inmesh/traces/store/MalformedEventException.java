package org.inmesh.traces.store;

/** Bytes are no event. Whoever knows where they stand in the trace says so. */
final class MalformedEventException extends Exception {
  private static final long serialVersionUID = 1L;

  MalformedEventException(String message) {
    super(message);
  }
}
