package org.inmesh.bench.report.findings;

import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.loader.machinefile.MachineKey;

/**
 * What an experiment compares with what.
 *
 * @param baseline coordinates of the series that others are compared to; of each group the first if
 *     empty
 * @param work coordinates that change what a program has to do, so that only runs that agree in
 *     them are compared
 * @param withCores coordinates that change together with the number of cores
 */
public record Arrangement(Map<String, Object> baseline, Set<String> work, Set<String> withCores) {
  /** Everything is compared to each program's first series. */
  public static final Arrangement FIRST = new Arrangement(Map.of(), Set.of(), Set.of());

  /** Copies the maps. */
  public Arrangement {
    baseline = Map.copyOf(baseline);
    work = Set.copyOf(work);
    withCores = Set.copyOf(withCores);
  }

  /**
   * That of a study: its ratios are of runs with equal parameters, unless its baseline names one of
   * them.
   */
  public static Arrangement of(Study study) {
    Set<String> parameters = new LinkedHashSet<>();
    study.axes().stream().map(Axis::name).forEach(parameters::add);
    Axis.ALWAYS.forEach(parameters::remove);
    MachineKey.all().forEach(key -> parameters.remove(key.path()));
    parameters.removeAll(study.baseline().keySet());
    Set<String> withCores = new HashSet<>();
    study.zips().stream().filter(zip -> zip.contains(Axis.CORES)).forEach(withCores::addAll);
    Axis.ALWAYS.forEach(withCores::remove);
    parameters.removeAll(withCores);
    return new Arrangement(study.baseline(), parameters, withCores);
  }
}
