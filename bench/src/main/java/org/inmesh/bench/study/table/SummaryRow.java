package org.inmesh.bench.study.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Points of a study that differ in their seeds only.
 *
 * @param coordinates all but the seed
 * @param points in all
 * @param finished of these
 * @param samples of those that finished, by name of the column; only columns that have a value in
 *     all of these
 */
public record SummaryRow(
    Map<String, Object> coordinates, int points, int finished, Map<String, Sample> samples) {

  /** Copies the maps. */
  public SummaryRow {
    coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
    samples = Collections.unmodifiableMap(new LinkedHashMap<>(samples));
  }
}
