package org.inmesh.traces.text;

import java.io.BufferedReader;
import java.io.Closeable;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.inmesh.traces.TraceFormatException;

/**
 * Reads a text row by row: words with spaces, tabs or single commas between them, a comment from
 * one character to the end of the line. Lines without words are skipped.
 */
public final class TextRows implements Closeable {
  private final String file;
  private final char comment;
  private final CommentReader comments;
  private final BufferedReader lines;
  private final List<String> words = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();
  private int line;

  /** Is told of comments. */
  @FunctionalInterface
  public interface CommentReader {
    /** Comments have no meaning. */
    CommentReader NONE = (rows, text) -> {};

    /**
     * There is a comment.
     *
     * @param rows to say that it is wrong
     * @param text behind the character that it begins with
     */
    void read(TextRows rows, String text) throws TraceFormatException;
  }

  /**
   * Opens a file.
   *
   * @param comment what a comment begins with
   * @throws IOException if it cannot be read
   */
  public TextRows(Path file, char comment, CommentReader comments) throws IOException {
    this.file = file.toString();
    this.comment = comment;
    this.comments = comments;
    lines = Files.newBufferedReader(file, StandardCharsets.UTF_8);
  }

  /**
   * Goes to the next row.
   *
   * @return false if there is none left
   * @throws IOException if it cannot be read
   */
  public boolean next() throws IOException {
    words.clear();
    while (words.isEmpty()) {
      String text;
      try {
        text = lines.readLine();
      } catch (CharacterCodingException exception) {
        throw new TraceFormatException(file + ": this is not a text in UTF-8", exception);
      }
      if (text == null) {
        return false;
      }
      line++;
      int end = text.indexOf(comment);
      split(end < 0 ? text : text.substring(0, end));
      if (end >= 0) {
        comments.read(this, text.substring(end + 1));
      }
    }
    return true;
  }

  private void split(String text) throws TraceFormatException {
    columns.clear();
    boolean wordMayCome = true;
    int at = 0;
    while (at < text.length()) {
      char character = text.charAt(at);
      if (Character.isWhitespace(character)) {
        at++;
      } else if (character == ',') {
        if (words.isEmpty() || !wordMayCome) {
          throw wrong(at + 1, "a value is missing before this comma");
        }
        wordMayCome = false;
        at++;
      } else {
        int begin = at;
        while (at < text.length() && !isBetweenWords(text.charAt(at))) {
          at++;
        }
        words.add(text.substring(begin, at));
        columns.add(begin + 1);
        wordMayCome = true;
      }
    }
    if (!wordMayCome) {
      throw wrong(text.length() + 1, "a value is missing behind the last comma");
    }
  }

  private static boolean isBetweenWords(char character) {
    return character == ',' || Character.isWhitespace(character);
  }

  /** Number of words in this row. */
  public int size() {
    return words.size();
  }

  /**
   * Checks the number of words.
   *
   * @param names of all, for the message
   */
  public void checkSize(int least, int most, String names) throws TraceFormatException {
    if (size() < least) {
      String last = words.getLast();
      throw wrong(
          columns.getLast() + last.length(),
          "something is missing: a row is '%s'".formatted(names));
    }
    if (size() > most) {
      throw wrong(
          (int) columns.get(most),
          "'%s' is too much: a row is '%s'".formatted(words.get(most), names));
    }
  }

  /** A word of this row, from 0. */
  public String word(int index) {
    return words.get(index);
  }

  /**
   * A word as a whole number.
   *
   * @param name for the message
   */
  public long whole(int index, String name, long least, long most) throws TraceFormatException {
    long value;
    try {
      value = Long.parseLong(word(index));
    } catch (NumberFormatException exception) {
      throw wrongWord(index, name + " must be a whole number");
    }
    if (value < least || value > most) {
      throw wrongWord(index, "%s must be from %d to %d".formatted(name, least, most));
    }
    return value;
  }

  /**
   * A word as a number with or without decimals.
   *
   * @param name for the message
   * @param least minus infinity for none
   * @param most the largest number for none
   */
  public double number(int index, String name, double least, double most)
      throws TraceFormatException {
    double value;
    try {
      value = new BigDecimal(word(index)).doubleValue();
    } catch (NumberFormatException exception) {
      throw wrongWord(index, name + " must be a number");
    }
    if (value < least || value > most) {
      String range =
          Double.isInfinite(least)
              ? "at most " + most
              : most == Double.MAX_VALUE ? "at least " + least : "from " + least + " to " + most;
      throw wrongWord(index, name + " must be " + range);
    }
    return value;
  }

  /** Something is wrong with a word. */
  public TraceFormatException wrongWord(int index, String message) {
    return wrong((int) columns.get(index), "%s, not '%s'".formatted(message, word(index)));
  }

  /**
   * Something is wrong in this line.
   *
   * @param column from 1
   */
  public TraceFormatException wrong(int column, String message) {
    return new TraceFormatException("%s:%d:%d: %s".formatted(file, line, column, message));
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
