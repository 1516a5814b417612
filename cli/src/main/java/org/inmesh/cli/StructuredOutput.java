package org.inmesh.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.dataformat.csv.CsvGenerator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvSchema;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Rows of named values as JSON or CSV; the names are stable and the same in both. */
final class StructuredOutput {
  private static final ObjectMapper JSON =
      new ObjectMapper().enable(SerializationFeature.INDENT_OUTPUT);

  private StructuredOutput() {}

  /** One object, or one line under a header. */
  static String one(Format format, Map<String, Object> row) throws IOException {
    return format == Format.JSON ? JSON.writeValueAsString(row) + "\n" : csv(List.of(row));
  }

  /**
   * An array of objects, or a line for each row under a header; no header without rows.
   *
   * @param rows all with the same names
   */
  static String all(Format format, List<Map<String, Object>> rows) throws IOException {
    return format == Format.JSON ? JSON.writeValueAsString(rows) + "\n" : csv(rows);
  }

  private static String csv(List<Map<String, Object>> rows) throws IOException {
    if (rows.isEmpty()) {
      return "";
    }
    CsvSchema.Builder schema = CsvSchema.builder().setUseHeader(true).setNullValue("");
    rows.getFirst().keySet().forEach(schema::addColumn);
    List<Map<String, Object>> flat = new ArrayList<>();
    for (Map<String, Object> row : rows) {
      Map<String, Object> values = new LinkedHashMap<>();
      row.forEach((key, value) -> values.put(key, flat(value)));
      flat.add(values);
    }
    CsvMapper mapper = new CsvMapper();
    // Otherwise every long text is quoted, needed or not, even in the header.
    mapper.enable(CsvGenerator.Feature.STRICT_CHECK_FOR_QUOTING);
    return mapper.writer(schema.build()).writeValueAsString(flat);
  }

  /** Lists and maps have no place in a cell: {@code a; b} and {@code x=1 y=2}. */
  private static Object flat(Object value) {
    return switch (value) {
      case List<?> list -> list.stream().map(String::valueOf).collect(Collectors.joining("; "));
      case Map<?, ?> map ->
          map.entrySet().stream()
              .map(entry -> entry.getKey() + "=" + entry.getValue())
              .collect(Collectors.joining(" "));
      case null -> null;
      default -> value;
    };
  }
}
