package org.inmesh.loader.machinefile;

import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.inmesh.loader.BadInputException;

/** The settings of several layers, each of which goes before those added earlier. */
final class LayeredSettings {
  private record Placed(Setting setting, int layer) {}

  private final Map<MachineKey, Placed> values = new HashMap<>();
  private int layer;

  /** Adds a layer; of two settings of a key in it the later one counts. */
  void add(List<Setting> settings) {
    layer++;
    for (Setting setting : settings) {
      values.put(setting.key(), new Placed(setting, layer));
    }
  }

  /** The setting of a key in the layer that was added last, or null. */
  Setting inLastLayer(MachineKey key) {
    Placed placed = values.get(key);
    return placed == null || placed.layer() < layer ? null : placed.setting();
  }

  /** What the last layer that knows the key says, or its default. */
  Object value(MachineKey key) {
    Placed placed = values.get(key);
    return placed == null ? key.defaultValue() : placed.setting().value();
  }

  int number(MachineKey key) {
    return (Integer) value(key);
  }

  double probability(MachineKey key) {
    return (Double) value(key);
  }

  /** What the last layer that knows the key says, or another value than its default. */
  int numberOr(MachineKey key, int otherwise) {
    return values.containsKey(key) ? number(key) : otherwise;
  }

  String text(MachineKey key) {
    return (String) value(key);
  }

  boolean flag(MachineKey key) {
    return (Boolean) value(key);
  }

  /** The value of a type that was read by its label. */
  <E extends Enum<E>> E choice(MachineKey key, Class<E> type) {
    return Enum.valueOf(type, text(key).toUpperCase(Locale.ROOT).replace('-', '_'));
  }

  /**
   * A refusal that points at where the last word was spoken about some keys.
   *
   * @param keys that do not suit each other; of those of one layer the first is pointed at. At
   *     least one is set, as the defaults suit each other.
   */
  BadInputException refusal(String message, MachineKey... keys) {
    Origin origin =
        Stream.of(keys)
            .map(values::get)
            .filter(Objects::nonNull)
            .reduce((one, other) -> other.layer() > one.layer() ? other : one)
            .orElseThrow()
            .setting()
            .origin();
    return new BadInputException(List.of(origin.diagnostic(message)));
  }
}
