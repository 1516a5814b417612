package org.inmesh.coresim.floatingpoint;

/**
 * IEEE 754 single and double length: what the bits of a number mean. A number is a long; of single
 * length, in its lower half, the upper half being zero.
 *
 * <p>A finite number is its significand, an integer, times 2 to the power of its exponent; a NaN or
 * infinity has neither.
 */
public enum RealFormat {
  /** 24 bits of significand, 8 of exponent: occam's REAL32. */
  SINGLE(23, 8),
  /** 53 bits of significand, 11 of exponent: occam's REAL64. */
  DOUBLE(52, 11);

  private final int fractionBits;
  private final long signBit;
  private final long infinity;
  private final int smallestExponent;

  RealFormat(int fractionBits, int exponentBits) {
    this.fractionBits = fractionBits;
    this.signBit = 1L << fractionBits + exponentBits;
    this.infinity = signBit - (1L << fractionBits);
    int bias = (1 << exponentBits - 1) - 1;
    this.smallestExponent = 1 - bias - fractionBits;
  }

  /** Bits of the fraction, the significand without its leading one. */
  public int fractionBits() {
    return fractionBits;
  }

  /** The sign. */
  public long signBit() {
    return signBit;
  }

  /** Plus infinity; every NaN is above, with or without a sign. */
  public long infinity() {
    return infinity;
  }

  /** Exponent of the smallest number above zero, whose significand is 1. */
  public int smallestExponent() {
    return smallestExponent;
  }

  /** Plus or minus zero. */
  public long zero(boolean negative) {
    return negative ? signBit : 0;
  }

  /** True for all but infinities and NaNs. */
  public boolean isFinite(long bits) {
    return magnitude(bits) < infinity;
  }

  /** True for either infinity. */
  public boolean isInfinite(long bits) {
    return magnitude(bits) == infinity;
  }

  /** True if it is not a number. */
  public boolean isNan(long bits) {
    return magnitude(bits) > infinity;
  }

  /** True for either zero. */
  public boolean isZero(long bits) {
    return magnitude(bits) == 0;
  }

  /** True with the sign bit set, of zeros and NaNs too. */
  public boolean isNegative(long bits) {
    return (bits & signBit) != 0;
  }

  /** Without the sign. */
  public long magnitude(long bits) {
    return bits & ~signBit;
  }

  /** Of a finite number; less than 2 to the power of fraction bits plus 1. */
  public long significand(long bits) {
    long fraction = bits & (1L << fractionBits) - 1;
    return isSubnormal(bits) ? fraction : fraction | 1L << fractionBits;
  }

  /** Of a finite number: weight of the significand's lowest bit. */
  public int exponent(long bits) {
    int stored = (int) (magnitude(bits) >>> fractionBits);
    return smallestExponent + Math.max(0, stored - 1);
  }

  private boolean isSubnormal(long bits) {
    return magnitude(bits) >>> fractionBits == 0;
  }

  /** The number as Java's double, exactly; of a NaN, some NaN. */
  public double toDouble(long bits) {
    return this == DOUBLE ? Double.longBitsToDouble(bits) : Float.intBitsToFloat((int) bits);
  }

  /** The nearest number to Java's double. */
  public long fromDouble(double value) {
    return this == DOUBLE
        ? Double.doubleToRawLongBits(value)
        : Float.floatToRawIntBits((float) value) & 0xFFFFFFFFL;
  }
}
