package org.inmesh.loader.occam.syntax;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.Token.Kind;

/**
 * Which lines of a program are read: the directives {@code #DEFINE NAME}, {@code #DEFINE NAME
 * value}, {@code #UNDEFINE NAME}, {@code #IF condition}, {@code #ELIF condition}, {@code #ELSE},
 * {@code #ENDIF} and {@code #ERROR "text"} of the compiler of the University of Kent. They may
 * stand at any indentation, which has no meaning.
 */
final class ConditionalLines {

  /** An #IF whose #ENDIF is still to come. */
  private static final class Choice {
    private final Token begin;
    private final boolean outerExcluded;
    private boolean taken;
    private boolean excluded;
    private boolean otherwise;

    Choice(Token begin, boolean outerExcluded) {
      this.begin = begin;
      this.outerExcluded = outerExcluded;
    }

    void consider(boolean holds) {
      excluded = outerExcluded || taken || !holds;
      taken |= holds;
    }
  }

  private final DiagnosticCollector diagnostics;
  private final Map<String, Object> defined = new HashMap<>();
  private final Deque<Choice> open = new ArrayDeque<>();

  ConditionalLines(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
    // What programs ask for; INT has 32 bits.
    defined.put("TARGET.BITS.PER.WORD", 32L);
    defined.put("TARGET.BYTES.PER.WORD", 4L);
  }

  /** Number of choices that are open. */
  int depth() {
    return open.size();
  }

  /** True if lines here are not read. */
  boolean excluded() {
    return !open.isEmpty() && open.peek().excluded;
  }

  /**
   * Does what a directive says, if it is one of these.
   *
   * @param outer choices that were open where the file began, which it cannot end
   * @return false if the directive is another one
   */
  boolean obeys(LogicalLine line, int outer) {
    Token directive = line.first();
    try {
      switch (directive.text()) {
        case "#IF" -> {
          Choice choice = new Choice(directive, excluded());
          open.push(choice);
          choice.consider(!choice.outerExcluded && condition(line));
        }
        case "#ELIF" -> {
          Choice choice = choice(directive, outer);
          choice.consider(!choice.outerExcluded && !choice.taken && condition(line));
        }
        case "#ELSE" -> {
          Choice choice = choice(directive, outer);
          choice.otherwise = true;
          choice.consider(true);
        }
        case "#ENDIF" -> {
          if (open.size() <= outer) {
            throw new LanguageError(directive.range(), "there is no #IF for this #ENDIF to end");
          }
          open.pop();
        }
        case "#DEFINE", "#UNDEFINE", "#ERROR" -> {
          if (!excluded()) {
            define(line);
          }
        }
        default -> {
          return false;
        }
      }
    } catch (LanguageError error) {
      diagnostics.report(error);
    }
    return true;
  }

  /** The line with the values of {@code ##NAME} in their places. */
  LogicalLine replaced(LogicalLine line) {
    if (line.tokens().stream().noneMatch(token -> token.kind() == Kind.DEFINED)) {
      return line;
    }
    return new LogicalLine(
        line.indentation(), line.tokens().stream().map(this::replaced).toList(), line.values());
  }

  private Token replaced(Token token) {
    if (token.kind() != Kind.DEFINED) {
      return token;
    }
    Object value = defined.get(token.text());
    if (value == null) {
      diagnostics.report(
          token.range(), "'" + token.text() + "' has no value here; #DEFINE gives it one");
      return new Token(Kind.BAD, token.text(), token.range());
    }
    return switch (value) {
      case Long number -> new Token(Kind.INTEGER, number.toString(), token.range());
      case String text -> new Token(Kind.STRING, text, token.range());
      default -> new Token(Kind.KEYWORD, "TRUE", token.range());
    };
  }

  /** Reports the choices that a file has left open. */
  void endFile(int outer) {
    while (open.size() > outer) {
      diagnostics.report(open.pop().begin.range(), "there is no #ENDIF for this #IF in the file");
    }
  }

  private Choice choice(Token directive, int outer) {
    if (open.size() <= outer || open.peek().otherwise) {
      throw new LanguageError(
          directive.range(),
          "there is no #IF without #ELSE to which this " + directive.text() + " belongs");
    }
    return open.peek();
  }

  private boolean condition(LogicalLine line) {
    return DirectiveCondition.holds(line, defined);
  }

  private void define(LogicalLine line) {
    Token directive = line.first();
    int words = line.tokens().size();
    Token name = line.tokens().get(Math.min(1, words - 1));
    if (directive.text().equals("#ERROR")) {
      throw new LanguageError(
          directive.range(), name.kind() == Kind.STRING ? name.text() : "#ERROR is reached here");
    }
    boolean undefine = directive.text().equals("#UNDEFINE");
    if (name.kind() != Kind.NAME || words > (undefine ? 2 : 3)) {
      throw new LanguageError(
          line.range(),
          undefine
              ? "a name is expected: #UNDEFINE NAME"
              : "a name, and perhaps a number or a string, is expected: #DEFINE NAME 3");
    }
    if (undefine) {
      defined.remove(name.text());
    } else {
      Object value = words == 3 ? DirectiveCondition.value(line.last(), defined) : Boolean.TRUE;
      defined.put(name.text(), value);
    }
  }
}
