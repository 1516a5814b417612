package org.inmesh.coresim.coherence;

/** The coherence protocol met a situation that it does not provide for: a bug of the simulator. */
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProtocolException(String where, int node, int line, Object state, Object event) {
    super("%s %d, line %d: %s in state %s".formatted(where, node, line, event, state));
  }
}
