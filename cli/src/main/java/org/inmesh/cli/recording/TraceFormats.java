package org.inmesh.cli.recording;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inmesh.loader.BadInputException;
import org.inmesh.traces.csv.CsvExport;
import org.inmesh.traces.csv.CsvImport;
import org.inmesh.traces.exchange.TraceExport;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.export.ChromeExport;
import org.inmesh.traces.export.DotExport;
import org.inmesh.traces.export.SvgExport;
import org.inmesh.traces.export.VcdExport;
import org.inmesh.traces.flow.NoximImport;
import org.inmesh.traces.flow.TaskGraphImport;
import org.inmesh.traces.goal.GoalImport;
import org.inmesh.traces.netrace.NetraceExport;
import org.inmesh.traces.netrace.NetraceImport;
import org.inmesh.traces.synfull.SynfullImport;
import org.inmesh.traces.table.TableExport;
import org.inmesh.traces.table.TableImport;

/** The formats that traces are converted to and from, besides the trace's own. */
public final class TraceFormats {
  /** The name of the trace's own format. */
  public static final String TRACE = "trace";

  private TraceFormats() {}

  /** Those that can be written. */
  public static List<TraceExport> exports() {
    return List.of(
        new ChromeExport(),
        new CsvExport(),
        new DotExport(),
        new NetraceExport(),
        new SvgExport(),
        new TableExport(),
        new VcdExport());
  }

  /** Those that can be read. */
  public static List<TraceImport> imports() {
    return List.of(
        new CsvImport(),
        new GoalImport(),
        new NetraceImport(),
        new NoximImport(),
        new SynfullImport(),
        new TableImport(),
        new TaskGraphImport());
  }

  /** The one of a name, to write. */
  public static TraceExport export(String name) {
    return exports().stream()
        .filter(format -> format.name().equals(name))
        .findFirst()
        .orElseThrow(
            () ->
                new BadInputException(
                    "no format '%s' can be written; there are %s, and %s"
                        .formatted(name, exportNames(), TRACE)));
  }

  /** Names of those that can be written. */
  public static String exportNames() {
    return exports().stream().map(TraceExport::name).collect(Collectors.joining(", "));
  }

  /** Names of those that can be read. */
  public static String importNames() {
    return imports().stream().map(TraceImport::name).collect(Collectors.joining(", "));
  }

  /**
   * The one to read a file with.
   *
   * @param name of the format; null for the one that the file looks like
   */
  public static TraceImport importOf(Path file, String name) throws IOException {
    Optional<TraceImport> found = Optional.empty();
    for (TraceImport format : imports()) {
      if (name == null ? format.recognizes(file) : format.name().equals(name)) {
        found = Optional.of(format);
        break;
      }
    }
    return found.orElseThrow(
        () ->
            new BadInputException(
                name == null
                    ? "%s: its name says no format; --from-format does: a trace (a folder), %s"
                        .formatted(file, importNames())
                    : "no format '%s' can be read; there are %s, and %s"
                        .formatted(name, importNames(), TRACE)));
  }
}
