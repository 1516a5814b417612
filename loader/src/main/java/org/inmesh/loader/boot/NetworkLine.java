package org.inmesh.loader.boot;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;

/** The words of a line of a network file, read one after the other. */
final class NetworkLine {
  private static final Pattern WORD = Pattern.compile("[^\\s,;]+");
  private static final Pattern COMMENT = Pattern.compile("(#|--|//).*");

  /**
   * A word.
   *
   * @param column from 1
   */
  record Word(String text, int column) {}

  private final String file;
  private final int number;
  private final String text;
  private final List<Word> words = new ArrayList<>();
  private int next;

  NetworkLine(String file, int number, String text) {
    this.file = file;
    this.number = number;
    this.text = text;
    Matcher matcher = WORD.matcher(COMMENT.matcher(text).replaceFirst(""));
    while (matcher.find()) {
      words.add(new Word(matcher.group(), matcher.start() + 1));
    }
  }

  boolean isBlank() {
    return words.isEmpty();
  }

  boolean hasMore() {
    return next < words.size();
  }

  /** Whether the line begins with this word, in capitals or not. */
  boolean beginsWith(String word) {
    return !words.isEmpty() && words.get(0).text().equalsIgnoreCase(word);
  }

  /** Whether the line begins with this word as it is written here. */
  boolean beginsExactlyWith(String word) {
    return !words.isEmpty() && words.get(0).text().equals(word);
  }

  /** Whether one of these words is in the line, in capitals or not. */
  boolean hasWord(String... any) {
    return words.stream()
        .anyMatch(word -> Arrays.stream(any).anyMatch(word.text()::equalsIgnoreCase));
  }

  /**
   * The next word.
   *
   * @param expected what it should be, for the message if there is none
   */
  Word take(String expected) {
    if (!hasMore()) {
      throw refuse(new Word("", text.stripTrailing().length() + 1), expected + " is missing here");
    }
    return words.get(next++);
  }

  /** Takes a word that must be there. */
  void expect(String word) {
    Word found = take("'" + word + "'");
    if (!found.text().equalsIgnoreCase(word)) {
      throw refuse(found, "expected '%s', not '%s'".formatted(word, found.text()));
    }
  }

  void expectEnd() {
    if (hasMore()) {
      throw refuse(words.get(next), "nothing may follow here");
    }
  }

  /** The next word in lower case, with its place. */
  Word keyword(String expected) {
    Word word = take(expected);
    return new Word(word.text().toLowerCase(Locale.ROOT), word.column());
  }

  BadInputException refuse(Word word, String message) {
    return new BadInputException(List.of(problem(word, message, List.of())));
  }

  Diagnostic problem(Word word, String message, List<Diagnostic> others) {
    return new Diagnostic(
        new SourcePosition(file, number, word.column()),
        message,
        text,
        Math.max(1, word.text().length()),
        others);
  }
}
