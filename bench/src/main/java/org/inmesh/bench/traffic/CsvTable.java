package org.inmesh.bench.traffic;

import java.io.BufferedInputStream;
import java.io.BufferedReader;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import java.util.zip.ZipException;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;

/**
 * Reads numbers from a file of comma-separated values with a header line, which may be compressed
 * by gzip if its name ends in {@code .gz}. Columns are found by their names; others are ignored,
 * and so are blank lines.
 */
final class CsvTable {
  private final String file;
  private final List<String> names;
  private final int[] columns;

  private String text;
  private int line;
  private String[] fields;

  /** How many of the names must be there. */
  private final int required;

  private CsvTable(Path file, List<String> names, int required) {
    this.file = file.toString();
    this.names = names;
    this.required = required;
    columns = new int[names.size()];
  }

  /**
   * Reads a file line by line.
   *
   * @param names the columns that must be there
   * @param reader called for every line; asks for the values by the places of their names
   * @throws BadInputException if the file is no such table; it names file, line and column
   * @throws IOException if the file cannot be read
   */
  static void read(Path file, List<String> names, Consumer<CsvTable> reader) throws IOException {
    read(file, names, names.size(), reader);
  }

  /**
   * Reads a file line by line.
   *
   * @param names the columns
   * @param required how many of them must be there, from the first on
   * @param reader called for every line; asks for the values by the places of their names
   * @throws BadInputException if the file is no such table; it names file, line and column
   * @throws IOException if the file cannot be read
   */
  static void read(Path file, List<String> names, int required, Consumer<CsvTable> reader)
      throws IOException {
    if (Files.isDirectory(file)) {
      throw new BadInputException(file + ": this is a folder");
    }
    try (BufferedReader lines = open(file)) {
      new CsvTable(file, names, required).read(lines, reader);
    } catch (CharacterCodingException exception) {
      throw new BadInputException(file + ": this is not a text in UTF-8");
    } catch (ZipException exception) {
      throw new BadInputException(file + ": this is not a gzip file");
    } catch (EOFException exception) {
      throw new BadInputException(file + ": this gzip file is cut off");
    }
  }

  private static BufferedReader open(Path file) throws IOException {
    if (!file.toString().endsWith(".gz")) {
      return Files.newBufferedReader(file);
    }
    InputStream raw = new BufferedInputStream(Files.newInputStream(file));
    try {
      return new BufferedReader(
          new InputStreamReader(new GZIPInputStream(raw), StandardCharsets.UTF_8));
    } catch (IOException exception) {
      raw.close();
      throw exception;
    }
  }

  private void read(BufferedReader lines, Consumer<CsvTable> reader) throws IOException {
    text = lines.readLine();
    line = 1;
    findColumns(text == null ? "" : text);
    for (text = lines.readLine(); text != null; text = lines.readLine()) {
      line++;
      if (!text.isBlank()) {
        fields = text.split(",", -1);
        reader.accept(this);
      }
    }
  }

  private void findColumns(String header) {
    List<String> present = Arrays.stream(header.split(",", -1)).map(String::strip).toList();
    for (int i = 0; i < columns.length; i++) {
      columns[i] = present.indexOf(names.get(i));
      if (columns[i] < 0 && i < required) {
        throw new BadInputException(
            List.of(
                new Diagnostic(
                    new SourcePosition(file, 1, 1),
                    "there is no column '%s'; the first line must name %s"
                        .formatted(names.get(i), String.join(",", names.subList(0, required))),
                    header,
                    Math.max(1, header.length()))));
      }
    }
  }

  /** Whether the file has a column. */
  boolean has(int name) {
    return columns[name] >= 0;
  }

  /**
   * The whole number in a column of this line.
   *
   * @param name the place of the column's name among those asked for
   * @throws BadInputException if there is none from minimum to maximum
   */
  long whole(int name, long minimum, long maximum) {
    try {
      long value = Long.parseLong(field(name));
      if (value >= minimum && value <= maximum) {
        return value;
      }
    } catch (NumberFormatException exception) {
      throw wrong(name, "%s must be a whole number, not '%s'".formatted(label(name), field(name)));
    }
    throw wrong(
        name,
        String.format(
            Locale.ROOT,
            "%s must be from %d to %d, not %s",
            label(name),
            minimum,
            maximum,
            field(name)));
  }

  /**
   * The number in a column of this line.
   *
   * @throws BadInputException if there is none that is finite and at least 0
   */
  double weight(int name) {
    try {
      double value = Double.parseDouble(field(name));
      if (value >= 0 && value < Double.POSITIVE_INFINITY) {
        return value;
      }
    } catch (NumberFormatException exception) {
      throw wrong(name, "%s must be a number, not '%s'".formatted(label(name), field(name)));
    }
    throw wrong(name, "%s must be at least 0, not %s".formatted(label(name), field(name)));
  }

  /** Something is wrong with a column of this line. */
  BadInputException wrong(int name, String message) {
    int column = 1;
    int place = Math.min(columns[name], fields.length);
    for (int i = 0; i < place; i++) {
      column += fields[i].length() + 1;
    }
    int length = columns[name] < fields.length ? fields[columns[name]].length() : 1;
    return new BadInputException(
        List.of(
            new Diagnostic(
                new SourcePosition(file, line, column), message, text, Math.max(1, length))));
  }

  private String label(int name) {
    return names.get(name);
  }

  private String field(int name) {
    if (columns[name] >= fields.length) {
      throw wrong(name, "the column '%s' is missing in this line".formatted(label(name)));
    }
    return fields[columns[name]].strip();
  }
}
