package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.inmesh.coresim.MachineSpecification.Kind;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.ErrorMode;
import org.inmesh.loader.object.ObjectProgram;
import org.inmesh.loader.occam.OccamFrontEnd;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class ErrorModeTest {
  /** One process errs, another prints and computes with checks; all are on one core. */
  private static String program(String wrong) {
    return """
        INT64 FUNCTION id (VAL INT64 n) IS n:
        PROC main (CHAN OF BYTE keyboard, screen, error)
          CHAN OF INT c:
          INT zero, four, most:
          INT64 long:
          [4]INT t:
          REAL32 x:
          SEQ
            zero, four, most, long, x := 0, 4, MOSTPOS INT, MOSTPOS INT64, 0.0
            t := [7, 7, 7, 7]
            PAR
              SEQ
                %s
                error ! 'e'
              SEQ i = 0 FOR 3
                INT n:
                SEQ
                  PAR
                    SKIP
                    SKIP
                  n := (i * 2) + 1
                  screen ! BYTE (n + 48)
              SKIP
        :
        """
        .formatted(wrong);
  }

  private static OccamRun run(String source, ErrorMode errors, Kind kind) {
    ObjectProgram object =
        CodeGenerator.generate(
            OccamFrontEnd.check(new SourceText("test.occ", source), Map.of(), IncludeResolver.NONE),
            errors);
    return OccamRun.run(object, OccamRun.machine(kind, 1), "");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "t[four] := 1",
        "four := 1 / zero",
        "most := most + 1",
        "most := most + four",
        "four := most * most",
        "four := most << (most - 1)",
        "long := id (long) * id (long)",
        "x := 1.0 / x",
        "BYTE b:\n        b := BYTE (most / 4)",
        "STOP",
        "IF\n          zero = 1\n            SKIP",
        "CASE zero\n          1\n            SKIP"
      })
  void shouldStopTheProcessThatErrsAndNoOther(String wrong) {
    OccamRun mesh = run(program(wrong), ErrorMode.STOP, Kind.MESH);
    OccamRun coherent = run(program(wrong), ErrorMode.STOP, Kind.COHERENT);

    assertThat(mesh.screen()).isEqualTo("135");
    assertThat(coherent.screen()).isEqualTo("135");
    assertThat(mesh.result().ending()).isEqualTo(Ending.DEADLOCK);
    assertThat(mesh.result().report()).hasSize(2);
    assertThat(mesh.result().report().getFirst())
        .startsWith("stopped after cycle ")
        .endsWith(": no process can go on, 1 has stopped");
    assertThat(mesh.result().report().getLast())
        .contains(" on core 0 has stopped at test.occ:")
        .endsWith(" by STOP or an error");
  }

  @Test
  void shouldEndTheRunInHaltMode() {
    assertThat(run(program("four := 1 / zero"), ErrorMode.HALT, Kind.MESH).result().ending())
        .isEqualTo(Ending.ERROR);
  }

  @Test
  void shouldGoOnWithoutChecksInUndefinedMode() {
    OccamRun run = run(program("most := most + four"), ErrorMode.UNDEFINED, Kind.MESH);

    assertThat(run.screen()).contains("!e");
    assertThat(run.result().ending()).isEqualTo(Ending.FINISHED);
  }

  @Test
  void shouldCheckNoSubscriptsInUndefinedMode() {
    String source = program("t[four] := 1");
    ObjectProgram object =
        CodeGenerator.generate(
            OccamFrontEnd.check(new SourceText("test.occ", source), Map.of(), IncludeResolver.NONE),
            ErrorMode.UNDEFINED);

    assertThat(AssemblyListing.of(object, List.of()))
        .doesNotContain("csub0")
        .contains("clrhalterr");
  }

  @ParameterizedTest
  @EnumSource(ErrorMode.class)
  void shouldDoTheSameInEachModeWithoutErrors(ErrorMode errors) {
    assertThat(run(program("error ! BYTE (t[four - 1] + 48)"), errors, Kind.MESH).screen())
        .contains("!7", "!e", "1", "3", "5");
  }
}
