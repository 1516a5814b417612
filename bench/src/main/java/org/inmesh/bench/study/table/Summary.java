package org.inmesh.bench.study.table;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.inmesh.bench.study.plan.Axis;

/**
 * A study's table with one row for all seeds.
 *
 * @param columns statistics and derived columns
 * @param rows in the order of the first point of each
 */
public record Summary(List<TableColumn> columns, List<SummaryRow> rows) {

  /** Copies the lists. */
  public Summary {
    columns = List.copyOf(columns);
    rows = List.copyOf(rows);
  }

  /** Of a table. */
  public static Summary of(StudyTable table) {
    List<TableColumn> columns = table.columns().stream().filter(TableColumn::isMeasured).toList();
    Map<Map<String, Object>, List<StudyRow>> groups = new LinkedHashMap<>();
    for (StudyRow row : table.rows()) {
      Map<String, Object> place = new LinkedHashMap<>(row.coordinates());
      place.remove(Axis.SEED);
      groups.computeIfAbsent(place, any -> new ArrayList<>()).add(row);
    }
    List<SummaryRow> rows = new ArrayList<>();
    groups.forEach((place, members) -> rows.add(row(columns, place, members)));
    return new Summary(columns, rows);
  }

  private static SummaryRow row(
      List<TableColumn> columns, Map<String, Object> place, List<StudyRow> members) {
    List<StudyRow> finished = members.stream().filter(StudyRow::finished).toList();
    Map<String, Sample> samples = new LinkedHashMap<>();
    for (TableColumn column : columns) {
      List<Double> values =
          finished.stream()
              .map(row -> row.number(column.name()))
              .filter(OptionalDouble::isPresent)
              .map(OptionalDouble::getAsDouble)
              .toList();
      if (!values.isEmpty() && values.size() == finished.size()) {
        samples.put(column.name(), Sample.of(values));
      }
    }
    return new SummaryRow(place, members.size(), finished.size(), samples);
  }
}
