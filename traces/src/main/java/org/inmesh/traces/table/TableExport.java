package org.inmesh.traces.table;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.exchange.TraceExport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;

/**
 * Writes the packets of a trace as a table that {@link TableImport} reads. The time is that of the
 * network's first cycle in which a packet can take part. Causes, networks and message classes are
 * left out.
 */
public final class TableExport implements TraceExport {
  /** Makes one. */
  public TableExport() {}

  @Override
  public String name() {
    return TableImport.NAME;
  }

  @Override
  public String purpose() {
    return "packets, one a row: " + TableRow.COLUMNS;
  }

  @Override
  public void write(TraceHeader header, EventSource events, Path out) throws IOException {
    try (BufferedWriter text = Files.newBufferedWriter(out, StandardCharsets.US_ASCII)) {
      TraceMachine machine = header.machine();
      text.write(
          String.format(
              Locale.ROOT,
              "# %s\n# size = bytes\n# nodes = %d\n",
              TableRow.COLUMNS,
              machine.nodes()));
      if (machine.columns() > 0) {
        text.write(String.format(Locale.ROOT, "# columns = %d\n", machine.columns()));
      }
      events.forEach(new Rows(text, out.toString(), machine.firstStep()));
    } catch (UncheckedIOException exception) {
      throw exception.getCause();
    }
  }

  /** Writes a row for each packet. */
  private static final class Rows implements EventSink {
    private final Writer text;
    private final String file;
    private final int firstStep;
    private long latest;

    Rows(Writer text, String file, int firstStep) {
      this.text = text;
      this.file = file;
      this.firstStep = firstStep;
    }

    @Override
    public void packetCreated(
        long packet,
        int network,
        int messageClass,
        int source,
        int destination,
        int bytes,
        long cycle) {
      try {
        if (cycle < latest) {
          throw new TraceFormatException(
              String.format(
                  Locale.ROOT,
                  "%s: times of a table ascend, but packet %d was created in cycle %d, after one of cycle %d",
                  file,
                  packet,
                  cycle,
                  latest));
        }
        latest = cycle;
        text.write((cycle + firstStep) + " " + source + " " + destination + " " + bytes + "\n");
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }
  }
}
