package org.inmesh.bench.study.table;

import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.inmesh.bench.study.json.CanonicalJson;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.run.SimulatorVersion;
import org.inmesh.bench.study.store.CsvText;
import org.inmesh.bench.study.store.WholeFile;

/**
 * The tables of a study as files. The same results give the same bytes on every host; a file is
 * replaced whole, so it is never half written.
 */
public final class TableFiles {
  /** A line for each point. */
  public static final String TABLE = "table.csv";

  /** All tables, with the columns' units and meanings. */
  public static final String JSON = "table.json";

  /** A line for all points that differ in their seeds only. */
  public static final String SUMMARY = "summary.csv";

  /** A line for each crossover. */
  public static final String CROSSOVERS = "crossovers.csv";

  private TableFiles() {}

  /**
   * Writes all files.
   *
   * @throws IOException if one cannot be written
   */
  public static void write(Path folder, StudyTable table) throws IOException {
    Summary summary = Summary.of(table);
    List<Crossover> crossovers = Crossovers.of(table);
    WholeFile writer = new WholeFile(folder.resolve("temporary"));
    writer.write(folder.resolve(TABLE), csv(table));
    writer.write(folder.resolve(SUMMARY), summaryCsv(table.study(), summary));
    writer.write(folder.resolve(CROSSOVERS), crossoversCsv(table.study(), crossovers));
    writer.write(folder.resolve(JSON), json(table, summary, crossovers));
  }

  /** The table as CSV. */
  public static String csv(StudyTable table) {
    List<String> names = table.columns().stream().map(TableColumn::name).toList();
    CsvText csv = new CsvText(names);
    for (StudyRow row : table.rows()) {
      List<Object> cells = new ArrayList<>();
      names.forEach(name -> cells.add(row.values().get(name)));
      csv.row(cells);
    }
    return csv.toString();
  }

  /** The summary as CSV; with intervals ({@code name_ci95}) if the study has several seeds. */
  public static String summaryCsv(Study study, Summary summary) {
    List<Map<String, Object>> rows = summaryRows(study, summary);
    CsvText csv = new CsvText(List.copyOf(rows.getFirst().keySet()));
    rows.forEach(row -> csv.row(new ArrayList<>(row.values())));
    return csv.toString();
  }

  /** The crossovers as CSV. */
  public static String crossoversCsv(Study study, List<Crossover> crossovers) {
    List<String> names = new ArrayList<>(study.coordinates());
    names.removeAll(List.of(Axis.MACHINE, Axis.FORM, Axis.CORES, Axis.SEED));
    List<String> header = new ArrayList<>(names);
    header.addAll(List.of("machine_1", "form_1", "machine_2", "form_2"));
    header.addAll(List.of("cores_below", "cores_above", "crossover_cores"));
    header.addAll(List.of("quicker_below", "quicker_above"));
    CsvText csv = new CsvText(header);
    for (Crossover each : crossovers) {
      List<Object> cells = new ArrayList<>();
      names.forEach(name -> cells.add(each.series().get(name)));
      cells.addAll(List.of(each.first().machine(), each.first().form()));
      cells.addAll(List.of(each.second().machine(), each.second().form()));
      cells.addAll(List.of(each.below(), each.above()));
      cells.add(orNull(each.cores()));
      cells.addAll(List.of(each.quickerBelow(), each.quickerAbove()));
      csv.row(cells);
    }
    return csv.toString();
  }

  private static Double orNull(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  private static List<Map<String, Object>> summaryRows(Study study, Summary summary) {
    boolean intervals = study.axis(Axis.SEED).varies();
    List<Map<String, Object>> rows = new ArrayList<>();
    for (SummaryRow row : summary.rows()) {
      Map<String, Object> values = new LinkedHashMap<>(row.coordinates());
      values.put("points", row.points());
      values.put("finished", row.finished());
      for (TableColumn column : summary.columns()) {
        Sample sample = row.samples().get(column.name());
        values.put(column.name(), sample == null ? null : sample.mean());
        if (intervals) {
          values.put(column.name() + "_ci95", sample == null ? null : orNull(sample.halfWidth()));
        }
      }
      rows.add(values);
    }
    return rows;
  }

  /** All tables as JSON. */
  public static String json(StudyTable table) {
    return json(table, Summary.of(table), Crossovers.of(table));
  }

  private static String json(StudyTable table, Summary summary, List<Crossover> crossovers) {
    Study study = table.study();
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("study", study.name());
    all.put("title", study.title());
    all.put("description", study.description());
    all.put("simulator", SimulatorVersion.current());
    all.put("baseline", study.baseline());
    all.put("columns", table.columns());
    all.put("rows", table.rows().stream().map(StudyRow::values).toList());
    all.put("summary", summaryRows(study, summary));
    List<Map<String, Object>> changes = new ArrayList<>();
    for (Crossover each : crossovers) {
      Map<String, Object> values = new LinkedHashMap<>(each.series());
      values.put("first", each.first());
      values.put("second", each.second());
      values.put("cores_below", each.below());
      values.put("cores_above", each.above());
      values.put("crossover_cores", orNull(each.cores()));
      values.put("quicker_below", each.quickerBelow());
      values.put("quicker_above", each.quickerAbove());
      changes.add(values);
    }
    all.put("crossovers", changes);
    return CanonicalJson.text(new ObjectMapper().valueToTree(all));
  }
}
