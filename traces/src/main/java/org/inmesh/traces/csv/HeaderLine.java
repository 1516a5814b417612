package org.inmesh.traces.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.header.TraceHeader;

/** The trace's header as JSON in a comment: the first line of the table. */
final class HeaderLine {
  private static final String COMMENT = "# ";

  private final JsonMapper json =
      JsonMapper.builder().disable(MapperFeature.AUTO_DETECT_IS_GETTERS).build();

  String text(TraceHeader header) throws JsonProcessingException {
    return COMMENT + json.writeValueAsString(header);
  }

  /**
   * Reads it back.
   *
   * @param text null if the file is empty
   * @throws TraceFormatException if it is none
   */
  TraceHeader header(String file, String text) throws TraceFormatException {
    if (text == null || !text.startsWith(COMMENT)) {
      throw new TraceFormatException(
          file,
          1,
          "a table of events begins with a line '# {...}' that has the trace's header",
          null);
    }
    TraceHeader header;
    try {
      header = json.readValue(text.substring(COMMENT.length()), TraceHeader.class);
    } catch (JsonProcessingException exception) {
      throw new TraceFormatException(
          file, 1, "not the header of a trace: " + exception.getOriginalMessage(), exception);
    }
    if (header == null || header.machine() == null || header.program() == null) {
      throw new TraceFormatException(file, 1, "the header lacks its machine or program", null);
    }
    if (header.formatVersion() != TraceHeader.FORMAT_VERSION) {
      throw new TraceFormatException(
          file,
          1,
          "format version %d; this program reads version %d"
              .formatted(header.formatVersion(), TraceHeader.FORMAT_VERSION),
          null);
    }
    return header;
  }
}
