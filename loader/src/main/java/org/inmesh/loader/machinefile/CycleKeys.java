package org.inmesh.loader.machinefile;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification;
import org.inmesh.isa.transputer.CycleTable;
import org.inmesh.loader.machinefile.ValueType.Whole;

/**
 * Keys of what instructions take in place of the data sheets' cycles: one for each, named by its
 * mnemonic. A machine's description has those that differ from the table.
 */
final class CycleKeys {
  private static final String TABLE = "processor.cycles.";
  private static final String UNIT = "core cycles";

  /** All, in the order of the table. */
  static final List<MachineKey> ALL = CycleTable.rows().stream().map(CycleKeys::key).toList();

  /** Stands for all of them in lists of keys. */
  static final MachineKey ANY =
      new MachineKey(
          TABLE + "INSTRUCTION",
          new Whole(CycleTable.LEAST, CycleTable.MOST, 1),
          "the table's",
          UNIT,
          "of an instruction, by its mnemonic, as in processor.cycles.mul = 4, in place of those"
              + " of the cycle table (isa/README.md); what data add stays; of pfix and nfix to "
              + CycleTable.MOST_OF_PREFIX,
          machine -> machine.processor().cycles().toString());

  private CycleKeys() {}

  private static MachineKey key(CycleTable.Row row) {
    int usual = row.cost().base();
    return new MachineKey(
        TABLE + row.mnemonic(),
        new Whole(CycleTable.LEAST, row.most(), 1),
        usual,
        UNIT,
        row.meaning() + "; the table has " + row.cost(),
        machine -> machine.processor().cycles().variations().getOrDefault(row.mnemonic(), usual));
  }

  /** The key of an instruction. */
  static MachineKey of(String mnemonic) {
    return ALL.stream()
        .filter(key -> key.path().equals(TABLE + mnemonic))
        .findFirst()
        .orElseThrow();
  }

  /** Those whose instructions take other cycles than the table's in a machine. */
  static List<MachineKey> differingIn(MachineSpecification machine) {
    return machine.processor().cycles().variations().isEmpty()
        ? List.of()
        : ALL.stream().filter(key -> !key.of(machine).equals(key.defaultValue())).toList();
  }

  /** What the settings say. */
  static CycleTable build(LayeredSettings settings) {
    Map<String, Integer> bases = new HashMap<>();
    for (MachineKey key : ALL) {
      bases.put(key.path().substring(TABLE.length()), settings.number(key));
    }
    return new CycleTable(bases);
  }

  /** Whether a path begins with the table's name. */
  static boolean isIn(String path) {
    return path.startsWith(TABLE);
  }
}
