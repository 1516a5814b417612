package org.inmesh.cli;

import org.inmesh.loader.BadInputException;
import picocli.CommandLine.Option;

/** How long a run may last. */
final class CycleLimit {
  @Option(
      names = "--max-cycles",
      paramLabel = "N",
      description = "ends a run after N simulated core cycles; no limit if not given")
  private Long maximumCycles;

  /** Core cycles. */
  long cycles() {
    if (maximumCycles == null) {
      return Long.MAX_VALUE;
    }
    if (maximumCycles < 1) {
      throw new BadInputException("--max-cycles must be at least 1, not " + maximumCycles);
    }
    return maximumCycles;
  }
}
