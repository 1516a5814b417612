package org.inmesh.loader.occam.code;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.ProgramLoader;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;

class WarningsTest {
  private static final IncludeResolver INCLUDES =
      name -> Optional.of(new SourceText(name, "PROC idle (VAL INT n)\n  INT spare:\n  SKIP\n:\n"));

  private static List<String> warnings(String text) {
    return ProgramLoader.compile(new SourceText("main.occ", text), Map.of(), INCLUDES)
        .warnings()
        .stream()
        .map(Diagnostic::toString)
        .toList();
  }

  @Test
  void shouldNameWhatIsNeverUsedAndShowWhere() {
    assertThat(
            warnings(
                """
                PROC left.over (VAL INT n)
                  SKIP
                :
                INT FUNCTION unused (VAL INT n) IS n:
                PROC main (CHAN OF BYTE screen)
                  INT used, never:
                  CHAN OF INT c:
                  INT half:
                  SEQ i = 0 FOR 2
                    used := 1
                :
                """))
        .containsExactly(
            """
            main.occ:1:6: PROC 'left.over' is never called
              PROC left.over (VAL INT n)
                   ^^^^^^^^^""",
            """
            main.occ:4:14: FUNCTION 'unused' is never called
              INT FUNCTION unused (VAL INT n) IS n:
                           ^^^^^^""",
            """
            main.occ:6:13: 'never' is never used
                INT used, never:
                          ^^^^^""",
            """
            main.occ:7:15: 'c' is never used
                CHAN OF INT c:
                            ^""",
            """
            main.occ:8:7: 'half' is never used
                INT half:
                    ^^^^""");
  }

  @Test
  void shouldNameTheProcessBehindOneThatDoesNotEnd() {
    assertThat(
            warnings(
                """
                PROC main (CHAN OF BYTE screen)
                  SEQ
                    INT x:
                    SEQ
                      x := 1
                      WHILE TRUE
                        x := x PLUS 1
                    screen ! 'a'
                :
                """))
        .containsExactly(
            """
            main.occ:8:5: this is never reached: the process at main.occ:4:5 does not end
                  screen ! 'a'
                  ^""");
  }

  @Test
  void shouldSayNothingOfIncludedFilesParametersAndTidyPrograms() {
    assertThat(
            warnings(
                """
                #INCLUDE "other.inc"
                PROC main (CHAN OF BYTE keyboard, screen)
                  INT x:
                  SEQ
                    x := 1
                    screen ! BYTE x
                :
                """))
        .isEmpty();
  }

  @Test
  void shouldNotComplainAboutTimers() {
    assertThat(
            warnings(
                """
                PROC main (CHAN OF BYTE screen)
                  TIMER clock:
                  INT now:
                  SEQ
                    clock ? now
                    clock ? AFTER now PLUS 1
                    screen ! 'x'
                :
                """))
        .isEmpty();
  }
}
