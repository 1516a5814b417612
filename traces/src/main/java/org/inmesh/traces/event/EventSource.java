package org.inmesh.traces.event;

import java.io.IOException;

/** Events in the order of a trace, one at a time, so that whoever reads keeps none. */
public interface EventSource {
  /**
   * Hands the next event over.
   *
   * @return false if there was none left
   * @throws IOException if it cannot be read
   */
  boolean next(EventSink sink) throws IOException;

  /**
   * Hands all over that are left.
   *
   * @throws IOException if they cannot be read
   */
  default void forEach(EventSink sink) throws IOException {
    while (next(sink)) {
      // All is done in the condition.
    }
  }
}
