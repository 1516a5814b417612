package org.inmesh.loader.occam.checked;

import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type.Scalar;

/**
 * A function that every program knows without a declaration, and that compiles to a few
 * instructions in line: the elementary ones of the occam 2 Reference Manual's appendices.
 */
public enum Intrinsic {
  /** {@code (left, right, carry)}: the sum, checked. */
  LONGADD(3, 1),
  /** {@code (left, right, borrow)}: the difference, checked. */
  LONGSUB(3, 1),
  /** {@code (left, right, carry)}: carry and sum, without sign. */
  LONGSUM(3, 2),
  /** {@code (left, right, borrow)}: borrow and difference, without sign. */
  LONGDIFF(3, 2),
  /**
   * {@code (left, right, carry)}: high and low word of the product plus the carry, without sign.
   */
  LONGPROD(3, 2),
  /** {@code (high, low, divisor)}: quotient and remainder, without sign, checked. */
  LONGDIV(3, 2),
  /** {@code (high, low, places)}: high and low word. */
  SHIFTLEFT(3, 2),
  /** {@code (high, low, places)}: high and low word. */
  SHIFTRIGHT(3, 2),
  /** {@code (high, low)}: places shifted left until the highest bit is set; high and low word. */
  NORMALISE(2, 3),
  /** {@code (value, places)}: checked. */
  ASHIFTLEFT(2, 1),
  /** {@code (value, places)}: the sign comes in. */
  ASHIFTRIGHT(2, 1),
  /** {@code (value, places)}. */
  ROTATELEFT(2, 1),
  /** {@code (value, places)}. */
  ROTATERIGHT(2, 1),
  /** {@code (word, count)}: the count plus the number of bits set. */
  BITCOUNT(2, 1),
  /** {@code (word)}: its bits in reverse order. */
  BITREVWORD(1, 1),
  /** {@code (word, n)}: its lowest n bits in reverse order. */
  BITREVNBITS(2, 1),
  /** {@code (data, so far, polynomial)}: the cyclic redundancy check of a word. */
  CRCWORD(3, 1),
  /** The same of the highest byte of data. */
  CRCBYTE(3, 1),
  /** {@code (x, y)}: the product as fractions. */
  FRACMUL(2, 1),
  /** The absolute value. */
  ABS(Scalar.REAL32, Scalar.REAL32),
  /** The absolute value. */
  DABS(Scalar.REAL64, Scalar.REAL64),
  /** The square root. */
  SQRT(Scalar.REAL32, Scalar.REAL32),
  /** The square root. */
  DSQRT(Scalar.REAL64, Scalar.REAL64),
  /** Rounded to a whole number. */
  FPINT(Scalar.REAL32, Scalar.REAL32),
  /** Rounded to a whole number. */
  DFPINT(Scalar.REAL64, Scalar.REAL64),
  /** Twice the value. */
  MULBY2(Scalar.REAL32, Scalar.REAL32),
  /** Twice the value. */
  DMULBY2(Scalar.REAL64, Scalar.REAL64),
  /** Half the value. */
  DIVBY2(Scalar.REAL32, Scalar.REAL32),
  /** Half the value. */
  DDIVBY2(Scalar.REAL64, Scalar.REAL64),
  /** True if the value is not a number. */
  ISNAN(Scalar.REAL32, Scalar.BOOL),
  /** True if the value is not a number. */
  DISNAN(Scalar.REAL64, Scalar.BOOL),
  /** True if the value is infinite or not a number. */
  NOTFINITE(Scalar.REAL32, Scalar.BOOL),
  /** True if the value is infinite or not a number. */
  DNOTFINITE(Scalar.REAL64, Scalar.BOOL);

  private final List<Type> parameters;
  private final List<Type> results;

  Intrinsic(int parameters, int results) {
    this.parameters = Collections.nCopies(parameters, Scalar.INT);
    this.results = Collections.nCopies(results, Scalar.INT);
  }

  Intrinsic(Scalar parameter, Scalar result) {
    this.parameters = List.of(parameter);
    this.results = List.of(result);
  }

  /** Types of the parameters. */
  public List<Type> parameters() {
    return parameters;
  }

  /** Types of the results. */
  public List<Type> results() {
    return results;
  }

  /** True if it works on a REAL. */
  public boolean isOfReal() {
    return parameters.getFirst() != Scalar.INT;
  }

  /** The function of a name. */
  public static Optional<Intrinsic> named(String name) {
    return Arrays.stream(values()).filter(each -> each.name().equals(name)).findFirst();
  }
}
