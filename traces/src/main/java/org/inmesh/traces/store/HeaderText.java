package org.inmesh.traces.store;

import com.fasterxml.jackson.annotation.JsonSetter;
import com.fasterxml.jackson.annotation.Nulls;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.MapperFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.TreeSet;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.header.TraceEnd;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.header.TraceHeader.Selection;

/** Header and end of a trace as JSON, always the same text for the same content. */
final class HeaderText {
  private static final ObjectMapper JSON =
      JsonMapper.builder()
          .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
          .disable(MapperFeature.AUTO_DETECT_IS_GETTERS)
          .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_CREATOR_PROPERTIES)
          .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
          .defaultSetterInfo(JsonSetter.Value.forContentNulls(Nulls.FAIL))
          .build();

  private HeaderText() {}

  static byte[] of(TraceHeader header) {
    Selection selection = header.selection();
    // Sets have no order of their own.
    Selection sorted =
        new Selection(
            selection.kinds().isEmpty() ? selection.kinds() : EnumSet.copyOf(selection.kinds()),
            new TreeSet<>(selection.cores()),
            selection.from(),
            selection.to());
    return text(
        new TraceHeader(
            header.formatVersion(), header.origin(), sorted, header.machine(), header.program()));
  }

  static byte[] of(TraceEnd end) {
    return text(end);
  }

  private static byte[] text(Object value) {
    try {
      return JSON.writeValueAsString(value).getBytes(StandardCharsets.UTF_8);
    } catch (JsonProcessingException exception) {
      throw new IllegalArgumentException("cannot be written as JSON: " + value, exception);
    }
  }

  /**
   * Reads a header.
   *
   * @throws TraceFormatException if its format is a later one
   * @throws JsonProcessingException if it is no header
   */
  static TraceHeader header(Path trace, byte[] text) throws IOException {
    String json = new String(text, StandardCharsets.UTF_8);
    int version = JSON.readTree(json).path("formatVersion").asInt();
    if (version < 1 || version > TraceHeader.FORMAT_VERSION) {
      throw new TraceFormatException(
          "%s: its format has version %d; this reader knows 1 to %d"
              .formatted(trace, version, TraceHeader.FORMAT_VERSION));
    }
    return JSON.readValue(json, TraceHeader.class);
  }

  static TraceEnd end(byte[] text) throws JsonProcessingException {
    return JSON.readValue(new String(text, StandardCharsets.UTF_8), TraceEnd.class);
  }
}
