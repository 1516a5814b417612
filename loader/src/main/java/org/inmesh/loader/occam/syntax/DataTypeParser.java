package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.Fields;

/** Reads declarations of named types and records. */
final class DataTypeParser {
  private DataTypeParser() {}

  /** At the word DATA. */
  static SyntaxDeclaration dataType(
      Block block, BlockCursor blocks, DiagnosticCollector diagnostics) {
    TokenCursor cursor = new TokenCursor(block.line());
    cursor.next();
    cursor.expect("TYPE", "after DATA");
    Identifier name = cursor.expectName("the name of the DATA TYPE");
    TextRange range = block.line().range();
    if (cursor.accept("IS")) {
      TypeSyntax type = new TypeParser(cursor, new ExpressionParser(cursor)).type();
      DeclarationParser.endWithColon(cursor, block.line());
      if (!block.children().isEmpty()) {
        throw new LanguageError(
            block.children().getFirst().line().range(),
            "nothing can be indented under a DATA TYPE of one line");
      }
      return new SyntaxDeclaration.DataType(name, type, range);
    }
    if (!cursor.atEnd()) {
      throw cursor.unexpected("IS and a type, or RECORD in the next line");
    }
    if (block.children().size() != 1) {
      throw new LanguageError(
          block.children().isEmpty() ? range : block.children().get(1).line().range(),
          "a DATA TYPE needs IS and a type, or RECORD indented under it and its fields under that");
    }
    Block head = block.children().getFirst();
    TokenCursor inner = new TokenCursor(head.line());
    boolean mobile = inner.accept("MOBILE");
    boolean packed = inner.accept("PACKED");
    mobile |= packed && inner.accept("MOBILE");
    inner.expect("RECORD", "and its fields under it");
    inner.expectEnd("after RECORD; its fields stand below");
    if (head.children().isEmpty()) {
      throw new LanguageError(
          head.line().range(), "a RECORD needs at least one field, such as INT x: under it");
    }
    List<Fields> fields = fields(head.children(), diagnostics);
    if (!blocks.acceptColon()) {
      diagnostics.report(
          new TextRange(block.line().first().range().start(), "DATA".length()),
          "after the fields of a RECORD a line with ':' only must follow, indented as far as DATA");
    }
    return new SyntaxDeclaration.RecordType(name, mobile, packed, fields, range);
  }

  private static List<Fields> fields(List<Block> lines, DiagnosticCollector diagnostics) {
    List<Fields> fields = new ArrayList<>();
    for (Block block : lines) {
      try {
        TokenCursor cursor = new TokenCursor(block.line());
        TypeSyntax type = new TypeParser(cursor, new ExpressionParser(cursor)).typeBeforeName();
        List<Identifier> names = new ArrayList<>();
        do {
          names.add(cursor.expectName("the name of a field"));
        } while (cursor.accept(","));
        DeclarationParser.endWithColon(cursor, block.line());
        if (!block.children().isEmpty()) {
          throw new LanguageError(
              block.children().getFirst().line().range(), "nothing can be indented under a field");
        }
        fields.add(new Fields(type, List.copyOf(names)));
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
    }
    return List.copyOf(fields);
  }
}
