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

  /** First cycle that is observed. */
  default long firstCycle() {
    return 0;
  }

  /** Last cycle that is observed. */
  default long lastCycle() {
    return Long.MAX_VALUE;
  }
}
