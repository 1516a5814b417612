package org.inmesh.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.util.Collections;
import java.util.List;
import org.inmesh.loader.Diagnostic;
import org.junit.jupiter.api.Test;

class CompilerRemarksTest {

  @Test
  void shouldShowTwentyWarningsAndCountTheOthers() {
    List<String> lines = shown(Collections.nCopies(23, Diagnostic.of("unused")), List.of("n"));

    assertThat(lines.subList(0, 20)).containsOnly("warning: unused");
    assertThat(lines.subList(20, lines.size()))
        .containsExactly("warning: 3 more are not shown", "note: n");
  }

  @Test
  void shouldShowTwentyWarningsWithoutCounting() {
    assertThat(shown(Collections.nCopies(20, Diagnostic.of("unused")), List.of())).hasSize(20);
  }

  private static List<String> shown(List<Diagnostic> warnings, List<String> notes) {
    ByteArrayOutputStream text = new ByteArrayOutputStream();
    CompilerRemarks.show(warnings, notes, new PrintStream(text));
    return text.toString().lines().toList();
  }
}
