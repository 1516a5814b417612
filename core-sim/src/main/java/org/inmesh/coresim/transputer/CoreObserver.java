package org.inmesh.coresim.transputer;

/**
 * Is told what cores do. Whether somebody observes changes nothing that is simulated; nobody costs
 * nothing.
 */
public interface CoreObserver {
  /**
   * Something has happened on a core. Events of one core come in their order; cores run ahead of
   * each other, so that those of different cores may not.
   */
  void observe(CoreEvent event);

  /** All that will be told from now on is of this cycle or later. */
  default void reached(long cycle) {}

  /**
   * Asked in front of every instruction.
   *
   * @param cycle in which it would begin
   * @return false if the core is to stay in front of it; then {@link #isStopping} is true
   */
  default boolean mayExecute(int core, int address, long cycle) {
    return true;
  }

  /** True if the machine is to stop now, before any core does anything more. */
  default boolean isStopping() {
    return false;
  }

  /** First cycle that is observed. */
  default long firstCycle() {
    return 0;
  }

  /** Last cycle that is observed. */
  default long lastCycle() {
    return Long.MAX_VALUE;
  }
}
