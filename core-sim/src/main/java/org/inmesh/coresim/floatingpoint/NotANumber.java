package org.inmesh.coresim.floatingpoint;

/**
 * The NaNs that the T800 makes: one bit of the fraction tells why. From INMOS's tables by way of
 * the emulator t4; single length 7FC00000, 7FA00000 and so on.
 */
enum NotANumber {
  ZERO_BY_ZERO(1),
  INFINITY_BY_INFINITY(2),
  ZERO_TIMES_INFINITY(3),
  OPPOSITE_INFINITIES(4),
  NEGATIVE_SQUARE_ROOT(5),
  CONVERTED_NAN(6),
  REMAINDER_OF_INFINITY(9),
  REMAINDER_BY_ZERO(10);

  private final int place;

  /**
   * Defines one.
   *
   * @param place of the bit, 1 being the fraction's highest
   */
  NotANumber(int place) {
    this.place = place;
  }

  long of(RealFormat format) {
    return format.infinity() | 1L << format.fractionBits() - place;
  }
}
