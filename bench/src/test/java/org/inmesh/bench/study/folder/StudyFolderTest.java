package org.inmesh.bench.study.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.bench.Experiment;
import org.inmesh.bench.study.execution.RunEnd;
import org.inmesh.bench.study.execution.RunExecutor;
import org.inmesh.bench.study.execution.RunListener;
import org.inmesh.bench.study.execution.RunningRun;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.plan.StudyFile;
import org.inmesh.bench.study.run.RunKey;
import org.inmesh.bench.study.run.RunRecord;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.bench.study.table.StudyRow;
import org.inmesh.bench.study.table.StudyTable;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyFolderTest {
  private static final List<String> TABLES =
      List.of("table.csv", "table.json", "summary.csv", "crossovers.csv");

  @TempDir Path place;
  private Path out;

  @BeforeEach
  void chooseFolder() {
    out = place.resolve("out");
  }

  private static Study study(String more) {
    return StudyFile.read(
        "test", "test.toml", "programs = 'stencil'\ncores = [16, 64]\n" + more, Path.of(""));
  }

  /** Does runs in no time, in a given order, until it has done as many as it is allowed. */
  private static final class Inventing implements RunExecutor {
    private final List<StudyRun> done = new ArrayList<>();
    private final int allowed;
    private final boolean backwards;

    Inventing(int allowed, boolean backwards) {
      this.allowed = allowed;
      this.backwards = backwards;
    }

    @Override
    public void execute(List<StudyRun> runs, RunListener listener) {
      for (StudyRun run : backwards ? runs.reversed() : runs) {
        if (done.size() == allowed) {
          return;
        }
        done.add(run);
        Map<Statistic, Number> statistics = new EnumMap<>(Statistic.class);
        statistics.put(Statistic.SIMULATED_SECONDS, 1.0 / run.machine().length());
        RunRecord record =
            new RunRecord(
                RunKey.of(run), Optional.of(Ending.FINISHED), List.of(), statistics, "", 0);
        listener.begun(run);
        listener.ended(run, new RunEnd.Done(record, Optional.empty(), done.size()), "here");
      }
    }

    @Override
    public void requestStop() {}

    @Override
    public List<RunningRun> running() {
      return List.of();
    }

    @Override
    public void close() {}
  }

  private static List<StudyRun> run(StudyFolder folder, int allowed, boolean backwards)
      throws IOException, InterruptedException {
    Inventing executor = new Inventing(allowed, backwards);
    folder.run(executor, RunListener.NONE);
    return executor.done;
  }

  private static List<String> tables(Path folder) throws IOException {
    List<String> texts = new ArrayList<>();
    for (String name : TABLES) {
      texts.add(Files.readString(folder.resolve(name)));
    }
    return texts;
  }

  @Test
  void shouldDoOnlyWhatIsMissing() throws Exception {
    assertThat(run(StudyFolder.of(study(""), out), 4, false)).hasSize(4);
    StudyFolder again = StudyFolder.of(study(""), out);
    assertThat(again.table().missing()).hasSize(2);

    assertThat(run(again, 99, false)).hasSize(2);
    assertThat(again.missing()).isEmpty();
  }

  @Test
  void shouldGiveWhatSingleRunsGive() throws Exception {
    Study sieve =
        StudyFile.ofText(
            "programs = 'sieve'\nmachines = 'mesh'\ncores = [4, 16]\n"
                + "[parameters]\nprimes = 10");

    StudyTable table = StudyFolder.of(sieve, out).run(2);

    assertThat(table.rows()).hasSize(2).isEqualTo(StudyFolder.of(sieve, out).table().rows());
    for (StudyRow row : table.rows()) {
      long alone =
          Experiment.ofLibrary("sieve", "mesh", "cores=" + row.coordinates().get("cores"))
              .with("primes", 10)
              .run()
              .count(Statistic.CYCLES);
      assertThat(row.statistic(Statistic.CYCLES)).hasValue(alone);
      assertThat(row.result().failure()).isEmpty();
    }
  }

  @Test
  void shouldHaveTheSameTablesAfterAnInterruptionAndInAnyOrder() throws Exception {
    Path other = place.resolve("other");
    run(StudyFolder.of(study(""), out), 99, false);
    run(StudyFolder.of(study(""), other), 3, true);
    run(StudyFolder.of(study(""), other), 99, false);

    assertThat(tables(other)).isEqualTo(tables(out));
  }

  @Test
  void shouldKeepResultsWhenAStudyIsExtended() throws Exception {
    run(StudyFolder.of(study(""), out), 99, false);

    StudyFolder extended = StudyFolder.of(study("[parameters]\nsteps = [20, 21]"), out);

    // 20 steps are the default, so half of the 12 runs are done.
    assertThat(extended.expansion().runs()).hasSize(12);
    assertThat(extended.missing()).hasSize(6);
  }

  @Test
  void shouldRefuseAFolderThatIsNotTheStudys() throws Exception {
    StudyFolder.of(study(""), out);
    Study other = StudyFile.read("other", "other.toml", "programs = 'fft'", Path.of(""));
    Path photographs = Files.createDirectories(place.resolve("photographs"));
    Files.writeString(photographs.resolve("cat.txt"), "miaow");

    assertThatThrownBy(() -> StudyFolder.of(other, out))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("results of the study 'test', and this is 'other'");
    assertThatThrownBy(() -> StudyFolder.of(other, photographs))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("no study's");
    assertThatThrownBy(() -> StudyFolder.open(photographs, message -> {}))
        .hasMessageContaining("is not the folder of a study");
  }

  @Test
  void shouldShareAFolderThatAnotherJobIsJustMaking() throws Exception {
    // The other has come no further than its temporary file.
    Files.createDirectories(out.resolve("temporary"));
    Files.writeString(out.resolve("temporary/study.json.part"), "{");

    assertThat(StudyFolder.of(study(""), out).missing()).hasSize(6);
    assertThat(StudyFolder.of(study(""), out).missing()).hasSize(6);
  }

  @Test
  void shouldOpenAFolderWithoutTheStudysFile() throws Exception {
    run(StudyFolder.of(study(""), out), 99, false);

    StudyTable table = StudyFolder.open(out, message -> {}).table();

    assertThat(table.rows()).hasSize(6).allMatch(row -> row.finished());
    assertThat(table.study().name()).isEqualTo("test");
  }

  @Test
  void shouldDivideAStudyAmongShardsAndMergeThem() throws Exception {
    for (int number = 1; number <= 4; number++) {
      StudyFolder part = StudyFolder.of(study(""), place.resolve("part" + number));
      List<StudyRun> runs = new Shard(number, 4).of(part.expansion().runs());
      part.run(runs, new Inventing(99, false), RunListener.NONE);
    }
    StudyFolder whole = StudyFolder.of(study(""), out);
    int taken = 0;
    for (int number = 1; number <= 4; number++) {
      taken += whole.takeOver(place.resolve("part" + number));
    }

    assertThat(taken).isEqualTo(6);
    assertThat(whole.missing()).isEmpty();
    assertThat(whole.takeOver(place.resolve("part1"))).isZero();
    assertThatThrownBy(() -> whole.takeOver(place)).hasMessageContaining("no results of a study");
  }

  @Test
  void shouldReadShards() {
    assertThat(Shard.read("3/8")).isEqualTo(new Shard(3, 8));
    for (String wrong : List.of("0/4", "5/4", "3", "a/b", "1/2/3")) {
      assertThatThrownBy(() -> Shard.read(wrong)).isInstanceOf(BadInputException.class);
    }
  }
}
