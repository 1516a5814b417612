package org.inmesh.bench.report.findings;

import java.util.List;
import org.inmesh.bench.study.table.Crossing;

/**
 * Where one series becomes quicker than another.
 *
 * @param before the series that is quicker with fewer cores
 * @param after the one that is quicker with more
 * @param at cores and simulated seconds of the crossing
 */
record SeriesCrossing(Series before, Series after, Crossing at) {

  /** All crossings of two series. */
  static List<SeriesCrossing> between(Series one, Series other) {
    return Crossing.between(one.times(), other.times()).stream()
        .map(
            at ->
                at.firstQuickerBelow()
                    ? new SeriesCrossing(one, other, at)
                    : new SeriesCrossing(other, one, at))
        .toList();
  }
}
