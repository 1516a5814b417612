package org.inmesh.bench.study.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.inmesh.bench.study.PointResult;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.table.TableColumn.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;

/**
 * A study's results, a row for each point in the order of the study. It depends on study and
 * results alone, not on when or where the runs were done.
 *
 * @param study whose table it is
 * @param columns coordinates, status, statistics, derived columns
 * @param rows of all points, those that failed and those not done yet included
 */
public record StudyTable(Study study, List<TableColumn> columns, List<StudyRow> rows) {
  /** Name of the column that says what became of a run. */
  public static final String STATUS = "status";

  /** Name of the column that says why there is no good result. */
  public static final String REASON = "reason";

  /** Name of the column that says whether the output is that of the baseline's run. */
  public static final String SAME_OUTPUT = "same_output";

  /** The point cannot be: there is no such machine, or a parameter is out of range. */
  public static final String IMPOSSIBLE = "impossible";

  /** Something broke on the host; another try may succeed. */
  public static final String FAILED = "failed";

  /** The run was not done yet. */
  public static final String MISSING = "missing";

  /** Copies the lists. */
  public StudyTable {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /**
   * Makes the table.
   *
   * @param results of all points, in the order of the study
   */
  public static StudyTable of(Study study, List<PointResult> results) {
    List<TableColumn> columns = new ArrayList<>();
    for (Axis axis : study.axes()) {
      columns.add(new TableColumn(axis.name(), "", "coordinate", Kind.COORDINATE));
    }
    columns.add(new TableColumn(STATUS, "", "what became of the run", Kind.STATUS));
    columns.add(new TableColumn(REASON, "", "why it has no good result", Kind.STATUS));
    for (Statistic statistic : study.statistics()) {
      columns.add(
          new TableColumn(statistic.key(), statistic.unit(), statistic.meaning(), Kind.STATISTIC));
    }
    List<Map<String, Object>> values = new ArrayList<>();
    results.forEach(result -> values.add(measured(study, result)));
    DerivedValues derived = new DerivedValues(study, results, values);
    columns.addAll(derived.addAll());
    List<StudyRow> rows = new ArrayList<>();
    for (int i = 0; i < results.size(); i++) {
      rows.add(new StudyRow(results.get(i), values.get(i)));
    }
    return new StudyTable(study, columns, rows);
  }

  private static Map<String, Object> measured(Study study, PointResult result) {
    Map<String, Object> values = new LinkedHashMap<>(result.point().coordinates());
    values.put(STATUS, status(result));
    values.put(REASON, reason(result));
    for (Statistic statistic : study.statistics()) {
      values.put(
          statistic.key(),
          result.record().map(record -> record.statistics().get(statistic)).orElse(null));
    }
    return values;
  }

  /** One word: an ending of a run, {@code refused}, or one of this class's. */
  public static String status(PointResult result) {
    if (result.record().isPresent()) {
      return result.record().get().status();
    }
    if (result.point().run().isEmpty()) {
      return IMPOSSIBLE;
    }
    return result.failure().isEmpty() ? MISSING : FAILED;
  }

  /**
   * Why there is no good result, in one line; empty if there is one or the run was not done yet. Of
   * a bug the line that names it: the file that tells what broke has its stack trace.
   */
  public static String reason(PointResult result) {
    if (result.record().isPresent()) {
      RunRecord record = result.record().get();
      return record.finished() ? "" : reason(record, result.point());
    }
    return result.point().run().isEmpty()
        ? result.point().complaint()
        : result.failure().lines().findFirst().orElse("");
  }

  private static String reason(RunRecord record, StudyPoint point) {
    boolean limited = record.ending().filter(end -> end == Ending.CYCLE_LIMIT).isPresent();
    return limited && record.report().isEmpty()
        ? "not ended within " + point.run().orElseThrow().maximumCycles() + " cycles"
        : oneLine(record.report());
  }

  private static String oneLine(List<String> report) {
    return report.stream()
        .flatMap(String::lines)
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.matches("\\^+"))
        .collect(Collectors.joining("; "));
  }

  /** Rows whose runs did not finish, but were done or cannot be. */
  public List<StudyRow> failures() {
    return rows.stream()
        .filter(row -> !row.finished() && !row.values().get(STATUS).equals(MISSING))
        .toList();
  }

  /**
   * Rows whose runs finished with an output that is not the baseline's, although that was the same
   * program with the same parameters and as many cores.
   */
  public List<StudyRow> wrongOutputs() {
    return rows.stream()
        .filter(row -> row.finished() && !row.values().get(REASON).equals(""))
        .toList();
  }

  /** Rows whose runs were not done. */
  public List<StudyRow> missing() {
    return rows.stream().filter(row -> row.values().get(STATUS).equals(MISSING)).toList();
  }

  /** Names of coordinates that have more than one value in this table. */
  public List<String> varying() {
    return study.coordinates().stream()
        .filter(
            name -> rows.stream().map(row -> row.coordinates().get(name)).distinct().count() > 1)
        .toList();
  }

  /** A point in few words, for messages: values of the coordinates that vary. */
  public String label(StudyPoint point) {
    List<String> names = varying();
    String text =
        names.stream()
            .map(name -> coordinate(name, point.coordinates().get(name)))
            .filter(word -> !word.isEmpty())
            .collect(Collectors.joining(" "));
    Optional<String> program = point.run().map(StudyRun::program);
    return text.isEmpty() ? program.orElse("") : text;
  }

  /** A coordinate in few words: {@code mesh}, {@code cores=16}; nothing if it has no effect. */
  public static String coordinate(String name, Object value) {
    if (value.equals(Axis.NONE)) {
      return "";
    }
    boolean word = value instanceof String && Axis.ALWAYS.contains(name);
    return word && !name.equals(Axis.SEED) ? value.toString() : name + "=" + value;
  }
}
