package org.inmesh.coresim.transputer;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.stream.Stream;
import org.inmesh.coresim.floatingpoint.IeeeReference;
import org.inmesh.coresim.floatingpoint.IeeeReference.Result;
import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.coresim.floatingpoint.RealOperands;
import org.inmesh.coresim.floatingpoint.Rounding;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every floating-point operation as the core executes it against exact arithmetic rounded once
 * ({@link IeeeReference}), over random and boundary operands, each rounding mode in its turn.
 */
class FloatingPointOperandsTest {
  private static final Rounding[] MODES = Rounding.values();
  private static final int FEW = 3_000;
  private static final int MANY = 1_000_000;

  /** The expected FA and floating-point error flag, from FB and FA before. */
  private interface Expected {
    Result of(IeeeReference reference, RoundingMode mode, long left, long right);
  }

  /** The expected truth value in A, and error flag. */
  private interface Predicate {
    boolean of(IeeeReference reference, long left, long right);
  }

  static Stream<Arguments> operations() {
    return Stream.of(
        operation("fpadd", IeeeReference::add),
        operation("fpsub", IeeeReference::subtract),
        operation("fpmul", IeeeReference::multiply),
        operation("fpdiv", IeeeReference::divide),
        operation("fpint", (real, mode, left, right) -> real.toInteger(mode, right)),
        operation("fpumulby2", (real, mode, left, right) -> real.scale(mode, right, 1)),
        operation("fpudivby2", (real, mode, left, right) -> real.scale(mode, right, -1)),
        operation("fpuexpinc32", (real, mode, left, right) -> real.scale(mode, right, 32)),
        operation("fpuexpdec32", (real, mode, left, right) -> real.scale(mode, right, -32)),
        operation("fpuabs", FloatingPointOperandsTest::absolute),
        operation("fprtoi32", FloatingPointOperandsTest::toWord),
        operation("fpuchki32", (real, mode, left, right) -> checked(real, mode, right, 32)),
        operation("fpuchki64", (real, mode, left, right) -> checked(real, mode, right, 64)));
  }

  private static Arguments operation(String name, Expected expected) {
    return Arguments.of(name, expected);
  }

  private static Result absolute(IeeeReference real, RoundingMode mode, long left, long right) {
    Result same = new Result(right, !real.isFinite(right));
    return real.isNegative(right) ? new Result(negated(real, right), same.error()) : same;
  }

  private static long negated(IeeeReference real, long bits) {
    return bits ^ (real.isNegative(0x80000000L) ? 0x80000000L : Long.MIN_VALUE);
  }

  private static Result toWord(IeeeReference real, RoundingMode mode, long left, long right) {
    return new Result(
        real.toInteger(mode, right).bits(), real.isOutOfRange(mode, right, Integer.SIZE));
  }

  private static Result checked(IeeeReference real, RoundingMode mode, long right, int size) {
    return new Result(right, real.isOutOfRange(mode, right, size));
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void shouldRoundTheExactResultOnce(String name, Expected expected) {
    compare(name, expected, FEW);
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @MethodSource("operations")
  void shouldRoundTheExactResultOnceForManyOperands(String name, Expected expected) {
    compare(name, expected, MANY);
  }

  private static void compare(String name, Expected expected, int count) {
    for (RealFormat format : RealFormat.values()) {
      FloatingPointBench bench = new FloatingPointBench(name);
      IeeeReference reference = new IeeeReference(format == RealFormat.DOUBLE);
      RealOperands operands = new RealOperands(format == RealFormat.DOUBLE, 1);
      for (int i = 0; i < count; i++) {
        Rounding mode = MODES[i & 3];
        long left = operands.next();
        long right = operands.nextFor(left);
        bench.run(format, mode, left, right);
        Result result = expected.of(reference, IeeeReference.mode(mode), left, right);
        bench.check(result, format, mode, left, right);
      }
    }
  }

  static Stream<Arguments> predicates() {
    return Stream.of(
        predicate("fpgt", (real, left, right) -> real.compare(left, right) > 0),
        predicate("fpeq", (real, left, right) -> real.compare(left, right) == 0),
        predicate("fpordered", (real, left, right) -> !real.isNan(left) && !real.isNan(right)),
        predicate("fpnan", (real, left, right) -> real.isNan(right)),
        predicate("fpnotfinite", (real, left, right) -> !real.isFinite(right)));
  }

  private static Arguments predicate(String name, Predicate expected) {
    return Arguments.of(name, expected);
  }

  @ParameterizedTest(name = "{0}")
  @MethodSource("predicates")
  void shouldTellWhatIsTrue(String name, Predicate expected) {
    compare(name, expected, FEW);
  }

  @Tag("slow")
  @ParameterizedTest(name = "{0}")
  @MethodSource("predicates")
  void shouldTellWhatIsTrueOfManyOperands(String name, Predicate expected) {
    compare(name, expected, MANY);
  }

  private static void compare(String name, Predicate expected, int count) {
    boolean isComparison = name.equals("fpgt") || name.equals("fpeq");
    for (RealFormat format : RealFormat.values()) {
      FloatingPointBench bench = new FloatingPointBench(name);
      IeeeReference reference = new IeeeReference(format == RealFormat.DOUBLE);
      RealOperands operands = new RealOperands(format == RealFormat.DOUBLE, 2);
      for (int i = 0; i < count; i++) {
        long left = operands.next();
        long right = operands.nextFor(left);
        bench.run(format, MODES[i & 3], left, right);
        boolean error = isComparison && !(reference.isFinite(left) && reference.isFinite(right));
        bench.checkTruth(expected.of(reference, left, right), error, left, right);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("counts")
  void shouldConvert(int count) {
    FloatingPointBench toSingle = new FloatingPointBench("fpur64tor32");
    RealOperands doubles = new RealOperands(true, 3);
    FloatingPointBench toDouble = new FloatingPointBench("fpur32tor64");
    RealOperands singles = new RealOperands(false, 3);
    for (int i = 0; i < count; i++) {
      Rounding mode = MODES[i & 3];
      long wide = doubles.next();
      toSingle.run(RealFormat.DOUBLE, mode, 0, wide);
      Result narrowed = IeeeReference.toSingle(IeeeReference.mode(mode), wide);
      toSingle.check(narrowed, RealFormat.SINGLE, mode, 0, wide);
      long narrow = singles.next();
      toDouble.run(RealFormat.SINGLE, mode, 0, narrow);
      toDouble.check(IeeeReference.toDouble(narrow), RealFormat.DOUBLE, mode, 0, narrow);
    }
  }

  static Stream<Integer> counts() {
    return Stream.of(FEW);
  }

  @ParameterizedTest
  @MethodSource("counts")
  void shouldConvertIntegers(int count) {
    FloatingPointBench toSingle = new FloatingPointBench("fpi32tor32");
    FloatingPointBench toDouble = new FloatingPointBench("fpi32tor64");
    FloatingPointBench unsigned = new FloatingPointBench("fpb32tor64");
    IeeeReference single = new IeeeReference(false);
    IeeeReference twice = new IeeeReference(true);
    java.util.Random random = new java.util.Random(4);
    for (int i = 0; i < count; i++) {
      Rounding mode = MODES[i & 3];
      RoundingMode rounding = IeeeReference.mode(mode);
      int word = random.nextInt() >> random.nextInt(32);
      BigInteger integer = BigInteger.valueOf(word);
      BigInteger positive = BigInteger.valueOf(word & 0xFFFFFFFFL);
      toSingle.load(word, mode);
      toSingle.check(single.fromInteger(rounding, integer), RealFormat.SINGLE, mode, 0, word);
      toDouble.load(word, mode);
      toDouble.check(twice.fromInteger(rounding, integer), RealFormat.DOUBLE, mode, 0, word);
      unsigned.load(word, mode);
      unsigned.check(twice.fromInteger(rounding, positive), RealFormat.DOUBLE, mode, 0, word);
    }
  }

  /** As compilers convert to INT64: the lowest word of a whole number. */
  @ParameterizedTest
  @MethodSource("counts")
  void shouldStoreTheLowestWordOfWholeNumbers(int count) {
    FloatingPointBench bench = new FloatingPointBench("fpstnli32");
    for (RealFormat format : RealFormat.values()) {
      IeeeReference reference = new IeeeReference(format == RealFormat.DOUBLE);
      RealOperands operands = new RealOperands(format == RealFormat.DOUBLE, 5);
      for (int i = 0; i < count; i++) {
        long real = reference.toInteger(RoundingMode.DOWN, operands.next()).bits();
        if (!reference.isOutOfRange(RoundingMode.DOWN, real, Long.SIZE)) {
          int expected = reference.integer(RoundingMode.DOWN, real).intValue();
          assertThat(bench.storedWord(format, real)).as("%X", real).isEqualTo(expected);
        }
      }
    }
  }

  @ParameterizedTest
  @MethodSource("counts")
  void shouldTakeSquareRoots(int count) {
    for (RealFormat format : RealFormat.values()) {
      FloatingPointBench bench = FloatingPointBench.squareRoot(format);
      IeeeReference reference = new IeeeReference(format == RealFormat.DOUBLE);
      RealOperands operands = new RealOperands(format == RealFormat.DOUBLE, 6);
      for (int i = 0; i < count; i++) {
        Rounding mode = MODES[i & 3];
        long bits = operands.next();
        bench.run(format, mode, 0, bits);
        Result expected = reference.squareRoot(IeeeReference.mode(mode), bits);
        bench.check(expected, format, mode, 0, bits);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("counts")
  void shouldTakeRemainders(int count) {
    FloatingPointBench bench = FloatingPointBench.remainder();
    for (RealFormat format : RealFormat.values()) {
      IeeeReference reference = new IeeeReference(format == RealFormat.DOUBLE);
      RealOperands operands = new RealOperands(format == RealFormat.DOUBLE, 7);
      for (int i = 0; i < count; i++) {
        long left = operands.next();
        long right = operands.nextFor(left);
        bench.run(format, Rounding.NEAREST, left, right);
        Result expected = reference.remainder(left, right);
        bench.check(expected, format, Rounding.NEAREST, left, right);
      }
    }
  }

  @Tag("slow")
  @org.junit.jupiter.api.Test
  void shouldConvertAndTakeRootsAndRemaindersOfManyOperands() {
    shouldConvert(MANY);
    shouldConvertIntegers(MANY);
    shouldStoreTheLowestWordOfWholeNumbers(MANY);
    shouldTakeSquareRoots(MANY);
    shouldTakeRemainders(MANY);
  }
}
