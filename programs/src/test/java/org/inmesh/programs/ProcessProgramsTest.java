package org.inmesh.programs;

import java.math.BigInteger;
import java.util.List;
import java.util.Map;

/** The group {@code processes}. */
class ProcessProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "processes";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        grain(Map.of("processes", 16, "tokens", 10)),
        grain(Map.of("processes", 2, "tokens", 3, "work", 7)),
        grain(Map.of("processes", 7, "tokens", 1, "work", 100, "words", 9)),
        grain(Map.of("processes", 64, "tokens", 4, "work", 0, "words", 2)));
  }

  private static Trial grain(Map<String, Integer> given) {
    return trial("grain", given, ProcessProgramsTest::grainOutput);
  }

  /**
   * n steps x := a x + c make a^n x + c (a^n - 1) / (a - 1); the sum over the tokens x = 0 to t - 1
   * is a^n t (t - 1) / 2 + t c (a^n - 1) / (a - 1), modulo 2^32.
   */
  private static String grainOutput(Map<String, Integer> values) {
    BigInteger a = BigInteger.valueOf(1664525);
    BigInteger c = BigInteger.valueOf(1013904223);
    BigInteger power = a.pow(values.get("work"));
    long tokens = values.get("tokens");
    BigInteger ofNumbers = power.multiply(BigInteger.valueOf(tokens * (tokens - 1) / 2));
    BigInteger ofSteps =
        power.subtract(BigInteger.ONE).divide(a.subtract(BigInteger.ONE)).multiply(c);
    BigInteger sum = ofNumbers.add(ofSteps.multiply(BigInteger.valueOf(tokens)));
    return "%d tokens, sum %d\n".formatted(tokens, sum.intValue());
  }
}
