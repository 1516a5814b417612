package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import org.inmesh.bench.chart.StackedBars;
import org.inmesh.bench.chart.StackedBars.Bar;
import org.inmesh.bench.chart.StackedBars.Part;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Section;
import org.inmesh.coresim.Statistic;

/** Where the cycles and the energy of a group's runs went, as stacked bars by number of cores. */
final class StackFigures {
  private static final double MICROJOULES = 1e-6;

  /** Parts of a core's cycles, in the order of the list. */
  private static final Set<Statistic> CYCLES =
      EnumSet.range(Statistic.COMPUTE_CYCLES, Statistic.IDLE_CYCLES);

  private static final Set<Statistic> ENERGY =
      EnumSet.range(Statistic.ENERGY_INSTRUCTIONS, Statistic.ENERGY_NETWORK_LEAKAGE);

  private static final Set<String> ABBREVIATIONS = Set.of("l1", "l2", "llc", "dram");

  private StackFigures() {}

  /** Shares of all cores' cycles; nothing if they were not measured. */
  static Optional<Section> cycles(RunGroup group) {
    return stack(group, CYCLES, "share of all cores' cycles (%)", "_cycles", "", true)
        .map(
            bars ->
                new Section.Stacks(
                    "Where the time went",
                    "All cores' cycles from the start to the end of the run; grey: no process was"
                        + " ready. Point at a part for its number."
                        + unmeasured(group),
                    bars));
  }

  /** The mesh machine tells it only if it is asked. */
  private static String unmeasured(RunGroup group) {
    List<String> labels =
        group.series().stream()
            .filter(series -> !series.finished().isEmpty())
            .filter(series -> !has(series, Statistic.COMPUTE_CYCLES))
            .map(Series::label)
            .toList();
    return labels.isEmpty()
        ? ""
        : String.format(
            Locale.ROOT,
            " Not measured: %s; a study's file asks for it with measure = [\"cycles\"].",
            String.join("; ", labels));
  }

  /** Energy by part; nothing if it was not computed. */
  static Optional<Section> energy(RunGroup group) {
    return stack(group, ENERGY, "energy of the run (µJ)", "", "energy_", false)
        .map(
            bars ->
                new Section.Stacks(
                    "Energy by part",
                    "Estimated from events and energies per event; core-sim/energy.md has the"
                        + " sources.",
                    bars));
  }

  private static Optional<StackedBars> stack(
      RunGroup group,
      Set<Statistic> all,
      String axis,
      String after,
      String before,
      boolean shares) {
    List<Statistic> parts =
        all.stream().filter(part -> group.series().stream().anyMatch(s -> has(s, part))).toList();
    if (parts.isEmpty()) {
      return Optional.empty();
    }
    List<Bar> bars = new ArrayList<>();
    for (int cores : group.cores()) {
      for (Series series : group.series()) {
        List<Double> values = values(series, cores, parts);
        double total = values.stream().mapToDouble(Double::doubleValue).sum();
        if (total > 0) {
          ToDoubleFunction<Double> scale =
              value -> shares ? 100 * value / total : value * MICROJOULES;
          bars.add(
              new Bar(
                  Quantity.count(cores) + (cores == 1 ? " core" : " cores"),
                  series.label(),
                  values.stream().map(value -> scale.applyAsDouble(value)).toList(),
                  shares ? "" : Quantity.energy(total)));
        }
      }
    }
    List<Part> names =
        parts.stream().map(part -> new Part(name(part, before, after), colour(part, all))).toList();
    String title = shares ? "Where the time went" : "Energy by part";
    return bars.isEmpty()
        ? Optional.empty()
        : Optional.of(new StackedBars(title, group.name(), axis, names, bars));
  }

  /** By its place in the list, so that a part has the same colour in every report. */
  private static int colour(Statistic part, Set<Statistic> all) {
    return part == Statistic.IDLE_CYCLES ? Part.QUIET : List.copyOf(all).indexOf(part);
  }

  private static boolean has(Series series, Statistic part) {
    return series.finished().stream().anyMatch(cores -> series.mean(cores, part).orElse(0) > 0);
  }

  private static List<Double> values(Series series, int cores, List<Statistic> parts) {
    return parts.stream()
        .map(part -> series.mean(cores, part))
        .map(value -> Math.max(0, value.orElse(0)))
        .toList();
  }

  private static String name(Statistic part, String before, String after) {
    String key = part.key();
    String name = key.substring(before.length(), key.length() - after.length()).replace('_', ' ');
    return ABBREVIATIONS.contains(name) ? name.toUpperCase(Locale.ROOT) : name;
  }
}
