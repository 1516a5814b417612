package org.inmesh.bench.study.table;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Where one of two series becomes quicker than the other as cores are added: the lines between
 * their points cross on logarithmic axes, as if times were powers of the cores there.
 *
 * @param firstQuickerBelow whether it is the first that is quicker with fewer cores
 * @param below the greatest measured number of cores before the order changes at which one was
 *     quicker
 * @param above the least after it
 * @param cores where the lines cross, between the two
 * @param time there, in the unit of the series
 */
public record Crossing(boolean firstQuickerBelow, int below, int above, double cores, double time) {

  /**
   * All crossings of two series, in the order of the cores.
   *
   * @param first times above 0 by number of cores
   * @param second the same; numbers of cores that one of the two lacks do not count
   */
  public static List<Crossing> between(
      SortedMap<Integer, Double> first, SortedMap<Integer, Double> second) {
    // How many times quicker the first is, as a logarithm. StrictMath: the same on every host.
    SortedMap<Integer, Double> leads = new TreeMap<>();
    first.forEach(
        (cores, time) -> {
          if (second.containsKey(cores)) {
            leads.put(cores, StrictMath.log(second.get(cores) / time));
          }
        });
    List<Crossing> crossings = new ArrayList<>();
    // The last number of cores, and the last at which one of the two was quicker.
    int previous = 0;
    int last = 0;
    for (int cores : leads.keySet()) {
      double lead = leads.get(cores);
      if (last > 0 && lead * leads.get(last) < 0) {
        double share = leads.get(previous) / (leads.get(previous) - lead);
        crossings.add(
            new Crossing(
                lead < 0,
                last,
                cores,
                between(previous, cores, share),
                between(first.get(previous), first.get(cores), share)));
      }
      previous = cores;
      last = lead == 0 ? last : cores;
    }
    return crossings;
  }

  private static double between(double from, double to, double share) {
    return from * StrictMath.pow(to / from, share);
  }
}
