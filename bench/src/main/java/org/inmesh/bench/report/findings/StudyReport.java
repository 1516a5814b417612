package org.inmesh.bench.report.findings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Report;
import org.inmesh.bench.report.Reproduction;
import org.inmesh.bench.report.Section;
import org.inmesh.bench.report.Table;
import org.inmesh.bench.report.Table.Cell;
import org.inmesh.bench.report.Table.Column;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.DerivedColumn;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.run.SimulatorVersion;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.table.StudyRow;
import org.inmesh.bench.study.table.StudyTable;
import org.inmesh.bench.study.table.TableColumn;
import org.inmesh.bench.study.table.TableColumn.Kind;

/** A report of a study: of what is there, if some of its runs are missing. */
public final class StudyReport {
  private StudyReport() {}

  /**
   * Makes the report.
   *
   * @param table of the study
   * @param profiles of its runs
   * @param more sections behind the figures, such as graphs of its programs
   * @throws IOException if a profile cannot be read
   */
  public static Report of(StudyTable table, StudiedRuns.Profiles profiles, List<Section> more)
      throws IOException {
    Study study = table.study();
    List<MeasuredRun> runs =
        StudiedRuns.of(table.rows().stream().map(StudyRow::result).toList(), profiles);
    List<Section> sections = new ArrayList<>(more);
    if (!study.columns().isEmpty()) {
      sections.add(derived(table));
    }
    long finished = runs.stream().filter(MeasuredRun::finished).count();
    String done =
        finished == runs.size()
            ? String.format(Locale.ROOT, "All %s runs finished.", Quantity.count(finished))
            : String.format(
                Locale.ROOT,
                "%s of %s runs finished.",
                Quantity.count(finished),
                Quantity.count(runs.size()));
    return ExperimentReport.of(
        study.title(),
        study.description().isEmpty() ? done : study.description() + " " + done,
        runs,
        Arrangement.of(study),
        sections,
        reproduction(table));
  }

  /** Coordinates that vary, and the columns that the study's own file defines. */
  private static Section derived(StudyTable table) {
    List<String> varying = table.varying();
    List<String> own = table.study().columns().stream().map(DerivedColumn::name).toList();
    List<TableColumn> shown =
        table.columns().stream()
            .filter(each -> own.contains(each.name()) || varying.contains(each.name()))
            .toList();
    List<Column> columns = new ArrayList<>();
    for (TableColumn column : shown) {
      boolean numbers =
          table.rows().stream()
              .map(row -> row.values().get(column.name()))
              .allMatch(value -> value == null || value instanceof Number);
      columns.add(new Column(column.name(), column.unit(), numbers));
    }
    List<List<Cell>> rows = new ArrayList<>();
    for (StudyRow row : table.rows()) {
      if (row.finished()) {
        rows.add(shown.stream().map(each -> cell(row.values().get(each.name()))).toList());
      }
    }
    StringBuilder note = new StringBuilder();
    for (TableColumn column : shown) {
      if (column.kind() == Kind.DERIVED) {
        note.append(column.name()).append(": ").append(column.meaning()).append(". ");
      }
    }
    return new Section.Numbers(
        "Columns of this study", note.toString().strip(), new Table(columns, rows));
  }

  private static Cell cell(Object value) {
    if (value == null) {
      return Cell.NONE;
    }
    if (value instanceof Double number && Double.isFinite(number)) {
      return new Cell(Quantity.ratio(number), number.toString());
    }
    return value instanceof Long || value instanceof Integer
        ? Cell.of(((Number) value).longValue())
        : Cell.of(value.toString());
  }

  private static Reproduction reproduction(StudyTable table) {
    Study study = table.study();
    Map<String, String> facts = new LinkedHashMap<>();
    SimulatorVersion version = SimulatorVersion.current();
    facts.put("Inmesh", version.version());
    facts.put("sources of the simulator (SHA-256)", version.digest());
    facts.put("seeds", study.axis(Axis.SEED).values().toString());
    facts.put(
        "limit of each run",
        study.maximumCycles() == Long.MAX_VALUE
            ? "none"
            : Quantity.count(study.maximumCycles()) + " core cycles");
    Map<String, String> files = new LinkedHashMap<>();
    files.put(study.name() + ".toml: the study", study.text());
    Set<String> machines = new HashSet<>();
    for (StudyRow row : table.rows()) {
      row.result()
          .point()
          .run()
          .filter(run -> machines.add(run.machine()))
          .ifPresent(run -> Reproductions.add(files, name(row, run), run.machine()));
    }
    return new Reproduction(
        List.of("./inmesh study " + study.name() + ".toml --out DIR", "./inmesh report DIR"),
        facts,
        files);
  }

  private static String name(StudyRow row, StudyRun run) {
    Map<String, Object> coordinates = row.coordinates();
    return String.format(
        Locale.ROOT,
        "%s, %s cores: the complete machine file (first used by %s)",
        coordinates.get(Axis.MACHINE),
        coordinates.get(Axis.CORES),
        run.program());
  }
}
