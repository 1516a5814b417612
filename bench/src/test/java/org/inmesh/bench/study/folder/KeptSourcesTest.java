package org.inmesh.bench.study.folder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.inmesh.bench.study.plan.Study;
import org.inmesh.bench.study.plan.StudyFile;
import org.inmesh.bench.study.run.StudyRun;
import org.inmesh.loader.BadInputException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A study of a program and machines that lie in folders beside the study's own. */
class KeptSourcesTest {
  private static final List<String> FILES =
      List.of(
          "studies/study.toml",
          "programs/mine.occ",
          "programs/parts/words.inc",
          "machines/slow.toml",
          "machines/base.toml");

  @TempDir private Path place;
  private Path work;
  private Path out;

  @BeforeEach
  void writeFiles() throws IOException {
    work = place.resolve("work");
    out = place.resolve("out");
    write(
        "studies/study.toml",
        """
        programs = ["../programs/mine.occ", "hello"]
        machines = ["mesh", "../machines/slow.toml"]
        cores = [1, 4]
        """);
    write(
        "programs/mine.occ",
        """
        #INCLUDE "text.inc"
        #INCLUDE "parts/words.inc"
        PROC main(CHAN OF BYTE screen)
          write.string(screen, words)
        :
        """);
    write("programs/parts/words.inc", "VAL words IS \"Hello\":\n");
    write("machines/slow.toml", "extends = \"base.toml\"\n");
    write("machines/base.toml", "extends = \"mesh\"\nnetwork.hop-latency = 9\n");
  }

  private void write(String name, String text) throws IOException {
    Path file = work.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
  }

  private Study study() throws IOException {
    return StudyFile.read(work.resolve("studies/study.toml"));
  }

  private void lose(String... files) throws IOException {
    for (String file : files) {
      Files.delete(work.resolve(file));
    }
  }

  @Test
  void shouldReadAFolderThatWasMovedFromItsFiles() throws IOException {
    List<StudyRun> runs = StudyFolder.of(study(), out).expansion().runs();
    lose(FILES.toArray(String[]::new));
    Path moved = Files.move(out, place.resolve("moved"));

    List<StudyRun> found = StudyFolder.open(moved, message -> {}).expansion().runs();

    // Two programs on two machines of two sizes; equal runs have equal keys, so results are found.
    assertThat(found).hasSize(8).isEqualTo(runs);
    assertThat(found).anyMatch(run -> run.machine().contains("hop-latency = 9"));
  }

  @Test
  void shouldKeepWhatTheStudyNamesAndNothingElse() throws IOException {
    write("programs/other.occ", "not of the study");
    StudyFolder.of(study(), out);

    Path sources = out.resolve("sources");
    try (Stream<Path> all = Files.walk(sources)) {
      assertThat(all.filter(Files::isRegularFile))
          .extracting(file -> sources.relativize(file).toString().replace('\\', '/'))
          .containsExactlyInAnyOrderElementsOf(FILES);
    }
    assertThat(sources.resolve("programs/parts/words.inc"))
        .hasSameBinaryContentAs(work.resolve("programs/parts/words.inc"));
  }

  @Test
  void shouldSayNothingOfTheHost() throws IOException {
    StudyFolder.of(study(), out);

    assertThat(out.resolve("study.json")).content().doesNotContain(place.toString());
  }

  @Test
  void shouldTakeOverAChangedProgram() throws IOException {
    StudyFolder.of(study(), out);
    write("programs/parts/words.inc", "VAL words IS \"Bye\":\n");
    List<StudyRun> changed = StudyFolder.of(study(), out).expansion().runs();

    assertThat(StudyFolder.open(out, message -> {}).expansion().runs()).isEqualTo(changed);
  }

  @Test
  void shouldSayThatAFolderDoesNotKnowItsSources() throws IOException {
    StudyFolder.of(study(), out);
    Files.writeString(out.resolve("study.json"), "{\"name\":\"study\"}");

    assertThatThrownBy(() -> StudyFolder.open(out, message -> {}))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("study.json is damaged");
    List<StudyRun> runs = StudyFolder.of(study(), out).expansion().runs();
    assertThat(StudyFolder.open(out, message -> {}).expansion().runs()).isEqualTo(runs);
  }
}
