package org.inmesh.cli;

import java.io.IOException;
import java.util.List;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.report.findings.StudyGraphs;
import org.inmesh.bench.report.findings.StudyReport;
import org.inmesh.bench.study.folder.StudyFolder;
import org.inmesh.bench.study.table.StudyTable;

/** What a study found, as a report. */
final class StudyPage {
  /** Its name in the study's folder, unless another is given. */
  static final String NAME = "report.html";

  private StudyPage() {}

  /**
   * The report of what there is.
   *
   * @param graphs whether runs are done again for graphs of processes and channels
   * @throws IOException if a profile cannot be read
   */
  static Report of(StudyFolder study, StudyTable table, boolean graphs) throws IOException {
    return StudyReport.of(
        table, key -> study.store().profile(key), graphs ? StudyGraphs.of(table) : List.of());
  }
}
