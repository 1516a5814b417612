package org.inmesh.traces.replay;

/** The events of a trace contradict each other. */
public final class MalformedTraceException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  MalformedTraceException(String message) {
    super(message);
  }
}
