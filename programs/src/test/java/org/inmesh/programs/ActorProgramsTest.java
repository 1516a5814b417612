package org.inmesh.programs;

import java.util.List;
import java.util.Map;

/** The group {@code actors}. */
class ActorProgramsTest extends ProgramGroupTest {
  @Override
  String group() {
    return "actors";
  }

  @Override
  List<Trial> trials() {
    return List.of(
        expected("mailbox", Map.of("writers", 3, "items", 7, "rounds", 2)),
        expected("mailbox", Map.of("writers", 1, "items", 1, "rounds", 1)),
        expected("supervisor", Map.of()),
        expected("supervisor", Map.of("strategy", 2, "workers", 3, "jobs", 9)),
        expected("supervisor", Map.of("strategy", 3, "workers", 4, "jobs", 10, "every", 3)),
        // The limit is reached but not passed, and passed by one.
        expected("supervisor", Map.of("jobs", 12, "limit", 3)),
        expected("supervisor", Map.of("jobs", 12, "limit", 2, "strategy", 2)),
        expected("supervisor", Map.of("workers", 2, "falls", 1000, "strategy", 3)),
        expected("supervisor", Map.of("workers", 2, "jobs", 5, "limit", 0)),
        // As many falls as before, but never two in a period.
        expected(
            "supervisor",
            Map.of("workers", 2, "jobs", 5, "every", 1, "limit", 1, "period", 2, "pause", 5)));
  }

  private static Trial expected(String program, Map<String, Integer> given) {
    return trial(program, given, values -> ExpectedActors.of(program, values));
  }
}
