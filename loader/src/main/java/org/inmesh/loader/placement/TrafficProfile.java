package org.inmesh.loader.placement;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.object.ObjectProgram.Component;
import org.inmesh.loader.occam.source.SourceText;

/**
 * Which component has sent how much to which in a run. As a file it is CSV with the header {@code
 * writer,reader,messages,bytes}.
 *
 * @param rows each pair of writer and reader once
 */
public record TrafficProfile(List<Row> rows) {
  private static final String HEADER = "writer,reader,messages,bytes";
  private static final int FIELDS = 4;

  /** Copies the list. */
  public TrafficProfile {
    rows = List.copyOf(rows);
  }

  /**
   * What one component has sent to another.
   *
   * @param writer name of the component that sent
   * @param reader name of the one that received
   * @param line that it was read from
   */
  public record Row(String writer, String reader, long messages, long bytes, InputLine line) {
    /** A row that was not read from a file. */
    public Row(String writer, String reader, long messages, long bytes) {
      this(writer, reader, messages, bytes, InputLine.NONE);
    }
  }

  /**
   * Reads a file.
   *
   * @throws BadInputException with all lines that are wrong
   */
  public static TrafficProfile read(SourceText text) {
    List<String> lines = text.lines();
    if (!lines.getFirst().strip().equals(HEADER)) {
      throw new BadInputException(
          List.of(
              new InputLine(text.file(), 1, lines.getFirst())
                  .wrong(
                      "",
                      "this is no profile of traffic: the first line must be "
                          + HEADER
                          + "; 'inmesh run PROGRAM --profile-channels FILE' writes one")));
    }
    List<Row> rows = new ArrayList<>();
    List<Diagnostic> wrong = new ArrayList<>();
    for (int index = 1; index < lines.size(); index++) {
      if (!lines.get(index).isBlank()) {
        InputLine line = new InputLine(text.file(), index + 1, lines.get(index));
        try {
          rows.add(row(line));
        } catch (BadInputException exception) {
          wrong.addAll(exception.diagnostics());
        }
      }
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(wrong);
    }
    return new TrafficProfile(rows);
  }

  private static Row row(InputLine line) {
    String[] fields = line.text().split(",", -1);
    if (fields.length != FIELDS) {
      throw refusal(
          line,
          "",
          String.format(
              Locale.ROOT, "a line has %d fields, %s, not %d", FIELDS, HEADER, fields.length));
    }
    return new Row(
        fields[0].strip(),
        fields[1].strip(),
        count(line, fields[2].strip()),
        count(line, fields[3].strip()),
        line);
  }

  private static long count(InputLine line, String field) {
    try {
      long count = Long.parseLong(field);
      if (count >= 0) {
        return count;
      }
    } catch (NumberFormatException exception) {
      // Said below.
    }
    throw refusal(line, field, "messages and bytes are numbers from 0, not '" + field + "'");
  }

  private static BadInputException refusal(InputLine line, String part, String message) {
    return new BadInputException(List.of(line.wrong(part, message)));
  }

  /** The profile as a file. */
  public String text() {
    StringBuilder text = new StringBuilder(HEADER).append('\n');
    for (Row row : rows) {
      text.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%d\n",
              row.writer(),
              row.reader(),
              row.messages(),
              row.bytes()));
    }
    return text.toString();
  }

  /** The traffic between the components of a program, weighted by bytes. */
  ChannelGraph graph(ObjectProgram program) {
    Map<String, Integer> numbers = numbers(program);
    List<ChannelGraph.Link> links = new ArrayList<>();
    List<Diagnostic> wrong = new ArrayList<>();
    for (Row row : rows) {
      Integer writer = numbers.get(row.writer());
      Integer reader = numbers.get(row.reader());
      if (writer == null || reader == null) {
        String unknown = writer == null ? row.writer() : row.reader();
        wrong.add(row.line().unknown(unknown, program.name(), numbers.keySet()));
      } else if (!writer.equals(reader) && row.bytes() > 0) {
        links.add(new ChannelGraph.Link(writer, reader, row.bytes()));
      }
    }
    if (!wrong.isEmpty()) {
      throw new BadInputException(wrong);
    }
    return ChannelGraph.of(program.components().size(), links);
  }

  /**
   * Bytes of the messages x links between their components, in a placement.
   *
   * @throws BadInputException if the profile is of another program
   */
  public long byteHops(ObjectProgram program, Placement placement, int columns, int rows) {
    return graph(program).cost(placement.coreOfComponent(), new Grid(columns, rows));
  }

  private static Map<String, Integer> numbers(ObjectProgram program) {
    Map<String, Integer> numbers = new HashMap<>();
    for (Component component : program.components()) {
      numbers.put(component.name(), numbers.size());
    }
    return numbers;
  }
}
