package org.inmesh.bench.study.store;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a run took a host: a line of {@code host.csv}.
 *
 * @param key of the run
 * @param program its name
 * @param form its key
 * @param machine its name
 * @param cores of the machine
 * @param seconds of the host
 * @param host its name
 */
public record HostTime(
    String key,
    String program,
    String form,
    String machine,
    int cores,
    double seconds,
    String host) {
  /** Names of the columns, without an end of line. */
  static final String HEADER = "key,program,form,machine,cores,seconds,host";

  private static final String TEXT = "(\"(?:[^\"]|\"\")*\"|[^,\"]*)";

  private static final Pattern LINE =
      Pattern.compile(
          String.join(
              ",",
              "([0-9a-f]{64})",
              TEXT,
              "(\\w+)",
              TEXT,
              "(\\d{1,9})",
              "(\\d+(?:\\.\\d+)?)",
              TEXT));

  /** The line, with its end. */
  String line() {
    String time = String.format(Locale.ROOT, "%.3f", seconds);
    return CsvText.line(List.of(key, program, form, machine, cores, time, host));
  }

  /** Reads a line without its end; nothing if it is none, or not whole. */
  static Optional<HostTime> read(String line) {
    Matcher cells = LINE.matcher(line);
    return cells.matches()
        ? Optional.of(
            new HostTime(
                cells.group(1),
                text(cells.group(2)),
                cells.group(3),
                text(cells.group(4)),
                Integer.parseInt(cells.group(5)),
                Double.parseDouble(cells.group(6)),
                text(cells.group(7))))
        : Optional.empty();
  }

  private static String text(String cell) {
    return cell.startsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }
}
