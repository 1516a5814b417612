package org.inmesh.bench.study.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.inmesh.bench.study.store.HostTime;
import org.junit.jupiter.api.Test;

/** The times that estimates are made from are those of the document. */
class KernelTimesTest {
  private static final List<Integer> CORES = List.of(16, 64, 256, 1024, 4096);
  private static final int FIRST_CELL = 3;

  @Test
  void shouldBeThoseOfTheDocument() throws IOException {
    List<HostTime> ofDocument = new ArrayList<>();
    String kernel = "";
    for (String row : rows()) {
      String[] cells = row.split("\\|", -1);
      String name = cells[1].strip();
      kernel = name.isEmpty() ? kernel : name;
      String machine = cells[2].strip().startsWith("mesh") ? "mesh" : "coherent";
      String form = cells[2].strip().endsWith("shared") ? "shared" : "messages";
      for (int i = 0; i < CORES.size(); i++) {
        String seconds = cells[FIRST_CELL + i].strip();
        if (!seconds.isEmpty()) {
          ofDocument.add(
              new HostTime(
                  "",
                  kernel,
                  form,
                  machine,
                  CORES.get(i),
                  Double.parseDouble(seconds),
                  "",
                  machine,
                  Map.of()));
        }
      }
    }

    assertThat(ofDocument).hasSizeGreaterThan(150);
    assertThat(KernelTimes.read()).containsExactlyInAnyOrderElementsOf(ofDocument);
  }

  /** Of the first table of the chapter. */
  private static List<String> rows() throws IOException {
    String text = Files.readString(Path.of("README.md"));
    String chapter = text.substring(text.indexOf("## How long the kernels take"));
    return chapter
        .lines()
        .dropWhile(line -> !line.startsWith("|---"))
        .skip(1)
        .takeWhile(line -> line.startsWith("|"))
        .toList();
  }
}
