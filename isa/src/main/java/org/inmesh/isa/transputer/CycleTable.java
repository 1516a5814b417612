package org.inmesh.isa.transputer;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What the instructions of a core cost: the data sheets' table, or one in which some instructions
 * have another base. What depends on data stays as in the table (see {@link CycleCost#withBase}).
 * Immutable; tables with the same costs are equal.
 */
public final class CycleTable {
  /** The table as it is. */
  public static final CycleTable USUAL = new CycleTable(Map.of());

  /** The least base of an instruction, in cycles. */
  public static final int LEAST = 1;

  /** The largest base of an instruction, in cycles. */
  public static final int MOST = 1500;

  /** The most cycles of a prefix. */
  public static final int MOST_OF_PREFIX = 16;

  /**
   * A row of the data sheets' table.
   *
   * @param mnemonic as assemblers write it
   * @param cost without prefixes; of an operation that {@code fpentry} enters, without that
   * @param meaning one line
   */
  public record Row(String mnemonic, CycleCost cost, String meaning) {
    /** The largest base that the instruction can have. */
    public int most() {
      return mnemonic.equals(Function.PFIX.mnemonic()) || mnemonic.equals(Function.NFIX.mnemonic())
          ? MOST_OF_PREFIX
          : MOST;
    }
  }

  private final SortedMap<String, Integer> variations;
  private final CycleCost[] functions;
  private final CycleCost[] operations;
  private final int[] entries = new int[FloatingPointEntry.CODE_LIMIT];

  /**
   * A table with other bases.
   *
   * @param bases cycles by mnemonic, from {@link #LEAST} to {@link Row#most}
   * @throws IllegalArgumentException if there is no such instruction, or cycles are out of range
   */
  public CycleTable(Map<String, Integer> bases) {
    SortedMap<String, Integer> differing = new TreeMap<>(bases);
    for (Row row : rows()) {
      Integer base = differing.get(row.mnemonic());
      if (base != null && (base < LEAST || base > row.most())) {
        throw new IllegalArgumentException(
            String.format(
                Locale.ROOT,
                "%s of %d cycles, not %d to %d",
                row.mnemonic(),
                base,
                LEAST,
                row.most()));
      }
      differing.remove(row.mnemonic(), row.cost().base());
    }
    this.functions =
        Arrays.stream(Function.values())
            .map(function -> varied(differing, function.mnemonic(), function.cost()))
            .toArray(CycleCost[]::new);
    this.operations =
        Arrays.stream(Operation.values())
            .map(operation -> varied(differing, operation.mnemonic(), operation.cost()))
            .toArray(CycleCost[]::new);
    for (FloatingPointEntry entry : FloatingPointEntry.values()) {
      entries[entry.code()] = varied(differing, entry.mnemonic(), entry.cost()).base();
    }
    List<String> known = rows().stream().map(Row::mnemonic).toList();
    if (!known.containsAll(differing.keySet())) {
      throw new IllegalArgumentException("not all are instructions: " + differing.keySet());
    }
    this.variations = Collections.unmodifiableSortedMap(differing);
  }

  private static CycleCost varied(Map<String, Integer> bases, String mnemonic, CycleCost usual) {
    Integer base = bases.get(mnemonic);
    return base == null ? usual : usual.withBase(base);
  }

  /**
   * The data sheets' table: direct functions, operations, then those that {@code fpentry} enters.
   * {@code opr} is not in it, as its operations are.
   */
  public static List<Row> rows() {
    List<Row> rows = new ArrayList<>();
    for (Function function : Function.values()) {
      if (function != Function.OPR) {
        rows.add(new Row(function.mnemonic(), function.cost(), function.meaning()));
      }
    }
    for (Operation operation : Operation.values()) {
      rows.add(new Row(operation.mnemonic(), operation.cost(), operation.meaning()));
    }
    for (FloatingPointEntry entry : FloatingPointEntry.values()) {
      rows.add(new Row(entry.mnemonic(), entry.cost(), entry.meaning()));
    }
    return rows;
  }

  /** The bases that differ from the data sheets' table, in cycles by mnemonic. */
  public SortedMap<String, Integer> variations() {
    return variations;
  }

  /** Of a direct function, without its prefixes; of {@code pfix} and {@code nfix}, of each. */
  public CycleCost of(Function function) {
    return functions[function.ordinal()];
  }

  /** Of an operation, without its prefixes. */
  public CycleCost of(Operation operation) {
    return operations[operation.ordinal()];
  }

  /**
   * Cycles of an operation that {@code fpentry} enters, beyond those of {@code fpentry}.
   *
   * @param code of a {@link FloatingPointEntry}
   */
  public int ofEntry(int code) {
    return entries[code];
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof CycleTable table && table.variations.equals(variations);
  }

  @Override
  public int hashCode() {
    return variations.hashCode();
  }

  /** The variations as in a machine file. */
  @Override
  public String toString() {
    return variations.entrySet().stream()
        .map(entry -> entry.getKey() + " = " + entry.getValue())
        .collect(Collectors.joining(", ", "{", "}"));
  }
}
