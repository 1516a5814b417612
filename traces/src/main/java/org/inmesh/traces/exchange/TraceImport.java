package org.inmesh.traces.exchange;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.header.TraceHeader;

/** A format of another program that can be read as a trace. */
public interface TraceImport {
  /** The name on the command line: {@code netrace}. */
  String name();

  /** What it is, in a few words, for the list of formats. */
  String purpose();

  /** True if a file looks like this format, by its name or its first bytes. */
  boolean recognizes(Path in) throws IOException;

  /** What its files leave open; other settings are refused by whoever asks the user for them. */
  default Set<ImportSetting> settings() {
    return Set.of();
  }

  /**
   * Opens a file of which nothing is to be said.
   *
   * @throws org.inmesh.traces.TraceFormatException if it is not of this format
   * @throws IOException if it cannot be read
   */
  default Opened open(Path in) throws IOException {
    return open(in, ImportSettings.NONE);
  }

  /**
   * Opens a file.
   *
   * @param settings of those in {@link #settings()}
   * @throws org.inmesh.traces.TraceFormatException if it is not of this format
   * @throws IOException if it cannot be read
   */
  Opened open(Path in, ImportSettings settings) throws IOException;

  /** An opened file: its header, and its events from the first on, in constant memory. */
  interface Opened extends EventSource, Closeable {
    TraceHeader header();
  }
}
