package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.inmesh.bench.traffic.SaturationPoint;
import org.inmesh.bench.traffic.SweepPoint;
import org.inmesh.loader.BadInputException;

/**
 * Writes what a sweep found to standard output and to a file.
 *
 * @param format on standard output
 * @param file or null; its name ends in {@code .json} or {@code .csv}
 * @param out standard output
 */
record SweepOutput(Format format, Path file, PrintStream out) {

  /** Refuses several tables where there is room for one. */
  static void check(ReportOptions options, Format format) {
    boolean several = options.links().isPresent() || options.flows().isPresent();
    if (format == Format.CSV && several) {
      throw new BadInputException(
          "--format csv has room for one table: --links and --flows need --format json, or"
              + " --out FILE.csv, which writes FILE-links.csv and so on beside it");
    }
  }

  /** Writes the points of a sweep and what else was asked for. */
  void write(List<SweepPoint> points, ReportOptions options) throws IOException {
    SweepValues values = new SweepValues(points, options);
    if (file != null) {
      writeFile(values);
    }
    switch (format) {
      case TEXT -> {
        if (!points.isEmpty()) {
          new SweepReport(points).print(options, out);
        }
      }
      case JSON -> out.print(StructuredOutput.all(format, values.rowsWithDetails()));
      case CSV -> out.print(StructuredOutput.all(format, values.rows()));
    }
  }

  private void writeFile(SweepValues values) throws IOException {
    Format fileFormat = Format.of(file);
    if (fileFormat == Format.JSON) {
      OutputFile.write(file, StructuredOutput.all(fileFormat, values.rowsWithDetails()));
      return;
    }
    OutputFile.write(file, StructuredOutput.all(fileFormat, values.rows()));
    for (Map.Entry<String, List<Map<String, Object>>> table : values.details().entrySet()) {
      OutputFile.write(
          OutputFile.beside(file, table.getKey()),
          StructuredOutput.all(fileFormat, table.getValue()));
    }
  }

  /** Writes saturation loads. */
  void write(List<SaturationPoint> points) throws IOException {
    List<Map<String, Object>> rows = SaturationReport.rows(points);
    if (file != null) {
      OutputFile.write(file, StructuredOutput.all(Format.of(file), rows));
    }
    if (format == Format.TEXT) {
      SaturationReport.print(points, out);
    } else {
      out.print(StructuredOutput.all(format, rows));
    }
  }
}
