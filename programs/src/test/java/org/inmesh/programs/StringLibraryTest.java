package org.inmesh.programs;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The string library, the course library's buffers and the shared screen. */
class StringLibraryTest {

  @Test
  void shouldAppendAndEdit() {
    String text =
        run(
            """
            append.text (len, s, "abc")
            append.char (len, s, '/')
            append.int (len, s, -5, 4)
            append.hex.int (len, s, -2, 10)
            append.hex.int64 (len, s, 255(INT64), 4)
            append.real32 (len, s, 1.5, 2, 2)
            append.real64 (len, s, -0.25(REAL64), 0, 0)
            append.int64 (len, s, 123456789012(INT64), 0)
            show ()
            delete.string (len, s, 3, 7, bad)
            show ()
            insert.string ("<=>", len, s, 3, bad)
            show ()
            delete.string (len, s, 30, 60, bad)
            show ()
            len := 38
            insert.string ("0123456789", len, s, 36, bad)
            show ()
            insert.string ("xyz", len, s, 46, bad)
            show ()
            to.lower.case (s)
            str.shift (s, 0, 3, -1, bad)
            to.upper.case ([s FROM 0 FOR 4])
            len := 5
            show ()
            """);

    assertThat(text.lines())
        .containsExactly(
            "abc/  -5#FFFFFFFFFE#00FF  1.50-0.25123456789012 FALSE",
            "abcFFFFFFFFE#00FF  1.50-0.25123456789012 FALSE",
            "abc<=>FFFFFFFFE#00FF  1.50-0.25123456789012 FALSE",
            "abc<=>FFFFFFFFE#00FF  1.50-0.25123456789012  TRUE",
            "abc<=>FFFFFFFFE#00FF  1.50-0.2512345012345678967 FALSE",
            "abc<=>FFFFFFFFE#00FF  1.50-0.25123450123456789xy  TRUE",
            "BCC<=  TRUE");
  }

  @Test
  void shouldCompareAndSearch() {
    String text =
        run(
            """
            out.int (compare.strings ("abc", "abd"), 3, screen!)
            out.int (compare.strings ("abc", "abcd"), 3, screen!)
            out.int (compare.strings ("abc", "ab"), 3, screen!)
            out.int (compare.strings ("b", "abcd"), 3, screen!)
            out.int (compare.strings ("", ""), 3, screen!)
            out.bool (eqstr ("one", "one"), 6, screen!)
            out.bool (eqstr ("one", "two"), 6, screen!)
            out.int (string.pos ("na", "banana"), 3, screen!)
            out.int (string.pos ("banana", "na"), 3, screen!)
            out.int (char.pos ('x', "banana"), 3, screen!)
            n, ch := search.no.match ("ab", "banana")
            out.int (n, 3, screen!)
            out.ch (ch, 2, screen!)
            n, ch := search.match ("xn", "banana")
            out.int (n, 3, screen!)
            n, ch := search.match ("xyz", "banana")
            out.int (n, 3, screen!)
            out.byte (ch, 4, screen!)
            out.bool (is.hex.digit ('g'), 6, screen!)
            out.bool (is.hex.digit ('f'), 5, screen!)
            out.bool (is.id.char ('.'), 5, screen!)
            out.bool (is.digit ('a'), 6, screen!)
            """);

    assertThat(text)
        .isEqualTo(" -2 -1  1  2  0  TRUE FALSE  2 -1 -1  2 n  2 -1 255 FALSE TRUE TRUE FALSE");
  }

  @Test
  void shouldTakeWordsAndNumbersFromLines() {
    String text =
        run(
            """
            VAL []BYTE line IS "  one*t-22 toolong x":
            [5]BYTE word:
            INT ptr, size:
            BOOL ok:
            SEQ
              ptr, ok := 0, TRUE
              next.word.from.line (line, ptr, size, word, ok)
              out.string ([word FROM 0 FOR size], 0, screen!)
              next.int.from.line (line, ptr, n, ok)
              out.int (n, 4, screen!)
              out.bool (ok, 6, screen!)
              next.word.from.line (line, ptr, size, word, ok)
              out.bool (ok, 6, screen!)
              ok := TRUE
              next.int.from.line (line, ptr, n, ok)
              out.bool (ok, 6, screen!)
              ok := TRUE
              next.word.from.line (line, ptr, size, word, ok)
              out.bool (ok, 6, screen!)
              out.int (size, 2, screen!)
            """);

    assertThat(text).isEqualTo("one -22  TRUE FALSE FALSE FALSE 0");
  }

  @Test
  void shouldFillBuffersAndLeaveOutWhatHasNoPlace() {
    String text =
        run(
            """
            buffer.set.string (s, len, "<>")
            buffer.set.hex (s, len, 255)
            buffer.set.hex (s, len, 0)
            buffer.set.bin8 (s, len, 5)
            buffer.set.int (s, len, MOSTNEG INT)
            buffer.set.real32 (s, len, 0, 0, 2.5)
            show ()
            buffer.set.string ([s FROM 0 FOR 29], len, "abc")
            show ()
            """);

    assertThat(text.lines())
        .containsExactly(
            "<>FF000000101-21474836482.5 FALSE", "<>FF000000101-21474836482.5ab FALSE");
  }

  @Test
  void shouldShareTheScreen() {
    String source =
        """
        #INCLUDE "shared_screen.module"
        PROC painter (CHAN SCREEN.CONTROL to!)
          COORDINATES.COLOUR pc:
          COORDINATES p:
          VAL []BYTE text IS "Hello":
          SEQ
            to ! erase.screen
            pc := [3, 4, red]
            to ! pcs; pc; (BYTE SIZE text)::text
            pc[col] := bold.green
            to ! pcis; pc; -42; 5::text
            p := [1, 2]
            to ! c.erase.eol; p
            to ! colour; default
            to ! draw.up; '|'; 2
            to ! interpret; 2::[[colour.tag, 3, 0], [character.tag, 'x', 0]]
            to ! poison
        :
        PROC main (CHAN BYTE screen!)
          CHAN SCREEN.CONTROL c:
          PAR
            painter (c!)
            screen.driver (c?, screen!)
        :
        """;

    assertThat(OccamText.output(source, "").replace('\u001b', '~'))
        .isEqualTo(
            "~[2J~[4;3H~[0;31mHello~[4;3H~[1;32m-42Hello~[2;1H~[0K~[0m|~[1D~[1A|~[1D~[1A~[0;33mx");
  }

  private static String run(String calls) {
    return OccamText.output(
        """
        #INCLUDE "course.module"
        #INCLUDE "string.module"
        PROC main (CHAN BYTE screen!)
          [48]BYTE s:
          INT len, n:
          BYTE ch:
          BOOL bad:
          PROC show ()
            SEQ
              out.string ([s FROM 0 FOR len], 0, screen!)
              out.bool (bad, 6, screen!)
              screen ! '*n'
          :
          SEQ
            len, bad := 0, FALSE
        %s:
        """
            .formatted(calls.indent(4)),
        "");
  }
}
