package org.inmesh.traces.csv;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.GenericEventSink;
import org.inmesh.traces.event.WaitReason;
import org.inmesh.traces.exchange.StreamExport;
import org.inmesh.traces.header.TraceHeader;

/**
 * Writes a trace as a table: the header in a comment, the names of the columns, an event to a row.
 * {@link CsvImport} reads it back.
 */
public final class CsvExport implements StreamExport {
  /** Makes one; it has no options. */
  public CsvExport() {}

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String purpose() {
    return "a table of all events";
  }

  @Override
  public void write(TraceHeader header, EventSource source, OutputStream out) throws IOException {
    Writer writer = new BufferedWriter(new OutputStreamWriter(out, StandardCharsets.UTF_8));
    writer.write(new HeaderLine().text(header) + "\n");
    CsvSchema.Builder schema = CsvSchema.builder();
    for (Column column : Column.values()) {
      schema.addColumn(column.label());
    }
    CsvGenerator rows = new CsvMapper().getFactory().createGenerator(writer);
    rows.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
    rows.setSchema(schema.build().withHeader());
    try {
      source.forEach(new Rows(rows));
    } catch (UncheckedIOException exception) {
      throw exception.getCause();
    } finally {
      rows.close();
      writer.flush();
    }
  }

  /** Writes each event as a row. */
  private static final class Rows extends GenericEventSink {
    private static final WaitReason[] REASONS = WaitReason.values();

    private final CsvGenerator rows;

    Rows(CsvGenerator rows) {
      this.rows = rows;
    }

    @Override
    protected void take(EventType type, long[] values) {
      try {
        rows.writeStartObject();
        rows.writeStringField(Column.EVENT.label(), type.method());
        List<Column> columns = Column.of(type);
        for (int value = 0; value < columns.size(); value++) {
          Column column = columns.get(value);
          if (column == Column.REASON) {
            rows.writeStringField(column.label(), REASONS[(int) values[value]].name());
          } else {
            rows.writeNumberField(column.label(), values[value]);
          }
        }
        rows.writeEndObject();
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }
  }
}
