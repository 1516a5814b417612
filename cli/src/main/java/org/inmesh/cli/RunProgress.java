package org.inmesh.cli;

import org.inmesh.coresim.Machine;

/** How far a run has come. */
final class RunProgress {
  private final Machine machine;
  private final long maximumCycles;
  private final long start = System.nanoTime();

  RunProgress(Machine machine, long maximumCycles) {
    this.machine = machine;
    this.maximumCycles = maximumCycles;
  }

  /** Cycles, instructions and rate; with a limit also the share of it and the time to it. */
  String text() {
    double seconds = (System.nanoTime() - start) * 1e-9;
    long cycle = machine.cycle();
    long instructions = machine.instructions();
    String text =
        "%s cycles, %s instructions, %s/s"
            .formatted(
                NumberText.scaled(cycle),
                NumberText.scaled(instructions),
                NumberText.scaled(instructions / seconds));
    if (maximumCycles == Long.MAX_VALUE || cycle == 0) {
      return text;
    }
    double share = (double) cycle / maximumCycles;
    double left = seconds / share - seconds;
    return "%s, %s of the limit, at most %s left"
        .formatted(text, NumberText.percent(share), NumberText.clock(left));
  }
}
