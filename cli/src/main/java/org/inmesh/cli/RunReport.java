package org.inmesh.cli;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Map;
import org.inmesh.coresim.RunResult;

/**
 * What a command says of a run.
 *
 * @param row the run as named values, see {@link RunRow}
 * @param heading of the summary for people
 * @param hostSeconds how long it took on the host
 */
record RunReport(Map<String, Object> row, String heading, RunResult result, double hostSeconds) {

  /**
   * Writes the statistics file and the summary.
   *
   * @param statisticsFile or null for none
   * @param format of the summary
   * @param err standard error, where the summary goes
   */
  void write(Path statisticsFile, Format format, PrintStream err) throws IOException {
    if (statisticsFile != null) {
      OutputFile.write(statisticsFile, StructuredOutput.one(Format.of(statisticsFile), row));
    }
    if (format == Format.TEXT) {
      RunSummary.print(err, heading, result, hostSeconds);
    } else {
      RunRow.addHost(row, result, hostSeconds);
      err.print(StructuredOutput.one(format, row));
    }
  }
}
