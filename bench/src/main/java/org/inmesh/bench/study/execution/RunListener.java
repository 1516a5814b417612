package org.inmesh.bench.study.execution;

import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;

/** Is told what becomes of runs; may be called from several threads, but not at the same time. */
public interface RunListener {

  /** A run was begun, perhaps again. */
  void begun(StudyRun run);

  /**
   * A run has a result, good or bad. The same may come twice if a worker was thought lost.
   *
   * @param hostSeconds that the simulation took, loading included
   * @param host that did it
   */
  void ended(StudyRun run, RunRecord record, double hostSeconds, String host);

  /**
   * A run has no result for reasons that are not its own: out of memory, a time limit of the host,
   * a bug of the simulator. It may have one another time.
   */
  void broken(StudyRun run, String reason);
}
