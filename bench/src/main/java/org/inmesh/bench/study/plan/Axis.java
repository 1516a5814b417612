package org.inmesh.bench.study.plan;

import java.util.List;

/**
 * A direction in which a study varies something.
 *
 * @param name of the column: one of the seven below, a parameter ({@code steps}, {@code
 *     stencil.size}) or a key of machine files ({@code network.hop-latency})
 * @param values in the order of the file, at least one; as coordinates of points are
 */
public record Axis(String name, List<Object> values) {
  /** Name of the program. */
  public static final String PROGRAM = "program";

  /** {@code messages} or {@code shared}. */
  public static final String FORM = "form";

  /** Name of the machine. */
  public static final String MACHINE = "machine";

  /** Number of cores. */
  public static final String CORES = "cores";

  /** {@code strong}, {@code weak} or {@link #DEFAULT}. */
  public static final String SCALING = "scaling";

  /** How processes are spread over the cores. */
  public static final String PLACEMENT = "placement";

  /** A number, {@link #ANY} or {@link #DEFAULT}. */
  public static final String SEED = "seed";

  /** The columns that every study has, in their order. */
  public static final List<String> ALWAYS =
      List.of(PROGRAM, FORM, MACHINE, CORES, SCALING, PLACEMENT, SEED);

  /** Coordinate of what is left as the program or machine has it. */
  public static final String DEFAULT = "default";

  /** The seed of a point in which nothing is random, of a study with seeds. */
  public static final String ANY = "any";

  /** Coordinate on an axis that has no effect on the point, such as another program's parameter. */
  public static final String NONE = "";

  /** Copies the values. */
  public Axis {
    values = List.copyOf(values);
  }

  /** Whether there is more than one value. */
  public boolean varies() {
    return values.size() > 1;
  }
}
