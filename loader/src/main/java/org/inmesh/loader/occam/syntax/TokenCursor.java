package org.inmesh.loader.occam.syntax;

import java.util.List;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Token.Kind;

/** Goes through the words of one line. */
final class TokenCursor {
  private final List<Token> tokens;
  private final Token end;
  private final List<ValueProcess> values;
  private int index;

  TokenCursor(LogicalLine line) {
    tokens = line.tokens();
    values = line.values();
    TextRange last = line.last().range();
    SourcePosition start = last.start();
    SourcePosition behind =
        new SourcePosition(start.file(), start.line(), start.column() + last.length());
    end = new Token(Kind.END, "", new TextRange(behind, 1));
  }

  /** The next word, or one of kind END. */
  Token peek() {
    return peek(0);
  }

  Token peek(int ahead) {
    return index + ahead < tokens.size() ? tokens.get(index + ahead) : end;
  }

  boolean at(String word) {
    return peek().is(word);
  }

  boolean atEnd() {
    return index >= tokens.size();
  }

  Token next() {
    Token token = peek();
    if (token.kind() == Kind.BAD) {
      throw LanguageError.alreadyReported();
    }
    if (index < tokens.size()) {
      index++;
    }
    return token;
  }

  /** Takes the next word, which stands for a value process, and gives that. */
  ValueProcess nextValue() {
    int before =
        (int)
            tokens.subList(0, index).stream()
                .filter(token -> token.kind() == Kind.VALUE_PROCESS)
                .count();
    next();
    return values.get(before);
  }

  /** True if this word is still to come. */
  boolean contains(String word) {
    return tokens.subList(index, tokens.size()).stream().anyMatch(token -> token.is(word));
  }

  /** Takes the next word if it is this one. */
  boolean accept(String word) {
    if (at(word)) {
      index++;
      return true;
    }
    return false;
  }

  /** Takes the next word if it is this name, which has a meaning here without being reserved. */
  boolean acceptName(String word) {
    if (peek().kind() == Kind.NAME && peek().text().equals(word)) {
      index++;
      return true;
    }
    return false;
  }

  /** Takes the next word, which must be this one. */
  Token expect(String word, String where) {
    if (!at(word)) {
      throw unexpected("'" + word + "' " + where);
    }
    return next();
  }

  Identifier expectName(String what) {
    if (peek().kind() != Kind.NAME) {
      throw unexpected(what);
    }
    Token token = next();
    return new Identifier(token.text(), token.range());
  }

  void expectEnd(String after) {
    if (!atEnd()) {
      throw unexpected("nothing more " + after);
    }
  }

  /** From the first word of the line to the one taken last. */
  TextRange rangeSoFar() {
    return rangeFrom(0);
  }

  /** Index of the next word, for {@link #rangeFrom}. */
  int mark() {
    return index;
  }

  /** From the word at a mark to the one taken last. */
  TextRange rangeFrom(int mark) {
    TextRange range = tokens.get(Math.min(mark, tokens.size() - 1)).range();
    for (int i = mark; i < index; i++) {
      range = range.to(tokens.get(i).range());
    }
    return range;
  }

  /** The error that the next word is not what the language has here. */
  LanguageError unexpected(String expected) {
    Token token = peek();
    if (token.kind() == Kind.BAD) {
      return LanguageError.alreadyReported();
    }
    String reserved =
        token.kind() == Kind.KEYWORD && expected.contains("name")
            ? "; " + token.text() + " is a reserved word"
            : "";
    return new LanguageError(
        token.range(),
        "expected "
            + expected
            + ", found "
            + token.shown()
            + reserved
            + OtherLanguages.hint(token.text()));
  }
}
