package org.inmesh.bench.study.store;

import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.coresim.MachineSpecification;

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
 * @param kind of the machine: {@code mesh}, {@code coherent}
 * @param parameters of the program
 */
public record HostTime(
    String key,
    String program,
    String form,
    String machine,
    int cores,
    double seconds,
    String host,
    String kind,
    Map<String, Integer> parameters) {
  /** Names of the columns, without an end of line. */
  static final String HEADER = "key,program,form,machine,cores,seconds,host,kind,parameters";

  private static final Pattern PARAMETER = Pattern.compile("([^ =]+)=(-?\\d{1,10})");

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
              TEXT,
              "(\\w+)",
              TEXT));

  /** Orders the parameters by name. */
  public HostTime {
    parameters = Collections.unmodifiableMap(new TreeMap<>(parameters));
  }

  /** How long a run took on its machine. */
  public static HostTime of(
      StudyRun run, MachineSpecification machine, double seconds, String host) {
    return new HostTime(
        RunKey.of(run).value(),
        run.program(),
        run.form().key(),
        machine.name(),
        machine.cores(),
        seconds,
        host,
        machine.kind().name().toLowerCase(Locale.ROOT),
        run.parameters());
  }

  /** The line, with its end. */
  String line() {
    String time = String.format(Locale.ROOT, "%.3f", seconds);
    String values =
        parameters.entrySet().stream()
            .map(each -> each.getKey() + "=" + each.getValue())
            .collect(Collectors.joining(" "));
    return CsvText.line(List.of(key, program, form, machine, cores, time, host, kind, values));
  }

  /** Reads a line without its end; nothing if it is none, or not whole. */
  static Optional<HostTime> read(String line) {
    Matcher cells = LINE.matcher(line);
    if (!cells.matches()) {
      return Optional.empty();
    }
    try {
      return Optional.of(
          new HostTime(
              cells.group(1),
              text(cells.group(2)),
              cells.group(3),
              text(cells.group(4)),
              Integer.parseInt(cells.group(5)),
              Double.parseDouble(cells.group(6)),
              text(cells.group(7)),
              cells.group(8),
              parameters(text(cells.group(9)))));
    } catch (NumberFormatException damaged) {
      return Optional.empty();
    }
  }

  private static Map<String, Integer> parameters(String text) {
    return PARAMETER
        .matcher(text)
        .results()
        .collect(
            Collectors.toMap(
                each -> each.group(1),
                each -> Integer.valueOf(each.group(2)),
                (first, second) -> first));
  }

  private static String text(String cell) {
    return cell.startsWith("\"")
        ? cell.substring(1, cell.length() - 1).replace("\"\"", "\"")
        : cell;
  }
}
