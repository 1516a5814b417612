package org.inmesh.bench.study.plan;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Points that are left out of a study: those for which all conditions hold.
 *
 * @param conditions by name of the coordinate, at least one
 * @param reason as the file gives it, or empty
 */
public record Skip(Map<String, Condition> conditions, String reason) {
  /** Copies the conditions. */
  public Skip {
    conditions = Collections.unmodifiableMap(new LinkedHashMap<>(conditions));
  }

  /** Whether a point is left out. */
  public boolean covers(Map<String, Object> coordinates) {
    return conditions.entrySet().stream()
        .allMatch(each -> each.getValue().holds(coordinates.getOrDefault(each.getKey(), "")));
  }

  /** The names of the coordinates, and the reason. */
  @Override
  public String toString() {
    return String.join(", ", conditions.keySet()) + (reason.isEmpty() ? "" : " (" + reason + ")");
  }
}
