package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LibraryIncludesTest {
  @TempDir Path folder;

  @Test
  void shouldFindTheLibrarysFile() {
    assertThat(LibraryIncludes.ofLibrary().resolve("text.inc"))
        .hasValueSatisfying(file -> assertThat(file.text()).contains("PROC write.int("));
  }

  @Test
  void shouldFindNothingThatIsNowhere() {
    assertThat(LibraryIncludes.beside(folder).resolve("other.inc")).isEmpty();
    assertThat(LibraryIncludes.ofLibrary().resolve("other.inc")).isEmpty();
  }

  @Test
  void shouldPreferTheFileBesideTheProgram() throws IOException {
    Path own = Files.writeString(folder.resolve("text.inc"), "-- mine\n");

    assertThat(LibraryIncludes.beside(folder).resolve("text.inc"))
        .hasValue(new SourceText(own.toString(), "-- mine\n"));
  }

  @Test
  void shouldFallBackToTheLibrary() {
    assertThat(LibraryIncludes.beside(folder).resolve("text.inc"))
        .isEqualTo(LibraryIncludes.ofLibrary().resolve("text.inc"));
  }
}
