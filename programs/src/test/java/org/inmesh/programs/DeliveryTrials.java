package org.inmesh.programs;

import static org.inmesh.programs.ProgramGroupTest.trial;

import java.util.List;
import java.util.Map;
import org.inmesh.programs.ProgramGroupTest.Trial;

/** Trials of the programs about ordered and unordered, reliable and unreliable delivery. */
final class DeliveryTrials {
  /** What the four receivers can rely on is so, whatever arrives. */
  static final String DELIVERY =
      """
      reliable, in order: kept
      reliable, in any order: kept
      unreliable, in order: kept
      unreliable, in any order: kept
      """;

  private DeliveryTrials() {}

  static List<Trial> all() {
    return List.of(
        trial("delivery", Map.of("n", 12), parameters -> DELIVERY),
        trial("retry", Map.of("items", 20), DeliveryTrials::allArrive),
        trial("window", Map.of("items", 20), DeliveryTrials::allArrive),
        trial("window", Map.of("items", 20, "window", 12), DeliveryTrials::allArrive));
  }

  private static String allArrive(Map<String, Integer> parameters) {
    return parameters.get("items") + " items arrived, 0 of them wrong\n";
  }
}
