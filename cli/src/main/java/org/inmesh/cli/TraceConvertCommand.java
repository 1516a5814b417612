package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.inmesh.loader.BadInputException;
import org.inmesh.traces.event.EventSource;
import org.inmesh.traces.exchange.TraceExport;
import org.inmesh.traces.exchange.TraceImport;
import org.inmesh.traces.header.TraceHeader;
import org.inmesh.traces.selection.FittingEvents;
import org.inmesh.traces.store.TraceReader;
import org.inmesh.traces.store.TraceWriter;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Converts between traces and other programs' formats. */
@Command(
    name = "convert",
    sortOptions = false,
    header = "Converts a trace to another format, or from one.",
    description = {
      "Converts a trace to a format of another program, or makes a trace of one.",
      "",
      "Written are trace and: chrome, csv, dot, netrace, svg, table, vcd. Read are trace and: csv,"
          + " goal, netrace, noxim, synfull, table, taskgraph."
    })
final class TraceConvertCommand implements Callable<Integer> {
  private final TraceReading reading;

  @Mixin private HelpOption help;

  @Parameters(index = "0", paramLabel = "IN", description = "a trace, or a file of a format")
  private Path in;

  @Parameters(index = "1", paramLabel = "OUT", description = "the file or the trace to write")
  private Path out;

  @Mixin private ExportOptions exportOptions;

  @Mixin private ImportOptions importOptions;

  /** What the user should know, when all is written. */
  private final List<String> remarks = new ArrayList<>();

  TraceConvertCommand(TraceReading reading) {
    this.reading = reading;
  }

  @Override
  public Integer call() throws IOException, InterruptedException {
    if (!Files.exists(in)) {
      throw new BadInputException(in + ": there is no such file or folder");
    }
    if (importOptions.isTrace(in)) {
      importOptions.checkTrace();
      try (TraceReader reader = TraceReader.open(in)) {
        int code =
            reading.during(
                () -> {
                  write(reader.header(), reader, reader);
                });
        reading.tellTruncation(in, reader);
        remarks.forEach(reading::tell);
        return code;
      }
    }
    try (TraceImport.Opened opened = importOptions.open(in)) {
      int code = reading.during(() -> write(opened.header(), opened, null));
      remarks.forEach(reading::tell);
      return code;
    }
  }

  /**
   * Writes all events.
   *
   * @param trace that they come from, or null for another format
   */
  private void write(TraceHeader header, EventSource events, TraceReader trace) throws IOException {
    if (!exportOptions.isTrace()) {
      TraceExport format = exportOptions.export(remarks::add);
      OutputFile.check(out);
      EventSource fitting = new FittingEvents(events, header.machine());
      try {
        format.write(header, reading.watched(fitting), out);
      } catch (IOException exception) {
        throw withPlace(exception);
      }
      return;
    }
    RecordingOptions.checkFolder(out);
    try (TraceWriter writer = new TraceWriter(out, header)) {
      reading.watched(events).forEach(writer);
      if (reading.stopped()) {
        return;
      }
      if (trace == null) {
        writer.finish("imported", Map.of());
      } else if (trace.end().isPresent()) {
        writer.finish(trace.end().get().ending(), trace.end().get().statistics());
      }
    }
  }

  /** The operating system does not say in which file there was no more room. */
  private IOException withPlace(IOException exception) {
    return exception.getClass() == IOException.class
        ? new IOException("%s to %s: %s".formatted(in, out, exception.getMessage()), exception)
        : exception;
  }
}
