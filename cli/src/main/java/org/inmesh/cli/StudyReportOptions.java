package org.inmesh.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.inmesh.bench.study.folder.StudyFolder;
import org.inmesh.bench.study.table.StudyRow;
import org.inmesh.bench.study.table.StudyTable;
import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Option;

/** Whether and where a study's report is written when its runs are done. */
final class StudyReportOptions {
  @Option(
      names = "--report",
      paramLabel = "FILE.html",
      description = "where the report goes; default: DIR/" + StudyPage.NAME)
  private Path file;

  @Option(names = "--no-report", description = "writes no report")
  private boolean none;

  /**
   * Refuses a page that cannot be written.
   *
   * @throws BadInputException saying why
   */
  void check() {
    if (file != null && none) {
      throw new BadInputException("--report and --no-report exclude each other");
    }
    if (file != null) {
      HtmlReportOption.check("--report", file);
    }
  }

  /**
   * Writes the report, unless nothing has finished that it could be about.
   *
   * @param graphs whether runs are done again for graphs of processes and channels
   * @return where it is
   */
  Optional<Path> write(StudyFolder folder, StudyTable table, boolean graphs) throws IOException {
    if (none || table.rows().stream().noneMatch(StudyRow::finished)) {
      return Optional.empty();
    }
    Path page = file == null ? folder.path().resolve(StudyPage.NAME) : file;
    HtmlReportOption.write(page, StudyPage.of(folder, table, graphs));
    return Optional.of(page);
  }
}
