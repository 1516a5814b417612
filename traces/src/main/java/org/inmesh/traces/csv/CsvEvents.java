package org.inmesh.traces.csv;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.MappingIterator;
import com.fasterxml.jackson.dataformat.csv.CsvMapper;
import com.fasterxml.jackson.dataformat.csv.CsvParser;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.Reader;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import org.inmesh.traces.TraceFormatException;
import org.inmesh.traces.event.EventSink;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;

/** Reads what {@link CsvExport} writes, a row at a time. */
final class CsvEvents implements TraceImport.Opened {
  private static final String COLUMNS =
      Arrays.stream(Column.values()).map(Column::label).collect(Collectors.joining(","));

  /** Lines before the first that the library sees. */
  private static final int LINES_BEFORE = 2;

  private final String file;
  private final TraceHeader header;
  private final MappingIterator<List<String>> rows;

  /**
   * Reads the header.
   *
   * @param file for messages
   * @throws TraceFormatException if this is not a table of events
   * @throws IOException if it cannot be read
   */
  CsvEvents(String file, Reader text) throws IOException {
    this.file = file;
    BufferedReader lines = new BufferedReader(text);
    header = new HeaderLine().header(file, lines.readLine());
    if (!COLUMNS.equals(lines.readLine())) {
      throw new TraceFormatException(file, 2, "the columns must be " + COLUMNS, null);
    }
    rows =
        new CsvMapper()
            .readerForListOf(String.class)
            .with(CsvParser.Feature.WRAP_AS_ARRAY)
            .readValues(lines);
  }

  @Override
  public TraceHeader header() {
    return header;
  }

  @Override
  public boolean next(EventSink sink) throws IOException {
    List<String> cells;
    try {
      if (!rows.hasNextValue()) {
        return false;
      }
      cells = rows.nextValue();
    } catch (JsonProcessingException exception) {
      throw new TraceFormatException(file, line(), exception.getOriginalMessage(), exception);
    }
    if (cells.size() != Column.values().length) {
      throw new TraceFormatException(
          file,
          line(),
          "%d columns where there must be %d".formatted(cells.size(), Column.values().length),
          null);
    }
    new Row(file, line(), cells).deliver(sink);
    return true;
  }

  /** Of the row that was read last, from 1. */
  private int line() {
    return rows.getParser().currentTokenLocation().getLineNr() + LINES_BEFORE;
  }

  @Override
  public void close() throws IOException {
    rows.close();
  }
}
