package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * Where one series becomes quicker than another: the lines between their points cross on
 * logarithmic axes.
 *
 * @param before the series that is quicker with fewer cores
 * @param after the one that is quicker with more
 * @param below greatest measured number of cores at which {@code before} is the quicker
 * @param above least one at which {@code after} is
 * @param cores where the lines cross, between the two
 * @param seconds simulated time there
 */
record Crossover(Series before, Series after, int below, int above, double cores, double seconds) {

  /** All crossings of two series. */
  static List<Crossover> between(Series one, Series other) {
    SortedSet<Integer> common = new TreeSet<>(one.finished());
    common.retainAll(other.finished());
    List<Crossover> crossings = new ArrayList<>();
    int last = 0;
    for (int cores : common) {
      double ahead = lead(one, other, cores);
      if (ahead == 0) {
        continue;
      }
      if (last > 0 && Math.signum(ahead) != Math.signum(lead(one, other, last))) {
        crossings.add(of(one, other, last, cores));
      }
      last = cores;
    }
    return crossings;
  }

  /** Logarithm of how many times quicker the first series is; below 0 if it is slower. */
  private static double lead(Series one, Series other, int cores) {
    return Math.log(other.time(cores).orElseThrow() / one.time(cores).orElseThrow());
  }

  private static Crossover of(Series one, Series other, int below, int above) {
    double from = lead(one, other, below);
    double part = from / (from - lead(one, other, above));
    double cores = between(below, above, part);
    double seconds = between(one.time(below).orElseThrow(), one.time(above).orElseThrow(), part);
    return from > 0
        ? new Crossover(one, other, below, above, cores, seconds)
        : new Crossover(other, one, below, above, cores, seconds);
  }

  private static double between(double from, double to, double part) {
    return from * Math.pow(to / from, part);
  }
}
