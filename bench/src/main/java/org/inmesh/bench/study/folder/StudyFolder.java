package org.inmesh.bench.study.folder;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.inmesh.bench.study.PointResult;
import org.inmesh.bench.study.StudyPoint;
import org.inmesh.bench.study.execution.LocalPool;
import org.inmesh.bench.study.execution.PoolSettings;
import org.inmesh.bench.study.execution.RunExecutor;
import org.inmesh.bench.study.execution.RunListener;
import org.inmesh.bench.study.execution.StudySession;
import org.inmesh.bench.study.plan.Expansion;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.FileStore;
import org.inmesh.bench.study.table.StudyTable;
import org.inmesh.bench.study.table.TableFiles;
import org.inmesh.loader.BadInputException;

/**
 * A study and the folder where its results are kept. A study in a few lines:
 *
 * <pre>{@code
 * Study study = StudyFile.read(Path.of("study.toml"));
 * StudyTable table = StudyFolder.of(study, Path.of("out")).run(2);
 * }</pre>
 *
 * <p>A run that has a result there already is not done again, so a study that was interrupted or
 * has got more points only does what is missing.
 */
public final class StudyFolder {
  private final Path path;
  private final Study study;
  private final Expansion expansion;
  private final FileStore store;
  private final StudySession session;
  private final Map<StudyRun, RunKey> keys = new HashMap<>();

  private StudyFolder(Path path, Study study, Expansion expansion, FileStore store) {
    this.path = path;
    this.study = study;
    this.expansion = expansion;
    this.store = store;
    session = new StudySession(store);
    expansion.runs().forEach(run -> keys.put(run, RunKey.of(run)));
  }

  /**
   * The folder for a study's results; it is made if there is none.
   *
   * @throws BadInputException if the study has no points, or the folder is another study's
   * @throws IOException if the folder cannot be made or read
   */
  public static StudyFolder of(Study study, Path path) throws IOException {
    return of(study, path, message -> {});
  }

  /**
   * The folder for a study's results; it is made if there is none.
   *
   * @param messages is told of results that are damaged
   * @throws BadInputException if the study has no points, or the folder is another study's
   * @throws IOException if the folder cannot be made or read
   */
  public static StudyFolder of(Study study, Path path, Consumer<String> messages)
      throws IOException {
    Expansion expansion = Expansion.of(study);
    FolderOwner.take(path, study);
    return new StudyFolder(path, study, expansion, FileStore.open(path, messages));
  }

  /**
   * The folder of a study that was begun before.
   *
   * @param messages is told of results that are damaged
   * @throws BadInputException if there is no study in the folder, or its file cannot be read any
   *     more
   * @throws IOException if the folder cannot be read
   */
  public static StudyFolder open(Path path, Consumer<String> messages) throws IOException {
    Study study = FolderOwner.study(path);
    return new StudyFolder(path, study, Expansion.of(study), FileStore.open(path, messages));
  }

  /**
   * Names of the runs that a folder has results of; none if there is no such folder.
   *
   * @throws IOException if it cannot be read
   */
  public static Set<RunKey> done(Path path) throws IOException {
    return Files.isDirectory(path.resolve("runs"))
        ? Set.copyOf(FileStore.open(path, message -> {}).keys())
        : Set.of();
  }

  /** Where it is. */
  public Path path() {
    return path;
  }

  /** The study. */
  public Study study() {
    return study;
  }

  /** Its points. */
  public Expansion expansion() {
    return expansion;
  }

  /** The results. */
  public FileStore store() {
    return store;
  }

  /**
   * Runs that have no result yet.
   *
   * @throws IOException if the folder cannot be read
   */
  public List<StudyRun> missing() throws IOException {
    return session.missing(expansion.runs());
  }

  /**
   * Runs that have no result since a host's time limit has ended them.
   *
   * @throws IOException if the folder cannot be read
   */
  public Set<StudyRun> overdue() throws IOException {
    Set<StudyRun> overdue = new HashSet<>();
    for (StudyRun run : missing()) {
      if (session.isOverdue(run)) {
        overdue.add(run);
      }
    }
    return overdue;
  }

  /**
   * Does what is missing on threads of this host and writes the tables.
   *
   * @param threads runs at a time, at least 1
   * @throws IOException if a result cannot be kept
   * @throws InterruptedException if this thread is interrupted: what was done is kept
   */
  public StudyTable run(int threads) throws IOException, InterruptedException {
    try (RunExecutor pool = new LocalPool(PoolSettings.of(threads))) {
      return run(pool, RunListener.NONE);
    }
  }

  /**
   * Does what is missing and writes the tables.
   *
   * @param watcher is told of each run
   * @return the table, with what there is if the end was asked for
   * @throws IOException if a result cannot be kept
   * @throws InterruptedException if this thread is interrupted
   */
  public StudyTable run(RunExecutor executor, RunListener watcher)
      throws IOException, InterruptedException {
    return run(missing(), executor, watcher);
  }

  /**
   * Does some runs of the study and writes the tables.
   *
   * @throws IOException if a result cannot be kept
   * @throws InterruptedException if this thread is interrupted
   */
  public StudyTable run(List<StudyRun> runs, RunExecutor executor, RunListener watcher)
      throws IOException, InterruptedException {
    StudyTable table;
    try {
      if (!runs.isEmpty()) {
        session.run(runs, executor, watcher);
      }
    } finally {
      // Also if something broke: what was done until then is shown.
      table = writeTables();
    }
    return table;
  }

  /**
   * Takes over results that the store of another folder has of this study's runs.
   *
   * @return how many were taken over
   * @throws BadInputException if there are no results in the folder
   * @throws IOException if one cannot be read or written
   */
  public int takeOver(Path other) throws IOException {
    if (!Files.isDirectory(other.resolve("runs"))) {
      throw new BadInputException(other + " has no results of a study");
    }
    FileStore theirs = FileStore.open(other, message -> {});
    int taken = 0;
    for (RunKey key : keys.values()) {
      taken += store.copyFrom(theirs, key) ? 1 : 0;
    }
    return taken;
  }

  /**
   * What is known of each point, in the order of the study.
   *
   * @throws IOException if a result cannot be read
   */
  public List<PointResult> results() throws IOException {
    List<PointResult> results = new ArrayList<>();
    for (StudyPoint point : expansion.points()) {
      if (point.run().isEmpty()) {
        results.add(new PointResult(point, Optional.empty(), point.complaint()));
        continue;
      }
      RunKey key = keys.get(point.run().get());
      Optional<RunRecord> record = store.find(key);
      String failure = record.isPresent() ? "" : session.notes().reason(key).orElse("");
      results.add(new PointResult(point, record, failure));
    }
    return results;
  }

  /**
   * The table of what is known.
   *
   * @throws IOException if a result cannot be read
   */
  public StudyTable table() throws IOException {
    return StudyTable.of(study, results());
  }

  /**
   * Writes the tables of what is known; {@link TableFiles} has their names.
   *
   * @return the table that was written
   * @throws IOException if one cannot be written
   */
  public StudyTable writeTables() throws IOException {
    StudyTable table = table();
    TableFiles.write(path, table);
    return table;
  }
}
