package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.Token.Kind;

/**
 * Finds value processes inside of lines: {@code x := (VALOF}, the lines of the value process, the
 * first of which begins behind the parenthesis, and a line that begins with {@code )}. They are
 * read first; one word stands for them in the line that goes on behind the second parenthesis.
 */
final class ValueProcessLines {
  /** Keeps the recursion within an ordinary thread's stack. */
  private static final int DEEPEST = 50;

  private final List<LogicalLine> lines;
  private final DiagnosticCollector diagnostics;
  private int next;
  private int depth;

  private ValueProcessLines(List<LogicalLine> lines, DiagnosticCollector diagnostics) {
    this.lines = lines;
    this.diagnostics = diagnostics;
  }

  /** The same lines with value processes read. */
  static List<LogicalLine> read(List<LogicalLine> lines, DiagnosticCollector diagnostics) {
    ValueProcessLines reader = new ValueProcessLines(lines, diagnostics);
    List<LogicalLine> result = new ArrayList<>();
    while (reader.next < lines.size()) {
      result.add(reader.line());
    }
    return result;
  }

  private LogicalLine line() {
    LogicalLine line = lines.get(next++);
    int open = openedAt(line);
    while (open >= 0 && depth < DEEPEST) {
      depth++;
      line = joined(line, open);
      depth--;
      open = openedAt(line);
    }
    return line;
  }

  /** Index of the parenthesis behind which a value process begins, or -1. */
  private static int openedAt(LogicalLine line) {
    List<Token> tokens = line.tokens();
    if (!line.last().is("VALOF") && !line.last().is(":")) {
      return -1;
    }
    int closed = 0;
    for (int i = tokens.size() - 1; i >= 0; i--) {
      if (tokens.get(i).is(")")) {
        closed++;
      } else if (tokens.get(i).is("(") && closed-- == 0) {
        return begins(tokens.subList(i + 1, tokens.size())) ? i : -1;
      }
    }
    return -1;
  }

  /** True for VALOF, and for what a declaration in front of it begins with. */
  private static boolean begins(List<Token> tokens) {
    if (tokens.isEmpty()) {
      return false;
    }
    Token first = tokens.getFirst();
    if (first.kind() == Kind.NAME && tokens.size() > 1) {
      Token second = tokens.get(1);
      return second.kind() == Kind.NAME || second.is("IS");
    }
    return first.kind() == Kind.KEYWORD || first.is("[");
  }

  private boolean belongsInside(LogicalLine line, int indentation) {
    return line.indentation() >= indentation || line.first().is(")");
  }

  private LogicalLine joined(LogicalLine line, int open) {
    List<Token> head = new ArrayList<>(line.tokens().subList(0, open + 1));
    List<Token> first = line.tokens().subList(open + 1, line.tokens().size());
    int indentation = first.getFirst().range().start().column() - 1;
    List<LogicalLine> inside = new ArrayList<>();
    inside.add(new LogicalLine(indentation, first));
    LogicalLine end = null;
    while (end == null && next < lines.size() && belongsInside(lines.get(next), indentation)) {
      LogicalLine each = line();
      if (each.first().is(")")) {
        end = each;
      } else {
        inside.add(each);
      }
    }
    List<ValueProcess> values = new ArrayList<>(line.values());
    Token place = first.getFirst();
    if (end == null) {
      diagnostics.report(
          line.tokens().get(open).range(),
          "behind the value process in this parenthesis a line with ')' must follow");
      head.add(new Token(Kind.BAD, "", place.range()));
      return new LogicalLine(line.indentation(), head, values);
    }
    try {
      List<Block> blocks = LineTree.build(inside, indentation, diagnostics);
      values.add(new ProcessParser(diagnostics).declarations().valueProcess(blocks));
      head.add(new Token(Kind.VALUE_PROCESS, "", place.range()));
    } catch (LanguageError error) {
      diagnostics.report(error);
      head.add(new Token(Kind.BAD, "", place.range()));
    }
    head.addAll(end.tokens());
    values.addAll(end.values());
    return new LogicalLine(line.indentation(), head, values);
  }
}
