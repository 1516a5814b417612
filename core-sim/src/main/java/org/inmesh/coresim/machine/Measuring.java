package org.inmesh.coresim.machine;

/**
 * What is to be measured beside what always is. None of it changes what is simulated; all of it
 * takes the simulator time.
 *
 * @param cycles where the cores' cycles went; the coherent machine tells always, the mesh machine
 *     for the price of doing without translated code
 * @param memory why accesses miss and which lines are the hottest, on the coherent machine
 * @param profile what each core and link did when, what they cost, and how long packets took
 */
public record Measuring(boolean cycles, boolean memory, boolean profile) {
  /** No more than always. */
  public static final Measuring NOTHING_MORE = new Measuring(false, false, false);

  /** Without a profile. */
  public Measuring(boolean cycles, boolean memory) {
    this(cycles, memory, false);
  }
}
