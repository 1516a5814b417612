package org.inmesh.traces.exchange;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.header.TraceHeader;

/** A format of one file that is written from its beginning to its end. */
public interface StreamExport extends TraceExport {
  /**
   * Writes all events that are left.
   *
   * @param out stays open
   * @throws IOException if they cannot be read or written; if they cannot be read, the document has
   *     what came before and is complete
   */
  void write(TraceHeader header, EventSource events, OutputStream out) throws IOException;

  @Override
  default void write(TraceHeader header, EventSource events, Path out) throws IOException {
    try (OutputStream stream = new BufferedOutputStream(Files.newOutputStream(out))) {
      write(header, events, stream);
    }
  }
}
