package org.inmesh.loader.occam;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.FutureTask;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.occam.checked.CheckedProgram;
import org.inmesh.loader.occam.checked.TreePrinter;
import org.inmesh.loader.occam.source.IncludeResolver;
import org.inmesh.loader.occam.source.SourceText;
import org.junit.jupiter.api.Test;

/** Whatever the text, the answer is a program or diagnostics that point into the text. */
class DamagedProgramsTest {
  private static final String SAMPLE =
      """
      VAL INT n IS 4:
      VAL []BYTE text IS "hello*c*n":
      PROTOCOL pair IS INT; [2]BYTE:
      PROTOCOL message
        CASE
          stop
          data; INT::[]BYTE
      :
      PROC talk (CHAN message out!, CHAN OF pair in?)
        SEQ
          out ! data; 2::"abc"
          out ! stop
      :
      DATA TYPE LENGTH IS INT:
      DATA TYPE POINT
        PACKED RECORD
          BYTE colour:
          LENGTH x, y:
      :
      POINT FUNCTION moved (VAL POINT p) IS [p[colour], p[x] + 1(LENGTH), LENGTH (OFFSETOF (POINT, y))](POINT):
      DATA TYPE NODE
        MOBILE RECORD
          INT size:
          MOBILE []BYTE name:
      :
      PROC carry (CHAN MOBILE []INT in?, CHAN NODE out!, MOBILE []MOBILE []INT rows)
        MOBILE []INT row:
        NODE node:
        SEQ
          in ? row
          node[name] := MOBILE [SIZE row]BYTE
          IF
            DEFINED rows
              rows[row[0]] := CLONE row
            TRUE
              rows := MOBILE [3]MOBILE []INT
          node[size] := row[1]
          out ! node
      :
      PROC id (CHAN OF INT in, out)
        WHILE TRUE
          INT x:
          SEQ
            in ? x
            out ! x
      :
      PROC fill ([]INT a, VAL INT value)
        SEQ i = 0 FOR SIZE a
          a[i] := value + (i * 2)
      :
      PROC share (SHARED []INT a, LOCK l)
        SHARED INT first IS a[0]:
        INT old:
        LOCK l
          SEQ
            ATOMIC.ADD (first, 1, old)
            FENCE
      :
      PROC main (CHAN OF BYTE keyboard, screen)
        [n]CHAN OF INT c:
        TIMER clock:
        CHAN message m:
        CHAN OF pair p:
        INT now, y:
        [10]INT data:
        SEQ
          screen ! text
          fill ([data FROM 2 FOR 3], n)
          clock ? now
          PAR
            PAR i = 0 FOR n - 1
              id (c[i], c[i + 1])
            SEQ
              c[0] ! 1
              screen ! 'a'; BYTE (now /\\ #7F)
            ALT
              (now > 0) & c[n - 1] ? y
                SKIP
              clock ? AFTER now PLUS 5
                STOP
              [4]BYTE buffer:
              m ? CASE
                stop
                  SKIP
                data; y::buffer
                  p ! y; [buffer FOR 2]
            talk (m!, p?)
          IF
            now = 3
              SKIP
            IF i = 0 FOR 10
              data[i] = 4
                now := i
            TRUE
              CASE now
                1, 2
                  SKIP
                ELSE
                  STOP
      :
      """;

  /** Words, and the white space in front of them. */
  private static final List<String> PIECES =
      Pattern.compile("\\s*(\\w+|\"[^\"]*\"|'.'|\\S)")
          .matcher(SAMPLE)
          .results()
          .map(MatchResult::group)
          .toList();

  private static void checkAnswer(String text) {
    try {
      CheckedProgram program =
          OccamFrontEnd.check(new SourceText("x", text), Map.of(), IncludeResolver.NONE);
      assertThat(TreePrinter.print(program)).isNotEmpty();
    } catch (BadInputException e) {
      List<String> lines = text.lines().toList();
      assertThat(e.diagnostics()).isNotEmpty().hasSizeLessThanOrEqualTo(20);
      for (Diagnostic diagnostic : e.diagnostics()) {
        int line = diagnostic.position().line();
        assertThat(line).isBetween(1, Math.max(1, lines.size()));
        String shown = lines.isEmpty() ? "" : lines.get(line - 1);
        assertThat(diagnostic.sourceLine()).isEqualTo(shown);
        assertThat(diagnostic.position().column()).isBetween(1, shown.length() + 1);
      }
    }
  }

  @Test
  void shouldAcceptTheSampleItself() {
    assertThat(String.join("", PIECES) + "\n").isEqualTo(SAMPLE);
    CheckedProgram program =
        OccamFrontEnd.check(new SourceText("x", SAMPLE), Map.of(), IncludeResolver.NONE);
    assertThat(program.parameters()).containsExactly(Map.entry("n", 4));
  }

  @Test
  void shouldAnswerWhereverTheTextEnds() {
    for (int end = 0; end <= SAMPLE.length(); end++) {
      checkAnswer(SAMPLE.substring(0, end));
    }
  }

  @Property(tries = 1000)
  void shouldAnswerWhenWordsAreLostDoubledOrMoved(
      @ForAll @Size(min = 1, max = 4) List<@IntRange(min = 0, max = 1_000_000) Integer> damage) {
    List<String> pieces = new ArrayList<>(PIECES);
    for (int number : damage) {
      int at = number / 3 % pieces.size();
      switch (number % 3) {
        case 0 -> pieces.remove(at);
        case 1 -> pieces.add(at, pieces.get(at));
        default -> pieces.add(at, pieces.remove((at * 31 + 7) % pieces.size()));
      }
    }
    checkAnswer(String.join("", pieces));
  }

  @Property(tries = 300)
  void shouldAnswerWhateverTheCharacters(@ForAll("texts") String text) {
    checkAnswer(text);
  }

  @Provide
  Arbitrary<String> texts() {
    return Arbitraries.strings()
        .withChars("PROCSEQIFx01 \n\t\r:=[]()*\"'#-?!;,é\u0000\ud83d".toCharArray())
        .ofMaxLength(80);
  }

  /**
   * On a stack like that on which the loader compiles: declarations nest as deep as they are many.
   */
  private static void checkAnswerOnDeepStack(String text) throws Exception {
    FutureTask<Void> task = new FutureTask<>(() -> checkAnswer(text), null);
    new Thread(null, task, "compiler", 512L << 20).start();
    task.get();
  }

  @Test
  void shouldAnswerHoweverManyNamesThereAre() throws Exception {
    StringBuilder lines = new StringBuilder();
    StringBuilder names = new StringBuilder("INT x");
    for (int i = 0; i < 10_000; i++) {
      lines.append("INT x").append(i).append(":\n");
      names.append(", x").append(i);
    }
    String main = "PROC main ()\n  SKIP\n:\n";

    checkAnswerOnDeepStack(lines + main);
    checkAnswerOnDeepStack(names + ":\n" + main);
    checkAnswerOnDeepStack(lines.substring(0, lines.indexOf("INT x999:")) + main);
  }

  @Test
  void shouldRefuseWhatIsNestedTooDeep() {
    checkAnswer("VAL n IS " + "(".repeat(50_000) + ":\n");
    checkAnswer("VAL n IS " + "[".repeat(50_000) + ":\n");
    checkAnswer("VAL n IS " + "NOT ".repeat(50_000) + ":\n");
    checkAnswer("VAL n IS 1" + " + 1".repeat(50_000) + ":\n");
    checkAnswer("VAL n IS a" + "[0]".repeat(50_000) + ":\n");
    StringBuilder stairs = new StringBuilder("PROC p ()\n");
    for (int level = 1; level < 500; level++) {
      stairs.append("  ".repeat(level)).append("SEQ\n");
    }
    checkAnswer(stairs.toString());
  }
}
