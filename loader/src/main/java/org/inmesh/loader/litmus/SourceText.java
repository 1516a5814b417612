package org.inmesh.loader.litmus;

import java.util.List;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;

/**
 * A file's text.
 *
 * @param file its name as the user wrote it
 */
record SourceText(String file, String text) implements Complaint {

  @Override
  public BadInputException at(int offset, int length, String message) {
    int place = Math.min(offset, text.length());
    int start = text.lastIndexOf('\n', place - 1) + 1;
    int end = text.indexOf('\n', place);
    String line = text.substring(start, end < 0 ? text.length() : end).stripTrailing();
    int number = 1 + (int) text.substring(0, start).chars().filter(c -> c == '\n').count();
    SourcePosition position = new SourcePosition(file, number, place - start + 1);
    int shown = Math.max(1, Math.min(length, line.length() - (place - start)));
    return new BadInputException(List.of(new Diagnostic(position, message, line, shown)));
  }

  /**
   * The text with blanks in place of comments, which are between {@code (*} and {@code *)} and may
   * hold others, and of quoted texts before the first brace.
   */
  String withoutComments() {
    StringBuilder plain = new StringBuilder(text);
    int depth = 0;
    int outermost = 0;
    int braces = text.indexOf('{');
    for (int i = 0; i < text.length(); i++) {
      if (depth == 0 && i < braces && text.charAt(i) == '"') {
        int quoted = text.indexOf('"', i + 1);
        braces = quoted > braces ? text.indexOf('{', quoted) : braces;
        while (i < quoted) {
          blank(plain, i++);
        }
      }
      boolean opens = text.startsWith("(*", i);
      boolean closes = depth > 0 && text.startsWith("*)", i);
      if (opens && depth++ == 0) {
        outermost = i;
      }
      if (opens || closes) {
        blank(plain, i++);
      } else if (depth == 0) {
        continue;
      }
      blank(plain, i);
      depth -= closes ? 1 : 0;
    }
    if (depth > 0) {
      throw at(outermost, 2, "this comment does not end: *) is missing");
    }
    return plain.toString();
  }

  private static void blank(StringBuilder plain, int index) {
    if (plain.charAt(index) != '\n') {
      plain.setCharAt(index, ' ');
    }
  }
}
