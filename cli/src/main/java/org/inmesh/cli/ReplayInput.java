package org.inmesh.cli;

import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceEnd;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.netrace.NetraceReader;
import org.inmesh.traces.store.TraceReader;

/** An opened trace, or a file that is read as one. */
sealed interface ReplayInput extends Closeable {
  TraceHeader header();

  EventSource events();

  /** What stands at the end; to be asked when all was read. */
  Optional<TraceEnd> end();

  /** What the user should know, when all was read; empty if there is nothing. */
  String remark();

  /** Opens it. */
  static ReplayInput open(Path file, ImportOptions options) throws IOException {
    if (!Files.exists(file)) {
      throw new NoSuchFileException(file.toString());
    }
    if (options.isTrace(file)) {
      options.checkTrace();
      return new Recorded(file, TraceReader.open(file));
    }
    return new Imported(file, options.open(file));
  }

  /** A folder. */
  record Recorded(Path file, TraceReader reader) implements ReplayInput {
    @Override
    public TraceHeader header() {
      return reader.header();
    }

    @Override
    public EventSource events() {
      return reader;
    }

    @Override
    public Optional<TraceEnd> end() {
      return reader.end();
    }

    @Override
    public String remark() {
      return reader.isTruncated()
          ? "%s: the trace is cut off; its last good network cycle is %s"
              .formatted(file, TraceReading.cycle(reader.lastNetworkCycle()))
          : "";
    }

    @Override
    public void close() throws IOException {
      reader.close();
    }
  }

  /** A file of another program. */
  record Imported(Path file, TraceImport.Opened opened) implements ReplayInput {
    @Override
    public TraceHeader header() {
      return opened.header();
    }

    @Override
    public EventSource events() {
      return opened;
    }

    @Override
    public Optional<TraceEnd> end() {
      return Optional.empty();
    }

    @Override
    public String remark() {
      return opened instanceof NetraceReader capture ? remark(capture) : "";
    }

    private String remark(NetraceReader capture) {
      StringBuilder text = new StringBuilder();
      if (capture.missingDependents() > 0) {
        text.append(
            "%s: %s identifiers are named as dependents, but no such packets follow"
                .formatted(file, NumberText.count(capture.missingDependents())));
      }
      if (capture.causesTooFar() > 0) {
        text.append(text.isEmpty() ? "" : "\n")
            .append(
                "%s: %s dependencies reach too far back and are left out"
                    .formatted(file, NumberText.count(capture.causesTooFar())));
      }
      return text.toString();
    }

    @Override
    public void close() throws IOException {
      opened.close();
    }
  }
}
