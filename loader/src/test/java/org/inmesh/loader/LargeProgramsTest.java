package org.inmesh.loader;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import org.inmesh.loader.machinefile.MachineFile;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;

/** Programs that would exhaust time, stack or memory of a careless compiler. */
class LargeProgramsTest {
  private static CompiledProgram compile(String text) {
    return ProgramLoader.compile(new SourceText("large.occ", text), Map.of(), IncludeResolver.NONE);
  }

  private static CompiledProgram compileBody(String body) {
    return compile("PROC main(CHAN OF BYTE screen)\n" + body + ":\n");
  }

  @Test
  void shouldFollowALadderOfCallsOnce() {
    // Each PROC calls the one before it twice: 2 to the power of 60 ways lead to the first.
    StringBuilder text = new StringBuilder("PROC p0(CHAN OF INT c)\n  c ! 0\n:\n");
    for (int i = 1; i <= 60; i++) {
      text.append("PROC p%d(CHAN OF INT c)\n  SEQ\n".formatted(i));
      text.append("    p%1$d(c)\n    p%1$d(c)\n:\n".formatted(i - 1));
    }
    text.append("PROC main(CHAN OF BYTE screen)\n  CHAN OF INT c:\n  PAR\n    p60(c)\n");
    text.append("    INT x:\n    c ? x\n:\n");

    CompiledProgram program = compile(text.toString());

    assertThat(program.object().channels())
        .singleElement()
        .satisfies(
            channel -> {
              assertThat(channel.writer()).isEqualTo(0);
              assertThat(channel.reader()).isEqualTo(1);
            });
  }

  @Test
  void shouldFollowALongChainOfCalls() {
    StringBuilder text = new StringBuilder("PROC p0(INT x)\n  x := 1\n:\n");
    for (int i = 1; i < 900; i++) {
      text.append("PROC p%d(INT x)\n  p%d(x)\n:\n".formatted(i, i - 1));
    }
    text.append("PROC main(CHAN OF BYTE screen)\n  INT x:\n  p899(x)\n:\n");

    CompiledProgram program = compile(text.toString());

    // 900 return addresses with the registers saved beside them, and the last PROC's own words.
    assertThat(program.object().components().get(0).wordsBelow()).isEqualTo(900 * 4 + 5);
  }

  @Test
  void shouldRefuseAParOfAbsurdSize() {
    assertThatThrownBy(() -> compileBody("  PAR i = 0 FOR 1000000000\n    SKIP\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("large.occ:2:17: the outermost PAR has more than 1048576 components")
        .hasMessageContaining("PAR i = 0 FOR 1000000000\n                  ^");
  }

  @Test
  void shouldRefuseAbsurdlyManyChannels() {
    assertThatThrownBy(
            () -> compileBody("  [100000000]CHAN OF INT c:\n  PAR\n    c[0] ! 1\n    SKIP\n"))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("more than 4194304 channels");
  }

  @Test
  void shouldRefuseALocalParThatNoMemoryHolds() {
    CompiledProgram program =
        compileBody(
            """
              INT x:
              SEQ j = 0 FOR 3
                SEQ
                  x := j
                  PAR i = 0 FOR 1000000
                    [1000000]INT y:
                    y[0] := x
            """);

    assertThatThrownBy(
            () ->
                ProgramLoader.load(program, MachineFile.load("mesh", List.of(), OptionalInt.of(1))))
        .isInstanceOf(BadInputException.class)
        .hasMessageContaining("large.occ:1:6: main does not fit in the memory of core 0");
  }
}
