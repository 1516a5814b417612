package org.inmesh.bench.validation;

import java.util.Objects;
import java.util.OptionalDouble;

/**
 * A published number.
 *
 * @param value in the unit of its row
 * @param tolerancePercent the error that the source itself states, if it states one
 * @param source where it was published, and how it came to us
 */
public record ReferenceValue(double value, OptionalDouble tolerancePercent, String source) {
  /** Checks that there is a number and a source. */
  public ReferenceValue {
    Objects.requireNonNull(tolerancePercent);
    if (!Double.isFinite(value) || value == 0 || source.isBlank()) {
      throw new IllegalArgumentException(value + " from '" + source + "'");
    }
  }

  /** A number whose source states no error. */
  public static ReferenceValue of(double value, String source) {
    return new ReferenceValue(value, OptionalDouble.empty(), source);
  }

  /** A number whose source states an error. */
  public static ReferenceValue within(double percent, double value, String source) {
    return new ReferenceValue(value, OptionalDouble.of(percent), source);
  }
}
