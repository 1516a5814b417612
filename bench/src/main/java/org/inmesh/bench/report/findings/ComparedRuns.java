package org.inmesh.bench.report.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import org.inmesh.bench.ComparisonRow;
import org.inmesh.bench.Outcome;
import org.inmesh.bench.study.plan.Axis;
import org.inmesh.coresim.RunResult;

/** Rows of a comparison as a report needs them. */
public final class ComparedRuns {
  private ComparedRuns() {}

  /**
   * All rows of a comparison.
   *
   * @param words what to say of a failure
   */
  public static List<MeasuredRun> of(List<ComparisonRow> rows, Function<Throwable, String> words) {
    List<MeasuredRun> runs = new ArrayList<>();
    for (ComparisonRow row : rows) {
      Map<String, Object> coordinates = new LinkedHashMap<>();
      coordinates.put(Axis.PROGRAM, row.run().program().name());
      coordinates.put(Axis.MACHINE, row.machine().name());
      coordinates.put(Axis.FORM, row.run().program().form().key());
      coordinates.put(Axis.PLACEMENT, row.run().program().placement().label());
      coordinates.put(Axis.CORES, row.machine().cores());
      runs.add(run(coordinates, row.outcome(), words));
    }
    return runs;
  }

  private static MeasuredRun run(
      Map<String, Object> coordinates, Outcome outcome, Function<Throwable, String> words) {
    return switch (outcome) {
      case Outcome.Ran ran -> of(coordinates, ran.result());
      case Outcome.Failed failed ->
          new MeasuredRun(
              coordinates,
              failed.isUnsuitable() ? "unsuitable" : "failed",
              words.apply(failed.cause()).lines().toList(),
              Map.of(),
              Optional.empty());
      case Outcome.NotRun notRun ->
          new MeasuredRun(
              coordinates, "not run", List.of("interrupted before"), Map.of(), Optional.empty());
    };
  }

  /** A run that came to some end. */
  static MeasuredRun of(Map<String, Object> coordinates, RunResult result) {
    return new MeasuredRun(
        coordinates,
        result.ending().name().toLowerCase(Locale.ROOT).replace('_', ' '),
        result.report(),
        result.statistics().values(),
        result.statistics().profile().map(MeasuredProfile::of));
  }
}
