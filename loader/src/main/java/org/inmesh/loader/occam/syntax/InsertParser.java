package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.InsertLine.Operand;
import org.inmesh.loader.occam.syntax.Token.Kind;

/**
 * Reads the lines under ASM and GUY, in the syntax of INMOS's occam 2 toolset. Their indentation
 * has no meaning beyond that they are indented.
 */
final class InsertParser {
  private final DiagnosticCollector diagnostics;

  InsertParser(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** At ASM or GUY. */
  SyntaxProcess.CodeInsert insert(Block block, TokenCursor cursor) {
    boolean byName = cursor.next().is("GUY");
    cursor.expectEnd("after " + block.line().first().text() + "; instructions stand below");
    List<InsertLine> lines = new ArrayList<>();
    read(block.children(), lines);
    return new SyntaxProcess.CodeInsert(byName, List.copyOf(lines), block.line().range());
  }

  private void read(List<Block> blocks, List<InsertLine> lines) {
    for (Block block : blocks) {
      try {
        lines.add(line(new TokenCursor(block.line())));
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
      read(block.children(), lines);
    }
  }

  private static InsertLine line(TokenCursor cursor) {
    if (cursor.at(":")) {
      Identifier label = label(cursor);
      cursor.expectEnd("after a label; the instruction stands in the next line");
      return new InsertLine.Label(label, cursor.rangeSoFar());
    }
    Token mnemonic = cursor.peek();
    if (mnemonic.kind() != Kind.NAME && mnemonic.kind() != Kind.KEYWORD) {
      throw cursor.unexpected("an instruction, or a label such as :loop");
    }
    cursor.next();
    List<Operand> operands = new ArrayList<>();
    if (!cursor.atEnd()) {
      do {
        operands.add(operand(cursor));
      } while (cursor.accept(","));
    }
    cursor.expectEnd("after the operand");
    return new InsertLine.Instruction(
        new Identifier(mnemonic.text(), mnemonic.range()),
        List.copyOf(operands),
        cursor.rangeSoFar());
  }

  private static Identifier label(TokenCursor cursor) {
    cursor.next();
    return cursor.expectName("the name of a label after ':'");
  }

  private static Operand operand(TokenCursor cursor) {
    int mark = cursor.mark();
    if (cursor.at(":")) {
      Identifier label = label(cursor);
      if (!cursor.accept("-")) {
        return new Operand.LabelUse(label, cursor.rangeFrom(mark));
      }
      if (!cursor.at(":")) {
        throw cursor.unexpected("the label to subtract, such as :here");
      }
      return new Operand.LabelDifference(label, label(cursor), cursor.rangeFrom(mark));
    }
    boolean negative = cursor.at("-") && isSpecial(cursor.peek(1));
    if (negative || isSpecial(cursor.peek())) {
      cursor.accept("-");
      String name = cursor.next().text();
      return new Operand.Special(name, negative, cursor.rangeFrom(mark));
    }
    boolean address = cursor.acceptName("ADDRESSOF");
    SyntaxExpression expression = new ExpressionParser(cursor).expression();
    TextRange range = cursor.rangeFrom(mark);
    return address ? new Operand.Address(expression, range) : new Operand.Value(expression, range);
  }

  private static boolean isSpecial(Token token) {
    return token.kind() == Kind.NAME && token.text().startsWith(".");
  }
}
