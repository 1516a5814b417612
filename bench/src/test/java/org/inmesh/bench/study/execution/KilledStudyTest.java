package org.inmesh.bench.study.execution;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.inmesh.bench.study.OtherProcess;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.FileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

@Timeout(600)
class KilledStudyTest {
  private static FileStore open(Path folder) throws IOException {
    return FileStore.open(folder, message -> {});
  }

  private static Map<String, String> results(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  private static void complete(Path folder, List<StudyRun> runs)
      throws IOException, InterruptedException {
    StudySession session = new StudySession(open(folder));
    try (LocalPool pool = new LocalPool(PoolSettings.of(2))) {
      session.run(session.missing(runs), pool, new Collected());
    }
  }

  @Test
  void shouldHaveTheSameResultsAfterAKillAsWithout(@TempDir Path killed, @TempDir Path other)
      throws IOException, InterruptedException {
    List<StudyRun> runs = StudyMain.runs();
    FileStore store = open(killed);
    Process process = OtherProcess.of(StudyMain.class, killed.toString()).start();
    while (store.keys().size() < 3 && process.isAlive()) {
      TimeUnit.MILLISECONDS.sleep(1);
    }
    process.destroyForcibly();
    process.onExit().join();

    int kept = store.keys().size();
    assertThat(kept).isBetween(3, runs.size() / 2);
    assertThat(new StudySession(store).missing(runs)).hasSize(runs.size() - kept);

    complete(killed, runs);
    complete(other, runs);

    assertThat(results(killed)).hasSize(runs.size()).isEqualTo(results(other));
  }
}
