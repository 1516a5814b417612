package org.inmesh.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FigureFilesTest {
  @TempDir private Path folder;

  @Test
  void shouldWriteCurvesAndStacksForPapers() throws IOException {
    int figures = FigureFiles.write(DemonstrationReport.report(), folder);

    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(file -> file.getFileName().toString()))
          .containsExactlyInAnyOrder(
              "01-scaling.svg",
              "01-scaling.png",
              "02-where-the-time-went.svg",
              "02-where-the-time-went.png");
    }
    assertThat(figures).isEqualTo(2);
    assertThat(folder.resolve("01-scaling.svg")).content().contains("cross at 40 cores");
  }
}
