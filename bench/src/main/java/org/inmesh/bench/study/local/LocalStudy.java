package org.inmesh.bench.study.local;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.study.PointResult;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.execution.LocalPool;
import org.inmesh.bench.study.execution.PoolSettings;
import org.inmesh.bench.study.execution.RunEnd;
import org.inmesh.bench.study.execution.RunListener;
import org.inmesh.bench.study.execution.StudySession;
import org.inmesh.bench.study.plan.Expansion;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.plan.StudyFile;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.FileStore;

/** Does a study on threads of this host, and keeps its results in a folder. */
public final class LocalStudy {
  private final Study study;
  private final FileStore store;

  private LocalStudy(Study study, FileStore store) {
    this.study = study;
    this.store = store;
  }

  /**
   * A study from its text.
   *
   * @param toml as in a study's file; names of files in it start from the working directory
   * @param results folder of the results; those that are there already are not done again
   * @throws org.inmesh.loader.BadInputException with all that is wrong in the text
   * @throws IOException if the folder cannot be made or read
   */
  public static LocalStudy of(String toml, Path results) throws IOException {
    Study study = StudyFile.read("study", "study.toml", toml, Path.of("").toAbsolutePath());
    return new LocalStudy(study, open(results));
  }

  /**
   * A study from its file.
   *
   * @param results folder of the results; those that are there already are not done again
   * @throws org.inmesh.loader.BadInputException with all that is wrong in the file
   * @throws IOException if the file cannot be read, or the folder cannot be made or read
   */
  public static LocalStudy of(Path file, Path results) throws IOException {
    return new LocalStudy(StudyFile.read(file), open(results));
  }

  private static FileStore open(Path results) throws IOException {
    return FileStore.open(results, System.err::println);
  }

  /** What is studied. */
  public Study study() {
    return study;
  }

  /**
   * Does the runs that have no result yet.
   *
   * @param threads runs at a time, at least 1
   * @return all points of the study in its order, with their results
   * @throws IOException if a result cannot be kept or read
   * @throws InterruptedException if this thread is interrupted: what was done is kept
   */
  public List<PointResult> run(int threads) throws IOException, InterruptedException {
    Expansion expansion = Expansion.of(study);
    StudySession session = new StudySession(store);
    Failures failures = new Failures();
    try (LocalPool pool = new LocalPool(PoolSettings.of(threads))) {
      session.run(session.missing(expansion.runs()), pool, failures);
    }
    List<PointResult> results = new ArrayList<>();
    for (StudyPoint point : expansion.points()) {
      results.add(result(point, failures));
    }
    return results;
  }

  private PointResult result(StudyPoint point, Failures failures) throws IOException {
    if (point.run().isEmpty()) {
      return new PointResult(point, Optional.empty(), point.complaint());
    }
    RunKey key = RunKey.of(point.run().orElseThrow());
    Optional<RunRecord> record = store.find(key);
    String failure = record.isPresent() ? "" : failures.reasons.getOrDefault(key, "");
    return new PointResult(point, record, failure);
  }

  /** Why runs have no result. */
  private static final class Failures implements RunListener {
    private final Map<RunKey, String> reasons = new HashMap<>();

    @Override
    public void begun(StudyRun run) {}

    @Override
    public void ended(StudyRun run, RunEnd.Done end, String host) {}

    @Override
    public void broken(StudyRun run, String reason) {
      reasons.put(RunKey.of(run), reason);
    }
  }
}
