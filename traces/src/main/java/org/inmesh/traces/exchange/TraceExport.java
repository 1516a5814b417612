package org.inmesh.traces.exchange;

import java.io.IOException;
import java.nio.file.Path;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.header.TraceHeader;

/** A format that a trace can be written in for another program. */
public interface TraceExport {
  /** The name on the command line: {@code netrace}. */
  String name();

  /** What it is for, in a few words, for the list of formats. */
  String purpose();

  /**
   * Writes all events in constant memory.
   *
   * @param events from the first; read once
   * @param out file, or folder for a format of several files; does not exist, or may be replaced
   * @throws org.inmesh.traces.TraceFormatException if the trace has nothing that this format can
   *     say, or something that it cannot
   * @throws IOException if the trace cannot be read or the file cannot be written
   */
  void write(TraceHeader header, EventSource events, Path out) throws IOException;
}
