package org.inmesh.bench.study.execution;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.FileStore;

/** A small study as a process: it does half of it in a folder, and then waits to be killed. */
final class StudyMain {
  private static final int RUNS = 80;

  private StudyMain() {}

  /** Many short runs, so that some are under way whenever it is killed, unless that comes late. */
  static List<StudyRun> runs() {
    return IntStream.rangeClosed(1, RUNS).mapToObj(SmallRuns::counting).toList();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    StudySession session =
        new StudySession(FileStore.open(Path.of(arguments[0]), System.err::println));
    try (LocalPool pool = new LocalPool(PoolSettings.of(2))) {
      session.run(session.missing(runs()), pool, new Waiting());
    }
  }

  /** Begins no more than half of the runs until standard input ends, as with the parent it does. */
  private static final class Waiting implements RunListener {
    private int begun;

    @Override
    public void begun(StudyRun run) {
      begun++;
      try {
        while (begun > RUNS / 2 && System.in.read() >= 0) {
          // Nothing is said to it.
        }
      } catch (IOException exception) {
        throw new UncheckedIOException(exception);
      }
    }

    @Override
    public void ended(StudyRun run, RunEnd.Done end, String host) {}

    @Override
    public void broken(StudyRun run, String reason) {}
  }
}
