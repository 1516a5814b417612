package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.assembly.AssemblyItem;
import org.inmesh.isa.transputer.assembly.AssemblyText;
import org.junit.jupiter.api.Test;

/** Jumps to jumps, by examples. */
class JumpThreadingTest {

  /** Lines are labels, {@code j label}, {@code cj label} or {@code ldl number}. */
  private static String threaded(String... lines) {
    List<AssemblyItem> items = new ArrayList<>();
    for (String line : lines) {
      String[] words = line.split(" ");
      items.add(
          switch (words[0]) {
            case "j" -> new AssemblyItem.Branch(Function.J, words[1]);
            case "cj" -> new AssemblyItem.Branch(Function.CJ, words[1]);
            case "ldl" -> new AssemblyItem.Direct(Function.LDL, Integer.parseInt(words[1]));
            default -> new AssemblyItem.Label(words[0]);
          });
    }
    return String.join(
        "; ",
        JumpThreading.thread(items).stream().map(AssemblyText::line).map(String::strip).toList());
  }

  @Test
  void shouldGoWhereTheNextJumpGoes() {
    assertThat(threaded("j a", "ldl 1", "a", "j b", "ldl 2", "b", "ldl 3"))
        .isEqualTo("j b; ldl 1; a:; j b; ldl 2; b:; ldl 3");
    assertThat(threaded("cj a", "ldl 1", "a", "c", "j b", "ldl 2", "b", "ldl 3"))
        .isEqualTo("cj b; ldl 1; a:; c:; j b; ldl 2; b:; ldl 3");
  }

  @Test
  void shouldLeaveOutJumpsToWhatFollows() {
    assertThat(threaded("ldl 1", "j b", "a", "b", "ldl 2")).isEqualTo("ldl 1; a:; b:; ldl 2");
  }

  @Test
  void shouldKeepTheJumpAtWhichALoopLetsOthersGoOn() {
    assertThat(threaded("a", "ldl 1", "cj b", "ldl 2", "b", "j a"))
        .isEqualTo("a:; ldl 1; cj b; ldl 2; b:; j a");
    assertThat(threaded("a", "ldl 1", "j b", "ldl 2", "b", "j a"))
        .isEqualTo("a:; ldl 1; j a; ldl 2; b:; j a");
  }

  @Test
  void shouldEndWithLoopsOfJumpsAlone() {
    assertThat(threaded("a", "j a")).isEqualTo("a:; j a");
    assertThat(threaded("ldl 1", "j b", "ldl 2", "a", "j b", "ldl 3", "b", "j a"))
        .startsWith("ldl 1; j ");
  }
}
