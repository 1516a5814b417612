package org.inmesh.loader.occam.random;

import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Form.One;

/**
 * Writes processes that show all parts of a variable as bits.
 *
 * @param word a process that shows an INT, which is to stand for %s
 * @param doubleWord a process that shows an INT64
 */
record Printing(String word, String doubleWord) {
  static final Printing ON_SCREEN = new Printing("word (screen, %s)", "double (screen, %s)");

  /** What the programs that print begin with: PROCs that write hexadecimal digits. */
  static final String PROCEDURES =
      """
      PROC word(CHAN OF BYTE screen, VAL INT x)
        VAL []BYTE digits IS "0123456789abcdef":
        BOOL leading:
        SEQ
          leading := TRUE
          SEQ i = 0 FOR 8
            VAL INT digit IS (x >> (28 - (4 * i))) /\\ 15:
            IF
              leading AND ((digit = 0) AND (i < 7))
                SKIP
              TRUE
                SEQ
                  leading := FALSE
                  screen ! digits[digit]
          screen ! ' '
      :
      PROC double(CHAN OF BYTE screen, VAL INT64 x)
        VAL [2]INT words RETYPES x:
        SEQ
          word (screen, words[1])
          word (screen, words[0])
      :
      """;

  /** A process that shows a variable. */
  void show(ProgramText text, String name, Form form) {
    switch (form) {
      case One one -> scalar(text, name, one.scalar());
      case Many many ->
          text.block(
              "SEQ",
              () -> {
                for (int i = 0; i < many.length(); i++) {
                  show(text, name + "[" + i + "]", many.element());
                }
              });
      case Form.Record structure ->
          text.block(
              "SEQ",
              () ->
                  structure
                      .fields()
                      .forEach(part -> show(text, name + "[" + part.name() + "]", part.form())));
    }
  }

  private void scalar(ProgramText text, String name, Scalar scalar) {
    switch (scalar) {
      case REAL32 -> {
        text.line("VAL INT bits RETYPES " + name + ":");
        text.line(word.formatted("bits"));
      }
      case REAL64 -> {
        text.line("VAL INT64 bits RETYPES " + name + ":");
        text.line(doubleWord.formatted("bits"));
      }
      case INT64 -> text.line(doubleWord.formatted("INT64 " + name));
      default -> text.line(word.formatted("INT " + name));
    }
  }
}
