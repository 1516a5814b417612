package org.inmesh.coresim.coherence;

/**
 * Holds stores back in store buffers, for explorations of what a memory model allows: a buffer may
 * keep its stores as long as it likes.
 */
public interface StorePace {

  /**
   * How many cycles the oldest store in a core's buffer still has to wait before it is done; 0 or
   * less if it may be done now.
   *
   * @param store its number among all stores that the core has put in its buffer, from 0
   */
  long wait(int core, long store);
}
