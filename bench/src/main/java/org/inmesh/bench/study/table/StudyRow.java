package org.inmesh.bench.study.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;
import org.inmesh.bench.study.PointResult;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.coresim.Statistic;

/**
 * A point in a study's table.
 *
 * @param result of the point
 * @param values by name of the column, in their order: numbers, texts, truth values; null where
 *     there is none
 */
public record StudyRow(PointResult result, Map<String, Object> values) {

  /** Copies the values. */
  public StudyRow {
    values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
  }

  /** Where the point lies. */
  public Map<String, Object> coordinates() {
    return result.point().coordinates();
  }

  /** Whether the run came to its end, so that it can be compared with others. */
  public boolean finished() {
    return result.record().filter(RunRecord::finished).isPresent();
  }

  /** A statistic of the run, if it was measured. */
  public OptionalDouble statistic(Statistic statistic) {
    return result
        .record()
        .map(record -> record.statistics().get(statistic))
        .map(number -> OptionalDouble.of(number.doubleValue()))
        .orElse(OptionalDouble.empty());
  }

  /** The number in a column, if there is one. */
  public OptionalDouble number(String column) {
    return values.get(column) instanceof Number number
        ? OptionalDouble.of(number.doubleValue())
        : OptionalDouble.empty();
  }
}
