package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.inmesh.bench.chart.Chart;
import org.inmesh.bench.chart.Chart.Curve;
import org.inmesh.bench.chart.Chart.Mark;
import org.inmesh.bench.chart.Chart.Point;
import org.inmesh.bench.report.Quantity;
import org.inmesh.bench.report.Section;
import org.inmesh.coresim.Statistic;

/** Curves of a group over the number of cores, on logarithmic axes. */
final class ScalingFigures {
  private static final double PICO_TO_NANO = 1e-3;
  private static final double MICROSECONDS = 1e6;
  private static final int MOST_MARKS = 4;
  private static final String CORES = "cores";

  private ScalingFigures() {}

  /** Time with the ideal line and where curves cross; nothing without two numbers of cores. */
  static Optional<Section> time(RunGroup group) {
    List<Curve> curves = curves(group, Statistic.SIMULATED_SECONDS, MICROSECONDS);
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    ideal(group).ifPresent(curves::add);
    List<Mark> marks = new ArrayList<>();
    for (SeriesCrossing crossing : crossings(group)) {
      if (marks.size() < MOST_MARKS) {
        marks.add(
            new Mark(
                crossing.at().cores(),
                crossing.at().time() * MICROSECONDS,
                "cross at " + Math.round(crossing.at().cores()) + " cores"));
      }
    }
    Chart chart =
        Chart.logarithmic(
            "Simulated time over cores", group.name(), CORES, "simulated time (µs)", curves, marks);
    String ideal =
        switch (group.growth()) {
          case NONE -> "The dashed line is the ideal: twice the cores, half the time.";
          case WEAK ->
              "The dashed line is the ideal: the problem grows with the cores, the time stays.";
          case UNKNOWN -> "Parameters change with the number of cores.";
        };
    return Optional.of(new Section.Curves("Time over cores", ideal, chart));
  }

  /** Energy times time: less is better, and neither alone is bought with the other. */
  static Optional<Section> energyDelay(RunGroup group) {
    List<Curve> curves = curves(group, Statistic.ENERGY_DELAY, PICO_TO_NANO);
    if (curves.isEmpty()) {
      return Optional.empty();
    }
    Chart chart =
        Chart.logarithmic(
            "Energy times time over cores",
            group.name(),
            CORES,
            "energy-delay product (nJ s)",
            curves,
            List.of());
    return Optional.of(
        new Section.Curves(
            "Energy times time", "Energy of the whole run times its simulated time.", chart));
  }

  /** Crossings of the first series with each other one, in the order of the series. */
  static List<SeriesCrossing> crossings(RunGroup group) {
    return group.series().stream()
        .skip(1)
        .flatMap(other -> SeriesCrossing.between(group.first(), other).stream())
        .toList();
  }

  /** A curve for each series with values; none if there is but one number of cores. */
  private static List<Curve> curves(RunGroup group, Statistic statistic, double scale) {
    List<Curve> curves = new ArrayList<>();
    for (Series series : group.series()) {
      List<Point> points = new ArrayList<>();
      for (int cores : series.finished()) {
        OptionalDouble value = series.mean(cores, statistic);
        if (value.isPresent() && value.getAsDouble() > 0) {
          points.add(new Point(cores, scale * value.getAsDouble()));
        }
      }
      if (!points.isEmpty()) {
        curves.add(new Curve(series.label(), points));
      }
    }
    long numbers =
        curves.stream().flatMap(curve -> curve.points().stream()).map(Point::x).distinct().count();
    return numbers < 2 ? new ArrayList<>() : curves;
  }

  /** From the first series' first point. */
  private static Optional<Curve> ideal(RunGroup group) {
    Series first = group.first();
    if (first.finished().isEmpty() || group.growth() == RunGroup.Growth.UNKNOWN) {
      return Optional.empty();
    }
    int least = first.finished().first();
    int most = group.cores().last();
    double time = MICROSECONDS * first.time(least).orElseThrow();
    if (most == least) {
      return Optional.empty();
    }
    double end = group.growth() == RunGroup.Growth.WEAK ? time : time * least / most;
    return Optional.of(
        new Curve(
            "ideal, from " + first.label() + " at " + Quantity.count(least),
            List.of(new Point(least, time), new Point(most, end)),
            true));
  }
}
