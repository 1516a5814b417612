package org.inmesh.traces.table;

import java.io.IOException;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventKind;
import org.inmesh.traces.exchange.ImportSetting;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceMachine;
import org.inmesh.traces.header.TraceProgram;
import org.inmesh.traces.text.TextRows;

/**
 * Reads tables of packets with a row for each, {@code time source destination size}: network
 * cycles, ascending; nodes from 0; bytes, or flits if a flit's length is said. Comments begin with
 * {@code #}; {@code nodes = N}, {@code columns = N}, {@code size = bytes} or {@code flits} and
 * {@code flit-bytes = N} in one are heeded. The file is read twice, in constant memory.
 */
public final class TableImport implements TraceImport {
  /** On the command line, and of where a trace comes from in its header. */
  public static final String NAME = "table";

  /** What a comment begins with. */
  static final char COMMENT = '#';

  /** Makes one. */
  public TableImport() {}

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public String purpose() {
    return "packets, one a row: " + TableRow.COLUMNS;
  }

  @Override
  public boolean recognizes(Path in) {
    return in.getFileName().toString().endsWith(".table");
  }

  @Override
  public Set<ImportSetting> settings() {
    return Set.of(ImportSetting.FLIT_BYTES);
  }

  @Override
  public Opened open(Path in, ImportSettings settings) throws IOException {
    TableNotes notes = new TableNotes();
    int nodes = checkedNodes(in, notes);
    if (notes.columns > 0 && nodes % notes.columns != 0) {
      throw new TraceFormatException(
          "%s: %d nodes do not make rows of %d".formatted(in, nodes, notes.columns));
    }
    int flitBytes = flitBytes(in, notes, settings);
    return new TableEvents(
        new TextRows(in, COMMENT, TextRows.CommentReader.NONE),
        header(in, nodes, notes.columns, flitBytes),
        flitBytes == 0 ? 1 : flitBytes);
  }

  /** Reads all, so that what is wrong is told before anything is done with the rest. */
  private static int checkedNodes(Path in, TableNotes notes) throws IOException {
    int nodes = 1;
    long latest = 0;
    try (TextRows rows = new TextRows(in, COMMENT, notes::read)) {
      while (rows.next()) {
        TableRow row = TableRow.of(rows, notes.nodes);
        if (row.time() < latest) {
          throw rows.wrongWord(
              0,
              "times must ascend, and %d came before ('sort -n' sorts a table); time must be at least %d"
                  .formatted(latest, latest));
        }
        latest = row.time();
        nodes = Math.max(nodes, 1 + Math.max(row.source(), row.destination()));
      }
    }
    if (nodes > notes.nodes && notes.nodes > 0) {
      throw new TraceFormatException(
          "%s: a comment says that there are %d nodes, but there is node %d"
              .formatted(in, notes.nodes, nodes - 1));
    }
    return Math.max(nodes, notes.nodes);
  }

  /** 0 if sizes are in bytes. */
  private static int flitBytes(Path in, TableNotes notes, ImportSettings settings)
      throws TraceFormatException {
    int said = (int) settings.whole(ImportSetting.FLIT_BYTES, notes.flitBytes);
    if (notes.size.equals("flits") && said == 0) {
      throw new TraceFormatException(
          "%s: sizes are in flits; say how long a flit is: '# flit-bytes = N' or --flit-bytes N"
              .formatted(in));
    }
    if (notes.size.equals("bytes") && said != 0) {
      throw new TraceFormatException(
          "%s: sizes are in bytes, as a comment says; a flit's length has no meaning"
              .formatted(in));
    }
    return said;
  }

  private static TraceHeader header(Path in, int nodes, int columns, int flitBytes) {
    String file = in.getFileName().toString();
    return new TraceHeader(
        TraceHeader.FORMAT_VERSION,
        NAME,
        new TraceHeader.Selection(EnumSet.of(EventKind.NETWORK), Set.of(), 0, Long.MAX_VALUE),
        new TraceMachine(file, "network", "", nodes, columns, 1, flitBytes, 1, 1, 0, List.of()),
        new TraceProgram(
            file,
            new TreeMap<>(Map.of("size", flitBytes == 0 ? "bytes" : "flits")),
            "",
            0,
            List.of(),
            List.of(),
            new int[0],
            List.of()));
  }
}
