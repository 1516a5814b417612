package org.inmesh.programs;

import java.util.Locale;
import java.util.Map;

/**
 * A number in a program's description that may depend on the machine or on the other parameters.
 */
public sealed interface Quantity {

  /** The same everywhere. */
  record Number(int value) implements Quantity {
    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /** A property of the machine's grid: a default that grows with the machine. */
  enum OfMachine implements Quantity {
    CORES,
    COLUMNS,
    ROWS;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /** The value of a parameter that comes earlier in the description. */
  record OfParameter(String name) implements Quantity {
    @Override
    public String toString() {
      return name;
    }
  }

  /**
   * The number.
   *
   * @param columns of the machine's grid
   * @param rows of the machine's grid
   * @param known values of the parameters that come earlier
   */
  default int value(int columns, int rows, Map<String, Integer> known) {
    return switch (this) {
      case Number number -> number.value();
      case OfMachine.CORES -> Math.multiplyExact(columns, rows);
      case OfMachine.COLUMNS -> columns;
      case OfMachine.ROWS -> rows;
      case OfParameter parameter -> known.get(parameter.name());
    };
  }
}
