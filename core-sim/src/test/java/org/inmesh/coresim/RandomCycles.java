package org.inmesh.coresim;

import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import org.inmesh.isa.transputer.CycleTable;
import org.inmesh.isa.transputer.ProcessorType;

/** Cycle tables in which most instructions take other cycles, or none does. */
public final class RandomCycles {
  private static final int MOST = 60;
  private static final int MOST_OF_PREFIX = 4;

  private RandomCycles() {}

  /** Every other time the table as it is. */
  public static CycleTable of(Random random) {
    if (random.nextBoolean()) {
      return CycleTable.USUAL;
    }
    // Short ones are frequent: there the least of a cycle matters.
    int most = random.nextBoolean() ? 3 : MOST;
    Map<String, Integer> bases = new HashMap<>();
    for (CycleTable.Row row : CycleTable.rows()) {
      if (random.nextInt(4) != 0) {
        boolean isPrefix = row.most() < CycleTable.MOST;
        bases.put(row.mnemonic(), 1 + random.nextInt(isPrefix ? MOST_OF_PREFIX : most));
      }
    }
    return new CycleTable(bases);
  }

  /** A processor with such a table, and all memory as on the chip. */
  public static ProcessorSpecification processor(ProcessorType type, Random random) {
    return new ProcessorSpecification(type, type.onChipBytes(), 1, 20, of(random));
  }
}
