package org.inmesh.coresim.floatingpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.RoundingMode;
import org.junit.jupiter.api.Test;

/** The reference itself, rounding to nearest, against the floating-point unit of the host. */
class IeeeReferenceTest {
  private static final RoundingMode NEAREST = RoundingMode.HALF_EVEN;

  @Test
  void shouldAgreeWithTheHost() {
    IeeeReference single = new IeeeReference(false);
    IeeeReference twice = new IeeeReference(true);
    RealOperands singles = new RealOperands(false, 8);
    RealOperands doubles = new RealOperands(true, 8);
    for (int i = 0; i < 5_000; i++) {
      long left = singles.next();
      long right = singles.nextFor(left);
      if (single.isFinite(left) && single.isFinite(right)) {
        float a = Float.intBitsToFloat((int) left);
        float b = Float.intBitsToFloat((int) right);
        assertThat(single.add(NEAREST, left, right).bits()).isEqualTo(bits(a + b));
        assertThat(single.multiply(NEAREST, left, right).bits()).isEqualTo(bits(a * b));
        if (b != 0) {
          assertThat(single.divide(NEAREST, left, right).bits()).isEqualTo(bits(a / b));
        }
      }
      long wideLeft = doubles.next();
      long wideRight = doubles.nextFor(wideLeft);
      if (twice.isFinite(wideLeft) && twice.isFinite(wideRight)) {
        double a = Double.longBitsToDouble(wideLeft);
        double b = Double.longBitsToDouble(wideRight);
        assertThat(twice.add(NEAREST, wideLeft, wideRight).bits()).isEqualTo(bits(a + b));
        assertThat(twice.multiply(NEAREST, wideLeft, wideRight).bits()).isEqualTo(bits(a * b));
        if (b != 0) {
          assertThat(twice.divide(NEAREST, wideLeft, wideRight).bits()).isEqualTo(bits(a / b));
          assertThat(twice.remainder(wideLeft, wideRight).bits())
              .isEqualTo(bits(Math.IEEEremainder(a, b)));
        }
        if (a > 0) {
          assertThat(twice.squareRoot(NEAREST, wideLeft).bits()).isEqualTo(bits(Math.sqrt(a)));
          assertThat(twice.toInteger(NEAREST, wideLeft).bits()).isEqualTo(bits(Math.rint(a)));
        }
        assertThat(IeeeReference.toSingle(NEAREST, wideLeft).bits()).isEqualTo(bits((float) a));
      }
    }
  }

  private static long bits(double value) {
    return Double.doubleToRawLongBits(value);
  }

  private static long bits(float value) {
    return Float.floatToRawIntBits(value) & 0xFFFFFFFFL;
  }
}
