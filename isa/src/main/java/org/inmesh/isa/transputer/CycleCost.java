package org.inmesh.isa.transputer;

/**
 * Processor cycles of an instruction, single-cycle memory assumed.
 *
 * @param base cycles, before the unit's share
 * @param perUnit cycles for each unit; for {@link Unit#OUTCOME} the cycles of the other outcome,
 *     for {@link Unit#LENGTH} those of a double length operand
 * @param unit what the cost depends on
 */
public record CycleCost(int base, int perUnit, Unit unit) {

  /** What a cost depends on. */
  public enum Unit {
    /** Nothing. */
    NONE,
    /** Words moved, a part word counting as one. */
    WORD,
    /** Places shifted, or the number of the highest bit set in A, counted from 0. */
    BIT,
    /**
     * What happened: the base is the longer way (jump or loop taken, process waits, guard true,
     * error flag found set), the other number the shorter.
     */
    OUTCOME,
    /** Length of a floating-point operand: the base is for single, the other number for double. */
    LENGTH,
    /** Rows of a two-dimensional move: each takes the base and its share for each word. */
    ROW
  }

  /** Always the same. */
  public static CycleCost fixed(int cycles) {
    return new CycleCost(cycles, 0, Unit.NONE);
  }

  /** {@code base + perWord x words}. */
  public static CycleCost perWord(int base, int perWord) {
    return new CycleCost(base, perWord, Unit.WORD);
  }

  /** {@code base + perBit x bits}. */
  public static CycleCost perBit(int base, int perBit) {
    return new CycleCost(base, perBit, Unit.BIT);
  }

  /** One of two. */
  public static CycleCost either(int longer, int shorter) {
    return new CycleCost(longer, shorter, Unit.OUTCOME);
  }

  /** By the length of a floating-point operand. */
  public static CycleCost byLength(int single, int doubled) {
    return new CycleCost(single, doubled, Unit.LENGTH);
  }

  /** {@code (base + perWord x words) x rows}. */
  public static CycleCost perRow(int base, int perWord) {
    return new CycleCost(base, perWord, Unit.ROW);
  }

  /**
   * The same with another base. What data add stays: cycles for each unit, and the difference
   * between two outcomes or lengths; but the other of two never takes less than a cycle.
   */
  public CycleCost withBase(int cycles) {
    return switch (unit) {
      case NONE, WORD, BIT, ROW -> new CycleCost(cycles, perUnit, unit);
      case OUTCOME, LENGTH -> new CycleCost(cycles, Math.max(1, cycles + perUnit - base), unit);
    };
  }

  /** Cycles of the shorter outcome; the base where there is only one. */
  public int shorter() {
    return unit == Unit.OUTCOME ? perUnit : base;
  }

  /** Cycles that the shorter outcome takes beyond the base; 0 or less. */
  public int shorterBeyondBase() {
    return shorter() - base;
  }

  /** Cycles for a double length operand; the base where the length makes no difference. */
  public int forDouble() {
    return unit == Unit.LENGTH ? perUnit : base;
  }

  /**
   * As data sheets write it: {@code 5}, {@code 2w+19}, {@code n+3}, {@code 10/5}; single and double
   * length as {@code 11:18}.
   */
  @Override
  public String toString() {
    return switch (unit) {
      case NONE -> String.valueOf(base);
      case WORD -> factor() + "w+" + base;
      case BIT -> factor() + "n+" + base;
      case OUTCOME -> base + "/" + perUnit;
      case LENGTH -> base + ":" + perUnit;
      case ROW -> "(" + factor() + "w+" + base + ")r";
    };
  }

  private String factor() {
    return perUnit == 1 ? "" : String.valueOf(perUnit);
  }
}
