package org.inmesh.bench.study.execution;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;

/** What a pool does for a run in tests of the pool. */
final class InsteadOfSimulating {
  private InsteadOfSimulating() {}

  static RunEnd.Done done(StudyRun run) {
    return new RunEnd.Done(
        new RunRecord(RunKey.of(run), Optional.empty(), List.of(), Map.of(), "", 0),
        Optional.empty(),
        0);
  }

  static int rounds(StudyRun run) {
    return run.parameters().get("rounds");
  }

  /** Does something else than simulate. */
  static Simulation instead(Supplier<RunEnd> work) {
    return new Simulation() {
      @Override
      public RunEnd execute() {
        return work.get();
      }

      @Override
      public void requestStop() {}
    };
  }
}
