package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OutputFileTest {
  @TempDir private Path folder;

  @Test
  void shouldPutAWholeFileInThePlaceOfAnother() throws IOException {
    Path file = Files.writeString(folder.resolve("table.csv"), "a longer text than the new one");
    Path before = Files.createLink(folder.resolve("before"), file);

    OutputFile.write(file, "µ\n");

    assertThat(file).hasContent("µ\n");
    // Who was reading the old one has all of it: nothing was written into it.
    assertThat(before).hasContent("a longer text than the new one");
    assertThat(folder).isDirectoryNotContaining("glob:**.part");
  }

  @Test
  void shouldWriteThroughALink() throws IOException {
    Path target = Files.writeString(folder.resolve("target.csv"), "old");
    Path link = Files.createSymbolicLink(folder.resolve("link.csv"), target);

    OutputFile.write(link, "new");

    assertThat(link).isSymbolicLink();
    assertThat(target).hasContent("new");
  }

  @Test
  void shouldLeaveNothingBehindWhereItFails() throws IOException {
    Path folderOfThatName = Files.createDirectories(folder.resolve("x.csv/inside")).getParent();

    assertThatThrownBy(() -> OutputFile.write(folderOfThatName, "text"))
        .isInstanceOf(IOException.class);

    assertThat(folder)
        .isDirectoryContaining("glob:**x.csv")
        .isDirectoryNotContaining("glob:**.part");
  }
}
