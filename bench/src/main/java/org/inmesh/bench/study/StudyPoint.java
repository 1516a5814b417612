package org.inmesh.bench.study;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.study.run.StudyRun;

/**
 * A row of a study: where it lies on the study's axes, and the run that is done for it. Points that
 * differ in name only have the same run.
 *
 * @param coordinates value on each axis in the order of the study's columns: {@code program},
 *     {@code form}, {@code machine}, {@code cores}, {@code scaling}, {@code placement}, {@code
 *     seed}, then parameters and machine keys that vary; whole numbers are {@link Integer} or
 *     {@link Long}, other numbers {@link Double}, others {@link String}
 * @param run what is simulated; empty if it cannot even be described, such as a parameter that is
 *     out of range at this number of cores
 * @param complaint why there is no run; empty if there is one
 */
public record StudyPoint(
    Map<String, Object> coordinates, Optional<StudyRun> run, String complaint) {

  /** Copies the coordinates. */
  public StudyPoint {
    coordinates = Collections.unmodifiableMap(new LinkedHashMap<>(coordinates));
  }
}
