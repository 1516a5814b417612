package org.inmesh.bench.study.execution;

/** A run of a study that is being done, once. */
public interface Simulation {

  /** Does it; never throws what the run may be the cause of. */
  RunEnd execute();

  /** Asks for its end, from another thread, before or while it is done. */
  void requestStop();

  /** Core cycles simulated so far, 0 if unknown here; may be read from another thread. */
  default long cycle() {
    return 0;
  }

  /** Instructions executed so far, 0 if unknown here; may be read from another thread. */
  default long instructions() {
    return 0;
  }
}
