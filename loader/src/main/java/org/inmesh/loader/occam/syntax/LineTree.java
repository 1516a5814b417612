package org.inmesh.loader.occam.syntax;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.TextRange;

/** Makes a tree of lines by their indentation: two spaces for each level. */
public final class LineTree {
  /** Keeps the recursion of later stages within an ordinary thread's stack. */
  private static final int DEEPEST_LEVEL = 100;

  private final DiagnosticCollector diagnostics;
  private final List<Block> roots = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int base;
  private int rootIndentation;

  private LineTree(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * The blocks of the outer level. A wrong indentation is reported; the line then counts as
   * indented under the nearest line before it that is indented less.
   */
  public static List<Block> build(List<LogicalLine> lines, DiagnosticCollector diagnostics) {
    return build(ValueProcessLines.read(lines, diagnostics), 0, diagnostics);
  }

  /** The blocks of lines whose outer level is indented. */
  static List<Block> build(
      List<LogicalLine> lines, int indentation, DiagnosticCollector diagnostics) {
    LineTree tree = new LineTree(diagnostics);
    tree.base = indentation;
    tree.rootIndentation = indentation;
    for (LogicalLine line : lines) {
      tree.add(line);
    }
    tree.closeDownTo(0);
    return List.copyOf(tree.roots);
  }

  private void add(LogicalLine line) {
    closeDownTo(line.indentation());
    Open parent = open.peek();
    int expected = parent == null ? base : parent.line.indentation() + 2;
    int previous = parent == null ? rootIndentation : parent.childIndentation;
    if (line.indentation() != expected && line.indentation() != previous) {
      report(line, parent, expected);
    }
    if (parent == null) {
      rootIndentation = line.indentation();
    } else {
      parent.childIndentation = line.indentation();
    }
    if (open.size() < DEEPEST_LEVEL) {
      open.push(new Open(line));
    } else {
      diagnostics.report(
          line.range(), "nested more than " + DEEPEST_LEVEL + " levels deep; use PROCs");
    }
  }

  private void report(LogicalLine line, Open parent, int expected) {
    TextRange first = line.first().range();
    String after =
        parent == null
            ? base == 0
                ? "the outer level has no indentation"
                : "as far as what stands behind the parenthesis"
            : "two more than line " + parent.line.first().range().start().line();
    diagnostics.report(
        first,
        "indented by "
            + line.indentation()
            + (line.indentation() == 1 ? " space; " : " spaces; ")
            + expected
            + " are expected here: "
            + after
            + (hasTab(line) ? "; a tab leads to the next multiple of 8 columns" : ""));
  }

  /** With a tab in front of it a word has fewer characters before it than columns. */
  private static boolean hasTab(LogicalLine line) {
    return line.first().range().start().column() <= line.indentation();
  }

  /** Completes the blocks that a line of this indentation ends. */
  private void closeDownTo(int indentation) {
    while (!open.isEmpty() && open.peek().line.indentation() >= indentation) {
      Open closed = open.pop();
      Block block = new Block(closed.line, closed.children);
      if (open.isEmpty()) {
        roots.add(block);
      } else {
        open.peek().children.add(block);
      }
    }
  }

  private static final class Open {
    private final LogicalLine line;
    private final List<Block> children = new ArrayList<>();
    private int childIndentation = -1;

    Open(LogicalLine line) {
      this.line = line;
    }
  }
}
