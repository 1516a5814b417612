package org.inmesh.coresim.transputer;

/**
 * Executes regions of a core's code faster than the instruction loop does, with the same result.
 * The loop tells it where execution often comes, and calls it at the places that it has marked (see
 * {@link TranslationPort#mark}).
 */
public interface RegionExecutor {

  /** Makes the executor of one core. */
  @FunctionalInterface
  interface Factory {
    /** For the core behind this port. */
    RegionExecutor create(TranslationPort port);
  }

  /**
   * Told now and then where a jump backwards, or an instruction that the loop does not execute
   * itself, has led: the more often it is an address, the more time is spent there.
   */
  void sample(int address);

  /**
   * Executes instructions from a marked place on. Registers are in the core's state, before and
   * after.
   *
   * @param mark the number that the place was marked with
   * @param limit no instruction may start at this cycle or later
   * @return false if not a single instruction could be executed: then it is the loop's turn
   */
  boolean execute(int mark, long limit);

  /** A word that holds code of a marked region is about to change. */
  void codeChanges(int wordIndex);
}
