package org.inmesh.traces.synfull;

import java.io.BufferedReader;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.traces.TraceFormatException;

/** The lines of a model file that are not empty, one after the other, in words. */
final class ModelLines {
  private static final int LONGEST_SHOWN = 40;
  private static final Pattern WORD = Pattern.compile("\\S+");
  private static final Pattern NUMBER =
      Pattern.compile("[+-]?(\\d+(\\.\\d*)?|\\.\\d+)([eE][+-]?\\d+)?");
  private static final Pattern WHOLE = Pattern.compile("[+-]?\\d{1,18}");

  private final String file;
  private final BufferedReader lines;
  private final List<String> words = new ArrayList<>();
  private final List<Integer> columns = new ArrayList<>();
  private int line;

  /** Column behind the last word. */
  private int end;

  ModelLines(String file, BufferedReader lines) throws IOException {
    this.file = file;
    this.lines = lines;
    next();
  }

  /** Goes to the next line; one without words is the end of the file. */
  void next() throws IOException {
    words.clear();
    columns.clear();
    while (words.isEmpty()) {
      String text = lines.readLine();
      line++;
      end = 1;
      if (text == null) {
        return;
      }
      Matcher matcher = WORD.matcher(text);
      while (matcher.find()) {
        words.add(matcher.group());
        columns.add(matcher.start() + 1);
        end = matcher.end() + 1;
      }
    }
  }

  boolean atEnd() {
    return words.isEmpty();
  }

  /** The line of the file, from 1. */
  int line() {
    return line;
  }

  /** Whether a line consists of this word. */
  boolean is(String word) {
    return words.size() == 1 && words.getFirst().equals(word);
  }

  /** Goes past a line that must consist of this word. */
  void expect(String word) throws IOException {
    if (!is(word)) {
      throw wrong(0, "a line '" + word + "' must stand here");
    }
    next();
  }

  /** Goes past a line that must consist of a name and a whole number. */
  long parameter(String name, long minimum, long maximum) throws IOException {
    if (atEnd() || !words.getFirst().equals(name)) {
      throw wrong(0, "a line '" + name + " NUMBER' must stand here");
    }
    width(2);
    long value = whole(1, name, minimum, maximum);
    next();
    return value;
  }

  /** Refuses a line with another number of words. */
  void width(int count) throws TraceFormatException {
    if (words.size() != count) {
      throw wrong(Math.min(words.size(), count), "there must be " + count + " columns here");
    }
  }

  /** A whole number in a column of the line, from 0. */
  long whole(int column, String what, long minimum, long maximum) throws TraceFormatException {
    String word = words.get(column);
    if (!WHOLE.matcher(word).matches()) {
      throw wrong(column, what + " must be a whole number");
    }
    long value = Long.parseLong(word);
    if (value < minimum || value > maximum) {
      throw wrong(column, "%s must be from %d to %d".formatted(what, minimum, maximum));
    }
    return value;
  }

  /** A number, at least 0, in a column of the line, from 0. */
  double number(int column, String what) throws TraceFormatException {
    String word = words.get(column);
    if (!NUMBER.matcher(word).matches()) {
      throw wrong(column, what + " must be a number");
    }
    double value = Double.parseDouble(word);
    if (value < 0 || value > Integer.MAX_VALUE) {
      throw wrong(column, what + " must be from 0 to " + Integer.MAX_VALUE);
    }
    return value;
  }

  /** The whole line in numbers. */
  double[] numbers(int count, String what) throws TraceFormatException {
    width(count);
    double[] numbers = new double[count];
    for (int i = 0; i < count; i++) {
      numbers[i] = number(i, what);
    }
    return numbers;
  }

  /** Something is wrong at a word of this line, or behind its last. */
  TraceFormatException wrong(int column, String what) {
    String found = "the end of the line";
    int place = end;
    if (atEnd()) {
      found = "the end of the file";
    } else if (column < words.size()) {
      String word = words.get(column);
      found = "'" + word.substring(0, Math.min(word.length(), LONGEST_SHOWN)) + "'";
      place = columns.get(column);
    }
    return wrong(line, place, "at " + found + ": " + what);
  }

  /** Something is wrong with what begins in a line that was passed. */
  TraceFormatException wrongFrom(int itsLine, String what) {
    return wrong(itsLine, 1, what);
  }

  private TraceFormatException wrong(int itsLine, int itsColumn, String what) {
    return new TraceFormatException("%s:%d:%d: %s".formatted(file, itsLine, itsColumn, what));
  }
}
