package org.inmesh.coresim;

/** A loaded machine, to be run once. Same image and specification, same result, always. */
public interface Machine {

  /**
   * Runs until every process has ended, one has gone wrong, all wait for ever, the cycle limit is
   * reached or {@link #requestStop} was called.
   *
   * @param maximumCycles core cycles, at least 1
   */
  RunResult run(long maximumCycles);

  /** Asks a run in another thread to end soon, with a valid partial result. */
  void requestStop();

  /** Core cycles simulated so far; may be read from another thread, for progress. */
  long cycle();

  /** Instructions executed so far; may be read from another thread, for progress. */
  long instructions();
}
