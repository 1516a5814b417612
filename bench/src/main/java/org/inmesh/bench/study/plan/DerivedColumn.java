package org.inmesh.bench.study.plan;

import java.util.List;

/**
 * A column that a study's file defines.
 *
 * @param name of the column
 * @param operation on the operands
 * @param operands names of statistics, {@code cores}, standard derived columns or derived columns
 *     that come earlier; two, or one for {@link Operation#TO_BASELINE}
 */
public record DerivedColumn(String name, Operation operation, List<String> operands) {

  /** Time at the smallest number of cores of the series over the time here. */
  public static final String SPEEDUP = "speedup";

  /** Parallel efficiency. */
  public static final String EFFICIENCY = "efficiency";

  /** Time over that of the baseline's point. */
  public static final String RATIO = "ratio";

  /** Energy over that of the baseline's point. */
  public static final String ENERGY_RATIO = "energy_ratio";

  /** Columns that every study has. */
  public static final List<String> STANDARD = List.of(SPEEDUP, EFFICIENCY, RATIO, ENERGY_RATIO);

  /** What is done with the operands. */
  public enum Operation {
    /** The first over the second. */
    RATIO("ratio", 2),
    /** The first times the second. */
    PRODUCT("product", 2),
    /** The first and the second. */
    SUM("sum", 2),
    /** The first less the second. */
    DIFFERENCE("difference", 2),
    /** The value over that of the baseline's point. */
    TO_BASELINE("to-baseline", 1);

    private final String key;
    private final int operands;

    Operation(String key, int operands) {
      this.key = key;
      this.operands = operands;
    }

    /** As in a study's file. */
    public String key() {
      return key;
    }

    /** How many operands it has. */
    public int operands() {
      return operands;
    }
  }

  /** Copies the operands. */
  public DerivedColumn {
    operands = List.copyOf(operands);
  }
}
