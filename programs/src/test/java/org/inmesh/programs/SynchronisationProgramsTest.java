package org.inmesh.programs;

import java.util.List;
import java.util.Map;

/** The group {@code synchronisation}. */
class SynchronisationProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "synchronisation";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        expected("locks", Map.of("rounds", 3)),
        expected("barriers", Map.of("rounds", 3)),
        expected("transfers", Map.of("transfers", 3, "audits", 1)),
        expected("updates", Map.of("kind", 1)),
        expected("stealing", Map.of("roots", 30, "bits", 3, "work", 5)));
  }

  private static Trial expected(String program, Map<String, Integer> given) {
    return trial(program, given, values -> ExpectedOutput.of(program, values));
  }
}
