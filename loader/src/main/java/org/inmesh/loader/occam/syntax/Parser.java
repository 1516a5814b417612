package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.source.DiagnosticCollector;

/** Makes a syntax tree from the tree of lines. */
public final class Parser {
  private Parser() {}

  /** Reads a program. Parts that break the rules are reported and stand as broken in the tree. */
  public static SyntaxProgram parse(List<Block> blocks, DiagnosticCollector diagnostics) {
    DeclarationParser declarations = new ProcessParser(diagnostics).declarations();
    BlockCursor cursor = new BlockCursor(blocks);
    List<SyntaxDeclaration> result = new ArrayList<>();
    while (cursor.hasNext()) {
      if (declarations.isDeclaration(cursor.peek())) {
        result.addAll(declarations.declarations(cursor));
      } else {
        Block block = cursor.next();
        String message =
            BlockCursor.isColon(block)
                ? "there is no PROC of this indentation for this ':' to end"
                : "only declarations may stand at the outer level; processes stand in a PROC";
        diagnostics.report(block.line().range(), message);
      }
    }
    return new SyntaxProgram(List.copyOf(result), declarations.protocols());
  }
}
