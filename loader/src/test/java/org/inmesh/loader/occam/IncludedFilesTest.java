package org.inmesh.loader.occam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.TreePrinter;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class IncludedFilesTest {
  private static String check(Map<String, String> files, String... lines) {
    SourceText main = new SourceText("main.occ", String.join("\n", List.of(lines)) + "\n");
    return TreePrinter.print(
        OccamFrontEnd.check(
            main,
            Map.of(),
            name -> Optional.ofNullable(files.get(name)).map(text -> new SourceText(name, text))));
  }

  @ParameterizedTest
  @CsvSource({
    "proc.tco, proc.occ",
    "proc.t8h, proc.occ",
    "proc.lib, proc.occ",
    "proc, proc.lib",
    "proc, proc.occ",
    "course, course.module",
    "proc.lib, proc.lib"
  })
  void shouldFindTheSourceOfSeparatelyCompiledFiles(String used, String there) {
    assertThat(
            check(
                Map.of(there, "PROC p ()\n  SKIP\n:\n"),
                "#USE \"" + used + "\"",
                "PROC main ()",
                "  p ()",
                ":"))
        .contains("p ()");
  }

  @Test
  void shouldLookBesideTheIncludingFileFirst() {
    Map<String, String> files =
        Map.of(
            "parts/a.inc", "#INCLUDE \"b.inc\"\n",
            "parts/b.inc", "VAL n IS 5:\n",
            "b.inc", "VAL n IS 6:\n");

    assertThat(
            check(files, "#INCLUDE \"parts/a.inc\"", "PROC main ()", "  INT x:", "  x := n", ":"))
        .contains("x := 5");
  }

  @Test
  void shouldPutInWhatDefineGaveAName() {
    assertThat(
            check(
                Map.of(),
                "#DEFINE ROOM 12",
                "PROC main ()",
                "  [##ROOM]INT x:",
                "  x[##ROOM - 1] := ##TARGET.BYTES.PER.WORD",
                ":"))
        .contains("x[11] := 4");
  }
}
