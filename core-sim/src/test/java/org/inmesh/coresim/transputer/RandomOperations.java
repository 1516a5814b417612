package org.inmesh.coresim.transputer;

import java.util.ArrayList;
import java.util.List;

/** Operations that random code is made of. */
final class RandomOperations {
  /** Of numbers in the registers, and those that ask for the processor's state. */
  private static final String COMMON =
      """
      rev add sub mul bsub sum diff wsub prod div rem gt and or xor not shl shr bcnt wcnt mint
      ldpi lsum ldiff lmul norm xdble csngl csub0 ccnt1 dup pop wsubdb testerr seterr ldtimer
      ldpri
      """;

  private RandomOperations() {}

  /**
   * Operations of numbers and others.
   *
   * @param others names with blanks between; what is there twice is twice as frequent
   */
  static List<String> and(String others) {
    List<String> all = new ArrayList<>(words(COMMON));
    all.addAll(words(others));
    return List.copyOf(all);
  }

  /** Names with blanks between. */
  static List<String> words(String text) {
    return List.of(text.strip().split("\\s+"));
  }
}
