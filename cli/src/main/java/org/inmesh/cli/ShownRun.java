package org.inmesh.cli;

import org.inmesh.coresim.Machine;
import org.inmesh.coresim.RunResult;

/** Runs a machine while its program's output, and how far it has come, are seen. */
final class ShownRun {
  private ShownRun() {}

  /**
   * Runs the machine; stops it when nobody reads standard output any more.
   *
   * @param show brings to the screen what is to be seen now; called ten times a second in another
   *     thread
   */
  static RunResult of(
      Machine machine, CycleLimit limit, Streams streams, ProgramScreen screen, Runnable show) {
    RunProgress progress = new RunProgress(machine, limit.cycles());
    screen.shareTerminalWith(new ProgressLine(streams, progress::text));
    Runnable tick =
        () -> {
          show.run();
          if (streams.out().checkError()) {
            // Nobody reads the output any more, as after `| head -1`.
            machine.requestStop();
          }
        };
    try (Ticker ticker = new Ticker(tick)) {
      ticker.start();
      return machine.run(limit.cycles());
    } finally {
      screen.finish();
    }
  }
}
