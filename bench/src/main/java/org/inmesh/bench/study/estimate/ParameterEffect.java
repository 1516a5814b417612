package org.inmesh.bench.study.estimate;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.inmesh.bench.study.store.HostTime;

/**
 * How a program's parameters change the time that its runs take: as powers of them. The exponent of
 * a parameter is the slope of a straight line of log(seconds) over log(parameter), by least
 * squares, through runs that differ in nothing else; the line's height is free in each such group.
 * A parameter that never varied alone, or that is not positive, is taken to have no effect.
 */
final class ParameterEffect {
  /** Of the work in any program that we know; more would be chance. */
  private static final double GREATEST = 3;

  private record Parameter(String program, String name) {}

  /** What runs have in common that differ in one parameter. */
  private record Rest(
      Parameter parameter,
      String form,
      String kind,
      String machine,
      int cores,
      Map<String, Integer> others) {}

  private final Map<Parameter, Double> exponents = new HashMap<>();

  ParameterEffect(List<HostTime> times) {
    Map<Rest, List<HostTime>> groups = new HashMap<>();
    for (HostTime time : times) {
      for (Map.Entry<String, Integer> value : time.parameters().entrySet()) {
        if (value.getValue() > 0 && time.seconds() > 0) {
          groups.computeIfAbsent(rest(time, value.getKey()), any -> new ArrayList<>()).add(time);
        }
      }
    }
    Map<Parameter, double[]> sums = new HashMap<>();
    groups.forEach(
        (rest, group) ->
            addTo(sums.computeIfAbsent(rest.parameter(), any -> new double[2]), rest, group));
    sums.forEach(
        (parameter, sum) -> {
          if (sum[1] > 0) {
            exponents.put(parameter, Math.clamp(sum[0] / sum[1], 0, GREATEST));
          }
        });
  }

  private static Rest rest(HostTime time, String parameter) {
    Map<String, Integer> others = new TreeMap<>(time.parameters());
    others.remove(parameter);
    return new Rest(
        new Parameter(time.program(), parameter),
        time.form(),
        time.kind(),
        time.machine(),
        time.cores(),
        others);
  }

  /** Sums of (x - mean x) (y - mean y) and of (x - mean x)^2. */
  private static void addTo(double[] sums, Rest rest, List<HostTime> group) {
    String name = rest.parameter().name();
    double meanX = group.stream().mapToDouble(time -> x(time, name)).average().orElseThrow();
    double meanY = group.stream().mapToDouble(time -> y(time)).average().orElseThrow();
    for (HostTime time : group) {
      double x = x(time, name) - meanX;
      sums[0] += x * (y(time) - meanY);
      sums[1] += x * x;
    }
  }

  private static double x(HostTime time, String parameter) {
    return Math.log(time.parameters().get(parameter));
  }

  private static double y(HostTime time) {
    return Math.log(time.seconds());
  }

  /** How many times as long a run takes with some parameters as one of its program did. */
  double factor(HostTime known, Map<String, Integer> parameters) {
    double factor = 1;
    for (Map.Entry<String, Integer> value : parameters.entrySet()) {
      int before = known.parameters().getOrDefault(value.getKey(), 0);
      if (before > 0 && value.getValue() > 0) {
        Parameter parameter = new Parameter(known.program(), value.getKey());
        double ratio = (double) value.getValue() / before;
        factor *= Math.pow(ratio, exponents.getOrDefault(parameter, 0.0));
      }
    }
    return factor;
  }
}
