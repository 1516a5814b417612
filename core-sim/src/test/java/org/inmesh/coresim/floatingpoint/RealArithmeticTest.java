package org.inmesh.coresim.floatingpoint;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The rules of infinities, NaNs and errors by hand; finite operands are compared elsewhere. */
class RealArithmeticTest {
  private final RealArithmetic arithmetic = new RealArithmetic();

  // Single length patterns from INMOS's table of NaNs; the double length ones have the same bit
  // from the top of the fraction.
  @ParameterizedTest
  @CsvSource({
    "add, 7F800000, FF800000, 7F880000, 7FF1000000000000",
    "subtract, 7F800000, 7F800000, 7F880000, 7FF1000000000000",
    "multiply, 00000000, FF800000, 7F900000, 7FF2000000000000",
    "multiply, 7F800000, 80000000, 7F900000, 7FF2000000000000",
    "divide, 80000000, 00000000, 7FC00000, 7FF8000000000000",
    "divide, 7F800000, FF800000, 7FA00000, 7FF4000000000000",
    "remainder, FF800000, 3F800000, 7F804000, 7FF0080000000000",
    "remainder, 3F800000, 80000000, 7F802000, 7FF0040000000000",
    // Infinities and divisions by zero that have a result.
    "add, 7F800000, 3F800000, 7F800000, 7FF0000000000000",
    "subtract, 3F800000, 7F800000, FF800000, FFF0000000000000",
    "multiply, BF800000, 7F800000, FF800000, FFF0000000000000",
    "divide, BF800000, 7F800000, 80000000, 8000000000000000",
    "divide, BF800000, 00000000, FF800000, FFF0000000000000",
    // Of two NaNs the larger fraction, the first of equal ones; with which sign depends.
    "add, 7F800010, FF800020, FF800020, FFF0000400000000",
    "add, FF800020, 7F800020, FF800020, FFF0000400000000",
    "subtract, 7F800010, 7F800020, FF800020, FFF0000400000000",
    "subtract, 7F800030, 7F800020, 7F800030, 7FF0000600000000",
    "subtract, 3F800000, 7F800020, FF800020, FFF0000400000000",
    "multiply, 7F800010, BF800000, FF800010, FFF0000200000000",
    "multiply, FF800010, FF800020, 7F800020, 7FF0000400000000",
    "divide, 3F800000, FF800010, FF800010, FFF0000200000000",
    "remainder, FF800010, 3F800000, FF800010, FFF0000200000000",
  })
  void shouldHaveTheRulesOfInfinitiesAndNans(
      String operation, String left, String right, String single, String doubled) {
    for (Rounding mode : Rounding.values()) {
      assertThat(hex(operate(operation, RealFormat.SINGLE, mode, bits(left), bits(right))))
          .isEqualTo(hex(bits(single)));
      assertThat(arithmetic.takeError()).isTrue();
      long wideLeft = arithmetic.toDouble(bits(left));
      long wideRight = arithmetic.toDouble(bits(right));
      arithmetic.takeError();
      assertThat(hex(operate(operation, RealFormat.DOUBLE, mode, wideLeft, wideRight)))
          .isEqualTo(hex(bits(doubled)));
      assertThat(arithmetic.takeError()).isTrue();
    }
  }

  private long operate(String operation, RealFormat format, Rounding mode, long left, long right) {
    return switch (operation) {
      case "add" -> arithmetic.add(format, mode, left, right);
      case "subtract" -> arithmetic.subtract(format, mode, left, right);
      case "multiply" -> arithmetic.multiply(format, mode, left, right);
      case "divide" -> arithmetic.divide(format, mode, left, right);
      case "remainder" -> arithmetic.remainderOperands(format, left, right);
      default -> throw new IllegalArgumentException(operation);
    };
  }

  // The order of all bit patterns, NaNs beyond the infinities; infinities and NaNs are errors.
  @ParameterizedTest
  @CsvSource({
    "3F800000, 40000000, false, false, false",
    "40000000, 3F800000, true, false, false",
    "00000000, 80000000, false, true, false",
    "80000000, 00000000, false, true, false",
    "00000000, BF800000, true, false, false",
    "BF800000, C0000000, true, false, false",
    "3F800000, 3F800000, false, true, false",
    "7F800000, 7F7FFFFF, true, false, true",
    "FF800000, 00000000, false, false, true",
    "7F800010, 7F800000, true, false, true",
    "7F800010, 7F800010, false, true, true",
    "FF800010, FF800000, false, false, true",
  })
  void shouldCompareInTheOrderOfAllPatterns(
      String left, String right, boolean greater, boolean equal, boolean error) {
    assertThat(arithmetic.isGreater(RealFormat.SINGLE, bits(left), bits(right))).isEqualTo(greater);
    assertThat(arithmetic.takeError()).isEqualTo(error);
    assertThat(arithmetic.isEqual(RealFormat.SINGLE, bits(left), bits(right))).isEqualTo(equal);
    assertThat(arithmetic.takeError()).isEqualTo(error);
  }

  @Test
  void shouldRefuseRootsOfNegativeNumbersButNotOfNegativeZero() {
    assertThat(arithmetic.radicand(RealFormat.SINGLE, bits("80000000"))).isEqualTo(0x80000000L);
    assertThat(arithmetic.takeError()).isFalse();
    assertThat(arithmetic.radicand(RealFormat.SINGLE, bits("BF800000"))).isEqualTo(0x7F840000L);
    assertThat(arithmetic.takeError()).isTrue();
    assertThat(arithmetic.radicand(RealFormat.DOUBLE, bits("FFF0000000000000")))
        .isEqualTo(0x7FF0800000000000L);
    assertThat(arithmetic.takeError()).isTrue();
    assertThat(arithmetic.squareRoot(RealFormat.SINGLE, Rounding.TOWARDS_ZERO, bits("80000000")))
        .isEqualTo(0x80000000L);
    assertThat(arithmetic.takeError()).isFalse();
    assertThat(arithmetic.squareRoot(RealFormat.SINGLE, Rounding.NEAREST, bits("7F800000")))
        .isEqualTo(0x7F800000L);
    assertThat(arithmetic.takeError()).isTrue();
  }

  @Test
  void shouldConvertNansAndInfinitiesWithAnError() {
    assertThat(arithmetic.toSingle(Rounding.NEAREST, bits("FFF8000000000000")))
        .isEqualTo(0x7F820000L);
    assertThat(arithmetic.takeError()).isTrue();
    assertThat(arithmetic.toSingle(Rounding.NEAREST, bits("FFF0000000000000")))
        .isEqualTo(0xFF800000L);
    assertThat(arithmetic.takeError()).isTrue();
    assertThat(arithmetic.toDouble(bits("FF800010"))).isEqualTo(0xFFF0000200000000L);
    assertThat(arithmetic.takeError()).isTrue();
    assertThat(arithmetic.toDouble(bits("7F800000"))).isEqualTo(0x7FF0000000000000L);
    assertThat(arithmetic.takeError()).isTrue();
  }

  // 1 + 2^-24 and more would round up; beyond single length is infinity, below is zero.
  @ParameterizedTest
  @CsvSource({
    "3FF000001FFFFFFF, 3F800000",
    "BFF0000020000000, BF800001",
    "47EFFFFFFFFFFFFF, 7F7FFFFF",
    "C7F0000000000000, FF800000",
    "0000000000000001, 00000000",
    "8000000000000000, 80000000",
    "36A0000000000000, 00000001",
    "7FF8000000000000, 7FC00000",
  })
  void shouldCutOffWithoutRoundingOrError(String from, String to) {
    assertThat(hex(arithmetic.toSingleCutOff(bits(from)))).isEqualTo(hex(bits(to)));
    assertThat(arithmetic.takeError()).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "2147483647.0, NEAREST, false, false",
    "2147483647.4, NEAREST, false, false",
    "2147483647.5, NEAREST, true, false",
    "2147483647.9, TOWARDS_ZERO, false, false",
    "-2147483648.5, NEAREST, false, false",
    "-2147483648.6, NEAREST, true, false",
    "-2147483648.6, TOWARDS_PLUS_INFINITY, false, false",
    "9223372036854774784.0, NEAREST, true, false",
    "9223372036854775808.0, NEAREST, true, true",
    "-9223372036854775808.0, NEAREST, true, false",
    "-9223372036854777856.0, NEAREST, true, true",
    "Infinity, NEAREST, true, true",
    "NaN, NEAREST, true, true",
  })
  void shouldCheckTheRangesOfIntegers(
      double value, Rounding mode, boolean wordError, boolean doubleWordError) {
    long bits = Double.doubleToRawLongBits(value);
    arithmetic.checkWord(RealFormat.DOUBLE, mode, bits);
    assertThat(arithmetic.takeError()).isEqualTo(wordError);
    arithmetic.checkDoubleWord(RealFormat.DOUBLE, mode, bits);
    assertThat(arithmetic.takeError()).isEqualTo(doubleWordError);
  }

  @Test
  void shouldTakeTheAbsoluteValueAlsoOfNans() {
    assertThat(arithmetic.absolute(RealFormat.SINGLE, bits("BF800000"))).isEqualTo(0x3F800000L);
    assertThat(arithmetic.takeError()).isFalse();
    assertThat(arithmetic.absolute(RealFormat.SINGLE, bits("FF800010"))).isEqualTo(0x7F800010L);
    assertThat(arithmetic.takeError()).isTrue();
    assertThat(arithmetic.absolute(RealFormat.DOUBLE, bits("FFF0000000000000")))
        .isEqualTo(0x7FF0000000000000L);
    assertThat(arithmetic.takeError()).isTrue();
  }

  private static long bits(String hexadecimal) {
    return Long.parseUnsignedLong(hexadecimal, 16);
  }

  private static String hex(long bits) {
    return Long.toHexString(bits);
  }
}
