package org.inmesh.bench.report.findings;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.study.PointResult;
import org.inmesh.bench.study.run.FoldedProfile;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.table.StudyTable;

/** Points of a study as a report needs them. */
public final class StudiedRuns {
  private StudiedRuns() {}

  /** Finds the profiles of runs. */
  @FunctionalInterface
  public interface Profiles {
    /**
     * The profile of a run, if it has one.
     *
     * @throws IOException if it cannot be read
     */
    Optional<FoldedProfile> find(RunKey key) throws IOException;
  }

  /**
   * All points of a study.
   *
   * @param profiles those of the runs
   * @throws IOException if a profile cannot be read
   */
  public static List<MeasuredRun> of(List<PointResult> points, Profiles profiles)
      throws IOException {
    List<MeasuredRun> runs = new ArrayList<>();
    for (PointResult point : points) {
      runs.add(run(point, profiles));
    }
    return runs;
  }

  private static MeasuredRun run(PointResult point, Profiles profiles) throws IOException {
    Map<String, Object> coordinates = point.point().coordinates();
    if (point.record().isEmpty()) {
      String reason = StudyTable.reason(point);
      return new MeasuredRun(
          coordinates,
          StudyTable.status(point),
          List.of(reason.isEmpty() ? "not done yet" : reason),
          Map.of(),
          Optional.empty());
    }
    RunRecord record = point.record().get();
    return new MeasuredRun(
        coordinates,
        record.status(),
        record.report(),
        record.statistics(),
        profiles.find(record.key()).map(MeasuredProfile::of));
  }
}
