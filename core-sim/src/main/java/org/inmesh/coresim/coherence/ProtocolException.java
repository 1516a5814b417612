package org.inmesh.coresim.coherence;

import java.util.List;
import java.util.Locale;

/**
 * The coherence protocol met a situation that it does not provide for: a bug of the simulator. Its
 * message tells what happened to the line before, at every cache and home.
 */
public final class ProtocolException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  ProtocolException(
      String where, int node, int line, Object state, Object event, List<String> history) {
    super(
        String.format(
            Locale.ROOT,
            "%s %d, line %d: %s in state %s is not provided for; before:\n%s",
            where,
            node,
            line,
            event,
            state,
            String.join("\n", history)));
  }
}
