package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.inmesh.coresim.RunResult.Ending;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class EmptyConstructTest {
  private static String program(String construct) {
    return """
        PROC main (CHAN OF BYTE screen)
          SEQ
            screen ! 'a'
            %s
            screen ! 'b'
        :
        """
        .formatted(construct);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SEQ", "PAR"})
  void shouldDoNothingWhereNothingIsToBeDone(String construct) {
    assertThat(OccamRun.screenOnBoth(program(construct))).isEqualTo("ab");
  }

  @ParameterizedTest
  @ValueSource(strings = {"IF", "ALT", "PRI ALT", "CASE 3"})
  void shouldStopWhereNothingCanBeChosen(String construct) {
    OccamRun run = OccamRun.onMesh(program(construct), 1);

    assertThat(run.screen()).isEqualTo("a");
    assertThat(run.result().ending()).isEqualTo(Ending.ERROR);
    assertThat(run.result().report().toString()).contains("test.occ:4");
  }

  @Test
  void shouldWarnSinceMostlyTheIndentationWasForgotten() {
    assertThat(
            ProgramLoader.compile(
                    new SourceText("main.occ", program("SEQ")), Map.of(), IncludeResolver.NONE)
                .warnings())
        .extracting(Diagnostic::toString)
        .containsExactly(
            """
            main.occ:4:5: nothing stands under this SEQ, so it does nothing; what belongs to it is\
             indented by two spaces more
                  SEQ
                  ^^^""");
  }
}
