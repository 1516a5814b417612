package org.inmesh.bench.study.local;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.inmesh.bench.Experiment;
import org.inmesh.bench.study.PointResult;
import org.inmesh.coresim.Statistic;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LocalStudyTest {
  private static final String SIEVE =
      """
      programs = ["sieve"]
      machines = ["mesh"]
      cores = [4, 16]
      [parameters]
      primes = 10
      """;

  @TempDir private Path folder;

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.walk(folder.resolve("runs"))) {
      return files.filter(Files::isRegularFile).sorted().toList();
    }
  }

  @Test
  void shouldGiveWhatSingleRunsGive() throws IOException, InterruptedException {
    List<PointResult> points = LocalStudy.of(SIEVE, folder).run(2);

    assertThat(points).hasSize(2);
    for (PointResult point : points) {
      Object cores = point.point().coordinates().get("cores");
      long alone =
          Experiment.ofLibrary("sieve", "mesh", "cores=" + cores)
              .with("primes", 10)
              .run()
              .count(Statistic.CYCLES);
      assertThat(point.record().orElseThrow().statistics().get(Statistic.CYCLES)).isEqualTo(alone);
      assertThat(point.failure()).isEmpty();
    }
  }

  @Test
  void shouldDoOnlyWhatIsMissing() throws IOException, InterruptedException {
    LocalStudy.of(SIEVE.replace("[4, 16]", "[4]"), folder).run(1);
    Path kept = files().getFirst();
    assertThat(files()).hasSize(1);
    byte[] bytes = Files.readAllBytes(kept);
    Object before = Files.getAttribute(kept, "lastModifiedTime");

    assertThat(LocalStudy.of(SIEVE, folder).run(1)).allMatch(point -> point.record().isPresent());

    assertThat(files()).hasSize(2);
    assertThat(Files.readAllBytes(kept)).isEqualTo(bytes);
    assertThat(Files.getAttribute(kept, "lastModifiedTime")).isEqualTo(before);
  }

  @Test
  void shouldReadAFileAndSayWhatIsWrongInIt() throws IOException, InterruptedException {
    Path file = folder.resolve("mine.toml");
    Files.writeString(file, SIEVE.replace("[4, 16]", "[4]"));
    LocalStudy study = LocalStudy.of(file, folder);
    assertThat(study.study().name()).isEqualTo("mine");
    assertThat(study.run(1)).singleElement().matches(point -> point.record().isPresent());

    assertThatThrownBy(() -> LocalStudy.of("program = [\"sieve\"]", folder))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("programs");
  }
}
