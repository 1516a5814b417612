package org.inmesh.coresim.litmus;

/** When the instructions of a run may begin and its stores may leave store buffers. */
interface Timing {

  /** Cycles in which threads begin their instructions. */
  int stretch();

  /** How long the run's messages take. */
  NetworkDelays delays(int nodes, int[] cores);

  /**
   * The earliest cycles of a thread's instructions, ascending, from 0.
   *
   * @param leave gets, for each of them that is a store, the earliest cycle in which it may leave
   *     the store buffer
   */
  int[] begin(int thread, int[] leave);
}
