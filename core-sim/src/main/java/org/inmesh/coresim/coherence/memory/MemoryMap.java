package org.inmesh.coresim.coherence.memory;

/**
 * Where a memory line is: consecutive lines are with consecutive controllers, a controller's
 * consecutive lines in consecutive banks, a bank's consecutive lines in one row until it is full.
 *
 * @param controllers at least 1
 * @param banks of each controller, at least 1
 * @param linesPerRow at least 1
 */
public record MemoryMap(int controllers, int banks, int linesPerRow) {

  /** The line's controller, from 0. */
  public int controller(int line) {
    return line % controllers;
  }

  /** The line's bank at its controller, from 0. */
  public int bank(int line) {
    return line / controllers % banks;
  }

  /** The line's row in its bank, from 0. */
  public int row(int line) {
    return line / controllers / banks / linesPerRow;
  }
}
