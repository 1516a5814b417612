package org.inmesh.bench.study.execution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.inmesh.coresim.machine.Measuring.NOTHING_MORE;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.inmesh.bench.study.SmallRuns;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.store.FileStore;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudySessionTest {
  private static FileStore open(Path folder) throws IOException {
    return FileStore.open(folder, message -> {});
  }

  private static Collected perform(Path folder, List<StudyRun> runs, int threads)
      throws IOException, InterruptedException {
    StudySession session = new StudySession(open(folder));
    Collected collected = new Collected();
    try (LocalPool pool = new LocalPool(PoolSettings.of(threads))) {
      session.run(session.missing(runs), pool, collected);
    }
    return collected;
  }

  private static Map<String, String> files(Path folder) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        texts.put(folder.relativize(file).toString(), Files.readString(file));
      }
    }
    return texts;
  }

  @Test
  void shouldWriteTheSameFilesForAnyNumberOfThreadsAndAnyOrder(
      @TempDir Path one, @TempDir Path other) throws IOException, InterruptedException {
    List<StudyRun> runs = SmallRuns.several(5);
    perform(one, runs, 1);
    perform(other, runs.reversed(), 3);

    assertThat(files(one)).hasSize(5).isEqualTo(files(other));
  }

  @Test
  void shouldOnlyDoWhatIsMissing(@TempDir Path folder) throws IOException, InterruptedException {
    perform(folder, SmallRuns.several(2), 1);

    Collected second = perform(folder, SmallRuns.several(4), 2);

    assertThat(second.begun)
        .containsExactlyInAnyOrder(SmallRuns.counting(3), SmallRuns.counting(4));
    assertThat(open(folder).keys()).hasSize(4);
    assertThat(Files.readAllLines(folder.resolve("host.csv"))).hasSize(5);
  }

  /** Two processes that were started with the same folder both do what is missing. */
  @Test
  void shouldAcceptAResultThatIsThereAlready(@TempDir Path folder)
      throws IOException, InterruptedException {
    List<StudyRun> runs = new ArrayList<>(SmallRuns.several(2));
    runs.add(
        SmallRuns.on(
            "coherent", SmallRuns.counting(3).sources().getFirst().text(), Map.of(), NOTHING_MORE));
    perform(folder, runs, 1);
    Map<String, String> before = files(folder);

    Collected again = new Collected();
    try (LocalPool pool = new LocalPool(PoolSettings.of(1))) {
      new StudySession(open(folder)).run(runs, pool, again);
    }

    assertThat(again.records).containsOnlyKeys(runs);
    assertThat(files(folder)).isEqualTo(before);
  }

  @Test
  void shouldDoRunsOfOneKeyOnce(@TempDir Path folder) throws IOException {
    StudyRun run = SmallRuns.counting(1);

    assertThat(new StudySession(open(folder)).missing(List.of(run, run))).containsExactly(run);
  }

  @Test
  void shouldNoteWhatIsBrokenUntilItHasAResult(@TempDir Path folder)
      throws IOException, InterruptedException {
    StudyRun run = SmallRuns.counting(1);
    StudySession session = new StudySession(open(folder));
    Simulation breaking =
        InsteadOfSimulating.instead(() -> new RunEnd.Broken("out of memory", false));
    session.run(List.of(run), new LocalPool(PoolSettings.of(1), any -> breaking), new Collected());

    assertThat(session.notes().reason(RunKey.of(run))).contains("out of memory");
    assertThat(session.missing(List.of(run))).containsExactly(run);

    perform(folder, List.of(run), 1);

    assertThat(session.notes().reason(RunKey.of(run))).isEmpty();
  }

  @Test
  void shouldEndIfAResultCannotBeKept(@TempDir Path folder) throws IOException {
    StudySession session = new StudySession(open(folder));
    Files.writeString(folder.resolve("temporary"), "a file, where a folder should be");

    assertThatThrownBy(
            () ->
                session.run(
                    SmallRuns.several(3), new LocalPool(PoolSettings.of(1)), new Collected()))
        .isInstanceOf(IOException.class);
  }
}
