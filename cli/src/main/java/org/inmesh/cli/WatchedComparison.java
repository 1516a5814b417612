package org.inmesh.cli;

import java.util.List;
import org.inmesh.bench.Comparison;
import org.inmesh.bench.ComparisonRow;

/** A comparison that shows how far it is and ends when it is asked to. */
final class WatchedComparison {
  private WatchedComparison() {}

  /**
   * Runs a comparison.
   *
   * @param threads runs at the same time
   * @param place what is shown in front of its progress
   */
  static List<ComparisonRow> run(
      Comparison comparison, int threads, Streams streams, Interruption interruption, String place)
      throws InterruptedException {
    interruption.onRequest(comparison::requestStop);
    ComparisonProgress progress = new ComparisonProgress(comparison);
    ProgressLine line = new ProgressLine(streams, () -> place + progress.text());
    try (Ticker ticker = new Ticker(line::show)) {
      ticker.start();
      return comparison.run(threads);
    } finally {
      line.clear();
    }
  }
}
