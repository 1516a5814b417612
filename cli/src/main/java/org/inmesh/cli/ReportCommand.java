package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.inmesh.bench.report.FigureFiles;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.study.folder.StudyFolder;
import org.inmesh.bench.study.table.StudyTable;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Makes a report of a study's results. */
@Command(
    name = "report",
    sortOptions = false,
    header = "Makes a report of a study: a page with claims, figures and tables.",
    description =
        "Makes a report of what is in a study's folder, finished or not: one HTML page that needs"
            + " no network, with claims in numbers, scaling curves, where time and energy went,"
            + " latencies, cores and links over time, tables, and how to reproduce it; and figures"
            + " for papers.",
    footerHeading = "%nExamples:%n",
    footer = {
      "  inmesh report out/quick",
      "  inmesh report out/my --out my.html --figures figures",
      "",
      ExitCode.MEANINGS
    })
final class ReportCommand implements Callable<Integer> {
  private final Streams streams;

  @Mixin private HelpOption help;

  @Parameters(
      paramLabel = "DIR",
      description = "the folder that 'inmesh study' was given with --out")
  private Path folder;

  @Option(
      names = {"-o", "--out"},
      paramLabel = "FILE.html",
      description = "the page; default: " + StudyPage.NAME + " in DIR")
  private Path page;

  @Option(
      names = "--figures",
      paramLabel = "FOLDER",
      description = "also writes curves and stacked bars as .svg and .png into this folder")
  private Path figures;

  @Option(
      names = "--no-graphs",
      description =
          "leaves out the graphs of processes and channels, for which the smallest run of each"
              + " program is done again")
  private boolean noGraphs;

  ReportCommand(Streams streams) {
    this.streams = streams;
  }

  @Override
  public Integer call() throws IOException {
    if (!Files.isDirectory(folder)) {
      throw new BadInputException(folder + ": there is no such folder; 'inmesh study' makes one");
    }
    if (page != null) {
      HtmlReportOption.check("--out", page);
    }
    if (figures != null && Files.exists(figures) && !Files.isDirectory(figures)) {
      throw new BadInputException("--figures: " + figures + " is a file, not a folder");
    }
    StudyFolder study = StudyFolder.open(folder, streams.err()::println);
    Path file = page == null ? folder.resolve(StudyPage.NAME) : page;
    HtmlReportOption.check("report", file);
    StudyTable table = study.table();
    int missing = table.missing().size();
    if (missing > 0) {
      streams
          .err()
          .printf(
              "%d of %d points have no result of this version of Inmesh; 'inmesh study' does"
                  + " them%n",
              missing, table.rows().size());
    }
    Report report = StudyPage.of(study, table, !noGraphs);
    HtmlReportOption.write(file, report);
    streams.out().println("wrote " + file);
    if (figures != null) {
      Files.createDirectories(figures);
      int written = FigureFiles.write(report, figures);
      streams.out().printf("wrote %d figures as .svg and .png into %s%n", written, figures);
    }
    streams.out().flush();
    return ExitCode.OK;
  }
}
