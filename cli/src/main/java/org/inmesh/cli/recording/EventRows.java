package org.inmesh.cli.recording;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.io.SerializedString;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.inmesh.traces.event.EventType;
import org.inmesh.traces.event.OneEvent;
import org.inmesh.traces.header.TraceHeader;

/** Events as rows of named values, one a line: JSON objects or CSV, the same names in both. */
public final class EventRows implements Closeable {
  private final EventNames names;
  private final JsonGenerator out;

  private EventRows(TraceHeader header, JsonGenerator out) {
    names = new EventNames(header);
    this.out = out.disable(JsonGenerator.Feature.AUTO_CLOSE_TARGET);
  }

  /** A JSON object a line. */
  public static EventRows json(TraceHeader header, OutputStream out) throws IOException {
    return new EventRows(
        header,
        new JsonFactory().createGenerator(out).setRootValueSeparator(new SerializedString("\n")));
  }

  /** CSV with a line of names. */
  public static EventRows csv(TraceHeader header, OutputStream out) throws IOException {
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true);
    columns().forEach(schema::addColumn);
    CsvGenerator rows = new CsvMapper().getFactory().createGenerator(out);
    rows.setSchema(schema.build());
    return new EventRows(header, rows);
  }

  private static Set<String> columns() {
    Set<String> columns = new LinkedHashSet<>(List.of("event", "cycle"));
    Arrays.stream(EventType.values()).forEach(type -> columns.addAll(type.fields()));
    columns.addAll(List.of("type_name", "process_name", "channel_name", "source_line"));
    return columns;
  }

  /** Writes one event. */
  public void write(OneEvent event) throws IOException {
    out.writeStartObject();
    out.writeStringField("event", event.type().method());
    List<String> fields = event.type().fields();
    for (int field = 0; field < fields.size(); field++) {
      String name = fields.get(field);
      if (name.equals("reason")) {
        out.writeStringField(name, EventNames.reason(event).name().toLowerCase(Locale.ROOT));
      } else {
        out.writeNumberField(name, event.value(field));
      }
    }
    name("type_name", names.messageType(event));
    name("process_name", names.process(event));
    name("channel_name", names.channel(event));
    name("source_line", names.sourceLine(event));
    out.writeEndObject();
  }

  private void name(String column, String name) throws IOException {
    if (!name.isEmpty()) {
      out.writeStringField(column, name);
    }
  }

  /** Leaves what it writes to open. */
  @Override
  public void close() throws IOException {
    out.close();
  }
}
