package org.inmesh.bench.study.execution;

import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.FileStore;
import org.inmesh.bench.study.store.HostNotes;
import org.inmesh.bench.study.store.HostTime;
import org.inmesh.loader.BadInputException;

/**
 * Does the runs of a study that have no result yet, and keeps each result as it comes: a study that
 * was interrupted or extended only does what is missing.
 */
public final class StudySession {
  private final FileStore store;
  private final HostNotes notes;

  /** A session with the results of a store; what hosts have to say goes to the same folder. */
  public StudySession(FileStore store) {
    this.store = store;
    this.notes = new HostNotes(store.folder());
  }

  /**
   * The runs that have no result, in the given order, each key once.
   *
   * @throws IOException if the store cannot be read
   */
  public List<StudyRun> missing(Collection<StudyRun> runs) throws IOException {
    Map<RunKey, StudyRun> byKey = new LinkedHashMap<>();
    for (StudyRun run : runs) {
      byKey.putIfAbsent(RunKey.of(run), run);
    }
    List<StudyRun> missing = new ArrayList<>();
    for (Map.Entry<RunKey, StudyRun> run : byKey.entrySet()) {
      if (store.find(run.getKey()).isEmpty()) {
        missing.add(run.getValue());
      }
    }
    return missing;
  }

  /**
   * Whether the last that is known of a run is that a host's time limit has ended it.
   *
   * @throws IOException if the store cannot be read
   */
  public boolean isOverdue(StudyRun run) throws IOException {
    return notes.reason(RunKey.of(run)).filter(TimeLimit::isReason).isPresent();
  }

  /**
   * Does runs and keeps their results.
   *
   * @param runs with different keys, as {@link #missing} gives them
   * @param watcher is told of each after its result was kept
   * @throws IOException if a result cannot be kept: then the others are not done
   * @throws InterruptedException if this thread is interrupted
   */
  public void run(List<StudyRun> runs, RunExecutor executor, RunListener watcher)
      throws IOException, InterruptedException {
    Keeper keeper = new Keeper(executor, watcher);
    executor.execute(runs, keeper);
    if (keeper.failure != null) {
      throw keeper.failure;
    }
  }

  private final class Keeper implements RunListener {
    private final RunExecutor executor;
    private final RunListener watcher;
    private volatile IOException failure;

    Keeper(RunExecutor executor, RunListener watcher) {
      this.executor = executor;
      this.watcher = watcher;
    }

    @Override
    public void begun(StudyRun run) {
      watcher.begun(run);
    }

    @Override
    public void ended(StudyRun run, RunEnd.Done end, String host) {
      try {
        store.put(run, end.record(), end.profile());
        note(run, end, host);
        watcher.ended(run, end, host);
      } catch (IOException exception) {
        fail(exception);
      }
    }

    @Override
    public void broken(StudyRun run, String reason) {
      try {
        notes.broken(RunKey.of(run), run, reason);
        watcher.broken(run, reason);
      } catch (IOException exception) {
        fail(exception);
      }
    }

    private void fail(IOException exception) {
      failure = exception;
      executor.requestStop();
    }
  }

  private void note(StudyRun run, RunEnd.Done end, String host) throws IOException {
    try {
      HostTime time = HostTime.of(run, RunLoading.machine(run), end.hostSeconds(), host);
      notes.done(end.record().key(), time);
    } catch (BadInputException refused) {
      // The result says so; without a machine there is no time to speak of.
    }
  }

  /** Why runs have no result, as far as that is known. */
  public HostNotes notes() {
    return notes;
  }
}
