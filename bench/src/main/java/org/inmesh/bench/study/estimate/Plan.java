package org.inmesh.bench.study.estimate;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.plan.Expansion;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;

/**
 * What a study is going to do.
 *
 * @param runs all, in the order of the study
 * @param impossible points that cannot be, with complaints
 */
public record Plan(List<Planned> runs, List<StudyPoint> impossible) {

  /** Copies the lists. */
  public Plan {
    runs = List.copyOf(runs);
    impossible = List.copyOf(impossible);
  }

  /**
   * A run.
   *
   * @param run what is to be done
   * @param coordinates of the first point that it is for
   * @param points that it is for
   * @param done whether there is a result already
   * @param estimate of what it takes
   */
  public record Planned(
      StudyRun run,
      Map<String, Object> coordinates,
      int points,
      boolean done,
      RunEstimate estimate) {}

  /**
   * Plans a study.
   *
   * @param done names of runs that have results
   */
  public static Plan of(Expansion expansion, Set<RunKey> done, Estimator estimator) {
    List<Planned> runs = new ArrayList<>();
    Map<StudyRun, Long> points =
        expansion.points().stream()
            .flatMap(point -> point.run().stream())
            .collect(Collectors.groupingBy(Function.identity(), Collectors.counting()));
    Set<StudyRun> seen = new HashSet<>();
    for (StudyPoint point : expansion.points()) {
      if (point.run().isPresent() && seen.add(point.run().get())) {
        StudyRun run = point.run().get();
        runs.add(
            new Planned(
                run,
                point.coordinates(),
                points.get(run).intValue(),
                done.contains(RunKey.of(run)),
                estimator.of(run)));
      }
    }
    return new Plan(
        runs, expansion.points().stream().filter(point -> point.run().isEmpty()).toList());
  }

  /** Estimates of the runs that are not done yet. */
  public List<RunEstimate> toDo() {
    return runs.stream().filter(run -> !run.done()).map(Planned::estimate).toList();
  }
}
