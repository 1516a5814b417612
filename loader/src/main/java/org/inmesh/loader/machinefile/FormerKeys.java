package org.inmesh.loader.machinefile;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.inmesh.loader.machinefile.ValueType.Whole;

/**
 * Keys that machine files had before each instruction had its own: cycles added to those of the
 * table, for a class of instructions. Complete files and recorded traces of then have them all, so
 * they are still read, as settings of the instructions; nothing shows or writes them.
 */
final class FormerKeys {
  private static final Map<MachineKey, List<MachineKey>> MEANINGS =
      Map.of(
          key("processor.multiply-extra-cycles"),
          instructions("mul", "lmul", "prod"),
          key("processor.divide-extra-cycles"),
          instructions("div", "rem", "ldiv"),
          key("processor.real-extra-cycles"),
          instructions(
              "fpadd",
              "fpsub",
              "fpmul",
              "fpdiv",
              "fpldnladdsn",
              "fpldnladddb",
              "fpldnlmulsn",
              "fpldnlmuldb"));

  private FormerKeys() {}

  private static MachineKey key(String path) {
    return new MachineKey(
        path, new Whole(-40, 1000, 1), 0, "core cycles", "added to a class", machine -> 0);
  }

  private static List<MachineKey> instructions(String... mnemonics) {
    return Stream.of(mnemonics).map(CycleKeys::of).toList();
  }

  /** The former key with a path. */
  static Optional<MachineKey> named(String path) {
    return MEANINGS.keySet().stream().filter(key -> key.path().equals(path)).findFirst();
  }

  /** The keys that now say what one said; none if it is no former key. */
  static List<MachineKey> instructionsOf(String path) {
    return named(path).map(MEANINGS::get).orElse(List.of());
  }

  /** What the setting of a former key says now; no instruction takes less than a cycle. */
  static List<Setting> meaning(Setting former) {
    int extra = (Integer) former.value();
    return MEANINGS.get(former.key()).stream()
        .map(
            key ->
                new Setting(
                    key, Math.max(1, (Integer) key.defaultValue() + extra), former.origin()))
        .toList();
  }
}
