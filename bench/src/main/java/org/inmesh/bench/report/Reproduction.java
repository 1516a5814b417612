package org.inmesh.bench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to get the same results again.
 *
 * @param commands that do it, as typed
 * @param facts version, seeds and the like, by name
 * @param files complete texts of machine files and the like, by name
 */
public record Reproduction(
    List<String> commands, Map<String, String> facts, Map<String, String> files) {

  /** Copies what it is given. */
  public Reproduction {
    commands = List.copyOf(commands);
    facts = Collections.unmodifiableMap(new LinkedHashMap<>(facts));
    files = Collections.unmodifiableMap(new LinkedHashMap<>(files));
  }
}
