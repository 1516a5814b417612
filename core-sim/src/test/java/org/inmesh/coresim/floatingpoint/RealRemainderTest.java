package org.inmesh.coresim.floatingpoint;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

class RealRemainderTest {
  private final RealRemainder remainder = new RealRemainder();

  // Nearest quotients; of 2.5 and 3.5 the even ones. At the end exponents differ by 20, 21 and
  // 42; of 2 to the 43rd by 3 the first two steps leave 2 to the 23rd and 8.
  @ParameterizedTest
  @CsvSource({
    "7, 2, -1, 4, 1",
    "5, 2, 1, 2, 1",
    "-7, 2, 1, -4, 1",
    "1, 4, 1, 0, 1",
    "3, 4, -1, 1, 1",
    "2, 4, 2, 0, 1",
    "6, 4, -2, 2, 1",
    "-8, 4, -0.0, -2, 1",
    "0.1, Infinity, 0.1, 0, 1",
    "-0.0, 3, -0.0, 0, 1",
    "1048576, 1, 0, 1048576, 1",
    "2097152, 1, 0, 0, 2",
    "8796093022208, 3, -1, 3, 3",
  })
  void shouldLeaveWhatTheNearestQuotientLeaves(
      float dividend, float divisor, float expected, float quotient, int steps) {
    RealFormat format = RealFormat.SINGLE;
    int taken = run(format, format.fromDouble(dividend), format.fromDouble(divisor));
    assertThat(remainder.rest()).isEqualTo(format.fromDouble(expected));
    assertThat(remainder.quotient()).isEqualTo(format.fromDouble(quotient));
    assertThat(taken).isEqualTo(steps);
  }

  private int run(RealFormat format, long dividend, long divisor) {
    int steps = 1;
    long rest = dividend;
    while (!remainder.step(format, rest, divisor)) {
      rest = remainder.rest();
      steps++;
    }
    return steps;
  }

  @ParameterizedTest
  @EnumSource
  void shouldAgreeWithTheLibrarysRemainder(RealFormat format) {
    RealOperands operands = new RealOperands(format == RealFormat.DOUBLE, 8);
    for (int i = 0; i < 5_000; i++) {
      long dividend = operands.next();
      long divisor = operands.nextFor(dividend);
      if (!format.isFinite(dividend) || !format.isFinite(divisor) || format.isZero(divisor)) {
        continue;
      }
      double expected = Math.IEEEremainder(format.toDouble(dividend), format.toDouble(divisor));
      int steps = run(format, dividend, divisor);
      assertThat(remainder.rest())
          .as("%X rem %X", dividend, divisor)
          .isEqualTo(format.fromDouble(expected));
      if (steps == 1) {
        BigDecimal quotient =
            new BigDecimal(format.toDouble(dividend))
                .subtract(new BigDecimal(expected))
                .divide(new BigDecimal(format.toDouble(divisor)), 0, RoundingMode.UNNECESSARY);
        assertThat(new BigDecimal(format.toDouble(remainder.quotient())))
            .isEqualByComparingTo(quotient);
      }
    }
  }
}
