package org.inmesh.bench.study.execution;

import org.inmesh.bench.study.run.StudyRun;

/**
 * Is told what becomes of runs; may be called from several threads, but not at the same time. What
 * it throws ends the execution.
 */
public interface RunListener {
  /** Does nothing. */
  RunListener NONE =
      new RunListener() {
        @Override
        public void begun(StudyRun run) {}

        @Override
        public void ended(StudyRun run, RunEnd.Done end, String host) {}

        @Override
        public void broken(StudyRun run, String reason) {}
      };

  /** A run was begun, perhaps again. */
  void begun(StudyRun run);

  /**
   * A run has a result, good or bad.
   *
   * @param host that did it
   */
  void ended(StudyRun run, RunEnd.Done end, String host);

  /**
   * A run has no result for reasons that are not its own: out of memory, a time limit of the host,
   * a bug of the simulator. It may have one another time.
   */
  void broken(StudyRun run, String reason);
}
