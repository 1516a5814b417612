package org.inmesh.traces.csv;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inmesh.traces.exchange.ImportSettings;
import org.inmesh.traces.exchange.TraceImport;

/** Reads the tables that {@link CsvExport} writes. */
public final class CsvImport implements TraceImport {
  /** Makes one; it has no options. */
  public CsvImport() {}

  @Override
  public String name() {
    return "csv";
  }

  @Override
  public String purpose() {
    return "a table of all events";
  }

  @Override
  public boolean recognizes(Path in) {
    return in.getFileName().toString().endsWith(".csv");
  }

  @Override
  public Opened open(Path in, ImportSettings settings) throws IOException {
    BufferedReader text = Files.newBufferedReader(in, StandardCharsets.UTF_8);
    try {
      return new CsvEvents(in.toString(), text);
    } catch (IOException | RuntimeException exception) {
      text.close();
      throw exception;
    }
  }
}
