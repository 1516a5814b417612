package org.inmesh.traces.exchange;

import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** What the reader of a format is told besides the file. */
public final class ImportSettings {
  /** Nothing is said: what is usual holds. */
  public static final ImportSettings NONE = new ImportSettings(Map.of());

  /** For how many network cycles a source without an end sends, if nothing is said. */
  public static final long USUAL_CYCLES = 10_000;

  /** Seed of what is random, if nothing is said. */
  public static final long USUAL_SEED = 1;

  private final Map<ImportSetting, Number> values;

  private ImportSettings(Map<ImportSetting, Number> values) {
    this.values = values;
  }

  /**
   * These and one more.
   *
   * @throws IllegalArgumentException if the value is out of range; the message names the setting
   */
  public ImportSettings with(ImportSetting setting, Number value) {
    setting.check(value);
    Map<ImportSetting, Number> all = new EnumMap<>(ImportSetting.class);
    all.putAll(values);
    all.put(setting, value);
    return new ImportSettings(all);
  }

  /** Which are said. */
  public Set<ImportSetting> given() {
    return values.keySet();
  }

  /** What is said as a whole number, or else what is usual. */
  public long whole(ImportSetting setting, long usual) {
    return values.getOrDefault(setting, usual).longValue();
  }

  /** What is said as a number, or else what is usual. */
  public double number(ImportSetting setting, double usual) {
    return values.getOrDefault(setting, usual).doubleValue();
  }

  /** For how many network cycles a source without an end sends. */
  public long cycles() {
    return whole(ImportSetting.CYCLES, USUAL_CYCLES);
  }

  /** Seed of what is random. */
  public long seed() {
    return whole(ImportSetting.SEED, USUAL_SEED);
  }

  /**
   * What is said that a format has no use for.
   *
   * @return the message; empty if there is nothing
   */
  public Optional<String> uselessFor(TraceImport format) {
    Set<ImportSetting> useful = format.settings();
    String useless =
        given().stream()
            .filter(setting -> !useful.contains(setting))
            .map(setting -> "--" + setting.label())
            .collect(Collectors.joining(", "));
    return useless.isEmpty()
        ? Optional.empty()
        : Optional.of(
            "files of the format '%s' have no use for %s".formatted(format.name(), useless));
  }
}
