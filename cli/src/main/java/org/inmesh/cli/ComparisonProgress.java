package org.inmesh.cli;

import org.inmesh.bench.Comparison;

/** How far a comparison has come. */
final class ComparisonProgress {
  private final Comparison comparison;
  private final long start = System.nanoTime();

  ComparisonProgress(Comparison comparison) {
    this.comparison = comparison;
  }

  /** Runs that have ended, instructions of those in progress, and a guess of the time left. */
  String text() {
    double seconds = (System.nanoTime() - start) * 1e-9;
    int ended = comparison.ended();
    int all = comparison.runs();
    String text =
        "%d of %d runs ended, %s for now, %s instructions in those running"
            .formatted(
                ended,
                all,
                NumberText.clock(seconds),
                NumberText.scaled(comparison.instructionsOfRunning()));
    return ended == 0
        ? text
        : text + ", about " + NumberText.clock(seconds / ended * (all - ended)) + " left";
  }
}
