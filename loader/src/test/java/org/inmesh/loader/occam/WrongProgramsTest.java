package org.inmesh.loader.occam;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Programs that break one rule each, with the places and messages expected; nothing else may be
 * reported. They stand in the resources {@code wrong/*.txt}: {@code ==} begins a whole program,
 * {@code =|} the body of a main PROC with a keyboard and a screen whose heading is line 1.
 */
class WrongProgramsTest {
  private static final List<String> TOPICS =
      List.of(
          "words-and-lines",
          "declarations",
          "expressions",
          "functions",
          "data-types",
          "processes",
          "communication",
          "protocols",
          "parallel-usage",
          "aliasing");

  record WrongProgram(String title, String text, List<String> expected) {
    @Override
    public String toString() {
      return title;
    }
  }

  static Stream<WrongProgram> programs() {
    return TOPICS.stream().flatMap(topic -> read(topic).stream());
  }

  private static List<WrongProgram> read(String topic) {
    List<WrongProgram> programs = new ArrayList<>();
    for (String part : resource("wrong/" + topic + ".txt").split("(?m)^=(?=[=|] )")) {
      if (!part.isBlank()) {
        String title = part.substring(2, part.indexOf('\n'));
        String rest = part.substring(part.indexOf('\n') + 1);
        String text = rest.startsWith("--> ") ? "" : rest.substring(0, rest.indexOf("\n--> ") + 1);
        if (part.startsWith("|")) {
          text = "PROC main (CHAN OF BYTE keyboard, screen)\n" + text + ":\n";
        }
        List<String> expected =
            rest.lines().filter(l -> l.startsWith("--> ")).map(l -> l.substring(4)).toList();
        programs.add(new WrongProgram(topic + ": " + title, text, expected));
      }
    }
    return programs;
  }

  private static String resource(String name) {
    try (InputStream stream = WrongProgramsTest.class.getResourceAsStream(name)) {
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new IllegalStateException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("programs")
  void shouldSayWhatIsWrongAndWhere(WrongProgram program) {
    SourceText source = new SourceText("wrong.occ", program.text());

    BadInputException thrown =
        catchThrowableOfType(
            BadInputException.class,
            () -> OccamFrontEnd.check(source, Map.of(), IncludeResolver.NONE));

    assertThat(thrown).as("refused").isNotNull();
    List<Diagnostic> found = new ArrayList<>(thrown.diagnostics());
    for (String expected : program.expected()) {
      String place = expected.substring(0, expected.indexOf(' '));
      String message = expected.substring(expected.indexOf(' ') + 1);
      assertThat(found)
          .as(thrown.getMessage())
          .anyMatch(
              diagnostic -> isAt(diagnostic, place) && diagnostic.message().contains(message));
      found.removeIf(diagnostic -> isAt(diagnostic, place));
    }
    assertThat(found).as("not expected").isEmpty();
  }

  private static boolean isAt(Diagnostic diagnostic, String place) {
    return diagnostic.position().toString().equals("wrong.occ:" + place);
  }
}
