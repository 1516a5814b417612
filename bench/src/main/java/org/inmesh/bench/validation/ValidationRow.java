package org.inmesh.bench.validation;

import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A published number and ours.
 *
 * @param quantity what was measured
 * @param unit of both
 * @param reference the published number
 * @param ours measured on the simulator; none where nothing is comparable
 * @param basis what agreement says
 */
public record ValidationRow(
    String quantity, String unit, ReferenceValue reference, OptionalDouble ours, Basis basis) {
  /** Checks that there is a number exactly where one can be compared. */
  public ValidationRow {
    Objects.requireNonNull(quantity);
    Objects.requireNonNull(unit);
    if (ours.isPresent() == (basis == Basis.NOT_COMPARABLE)) {
      throw new IllegalArgumentException(quantity + ": " + ours + ", " + basis);
    }
  }

  /** A number that was measured. */
  public static ValidationRow measured(
      String quantity, String unit, ReferenceValue reference, double ours, Basis basis) {
    return new ValidationRow(quantity, unit, reference, OptionalDouble.of(ours), basis);
  }

  /** A number to which the simulator has none. */
  public static ValidationRow notComparable(
      String quantity, String unit, ReferenceValue reference) {
    return new ValidationRow(
        quantity, unit, reference, OptionalDouble.empty(), Basis.NOT_COMPARABLE);
  }

  /** Ours less the reference. */
  public OptionalDouble difference() {
    return ours.isPresent()
        ? OptionalDouble.of(ours.getAsDouble() - reference.value())
        : OptionalDouble.empty();
  }

  /** The difference in percent of the reference. */
  public OptionalDouble differencePercent() {
    return ours.isPresent()
        ? OptionalDouble.of(100 * difference().getAsDouble() / Math.abs(reference.value()))
        : OptionalDouble.empty();
  }

  /** Whether the difference is within the error that the source states, if it states one. */
  public Optional<Boolean> isWithinTolerance() {
    if (ours.isEmpty() || reference.tolerancePercent().isEmpty()) {
      return Optional.empty();
    }
    double difference = Math.abs(differencePercent().getAsDouble());
    return Optional.of(difference <= reference.tolerancePercent().getAsDouble());
  }
}
