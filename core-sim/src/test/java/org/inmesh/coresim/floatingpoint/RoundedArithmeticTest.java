package org.inmesh.coresim.floatingpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** Rounding to nearest by integers against the floating-point unit of the host. */
class RoundedArithmeticTest {
  private static final int PAIRS = 100_000;

  private final RoundedArithmetic rounded = new RoundedArithmetic();

  @Test
  void shouldAgreeWithTheHostInDoubleLength() {
    RealOperands operands = new RealOperands(true, 6);
    RealFormat format = RealFormat.DOUBLE;
    for (int i = 0; i < PAIRS; i++) {
      long left = operands.next();
      long right = operands.nextFor(left);
      if (!format.isFinite(left) || !format.isFinite(right)) {
        continue;
      }
      double a = Double.longBitsToDouble(left);
      double b = Double.longBitsToDouble(right);
      check(rounded.add(format, Rounding.NEAREST, left, right), bits(a + b), left, right);
      check(rounded.multiply(format, Rounding.NEAREST, left, right), bits(a * b), left, right);
      if (b != 0) {
        check(rounded.divide(format, Rounding.NEAREST, left, right), bits(a / b), left, right);
      }
      if (a > 0) {
        check(rounded.squareRoot(format, Rounding.NEAREST, left), bits(Math.sqrt(a)), left, 0);
      }
    }
  }

  @Test
  void shouldAgreeWithTheHostInSingleLength() {
    RealOperands operands = new RealOperands(false, 7);
    RealFormat format = RealFormat.SINGLE;
    for (int i = 0; i < PAIRS; i++) {
      long left = operands.next();
      long right = operands.nextFor(left);
      if (!format.isFinite(left) || !format.isFinite(right)) {
        continue;
      }
      float a = Float.intBitsToFloat((int) left);
      float b = Float.intBitsToFloat((int) right);
      check(rounded.add(format, Rounding.NEAREST, left, right), bits(a + b), left, right);
      check(rounded.multiply(format, Rounding.NEAREST, left, right), bits(a * b), left, right);
      if (b != 0) {
        check(rounded.divide(format, Rounding.NEAREST, left, right), bits(a / b), left, right);
      }
      if (a > 0) {
        float root = (float) Math.sqrt(a);
        check(rounded.squareRoot(format, Rounding.NEAREST, left), bits(root), left, 0);
      }
    }
  }

  private static void check(long actual, long expected, long left, long right) {
    if (actual != expected) {
      assertThat(actual).as("of %X and %X", left, right).isEqualTo(expected);
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static long bits(float value) {
    return Float.floatToRawIntBits(value) & 0xFFFFFFFFL;
  }
}
