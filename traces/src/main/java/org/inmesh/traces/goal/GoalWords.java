package org.inmesh.traces.goal;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.traces.TraceFormatException;

/** The words of a schedule, without comments, one after the other. */
final class GoalWords {
  private static final Pattern WORD = Pattern.compile("-?[0-9]+|[A-Za-z_][A-Za-z0-9_]*|[:{}]");
  private static final Pattern SPACE = Pattern.compile("\\s*(?://.*)?");

  private final String file;
  private final BufferedReader lines;
  private String text = "";
  private int line;
  private int next;
  private String word;
  private int wordLine;
  private int wordColumn;
  private boolean inComment;

  GoalWords(String file, BufferedReader lines) throws IOException {
    this.file = file;
    this.lines = lines;
    read();
  }

  /** The word that comes next; empty at the end. */
  String peek() {
    return word;
  }

  /** The line of the word that comes next, from 1. */
  int line() {
    return wordLine;
  }

  /** Takes the word that comes next. */
  String take() throws IOException {
    String taken = word;
    read();
    return taken;
  }

  /** Takes the word that comes next if it is this one. */
  boolean takeIf(String wanted) throws IOException {
    boolean found = word.equals(wanted);
    if (found) {
      read();
    }
    return found;
  }

  /** Takes a word that must be there. */
  void expect(String wanted) throws IOException {
    if (!takeIf(wanted)) {
      throw wrong("'" + wanted + "' is missing here");
    }
  }

  /** Takes a number. */
  int number(String what, int minimum) throws IOException {
    long value = longNumber(what, minimum);
    if (value > Integer.MAX_VALUE) {
      throw wrong(what + " is too large: " + value);
    }
    return (int) value;
  }

  /** Takes a number. */
  long longNumber(String what, long minimum) throws IOException {
    long value;
    try {
      value = Long.parseLong(word);
    } catch (NumberFormatException exception) {
      throw new TraceFormatException(file, wordLine, at(what + " must be a number"), exception);
    }
    if (value < minimum) {
      throw wrong("%s must be at least %d, not %d".formatted(what, minimum, value));
    }
    read();
    return value;
  }

  /** Something is wrong at the word that comes next. */
  TraceFormatException wrong(String what) {
    return new TraceFormatException(file, wordLine, at(what), null);
  }

  private String at(String what) {
    String found = word.isEmpty() ? "the end of the file" : "'" + word + "'";
    return "column %d, at %s: %s".formatted(wordColumn, found, what);
  }

  private void read() throws IOException {
    Matcher matcher = SPACE.matcher(text);
    while (true) {
      skipSpace(matcher);
      if (next < text.length()) {
        break;
      }
      String more = lines.readLine();
      line++;
      if (more == null) {
        word = "";
        wordLine = line;
        wordColumn = 1;
        return;
      }
      text = more;
      next = 0;
      matcher = SPACE.matcher(text);
    }
    wordLine = line;
    wordColumn = next + 1;
    Matcher found = WORD.matcher(text);
    found.region(next, text.length());
    if (!found.lookingAt()) {
      word = text.substring(next, next + 1);
      throw wrong("no word of a schedule begins so");
    }
    word = found.group();
    next = found.end();
  }

  private void skipSpace(Matcher matcher) {
    while (true) {
      if (inComment) {
        int end = text.indexOf("*/", next);
        inComment = end < 0;
        next = inComment ? text.length() : end + 2;
      }
      matcher.region(next, text.length());
      if (matcher.lookingAt()) {
        next = matcher.end();
      }
      if (!text.startsWith("/*", next)) {
        return;
      }
      inComment = true;
      next += 2;
    }
  }
}
