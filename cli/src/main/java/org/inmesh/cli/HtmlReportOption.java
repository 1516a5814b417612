package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import org.inmesh.bench.report.HtmlReport;
import org.inmesh.bench.report.Report;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import picocli.CommandLine.Spec.Target;

/** The option that writes what a command has found as a report. */
final class HtmlReportOption {
  @Spec(Target.MIXEE)
  private CommandSpec command;

  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description =
          "writes a report with claims, figures and tables, one page that needs no network; what it"
              + " shows is measured, too, so the simulation takes longer")
  private Path file;

  /** Whether it was given. */
  boolean isGiven() {
    return file != null;
  }

  /**
   * Refuses a file that cannot be written.
   *
   * @throws BadInputException saying why
   */
  void check() {
    if (file != null) {
      check("--report", file);
    }
  }

  /** Refuses a page that cannot be written. */
  static void check(String option, Path page) {
    if (!page.toString().toLowerCase(Locale.ROOT).endsWith(".html")) {
      throw new BadInputException(
          option + ": a report is a page, so its name ends in .html, not " + page.getFileName());
    }
    OutputFile.check(page);
    Path folder = page.toAbsolutePath().getParent();
    if (!Files.isWritable(folder) || Files.exists(page) && !Files.isWritable(page)) {
      throw new BadInputException(page + ": this cannot be written to");
    }
  }

  /** The arguments of the whole command line, for those who want to repeat it. */
  List<String> arguments() {
    return command.root().commandLine().getParseResult().originalArgs();
  }

  /** Writes the page. */
  void write(Report report) throws IOException {
    write(file, report);
  }

  /** Writes a page, whole or not at all. */
  static void write(Path page, Report report) throws IOException {
    OutputFile.write(page, HtmlReport.of(report));
  }
}
