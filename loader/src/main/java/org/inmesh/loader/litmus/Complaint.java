package org.inmesh.loader.litmus;

import org.inmesh.loader.BadInputException;

/** Says what is wrong at a place of a text. */
@FunctionalInterface
interface Complaint {
  /**
   * The exception to throw.
   *
   * @param offset in the text
   * @param length characters in question
   */
  BadInputException at(int offset, int length, String message);
}
