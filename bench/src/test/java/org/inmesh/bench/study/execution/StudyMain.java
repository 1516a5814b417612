package org.inmesh.bench.study.execution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.FileStore;

/** A small study as a process: it does what is missing in a folder. */
final class StudyMain {
  private static final int RUNS = 80;

  private StudyMain() {}

  /** Many short runs, so that some have a result and some have none whenever it is killed. */
  static List<StudyRun> runs() {
    return IntStream.rangeClosed(1, RUNS).mapToObj(SmallRuns::counting).toList();
  }

  public static void main(String[] arguments) throws IOException, InterruptedException {
    StudySession session =
        new StudySession(FileStore.open(Path.of(arguments[0]), System.err::println));
    try (LocalPool pool = new LocalPool(PoolSettings.of(2))) {
      session.run(session.missing(runs()), pool, new Collected());
    }
  }
}
