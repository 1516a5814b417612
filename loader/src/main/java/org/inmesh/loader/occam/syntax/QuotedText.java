package org.inmesh.loader.occam.syntax;

import java.util.List;

/**
 * A string or character literal as read from a text, its escapes replaced: {@code *c *n *t *s *' *"
 * ** *#hh}. {@code *l} in front of a string is a byte with the number of characters behind it (the
 * occam 2 toolset). A string goes on in the next line if a line of it ends in {@code *} and the
 * next begins with {@code *}.
 *
 * @param characters 0 to 255 each
 * @param endRow index of the line of the closing quote
 * @param endColumn index behind the closing quote
 * @param error what is wrong, or null
 * @param errorRow where
 * @param errorColumn where
 */
record QuotedText(
    String characters, int endRow, int endColumn, String error, int errorRow, int errorColumn) {

  /** Reads the literal whose opening quote is at this place. */
  static QuotedText read(List<String> lines, int row, int column) {
    return new Reader(lines, row, column).read();
  }

  private static final class Reader {
    private static final int LONGEST_COUNTED = 255;
    private final List<String> lines;
    private final int startRow;
    private final int startColumn;
    private final char quote;
    private final StringBuilder characters = new StringBuilder();
    private int row;
    private int column;
    private String error;
    private int errorRow;
    private int errorColumn;

    Reader(List<String> lines, int row, int column) {
      this.lines = lines;
      this.startRow = row;
      this.startColumn = column;
      this.row = row;
      this.column = column + 1;
      this.quote = lines.get(row).charAt(column);
    }

    QuotedText read() {
      boolean counted = quote == '"' && line().regionMatches(true, column, "*l", 0, 2);
      if (counted) {
        column += 2;
      }
      while (column < line().length() && line().charAt(column) != quote) {
        char c = line().charAt(column);
        if (c == '*') {
          readEscape();
        } else {
          if (c < ' ' || c > '~') {
            fail(column, "only printable ASCII may stand in quotes; write other bytes as *#hh");
          }
          characters.append(c);
          column++;
        }
      }
      if (column >= line().length()) {
        fail(startRow, startColumn, "the closing " + quote + " is missing on this line");
      } else {
        column++;
      }
      if (counted) {
        insertLength();
      }
      return new QuotedText(characters.toString(), row, column, error, errorRow, errorColumn);
    }

    private void insertLength() {
      int length = characters.length();
      if (length > LONGEST_COUNTED) {
        fail(
            startRow,
            startColumn,
            "a string with *l has at most 255 characters, which a BYTE can count; this has "
                + length);
      } else {
        characters.insert(0, (char) length);
      }
    }

    private void readEscape() {
      int start = column;
      if (start + 1 == line().length()) {
        continueOnNextLine();
        return;
      }
      char c = line().charAt(start + 1);
      column += 2;
      switch (c) {
        case 'c', 'C' -> characters.append('\r');
        case 'n', 'N' -> characters.append('\n');
        case 't', 'T' -> characters.append('\t');
        case 's', 'S' -> characters.append(' ');
        case '\'', '"', '*' -> characters.append(c);
        case '#' -> readHexadecimalEscape(start);
        case 'l', 'L' -> fail(start, "*l stands in front of the characters of a string only");
        default ->
            fail(start, "'*" + c + "' is no escape; there are *c *n *t *s *' *\" ** and *#hh");
      }
    }

    private void readHexadecimalEscape(int start) {
      int end = Math.min(column + 2, line().length());
      String digits = line().substring(column, end);
      if (digits.length() == 2 && digits.chars().allMatch(d -> Character.digit(d, 16) >= 0)) {
        characters.append((char) Integer.parseInt(digits, 16));
        column = end;
      } else {
        fail(start, "after *# two hexadecimal digits are expected");
      }
    }

    private void continueOnNextLine() {
      if (quote == '"' && row + 1 < lines.size()) {
        String next = lines.get(row + 1);
        int at = next.length() - next.stripLeading().length();
        if (at < next.length() && next.charAt(at) == '*') {
          row++;
          column = at + 1;
          return;
        }
      }
      column = line().length();
    }

    private String line() {
      return lines.get(row);
    }

    private void fail(int column, String message) {
      fail(row, column, message);
    }

    private void fail(int row, int column, String message) {
      if (error == null) {
        error = message;
        errorRow = row;
        errorColumn = column;
      }
    }
  }
}
