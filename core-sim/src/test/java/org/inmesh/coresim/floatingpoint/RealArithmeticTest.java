package org.inmesh.coresim.floatingpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.coresim.floatingpoint.ReferenceReal.value;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Random;
import org.inmesh.coresim.floatingpoint.ReferenceReal.Rounded;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** Results and errors of finite operands against the definition; those of others by hand. */
class RealArithmeticTest {
  private static final int RANDOM_PAIRS = 100;

  private final RealArithmetic arithmetic = new RealArithmetic();

  /** A binary operation of the code under test. */
  private interface Binary {
    long of(RealFormat format, Rounding mode, long left, long right);
  }

  /** Its exact result. */
  private interface Exact {
    BigDecimal of(BigDecimal left, BigDecimal right);
  }

  @ParameterizedTest
  @EnumSource
  void shouldAddAsDefined(RealFormat format) {
    compare(format, arithmetic::add, BigDecimal::add, RealArithmeticTest::zeroSumIsNegative);
  }

  @ParameterizedTest
  @EnumSource
  void shouldSubtractAsDefined(RealFormat format) {
    compare(
        format,
        arithmetic::subtract,
        BigDecimal::subtract,
        (f, mode, left, right) -> zeroSumIsNegative(f, mode, left, right ^ f.signBit()));
  }

  @ParameterizedTest
  @EnumSource
  void shouldMultiplyAsDefined(RealFormat format) {
    compare(format, arithmetic::multiply, BigDecimal::multiply, RealArithmeticTest::signsDiffer);
  }

  @ParameterizedTest
  @EnumSource
  void shouldDivideAsDefined(RealFormat format) {
    compare(
        format,
        (f, mode, left, right) -> f.isZero(right) ? 0 : arithmetic.divide(f, mode, left, right),
        (left, right) ->
            right.signum() == 0 ? BigDecimal.ZERO : ReferenceReal.quotient(left, right),
        (f, mode, left, right) -> f.isZero(right) ? 0 : signsDiffer(f, mode, left, right));
  }

  /** 1 for a negative zero. */
  private static long zeroSumIsNegative(RealFormat f, Rounding mode, long left, long right) {
    boolean both = f.isNegative(left) && f.isNegative(right);
    boolean either = f.isNegative(left) || f.isNegative(right);
    return both || either && mode == Rounding.TOWARDS_MINUS_INFINITY ? 1 : 0;
  }

  private static long signsDiffer(RealFormat f, Rounding mode, long left, long right) {
    return f.isNegative(left) != f.isNegative(right) ? 1 : 0;
  }

  private void compare(RealFormat format, Binary actual, Exact exact, Binary negativeZero) {
    long[] boundaries = Operands.boundaries(format);
    Random random = new Random(1);
    for (Rounding mode : Rounding.values()) {
      for (long left : boundaries) {
        // Every fifth, beginning elsewhere each time: all pairs would take too long.
        for (int i = random.nextInt(5); i < boundaries.length; i += 5) {
          compareOne(format, mode, left, boundaries[i], actual, exact, negativeZero);
        }
      }
      for (int i = 0; i < RANDOM_PAIRS; i++) {
        long left = Operands.random(format, random);
        long right = Operands.random(format, random);
        compareOne(format, mode, left, right, actual, exact, negativeZero);
      }
    }
  }

  private void compareOne(
      RealFormat format,
      Rounding mode,
      long left,
      long right,
      Binary actual,
      Exact exact,
      Binary negativeZero) {
    boolean isDouble = format == RealFormat.DOUBLE;
    Rounded expected =
        ReferenceReal.round(
            isDouble,
            ReferenceReal.mode(mode),
            exact.of(value(isDouble, left), value(isDouble, right)),
            negativeZero.of(format, mode, left, right) != 0);
    long result = actual.of(format, mode, left, right);
    boolean error = arithmetic.takeError();
    if (result != expected.bits() || error != expected.overflow()) {
      assertThat(new Rounded(result, error))
          .as("%s %s of %X and %X", format, mode, left, right)
          .isEqualTo(expected);
    }
  }

  @ParameterizedTest
  @EnumSource
  void shouldTakeSquareRootsAsDefined(RealFormat format) {
    boolean isDouble = format == RealFormat.DOUBLE;
    Random random = new Random(2);
    for (Rounding mode : Rounding.values()) {
      RoundingMode reference = ReferenceReal.mode(mode);
      LongList operands = new LongList(format, random, 100);
      for (long bits : operands.positive()) {
        BigDecimal root = ReferenceReal.squareRoot(value(isDouble, bits));
        assertThat(arithmetic.squareRoot(format, mode, bits))
            .as("%s %s of %X", format, mode, bits)
            .isEqualTo(ReferenceReal.round(isDouble, reference, root, false).bits());
      }
    }
    assertThat(arithmetic.takeError()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void shouldRoundToIntegersAndScaleAsDefined(RealFormat format) {
    boolean isDouble = format == RealFormat.DOUBLE;
    Random random = new Random(3);
    for (Rounding mode : Rounding.values()) {
      RoundingMode reference = ReferenceReal.mode(mode);
      for (long bits : new LongList(format, random, 100).all()) {
        BigDecimal exact = value(isDouble, bits);
        boolean negative = format.isNegative(bits);
        assertThat(arithmetic.toInteger(format, mode, bits))
            .isEqualTo(
                ReferenceReal.round(isDouble, reference, exact.setScale(0, reference), negative)
                    .bits());
        assertThat(arithmetic.takeError()).isFalse();
        for (int power : new int[] {1, -1, 32, -32}) {
          BigDecimal factor = power > 0 ? BigDecimal.TWO.pow(power) : half().pow(-power);
          Rounded expected =
              ReferenceReal.round(isDouble, reference, exact.multiply(factor), negative);
          assertThat(arithmetic.scale(format, mode, bits, power)).isEqualTo(expected.bits());
          assertThat(arithmetic.takeError()).isEqualTo(expected.overflow());
        }
      }
    }
  }

  private static BigDecimal half() {
    return new BigDecimal("0.5");
  }

  @ParameterizedTest
  @EnumSource
  void shouldConvertAsDefined(Rounding mode) {
    RoundingMode reference = ReferenceReal.mode(mode);
    Random random = new Random(4);
    for (long bits : new LongList(RealFormat.DOUBLE, random, 200).all()) {
      Rounded expected =
          ReferenceReal.round(
              false, reference, value(true, bits), RealFormat.DOUBLE.isNegative(bits));
      assertThat(arithmetic.toSingle(mode, bits)).as("%X", bits).isEqualTo(expected.bits());
      assertThat(arithmetic.takeError()).isEqualTo(expected.overflow());
    }
    for (int i = 0; i < 500; i++) {
      int word = random.nextInt() >> random.nextInt(32);
      for (RealFormat format : RealFormat.values()) {
        Rounded expected =
            ReferenceReal.round(
                format == RealFormat.DOUBLE, reference, BigDecimal.valueOf(word), false);
        assertThat(arithmetic.fromInteger(format, mode, word)).isEqualTo(expected.bits());
      }
    }
    for (long bits : new LongList(RealFormat.SINGLE, random, 200).all()) {
      assertThat(arithmetic.toDouble(bits))
          .isEqualTo(Double.doubleToRawLongBits(Float.intBitsToFloat((int) bits)));
    }
    assertThat(arithmetic.takeError()).isFalse();
  }

  @ParameterizedTest
  @EnumSource
  void shouldGiveTheWordsOfTheNextIntegerBelow(RealFormat format) {
    boolean isDouble = format == RealFormat.DOUBLE;
    for (long bits : new LongList(format, new Random(5), 500).all()) {
      assertThat(arithmetic.lowestWord(format, bits))
          .as("%X", bits)
          .isEqualTo(
              value(isDouble, bits).setScale(0, RoundingMode.FLOOR).toBigInteger().intValue());
    }
  }

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
