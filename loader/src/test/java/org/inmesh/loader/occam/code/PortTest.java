package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;

/** PORTs, and PLACE ... AT. */
class PortTest {
  private static final String PROGRAM =
      """
      PROC main (CHAN OF BYTE screen)
        PORT OF BYTE p:
        PLACE p AT #1000:
        [3]PORT OF INT16 ps:
        PROC send (PORT OF INT16 q, VAL INT16 n)
          q ! n
        :
        CHAN OF INT c:
        PLACE c AT 4:
        BYTE b:
        INT16 n:
        [4]INT memory:
        PLACE memory AT 100:
        SEQ
          p ! 'a'
          p ? b
          screen ! b
          ps[1] ! 48(INT16)
          send (ps[2], 49(INT16))
          q IS ps[1]:
          q ? n
          screen ! BYTE n
          ps[2] ? n
          screen ! BYTE n
          PAR
            c ! 50
            c ? memory[3]
          screen ! BYTE memory[3]
      :
      """;

  @Test
  void shouldReadFromAPortWhatWasWrittenToIt() {
    assertThat(OccamRun.screenOnBoth(PROGRAM)).isEqualTo("a012");
  }

  @Test
  void shouldTellThatPlacesHaveNoEffect() {
    assertThat(
            ProgramLoader.compile(
                    new SourceText("main.occ", PROGRAM), Map.of(), IncludeResolver.NONE)
                .warnings())
        .extracting(Diagnostic::message)
        .containsExactly(
            "without effect: these machines have no devices; what is input from the PORT is what"
                + " was output last",
            "without effect: these machines have no links; the channel leads from process to"
                + " process",
            "without effect: addresses have no meaning on these machines; this lies where the"
                + " compiler puts it");
  }

  @Test
  void shouldConnectProcessorsByChannelsPlacedAtTheirLinks() {
    assertThat(
            OccamRun.screenOnBoth(
                """
                PROC main (CHAN OF BYTE screen)
                  [2]CHAN OF BYTE pipe:
                  PLACED PAR
                    PROCESSOR 0 T8
                      PLACE pipe[1] AT 4:
                      BYTE b:
                      SEQ
                        pipe[1] ? b
                        screen ! b
                    PROCESSOR 1 T4
                      PLACE pipe[1] AT 0:
                      pipe[1] ! 'x'
                :
                """))
        .isEqualTo("x");
  }
}
