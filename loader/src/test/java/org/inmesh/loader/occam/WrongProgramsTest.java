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
 * {@code =|} the body of a main PROC with a keyboard and a screen whose heading is line 1; behind
 * {@code -->} stand place and message, behind {@code +>} another place that it must point at.
 */
class WrongProgramsTest {
  private static final List<String> TOPICS =
      List.of(
          "words-and-lines",
          "other-languages",
          "declarations",
          "expressions",
          "functions",
          "recursion",
          "forking",
          "data-types",
          "mobiles",
          "processes",
          "communication",
          "extended-rendezvous",
          "shared-channels",
          "shared-memory",
          "barriers",
          "channel-types",
          "protocols",
          "parallel-usage",
          "low-level",
          "aliasing");

  /** Place and part of the text of an error. */
  record Expected(String place, String message, List<Expected> others) {
    boolean isMetBy(Diagnostic diagnostic) {
      return isAt(diagnostic, place)
          && diagnostic.message().contains(message)
          && others.stream()
              .allMatch(other -> diagnostic.others().stream().anyMatch(other::isMetBy));
    }
  }

  record WrongProgram(String title, String text, List<Expected> expected) {
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
        List<String> lines = rest.lines().filter(l -> l.matches("(--| \\+)> .*")).toList();
        programs.add(new WrongProgram(topic + ": " + title, text, expected(lines)));
      }
    }
    return programs;
  }

  private static List<Expected> expected(List<String> lines) {
    List<Expected> expected = new ArrayList<>();
    for (String line : lines) {
      String place = line.substring(4, line.indexOf(' ', 4));
      Expected read = new Expected(place, line.substring(5 + place.length()), new ArrayList<>());
      (line.startsWith("-->") ? expected : expected.getLast().others()).add(read);
    }
    return expected;
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
    for (Expected expected : program.expected()) {
      assertThat(found).as(thrown.getMessage()).anyMatch(expected::isMetBy);
      found.removeIf(diagnostic -> isAt(diagnostic, expected.place()));
    }
    assertThat(found).as("not expected").isEmpty();
  }

  private static boolean isAt(Diagnostic diagnostic, String place) {
    return diagnostic.position().toString().equals("wrong.occ:" + place);
  }
}
