package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the procedures of the course library write, read and compute. */
class CourseLibraryTest {
  private static final String BELL = "\u0007";
  private static final String ERASED = "\b \b";

  @Test
  void shouldWriteInFields() {
    String text =
        written(
            """
            out.int (42, 0, scr!)
            out.ch ('|', 0, scr!)
            out.int (42, 5, scr!)
            out.int (-42, 5, scr!)
            out.int (0, 3, scr!)
            out.int (12345, 3, scr!)
            out.int (MOSTNEG INT, 0, scr!)
            out.int (MOSTPOS INT, 11, scr!)
            out.number (7, 2, scr!)
            out.byte (255, 4, scr!)
            out.byte (0, 0, scr!)
            out.byte (42, 2, scr!)
            out.ch ('x', 3, scr!)
            out.repeat ('-', 4, scr!)
            out.repeat ('-', -1, scr!)
            out.string ("abc", 5, scr!)
            out.string ("abc", 2, scr!)
            out.bool (TRUE, 6, scr!)
            out.bool (FALSE, 0, scr!)
            out.yes.no (TRUE, 4, scr!)
            out.yes.no (FALSE, 0, scr!)
            flush (scr!)
            """);

    assertThat(text)
        .isEqualTo(
            "42|   42  -42  012345-2147483648 2147483647 7 255042  x----  abcabc  TRUEFALSE yesno");
  }

  @Test
  void shouldWriteHexadecimalDigits() {
    String text =
        written(
            """
            out.hex (#1234ABCD, 0, scr!)
            out.hex (#1234ABCD, 5, scr!)
            out.hex (-1, 10, scr!)
            out.hex (0, 3, scr!)
            out.hex (MOSTNEG INT, 0, scr!)
            """);

    assertThat(text).isEqualTo("#1234ABCD#ABCD #FFFFFFFF#00000000#80000000");
  }

  @Test
  void shouldWriteReals() {
    String text =
        written(
            """
            out.real32 (2.5, 0, 0, scr!)
            out.real32 (-0.25, 3, 2, scr!)
            out.real64 (1000.0, 0, 3, scr!)
            """);

    assertThat(text).isEqualTo("2.5  -0.25 1.00E+003");
  }

  @Test
  void shouldControlATerminal() {
    String text =
        written(
            """
            cursor.x.y (3, 12, scr!)
            cursor.up (1, scr!)
            cursor.down (2, scr!)
            cursor.right (3, scr!)
            cursor.left (4, scr!)
            erase.eol (scr!)
            erase.bol (scr!)
            erase.line (scr!)
            erase.eos (scr!)
            erase.bos (scr!)
            erase.screen (scr!)
            cursor.visible (scr!)
            cursor.invisible (scr!)
            goto.x.y (1, 2, scr!)
            pos.int (5, 6, 42, 3, scr!)
            pos.yes.no (7, 8, TRUE, 0, scr!)
            """);

    assertThat(text.replace("\u001b[", " "))
        .isEqualTo(" 12;3H 1A 2B 3C 4D 0K 1K 2K 0J 1J 2J ?25h ?25l 2;1H 6;5H 42 8;7Hyes");
  }

  @Test
  void shouldReadAStringAsItIsTyped() {
    String text =
        read(
            "ab\u007fcd\tefgh\n\b\n",
            """
            [6]BYTE s:
            INT length:
            SEQ
              in.string (s, length, 5, key?, scr!)
              out.string ([s FOR length], 10, scr!)
              out.int (length, 3, scr!)
              out.bool (s[length] = NULL, 0, scr!)
              in.string (s, length, 5, key?, scr!)
              out.int (length, 3, scr!)
            """);

    assertThat(text)
        .isEqualTo(
            "ab" + ERASED + "cd" + BELL + "ef" + BELL + BELL + "     acdef  5TRUE" + BELL + "  0");
  }

  @Test
  void shouldReadNumbersAsTheyAreTyped() {
    String text =
        read(
            "+42 x-7\n3000000000 5-\n-\n-2147483648 999 12 7",
            """
            INT n:
            BYTE b, d:
            SEQ
              in.int (n, 10, key?, scr!)
              out.int (n, 4, scr!)
              in.int (n, 10, key?, scr!)
              out.int (n, 4, scr!)
              in.int (n, 20, key?, scr!)
              out.int (n, 12, scr!)
              in.byte (b, 5, key?, scr!)
              out.byte (b, 4, scr!)
              in.digit (d, key?, scr!)
              out.ch (d, 2, scr!)
            """);

    assertThat(text)
        .isEqualTo(
            "+42  42"
                + BELL
                + "-7  -7"
                + "3000000000"
                + ERASED.repeat(10)
                + BELL
                + "5-"
                + ERASED.repeat(2)
                + BELL
                + "-"
                + ERASED
                + BELL
                + "-2147483648 -2147483648"
                + "999"
                + ERASED.repeat(3)
                + BELL
                + "12  12 7");
  }

  @Test
  void shouldReadCharactersAndAnswers() {
    String text =
        read(
            "   a?yNx7",
            """
            BYTE ch:
            BOOL b:
            SEQ
              in.skip (ch, key?)
              scr ! ch
              in.bool (b, key?, scr!)
              out.bool (b, 0, scr!)
              in.bool (b, key?, scr!)
              out.bool (b, 0, scr!)
              in.digit (ch, key?, scr!)
              scr ! ch
            """);

    assertThat(text).isEqualTo("a" + BELL + "yesTRUEnoFALSE" + BELL + "7");
  }

  @Test
  void shouldAsk() {
    String text =
        read(
            "Ada\n36\n200\ny",
            """
            [8]BYTE name:
            INT length, age:
            BYTE b:
            BOOL more:
            SEQ
              ask.string ("Name? ", name, length, 8, key?, scr!)
              ask.int ("Age? ", age, 3, key?, scr!)
              ask.byte ("Byte? ", b, 3, key?, scr!)
              ask.bool ("More? ", more, key?, scr!)
              write.string (name, 5, scr!)
              out.int (age + (INT b), 5, scr!)
              out.bool (more, 5, scr!)
            """);

    assertThat(text).isEqualTo("Name? Ada\r\nAge? 36\r\nByte? 200\r\nMore? yes\r\n  Ada  236 TRUE");
  }

  @Test
  void shouldReadFilesSilently() {
    String text =
        read(
            "a line\tthat is long\n  token\t-12 12x 99\n",
            """
            [12]BYTE s:
            INT length, n:
            BOOL ok:
            SEQ
              file.in.string (s, length, 12, key?)
              write.string (s, 13, scr!)
              file.in.token (s, length, 3, key?)
              write.string (s, 5, scr!)
              file.in.int (n, 10, ok, key?)
              out.int (n, 4, scr!)
              out.bool (ok, 5, scr!)
              file.in.int (n, 10, ok, key?)
              out.bool (ok, 6, scr!)
              file.in.number (n, 10, ok, key?)
              out.int (n, 3, scr!)
            """);

    assertThat(text).isEqualTo(" a linethat i  tok -12 TRUE FALSE 99");
  }

  @Test
  void shouldHandleStrings() {
    String text =
        read(
            "",
            """
            [5]BYTE a, b:
            SEQ
              copy.string ("abcdefg", a)
              write.string (a, 0, scr!)
              copy.string ("abc", b)
              write.string (b, 6, scr!)
              make.string (a, 2)
              write.string (a, 6, scr!)
              CASE compare.string (a, b)
                string.less
                  scr ! '<'
                string.same
                  scr ! '='
                string.more
                  scr ! '>'
              out.int (compare.string ("b", "abc"), 3, scr!)
              out.int (compare.string ("abc", b), 3, scr!)
              out.int (compare.string (b, "ab"), 3, scr!)
              out.bool (equal.string (b, "abc"), 6, scr!)
              out.bool (equal.string (b, "abd"), 6, scr!)
              out.bool (starts.with.string ("ab", "abc"), 6, scr!)
              out.bool (starts.with.string ("abcd", "abc"), 6, scr!)
              out.bool (ends.with.string ("bc", "abc"), 6, scr!)
              out.bool (ends.with.string ("bd", "abc"), 6, scr!)
              out.bool (byte.in.string ('c', "abc"), 6, scr!)
              out.bool (byte.in.string ('d', "abc"), 6, scr!)
            """);

    assertThat(text)
        .isEqualTo("abcde   abc    ab<  1  0  1  TRUE FALSE  TRUE FALSE  TRUE FALSE  TRUE FALSE");
  }

  @Test
  void shouldConvertStringsToIntegers() {
    String[] numbers = {
      "42",
      "+42",
      "-2147483648",
      "2147483647",
      "2147483648",
      "-2147483649",
      "4294967301",
      "99999999999",
      "4-2",
      "x",
      "-",
      ""
    };
    String calls =
        Arrays.stream(numbers)
            .map(
                number ->
                    """
                    ok, n := string.to.int ("%s")
                    out.bool (ok, 0, scr!)
                    out.int (n, 0, scr!)
                    scr ! ' '
                    """
                        .formatted(number))
            .collect(Collectors.joining());

    assertThat(read("", "BOOL ok:\nINT n:\nSEQ\n" + calls.indent(2)))
        .isEqualTo("TRUE42 TRUE42 TRUE-2147483648 TRUE2147483647 " + "FALSE0 ".repeat(8));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "numbers (c!) | 0 1 2 3 4 5",
        "squares (c!) | 1 4 9 16 25 36",
        "fibonacci (c!) | 0 1 1 2 3 5",
        "numbers (a!); integrate (a?, c!) | 0 1 3 6 10 15",
        "numbers (a!); pairs (a?, c!) | 1 3 5 7 9 11",
        "numbers (a!); tail (a?, c!) | 1 2 3 4 5 6",
        "numbers (a!); succ (a?, c!) | 1 2 3 4 5 6",
        "numbers (a!); id (a?, c!) | 0 1 2 3 4 5",
        "numbers (a!); prefix (7, a?, c!) | 7 0 1 2 3 4",
        "numbers (a!); fibonacci (b!); plus (a?, b?, c!) | 0 2 3 5 7 10",
        "numbers (a!); delta (a?, b!, c!); sink (b?) | 0 1 2 3 4 5",
      })
  void shouldProduceStreams(String processes, String expected) {
    assertThat(stream(processes.replace("; ", "\n    "))).startsWith(expected + " test");
  }

  private static String stream(String components) {
    String source =
        """
        #USE "course.lib"
        PROC sink (CHAN INT in?)
          WHILE TRUE
            INT any:
            in ? any
        :
        PROC print (CHAN INT in?, CHAN BYTE out!)
          SEQ
            SEQ i = 0 FOR 6
              INT n:
              SEQ
                in ? n
                out.int (n, 0, out!)
                out ! ' '
            out.string ("test", 0, out!)
            STOP
        :
        PROC main (CHAN BYTE scr!)
          CHAN INT a, b, c:
          PAR
            %s
            print (c?, scr!)
        :
        """
            .formatted(components);
    return OccamText.output(source, "");
  }

  /** Park and Miller: from seed 1 the seed after 10,000 steps is 1043618065. */
  @Test
  void shouldGiveTheRandomNumbersOfParkAndMiller() {
    String text =
        read(
            "",
            """
            INT seed, r:
            SEQ
              seed := 1
              SEQ i = 0 FOR 10000
                r, seed := random (100, seed)
              out.int (seed, 0, scr!)
              out.int (r, 3, scr!)
            """);

    assertThat(text).isEqualTo("1043618065 65");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "#INCLUDE \"course.module\"",
        "#USE \"course.lib\"",
        "#INCLUDE \"consts.inc\"\n#USE \"course.lib\"",
        "#USE \"course.lib\"\n#INCLUDE \"consts.inc\"\n#USE \"course.lib\"",
      })
  void shouldBeFoundByItsNames(String includes) {
    String source =
        includes
            + """

            PROC main (CHAN OF BYTE keyboard, screen, error)
              SEQ
                out.string ("Hello", 0, screen)
                screen ! FLUSH
            :
            """;

    assertThat(OccamText.output(source, "")).isEqualTo("Hello");
  }

  @Test
  void shouldCostNoCodeWhereItIsNotUsed() {
    String main =
        """
        PROC main (CHAN BYTE scr!)
          scr ! 'x'
        :
        """;

    assertThat(OccamText.compile("#INCLUDE \"course.module\"\n" + main).object().units())
        .hasSameSizeAs(OccamText.compile(main).object().units());
  }

  @Test
  void shouldLeaveRoomForTheNamesOfALargeProgram() {
    StringBuilder source =
        new StringBuilder(
            """
            #INCLUDE "course.module"
            #INCLUDE "hostio.inc"
            #USE "hostio.lib"
            PROC p0 (INT n)
              n := n + 1
            :
            """);
    for (int i = 1; i < 1000; i++) {
      source.append("PROC p%d (INT n)\n  p%d (n)\n:\n".formatted(i, i - 1));
    }
    source.append("PROC main (CHAN BYTE scr!)\n  scr ! 'x'\n:\n");

    assertThat(OccamText.compile(source.toString()).object().units()).hasSize(1);
  }

  private static String written(String lines) {
    return read("", "SEQ\n" + lines.indent(2));
  }

  private static String read(String typed, String process) {
    String source =
        "#INCLUDE \"course.module\"\nPROC main (CHAN BYTE key?, scr!, err!)\n"
            + process.indent(2)
            + ":\n";
    return OccamText.output(source, typed);
  }
}
