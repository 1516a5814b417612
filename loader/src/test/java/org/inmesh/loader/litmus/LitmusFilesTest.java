package org.inmesh.loader.litmus;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.coresim.litmus.LitmusTest;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LitmusFilesTest {
  private static final String GOOD =
      """
      {"name": "one", "threads": [["W x 1"]], "condition": "exists ([x]=1)", \
      "sc": {"verdict": "Always", "states": ["[x]=1;"]}}
      """;

  @TempDir private Path folder;

  @Test
  void shouldReadAFolderInOrderAndGoOnAfterWhatIsWrong() throws IOException {
    Files.writeString(folder.resolve("b.jsonl"), GOOD + "\n{\n" + GOOD.replace("one", "two"));
    Files.writeString(folder.resolve("a.litmus"), "X86 first\n{}\n P0 ;\nexists x=0\n");
    Files.writeString(folder.resolve("c.litmus"), "MIPS last\n");
    Files.writeString(folder.resolve("README"), "not a test");

    LitmusFiles files = LitmusFiles.read(List.of(folder));

    assertThat(files.tests()).extracting(LitmusTest::name).containsExactly("first", "one", "two");
    assertThat(files.refused()).hasSize(2);
    assertThat(files.refused().getFirst().position().line()).isEqualTo(3);
    assertThat(files.refused().getLast().toString())
        .startsWith(folder.resolve("c.litmus") + ":1:1: there are tests for X86_64 and X86");
  }

  @Test
  void shouldRefuseAFolderWithoutTests() {
    assertThatThrownBy(() -> LitmusFiles.read(List.of(folder)))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("holds no .litmus, .jsonl or .jsonl.gz files");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '!',
      value = {
        "W x 1   ! X x 1   ! an operation is 'W x 1', 'R x rax' or 'F' (store, load, fence), not 'X"
            + " x 1'",
        "W x 1   ! W x y   ! an operation is 'W x 1'",
        "W x 1   ! W x 3000000000 ! a value is from 0 to 2147483647 here, not 3000000000",
        "([x]=1) ! ([x]=   ! expected a number",
        "([x]=1) ! (7:rax=1) ! every state has values of the same variables",
        "Always  ! Mostly  ! \"sc\" wants \"verdict\", Never, Sometimes or Always",
        "[x]=1;  ! [x]=1   ! a state is like",
        "threads ! thread  ! expected \"threads\", an array of arrays of operations",
      })
  void shouldSayWhatIsWrongWithALine(String right, String wrong, String message) {
    List<Diagnostic> refused = new ArrayList<>();
    SourceText source = new SourceText("t.jsonl", GOOD.replace(right, wrong));
    LitmusFiles.read(source, new ArrayList<>(), refused);

    assertThat(refused).hasSize(1);
    assertThat(refused.getFirst().toString()).startsWith("t.jsonl:1:").contains(message);
  }
}
