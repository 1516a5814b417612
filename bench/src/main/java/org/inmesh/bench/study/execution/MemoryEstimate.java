package org.inmesh.bench.study.execution;

import org.inmesh.bench.study.run.StudyRun;

/** Says beforehand how much of the host's memory a run will take. */
@FunctionalInterface
public interface MemoryEstimate {

  /** Bytes of the heap, at least 0; rather too much than too little. */
  long bytes(StudyRun run);
}
