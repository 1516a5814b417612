package org.inmesh.bench.study.table;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.OptionalDouble;

/**
 * Where one of two ways to run a program becomes quicker than the other as cores are added, or that
 * the order stays the same.
 *
 * @param series coordinates of both but machine, form, cores and seed
 * @param first one way
 * @param second the other
 * @param below the number of cores before the order changes; the fewest if it does not
 * @param above the next number of cores; the most if the order does not change
 * @param cores where the times are equal, interpolated between the two numbers of cores on
 *     logarithmic axes, as if times were powers of the cores there; empty if the order stays
 * @param quickerBelow which of the two is quicker at {@code below}
 * @param quickerAbove which of the two is quicker at {@code above}
 */
public record Crossover(
    Map<String, Object> series,
    Bar first,
    Bar second,
    int below,
    int above,
    OptionalDouble cores,
    Bar quickerBelow,
    Bar quickerAbove) {

  /** Copies the coordinates. */
  public Crossover {
    series = Collections.unmodifiableMap(new LinkedHashMap<>(series));
  }

  /**
   * A way to run a program.
   *
   * @param machine name
   * @param form of the program
   */
  public record Bar(String machine, String form) {
    @Override
    public String toString() {
      return machine + " " + form;
    }
  }

  /** Whether the order changes. */
  public boolean crosses() {
    return cores.isPresent();
  }
}
