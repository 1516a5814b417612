package org.inmesh.loader.occam.syntax;

import org.inmesh.loader.occam.source.TextRange;

/**
 * A word of the language.
 *
 * @param kind what it is
 * @param text as written; for {@link Kind#BYTE} and {@link Kind#STRING} the characters meant, 0 to
 *     255 each, without quotes and with escapes replaced
 * @param range where
 */
public record Token(Kind kind, String text, TextRange range) {

  /** Sorts of words. */
  public enum Kind {
    NAME,
    KEYWORD,
    /** Decimal, or hexadecimal with {@code #}. */
    INTEGER,
    /** Decimal digits, a point, decimal digits, perhaps an exponent. */
    REAL,
    /** {@code 'a'}. */
    BYTE,
    STRING,
    /** An operator or a bracket. */
    SYMBOL,
    /** Stands for a value process in an expression, which was read before. */
    VALUE_PROCESS,
    /** {@code ##NAME}: what {@code #DEFINE} said of the name. */
    DEFINED,
    /** {@code #INCLUDE} and the like. */
    DIRECTIVE,
    /** Something that was reported as wrong. */
    BAD,
    /** Stands behind the last word of a line. */
    END
  }

  /** True for this keyword or symbol. */
  public boolean is(String word) {
    return (kind == Kind.KEYWORD || kind == Kind.SYMBOL) && text.equals(word);
  }

  /** How a diagnostic names it. */
  public String shown() {
    return switch (kind) {
      case STRING -> "a string";
      case BYTE -> "a character";
      case END -> "the end of the line";
      default -> "'" + text + "'";
    };
  }
}
