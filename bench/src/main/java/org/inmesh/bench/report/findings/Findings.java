package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.SortedSet;
import org.inmesh.bench.report.Claim;
import org.inmesh.bench.report.Quantity;
import org.inmesh.coresim.Statistic;

/** What groups of runs say, in numbers. Nothing is claimed of runs that did not finish. */
final class Findings {
  /** Closer than that two runs count as equally quick. */
  private static final double EQUAL = 0.005;

  private Findings() {}

  /** The claims of all groups; of several programs first what they have in common. */
  static List<Claim> claims(List<RunGroup> groups) {
    List<Claim> claims = new ArrayList<>(Overview.claims(groups));
    for (RunGroup group : groups) {
      largest(group)
          .ifPresent(cores -> claims.add(ratios(group, cores, Statistic.SIMULATED_SECONDS)));
      ScalingFigures.crossings(group).stream()
          .filter(Findings::isClear)
          .forEach(crossing -> claims.add(claim(group, crossing)));
      if (groups.size() == 1) {
        largest(group).ifPresent(cores -> claims.add(ratios(group, cores, Statistic.ENERGY)));
      }
    }
    return claims;
  }

  /** Sentences that stand before a group's figures. */
  static List<String> text(RunGroup group) {
    List<String> sentences = new ArrayList<>();
    List<String> speedUps =
        group.series().stream().map(Findings::speedUp).filter(text -> !text.isEmpty()).toList();
    if (!speedUps.isEmpty() && group.growth() == RunGroup.Growth.NONE) {
      sentences.add(
          "Speed-up of each over its own first run: " + String.join("; ", speedUps) + ".");
    }
    return sentences;
  }

  /** The greatest number of cores at which the first series and another one finished. */
  static OptionalInt largest(RunGroup group) {
    SortedSet<Integer> first = group.first().finished();
    return group.series().stream()
        .skip(1)
        .flatMap(other -> other.finished().stream())
        .filter(first::contains)
        .mapToInt(Integer::intValue)
        .max();
  }

  private static Claim ratios(RunGroup group, int cores, Statistic statistic) {
    boolean isTime = statistic == Statistic.SIMULATED_SECONDS;
    double base = group.first().mean(cores, statistic).orElse(Double.NaN);
    List<String> others = new ArrayList<>();
    double least = Double.POSITIVE_INFINITY;
    double most = 0;
    for (Series other : group.series().subList(1, group.series().size())) {
      OptionalDouble value = other.mean(cores, statistic);
      if (value.isPresent()) {
        double ratio = value.getAsDouble() / base;
        least = Math.min(least, ratio);
        most = Math.max(most, ratio);
        others.add(String.format(Locale.ROOT, "%s %s times", other.label(), Quantity.ratio(ratio)));
      }
    }
    String text =
        String.format(
            Locale.ROOT,
            "%s at %s cores: %s takes %s, %s that.",
            group.name(),
            Quantity.count(cores),
            group.first().label(),
            isTime
                ? Quantity.physical(base, "s")
                : Quantity.energy(base) + " of energy (estimated)",
            String.join(", ", others));
    String from = Quantity.ratio(least);
    String to = Quantity.ratio(most);
    return new Claim((from.equals(to) ? from : from + "–" + to) + "×", text);
  }

  /** Whether each of two series is quicker on its side by more than counts as equal. */
  private static boolean isClear(SeriesCrossing crossing) {
    return isQuicker(crossing.before(), crossing.after(), crossing.at().below())
        && isQuicker(crossing.after(), crossing.before(), crossing.at().above());
  }

  private static boolean isQuicker(Series one, Series other, int cores) {
    return one.time(cores).orElseThrow() < other.time(cores).orElseThrow() * (1 - EQUAL);
  }

  private static Claim claim(RunGroup group, SeriesCrossing crossing) {
    return new Claim(
        Math.round(crossing.at().cores()) + " cores",
        String.format(
            Locale.ROOT,
            "%s: with %s cores %s is quicker than %s, with %s it is slower; the lines cross at about %s.",
            group.name(),
            Quantity.count(crossing.at().below()),
            crossing.before().label(),
            crossing.after().label(),
            Quantity.count(crossing.at().above()),
            Quantity.count(Math.round(crossing.at().cores()))));
  }

  /** {@code mesh 17.9 from 16 to 1,024 cores, 28 % of the ideal}. */
  private static String speedUp(Series series) {
    SortedSet<Integer> finished = series.finished();
    if (finished.size() < 2) {
      return "";
    }
    int least = finished.first();
    int most = finished.last();
    double factor = series.time(least).orElseThrow() / series.time(most).orElseThrow();
    int best = least;
    for (int cores : finished) {
      if (series.time(cores).orElseThrow() < series.time(best).orElseThrow() * (1 - EQUAL)) {
        best = cores;
      }
    }
    String remark = best == most ? "" : ", quickest with " + Quantity.count(best);
    return String.format(
        Locale.ROOT,
        "%s %s from %s to %s cores (%s of the ideal%s)",
        series.label(),
        Quantity.ratio(factor),
        Quantity.count(least),
        Quantity.count(most),
        Quantity.percent(factor * least / most),
        remark);
  }
}
