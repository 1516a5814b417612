package org.inmesh.programs;

import java.util.List;
import java.util.Map;

/** The group {@code classic}. */
class ClassicProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "classic";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        expected("hello", Map.of()),
        expected("commstime", Map.of("loops", 20)),
        expected("tokenring", Map.of("rounds", 3)),
        expected("sieve", Map.of("primes", 25)),
        expected("bank", Map.of("transactions", 5)),
        expected("barrier", Map.of("rounds", 3)),
        expected("treebarrier", Map.of("rounds", 3)),
        expected("restaurant", Map.of()));
  }

  private static Trial expected(String program, Map<String, Integer> given) {
    return trial(program, given, values -> ExpectedOutput.of(program, values));
  }
}
