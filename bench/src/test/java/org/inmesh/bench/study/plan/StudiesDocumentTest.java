package org.inmesh.bench.study.plan;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.inmesh.bench.study.table.TableFiles;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Holds the document about studies to what the reader of files knows. */
class StudiesDocumentTest {
  private static final Path DOCUMENT = Path.of("studies.md");

  @Test
  void shouldHaveAnExampleThatIsRight(@TempDir Path folder) throws IOException {
    String document = Files.readString(DOCUMENT);
    String example = document.split("```toml\n")[1].split("```")[0];
    Files.writeString(folder.resolve("mine.occ"), "SKIP\n");

    Expansion expansion = Expansion.of(StudyFile.read("my", "my.toml", example, folder));

    // Three latencies each. Stencil: 3 bars, 4 core counts, 2 sizes. fft: 3 bars, 4 core counts, 5
    // seeds. Mine: 2 bars, 3 core counts, as the fourth is skipped.
    assertThat(expansion.points()).hasSize(3 * (3 * 4 * 2 + 3 * 4 * 5 + 2 * 3));
    assertThat(expansion.skipped()).hasSize(3 * 2);
  }

  @Test
  void shouldTellOfEveryKeyAndEveryFile() throws IOException {
    String document = Files.readString(DOCUMENT);
    for (String key : StudyReader.KEYS) {
      assertThat(document).as(key).containsPattern("`\\[{0,2}" + key + "\\]{0,2}`");
    }
    for (String file :
        List.of(TableFiles.TABLE, TableFiles.SUMMARY, TableFiles.CROSSOVERS, TableFiles.JSON)) {
      assertThat(document).contains("`" + file + "`");
    }
  }
}
