package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;
import static org.inmesh.loader.occam.code.NumberPrinting.printed;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.inmesh.coresim.RunResult.Ending;
import org.junit.jupiter.api.Test;

/** The functions that every program knows and that are written in occam, against Java's. */
class PredefinedTest {
  private static final float[] SINGLES = {
    0.0f, -0.0f, 1.5f, -3.25e10f, Float.MIN_VALUE, -7e-39f, Float.MAX_VALUE, 1e-20f
  };
  private static final double[] DOUBLES = {
    0.0, -0.0, 1.5, -3.25e100, Double.MIN_VALUE, -7e-310, Double.MAX_VALUE, 1e-200
  };
  private static final int[] POWERS = {-300, -140, -1, 0, 5, 130, 277};

  /** A program over all pairs of values in a table, which are of a type of that many bits. */
  private static String overPairs(int bits, String table, String body) {
    return """
        VAL [8]INT%1$d values IS [%2$s]:
        SEQ i = 0 FOR 8
          SEQ j = 0 FOR 8
            VAL REAL%1$d x RETYPES values[i]:
            VAL REAL%1$d y RETYPES values[j]:
        %3$s
        """
        .formatted(bits, table, body.indent(4));
  }

  private static String singles(String body) {
    String table =
        Stream.of(0, 1, 2, 3, 4, 5, 6, 7)
            .map(i -> "#%08X".formatted(Float.floatToIntBits(SINGLES[i])))
            .collect(Collectors.joining(", "));
    return overPairs(32, table, body);
  }

  private static String doubles(String body) {
    String table =
        Arrays.stream(DOUBLES)
            .mapToObj(each -> "#%016X".formatted(Double.doubleToLongBits(each)))
            .collect(Collectors.joining(", "));
    return overPairs(64, table, body);
  }

  private interface OfSingles {
    float of(float x, float y);
  }

  private interface OfDoubles {
    double of(double x, double y);
  }

  private static String expectedSingles(OfSingles function) {
    StringBuilder text = new StringBuilder();
    for (float x : SINGLES) {
      for (float y : SINGLES) {
        text.append(Float.floatToIntBits(function.of(x, y))).append('\n');
      }
    }
    return text.toString();
  }

  private static String expectedDoubles(OfDoubles function) {
    StringBuilder text = new StringBuilder();
    for (double x : DOUBLES) {
      for (double y : DOUBLES) {
        text.append(Double.doubleToLongBits(function.of(x, y))).append('\n');
      }
    }
    return text.toString();
  }

  private static String bitsOf(int bits, String call) {
    return """
        REAL%1$d r:
        SEQ
          r := %2$s
          VAL INT%1$d n RETYPES r:
          number(screen, INT64 n)
        """
        .formatted(bits, call);
  }

  @Test
  void shouldFindTheNextNumber() {
    assertThat(printed(singles(bitsOf(32, "NEXTAFTER (x, y)"))))
        .isEqualTo(expectedSingles((x, y) -> x == y ? x : Math.nextAfter(x, (double) y)));
    assertThat(printed(doubles(bitsOf(64, "DNEXTAFTER (x, y)"))))
        .isEqualTo(expectedDoubles((x, y) -> x == y ? x : Math.nextAfter(x, y)));
  }

  @Test
  void shouldCopySigns() {
    assertThat(printed(singles(bitsOf(32, "MINUSX (COPYSIGN (x, y))"))))
        .isEqualTo(expectedSingles((x, y) -> -Math.copySign(x, y)));
    assertThat(printed(doubles(bitsOf(64, "DMINUSX (DCOPYSIGN (x, y))"))))
        .isEqualTo(expectedDoubles((x, y) -> -Math.copySign(x, y)));
  }

  @Test
  void shouldScaleByPowersOfTwo() {
    for (int power : POWERS) {
      assertThat(printed(singles(bitsOf(32, "SCALEB (x, %d)".formatted(power)))))
          .as("by %d", power)
          .isEqualTo(expectedSingles((x, y) -> Math.scalb(x, power)));
    }
    for (int power : new int[] {-2000, -530, -3, 600, 2097}) {
      assertThat(printed(doubles(bitsOf(64, "DSCALEB (x, %d)".formatted(power)))))
          .as("by %d", power)
          .isEqualTo(expectedDoubles((x, y) -> Math.scalb(x, power)));
    }
  }

  @Test
  void shouldGiveExponents() {
    assertThat(printed(singles(bitsOf(32, "LOGB (x)"))))
        .isEqualTo(
            expectedSingles(
                (x, y) -> x == 0 ? Float.NEGATIVE_INFINITY : Math.max(-126, Math.getExponent(x))));
    assertThat(printed(doubles(bitsOf(64, "DLOGB (x)"))))
        .isEqualTo(
            expectedDoubles(
                (x, y) ->
                    x == 0 ? Double.NEGATIVE_INFINITY : Math.max(-1022, Math.getExponent(x))));
  }

  @Test
  void shouldUnpackNumbers() {
    assertThat(
            printed(
                """
                INT n:
                REAL32 r:
                REAL64 d:
                SEQ
                  n, r := FLOATING.UNPACK (12.0)
                  number(screen, INT64 n)
                  number(screen, INT64 TRUNC (r * 100.0))
                  n, r := FLOATING.UNPACK (-0.75)
                  number(screen, INT64 n)
                  number(screen, INT64 TRUNC (r * 100.0))
                  n, r := FLOATING.UNPACK (SCALEB (1.25, -140))
                  number(screen, INT64 n)
                  number(screen, INT64 TRUNC (r * 100.0))
                  n, d := DFLOATING.UNPACK (-0.0)
                  number(screen, INT64 n)
                  n, d := DFLOATING.UNPACK (DSCALEB (1.5, -1060))
                  number(screen, INT64 n)
                  number(screen, INT64 TRUNC (d * 100.0))
                """))
        .isEqualTo("3\n150\n-1\n-150\n-140\n125\n0\n-1060\n150\n");
  }

  private static float rounded(float x, float y, RoundingMode mode, int operation) {
    BigDecimal a = new BigDecimal(x);
    BigDecimal b = new BigDecimal(y);
    BigDecimal exact =
        switch (operation) {
          case 0 -> a.add(b);
          case 1 -> a.subtract(b);
          case 2 -> a.multiply(b);
          default -> a.divide(b, new MathContext(400));
        };
    if (exact.signum() == 0) {
      // IEEE 754: what is nothing exactly is -0 when rounding down, otherwise 0.
      return mode == RoundingMode.FLOOR ? -0.0f : 0.0f;
    }
    float nearest = exact.floatValue();
    int above = new BigDecimal(nearest).compareTo(exact);
    boolean up = mode == RoundingMode.UP || mode == RoundingMode.DOWN && exact.signum() < 0;
    boolean down = mode == RoundingMode.FLOOR || mode == RoundingMode.DOWN && exact.signum() > 0;
    if (up && above < 0) {
      return Math.nextUp(nearest);
    }
    return down && above > 0 ? Math.nextDown(nearest) : nearest;
  }

  @Test
  void shouldRoundInEachMode() {
    float[] values = {1.0f, 3.0f, -7.3f, 1e-3f};
    RoundingMode[] modes = {
      RoundingMode.DOWN, RoundingMode.HALF_EVEN, RoundingMode.UP, RoundingMode.FLOOR
    };
    StringBuilder expected = new StringBuilder();
    for (float x : values) {
      for (float y : values) {
        for (int mode = 0; mode < 4; mode++) {
          for (int operation = 0; operation < 4; operation++) {
            float result = rounded(x, y, modes[mode], operation);
            expected.append(Float.floatToIntBits(result)).append('\n');
          }
        }
      }
    }
    assertThat(
            printed(
                """
                VAL [4]REAL32 values IS [1.0, 3.0, -7.3, 1.0E-3]:
                SEQ i = 0 FOR 4
                  SEQ j = 0 FOR 4
                    SEQ mode = 0 FOR 4
                      SEQ operation = 0 FOR 4
                        BOOL error:
                        REAL32 r:
                        SEQ
                          error, r := IEEE32OP (values[i], mode, operation, values[j])
                          VAL INT32 n RETYPES r:
                          number(screen, INT64 n)
                """))
        .isEqualTo(expected.toString());
  }

  @Test
  void shouldTellOfErrorsAndGoOn() {
    assertThat(
            printed(
                """
                BOOL error:
                REAL32 infinity, r, none:
                REAL64 d:
                SEQ
                  error, infinity := IEEE32OP (1.0, 1, 3, 0.0)
                  number(screen, INT64 error)
                  error, none := IEEE32OP (infinity, 1, 1, infinity)
                  number(screen, INT64 error)
                  error, r := IEEE32OP (2.0, 1, 3, 8.0)
                  number(screen, INT64 error)
                  number(screen, INT64 TRUNC (r * 100.0))
                  number(screen, INT64 ORDERED (r, infinity))
                  number(screen, INT64 ORDERED (none, r))
                  number(screen, INT64 REAL32EQ (infinity, infinity))
                  number(screen, INT64 REAL32EQ (none, none))
                  number(screen, INT64 REAL32GT (infinity, r))
                  number(screen, INT64 REAL32GT (r, none))
                  number(screen, INT64 IEEECOMPARE (r, infinity))
                  number(screen, INT64 IEEECOMPARE (infinity, r))
                  number(screen, INT64 IEEECOMPARE (r, r))
                  number(screen, INT64 IEEECOMPARE (none, r))
                  error, d := IEEE64REM (7.0, 0.0)
                  number(screen, INT64 error)
                  error, d := IEEE64REM (7.5, 2.0)
                  number(screen, INT64 error)
                  number(screen, INT64 TRUNC (d * 100.0))
                  number(screen, INT64 TRUNC (REAL32REM (5.0, 3.0)))
                  number(screen, INT64 TRUNC (REAL64OP (5.0, 2, 3.0)))
                """))
        .isEqualTo("1\n1\n0\n25\n1\n0\n1\n0\n1\n0\n-1\n1\n0\n2\n1\n0\n-50\n-1\n15\n");
  }

  @Test
  void shouldReduceArguments() {
    // 100 = 14 x 7 + 2; the second part of the divisor takes 14 x 0.125 away.
    assertThat(
            printed(
                """
                BOOL small:
                INT32 q:
                REAL32 r:
                REAL64 d:
                SEQ
                  small, q, r := ARGUMENT.REDUCE (100.0, 7.0, 0.125)
                  number(screen, INT64 small)
                  number(screen, INT64 q)
                  number(screen, INT64 TRUNC (r * 100.0))
                  small, q, r := ARGUMENT.REDUCE (1.0E30, 7.0, 0.125)
                  number(screen, INT64 small)
                  number(screen, INT64 q)
                  small, q, d := DARGUMENT.REDUCE (-100.0, 7.0, 0.125)
                  number(screen, INT64 q)
                  number(screen, INT64 TRUNC (d * 100.0))
                """))
        .isEqualTo("1\n14\n25\n0\n0\n-14\n-25\n");
  }

  @Test
  void shouldMoveRectangles() {
    assertThat(
            printed(
                """
                [3][4]BYTE a, b:
                SEQ
                  a := ["abcd", "e*#00gh", "ijkl"]
                  b := ["....", "....", "...."]
                  MOVE2D (a, 1, 0, b, 0, 1, 2, 2)
                  SEQ i = 0 FOR 3
                    SEQ j = 0 FOR 4
                      number(screen, INT64 b[i][j])
                  b := ["....", "....", "...."]
                  DRAW2D (a, 1, 0, b, 0, 1, 2, 2)
                  number(screen, INT64 b[2][0])
                  CLIP2D (a, 1, 0, b, 0, 1, 2, 2)
                  number(screen, INT64 b[2][0])
                  number(screen, INT64 b[2][1])
                """))
        .isEqualTo("46\n46\n46\n46\n98\n99\n46\n46\n0\n103\n46\n46\n46\n0\n103\n");
  }

  @Test
  void shouldUnpackAndRoundBitsOfReals() {
    // 1.5: exponent 127, fraction with the hidden bit #C00000, which goes to the upper end.
    assertThat(
            printed(
                """
                INT f, e, k:
                SEQ
                  f, e, k := UNPACKSN (#3FC00000)
                  number(screen, INT64 e)
                  number(screen, INT64 f)
                  number(screen, INT64 BOOL (INT (ROUNDSN (e, f, 0) = #3FC00000)))
                  f, e, k := UNPACKSN (#007FFFFF)
                  number(screen, INT64 e)
                  number(screen, INT64 k)
                  f, e, k := UNPACKSN (#7F800000)
                  number(screen, INT64 k)
                  f, e, k := UNPACKSN (#7F800001)
                  number(screen, INT64 k)
                  f, e, k := UNPACKSN (0)
                  number(screen, INT64 k)
                  number(screen, INT64 (ROUNDSN (1, #80000080, 0)))
                  number(screen, INT64 (ROUNDSN (1, #80000080, 1)))
                  number(screen, INT64 (ROUNDSN (1, #80000180, 0)))
                  number(screen, INT64 (ROUNDSN (255, #80000180, 0)))
                """))
        // A tie goes to the even number: #800000 stays, #800001 becomes #800002.
        .isEqualTo("127\n-1073741824\n1\n1\n1\n2\n3\n0\n8388608\n8388609\n8388610\n2139095040\n");
  }

  @Test
  void shouldGiveAddresses() {
    assertThat(
            printed(
                """
                INT a, b:
                [4]BYTE bytes:
                CHAN OF INT c:
                SEQ
                  bytes := "wxyz"
                  LOAD.BYTE.VECTOR (a, bytes)
                  LOAD.BYTE.VECTOR (b, [bytes FROM 2 FOR 1])
                  number(screen, INT64 (b MINUS a))
                  LOAD.INPUT.CHANNEL (a, c)
                  LOAD.OUTPUT.CHANNEL (b, c)
                  number(screen, INT64 (b MINUS a))
                """))
        .isEqualTo("2\n0\n");
  }

  @Test
  void shouldLetOthersGoFirst() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                PROC main (CHAN OF BYTE screen)
                  CHAN OF BYTE c:
                  PAR
                    SEQ
                      RESCHEDULE ()
                      c ! 'b'
                    BYTE x:
                    SEQ
                      screen ! 'a'
                      c ? x
                      screen ! x
                :
                """))
        .isEqualTo("ab");
  }

  @Test
  void shouldCauseErrors() {
    OccamRun run = OccamRun.onMesh("PROC main ()\n  SEQ\n    SKIP\n    CAUSEERROR ()\n:\n", 1);

    assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
    assertThat(run.result().report().toString()).contains("test.occ:4");
  }

  /** The markers themselves are tested where traces are recorded. */
  @Test
  void shouldMarkWithoutEffectOnTheProgram() {
    assertThat(
            printed(
                """
                INT x:
                SEQ
                  x := 97
                  TRACE.MARK (x + 1)
                  screen ! BYTE x
                  PROC TRACE.MARK (INT y)
                    y := y + 1
                  :
                  SEQ
                    TRACE.MARK (x)
                    screen ! BYTE x
                """))
        .isEqualTo("ab");
  }

  @Test
  void shouldLetProgramsDeclareTheNamesThemselves() {
    assertThat(
            printed(
                """
                INT FUNCTION LOGB (VAL INT x) IS x + 1:
                number(screen, INT64 LOGB (4))
                """))
        .isEqualTo("5\n");
  }
}
