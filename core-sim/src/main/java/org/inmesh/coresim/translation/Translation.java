package org.inmesh.coresim.translation;

import java.util.List;

/**
 * A translated region. Holds for every core whose memory has the same code at the same addresses.
 *
 * @param starts addresses for which it was translated, ascending
 * @param blocks addresses of its blocks; it can be entered at each
 * @param wordIndices indices of the words of memory that the code was in
 * @param words their contents
 * @param usesReals true if it keeps floating-point registers in local variables
 * @param code the translation
 */
record Translation(
    List<Integer> starts,
    int[] blocks,
    int[] wordIndices,
    int[] words,
    boolean usesReals,
    TranslatedCode code) {

  /** Bytes of code, about. */
  int bytes() {
    return wordIndices.length * Integer.BYTES;
  }
}
