package org.inmesh.bench.study.store;

import java.io.IOException;
import java.util.Optional;
import org.inmesh.bench.study.run.FoldedProfile;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;

/** Keeps results of runs by their keys. */
public interface ResultStore {

  /**
   * The result of a run, if there is one.
   *
   * @throws IOException if there is one that cannot be read
   */
  Optional<RunRecord> find(RunKey key) throws IOException;

  /**
   * The profile of a run, if there is one.
   *
   * @throws IOException if there is one that cannot be read
   */
  Optional<FoldedProfile> profile(RunKey key) throws IOException;

  /**
   * Keeps a result, whole or not at all, even if this process is killed in the middle. A result
   * that is there already is left as it is.
   *
   * @param profile of the run, if one was measured
   * @throws IOException if it cannot be written
   * @throws IllegalStateException if another result is there under the same key: the simulator has
   *     lost its determinism
   */
  void put(StudyRun run, RunRecord record, Optional<FoldedProfile> profile) throws IOException;
}
