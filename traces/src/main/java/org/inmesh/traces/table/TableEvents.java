package org.inmesh.traces.table;

import java.io.IOException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.text.TextRows;

/** Hands out a packet for each row. */
final class TableEvents implements TraceImport.Opened {
  private static final int SIZE = 3;

  private final TextRows rows;
  private final TraceHeader header;
  private final int bytesOfUnit;
  private long packets;

  TableEvents(TextRows rows, TraceHeader header, int bytesOfUnit) {
    this.rows = rows;
    this.header = header;
    this.bytesOfUnit = bytesOfUnit;
  }

  @Override
  public TraceHeader header() {
    return header;
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    if (!rows.next()) {
      return false;
    }
    TableRow row = TableRow.of(rows, header.machine().nodes());
    long bytes = (long) row.size() * bytesOfUnit;
    if (bytes > Integer.MAX_VALUE) {
      throw rows.wrongWord(SIZE, "packets have at most %d bytes".formatted(Integer.MAX_VALUE));
    }
    sink.packetCreated(packets++, 0, 0, row.source(), row.destination(), (int) bytes, row.time());
    return true;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
