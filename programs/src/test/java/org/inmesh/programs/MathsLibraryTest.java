package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.DoubleBinaryOperator;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;

/** Elementary functions, against those of StrictMath. */
class MathsLibraryTest {
  private final Random random = new Random(11);

  @Test
  void shouldComputeReal64() {
    Map<String, Function> functions = new LinkedHashMap<>();
    functions.put("DSIN", new Function(StrictMath::sin, 1, any(-100, 100)));
    functions.put("DCOS", new Function(StrictMath::cos, 1, any(-1.6e6, 1.6e6)));
    functions.put("DTAN", new Function(StrictMath::tan, 2, any(-100, 100)));
    functions.put("DASIN", new Function(StrictMath::asin, 2, any(-1, 1)));
    functions.put("DACOS", new Function(StrictMath::acos, 2, any(-1, 1)));
    functions.put("DATAN", new Function(StrictMath::atan, 1, any(-3, 3)));
    functions.put("DSINH", new Function(StrictMath::sinh, 2, any(-5, 5)));
    functions.put("DCOSH", new Function(StrictMath::cosh, 2, any(-700, 700)));
    functions.put("DTANH", new Function(StrictMath::tanh, 2, any(-5, 5)));
    functions.put("DEXP", new Function(StrictMath::exp, 1, any(-700, 700)));
    functions.put("DALOG", new Function(StrictMath::log, 1, any(0, 5)));
    functions.put("DALOG10", new Function(StrictMath::log10, 1, any(0, 1e9)));
    StringBuilder calls = new StringBuilder();
    functions.forEach((name, function) -> calls.append(showAll(name, function.arguments)));

    List<String> results = run(calls.toString()).lines().toList();

    int line = 0;
    for (Map.Entry<String, Function> entry : functions.entrySet()) {
      Function function = entry.getValue();
      for (double argument : function.arguments) {
        double result = real64(results.get(line++));
        double expected = function.value.applyAsDouble(argument);
        // StrictMath itself may be wrong by one ulp.
        assertThat(Math.abs(result - expected) / Math.ulp(expected))
            .as("%s (%s) = %s", entry.getKey(), argument, result)
            .isLessThanOrEqualTo(function.ulps + 1);
      }
    }
    assertThat(results).hasSize(line);
  }

  @Test
  void shouldComputePowersAndAngles() {
    double[] first = any(0, 20);
    double[] second = any(-50, 50);
    StringBuilder calls = new StringBuilder();
    for (int i = 0; i < first.length; i++) {
      calls.append("show (DPOWER (%s, %s))\n".formatted(literal(first[i]), literal(second[i])));
      // The first argument of ATAN2 is the coordinate along the axis.
      calls.append("show (DATAN2 (%s, %s))\n".formatted(literal(second[i]), literal(first[i])));
    }

    List<String> results = run(calls.toString()).lines().toList();

    DoubleBinaryOperator power = StrictMath::pow;
    for (int i = 0; i < first.length; i++) {
      double[] expected = {
        power.applyAsDouble(first[i], second[i]), StrictMath.atan2(first[i], second[i])
      };
      for (int j = 0; j < 2; j++) {
        double result = real64(results.get(2 * i + j));
        assertThat(Math.abs(result - expected[j]) / Math.ulp(expected[j]))
            .as("%s and %s: %s", first[i], second[i], result)
            .isLessThanOrEqualTo(2);
      }
    }
  }

  @Test
  void shouldRoundReal32FromReal64() {
    double[] arguments = any(-0.99, 0.99);
    StringBuilder calls = new StringBuilder();
    List<Float> expected = new ArrayList<>();
    for (double argument : arguments) {
      float x = (float) argument;
      String literal = "%s(REAL32)".formatted(Double.toString(x));
      for (String name : List.of("SIN", "COS", "TAN", "ATAN", "ASIN", "EXP", "TANH")) {
        calls.append("show32 (%s (%s))\n".formatted(name, literal));
      }
      expected.add((float) StrictMath.sin(x));
      expected.add((float) StrictMath.cos(x));
      expected.add((float) StrictMath.tan(x));
      expected.add((float) StrictMath.atan(x));
      expected.add((float) StrictMath.asin(x));
      expected.add((float) StrictMath.exp(x));
      expected.add((float) StrictMath.tanh(x));
    }

    List<Float> results =
        run(calls.toString())
            .lines()
            .map(line -> Float.intBitsToFloat(Integer.parseUnsignedInt(line, 16)))
            .toList();

    assertThat(results).isEqualTo(expected);
  }

  @Test
  void shouldGiveExactAndExtremeValues() {
    String text =
        run(
            """
            show (DEXP (0.0(REAL64)))
            show (DEXP (-800.0(REAL64)))
            show (DEXP (-740.0(REAL64)))
            show (DALOG (1.0(REAL64)))
            show (DALOG10 (1000.0(REAL64)))
            show (DALOG (4.9406564584124654E-324(REAL64)))
            show (DPOWER (2.0(REAL64), 10.0(REAL64)))
            show (DPOWER (2.0(REAL64), 1023.0(REAL64)))
            show (DPOWER (10.0(REAL64), -2.0(REAL64)))
            show (DPOWER (5.0(REAL64), 0.0(REAL64)))
            show (DATAN2 (0.0(REAL64), -1.0(REAL64)))
            show (DATAN2 (-1.0(REAL64), 0.0(REAL64)))
            show (DATAN2 (1.0E+308(REAL64), 1.0E+308(REAL64)))
            show (DSIN (1.0E-300(REAL64)))
            show (DTANH (50.0(REAL64)))
            """);

    List<Double> results = text.lines().map(MathsLibraryTest::real64).toList();

    assertThat(results)
        .containsExactly(
            1.0,
            0.0,
            StrictMath.exp(-740),
            0.0,
            3.0,
            StrictMath.log(Double.MIN_VALUE),
            1024.0,
            0x1p1023,
            0.01,
            1.0,
            -Math.PI / 2,
            Math.PI,
            Math.PI / 4,
            1e-300,
            1.0);
  }

  @Test
  void shouldGiveInfinitiesAndNans() {
    String text =
        run(
            """
            show32 (ALOG (0.0))
            show32 (ALOG (-1.0))
            show32 (ALOG10 (INFINITY))
            show32 (EXP (89.0))
            show32 (EXP (-200.0))
            show32 (ASIN (1.5))
            show32 (ACOS (undefined.NaN))
            show32 (ATAN2 (0.0, 0.0))
            show32 (POWER (-2.0, 2.0))
            show32 (POWER (0.0, 0.0))
            show32 (POWER (10.0, 40.0))
            show32 (SIN (2.0E+6))
            show32 (TAN (INFINITY))
            show32 (SINH (-200.0))
            show (DEXP (710.0(REAL64)))
            show (DPOWER (0.5(REAL64), 1.0E+300(REAL64)))
            show (DCOS (1.0E+300(REAL64)))
            """);

    assertThat(text.lines())
        .containsExactly(
            "FF800000",
            "7F800010",
            "7F800000",
            "7F800000",
            "00000000",
            "7F800010",
            "7F800010",
            "7F800010",
            "7F800010",
            "7F800010",
            "7F800000",
            "7F800004",
            "7F800010",
            "FF800000",
            "7FF0000000000000",
            "0000000000000000",
            "7FF0000080000000");
  }

  @Test
  void shouldGiveRandomNumbersOfKnuthsGenerators() {
    String text =
        run(
            """
            INT32 seed:
            INT64 long:
            REAL32 x:
            REAL64 y:
            SEQ
              x, seed := RAN (12345(INT32))
              show32 (x)
              out.int (INT seed, 0, screen!)
              screen ! '*n'
              y, long := DRAN (12345(INT64))
              show (y)
            """);

    int seed = 12345 * 1664525 + 1;
    long wide = 12345L * 6364136223846793005L + 1;
    assertThat(text.lines())
        .containsExactly(
            "%08X".formatted(Float.floatToIntBits((float) (seed >>> 1) * 0x1p-31f)),
            Integer.toString(seed),
            "%016X".formatted(Double.doubleToLongBits((double) (wide >>> 1) * 0x1p-63)));
  }

  private record Function(DoubleUnaryOperator value, int ulps, double[] arguments) {}

  private double[] any(double least, double most) {
    return random.doubles(24, least, most).toArray();
  }

  private static String showAll(String name, double[] arguments) {
    List<String> literals = new ArrayList<>();
    for (double argument : arguments) {
      literals.add(literal(argument));
    }
    return """
        VAL []REAL64 x IS [%s]:
        SEQ i = 0 FOR SIZE x
          show (%s (x[i]))
        """
        .formatted(String.join(",\n  ", literals), name);
  }

  private static String literal(double value) {
    String text = Double.toString(value).replaceFirst("E(\\d)", "E+$1");
    return text + "(REAL64)";
  }

  private static double real64(String hexadecimal) {
    return Double.longBitsToDouble(Long.parseUnsignedLong(hexadecimal, 16));
  }

  private static String run(String calls) {
    return OccamText.output(
        """
        #INCLUDE "maths.module"
        #INCLUDE "course.module"
        #USE "convert.lib"
        PROC main (CHAN BYTE screen!)
          PROC show (VAL REAL64 x)
            VAL INT64 n RETYPES x:
            [16]BYTE s:
            INT len:
            SEQ
              HEX64TOSTRING (len, s, n)
              out.string (s, 0, screen!)
              screen ! '*n'
          :
          PROC show32 (VAL REAL32 x)
            VAL INT32 n RETYPES x:
            [8]BYTE s:
            INT len:
            SEQ
              HEX32TOSTRING (len, s, n)
              out.string (s, 0, screen!)
              screen ! '*n'
          :
          SEQ
        %s:
        """
            .formatted(calls.indent(4)),
        "");
  }
}
