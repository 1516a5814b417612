package org.inmesh.coresim.coherence;

/**
 * Sees to it that instructions which lock lines and wait for others' lines, or for room in a
 * directory, do not wait for each other for ever. At most one core is favoured: it keeps its locked
 * line until its instruction has ended, and the homes recall no line that it keeps, while every
 * other core gives way when its patience is over. As homes serve in order of arrival, the favoured
 * core gets every line that it waits for; the argument is in the module's coherence.md. Persistent
 * requests of token coherence work alike; here the arbiter answers at once and sends no messages.
 */
final class LockArbiter {
  /**
   * Cycles for which a locked line is kept from others while its core waits too. Longer than an
   * ordinary miss; chosen here, there is no source.
   */
  static final int PATIENCE = 500;

  /** No core. */
  static final int NOBODY = -1;

  private final Runnable afterFavour;
  private int favoured = NOBODY;

  /**
   * Nobody is favoured.
   *
   * @param afterFavour is run whenever a core is favoured no more
   */
  LockArbiter(Runnable afterFavour) {
    this.afterFavour = afterFavour;
  }

  /** The favoured core, or {@link #NOBODY}. */
  int favoured() {
    return favoured;
  }

  /** Asks for favour. Returns false if another core has it. */
  boolean favour(int core) {
    if (favoured == NOBODY) {
      favoured = core;
    }
    return favoured == core;
  }

  /** The favoured core's instruction has ended. */
  void release(int core) {
    if (favoured != core) {
      throw new IllegalStateException("core " + core + " is not favoured");
    }
    favoured = NOBODY;
    afterFavour.run();
  }
}
