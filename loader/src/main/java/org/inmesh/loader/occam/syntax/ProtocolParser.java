package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.TagSyntax;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.VariantProtocol;

/** Reads declarations of protocols. */
final class ProtocolParser {
  private final DiagnosticCollector diagnostics;
  private final List<VariantProtocol> read = new ArrayList<>();

  ProtocolParser(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** The protocols with tags that were read until now. */
  List<VariantProtocol> read() {
    return List.copyOf(read);
  }

  /** At the word PROTOCOL. */
  SyntaxDeclaration protocol(Block block, BlockCursor blocks) {
    TokenCursor cursor = new TokenCursor(block.line());
    cursor.next();
    Identifier name = cursor.expectName("the name of the PROTOCOL");
    if (cursor.accept("IS")) {
      List<ProtocolSyntax> items = items(cursor);
      DeclarationParser.endWithColon(cursor, block.line());
      requireOneLine(block);
      return new SyntaxDeclaration.SequentialProtocol(name, items, block.line().range());
    }
    List<Identifier> extended = new ArrayList<>();
    if (cursor.acceptName("EXTENDS")) {
      do {
        extended.add(cursor.expectName("the name of the PROTOCOL that is extended"));
      } while (cursor.accept(","));
    }
    if (!extended.isEmpty() && cursor.at(":")) {
      DeclarationParser.endWithColon(cursor, block.line());
      requireOneLine(block);
      return finished(
          new VariantProtocol(name, List.copyOf(extended), List.of(), block.line().range()));
    }
    List<TagSyntax> tags = tags(variants(block, cursor));
    if (!blocks.acceptColon()) {
      diagnostics.report(
          new TextRange(block.line().first().range().start(), "PROTOCOL".length()),
          "after the variants of a PROTOCOL a line with ':' only must follow, indented as far as"
              + " PROTOCOL");
    }
    return finished(new VariantProtocol(name, List.copyOf(extended), tags, block.line().range()));
  }

  private VariantProtocol finished(VariantProtocol protocol) {
    read.add(protocol);
    return protocol;
  }

  private static void requireOneLine(Block block) {
    if (!block.children().isEmpty()) {
      throw new LanguageError(
          block.children().getFirst().line().range(),
          "nothing can be indented under a PROTOCOL of one line");
    }
  }

  /** The lines under CASE, which stands in the line of PROTOCOL or alone in the next. */
  private static List<Block> variants(Block block, TokenCursor cursor) {
    if (cursor.accept("CASE")) {
      cursor.expectEnd("after CASE; the tags stand below");
      return block.children();
    }
    if (!cursor.atEnd()) {
      throw cursor.unexpected("IS and what the channel carries, or CASE");
    }
    if (block.children().isEmpty()) {
      throw new LanguageError(
          block.line().range(),
          "a PROTOCOL needs IS and what the channel carries, or CASE and tags");
    }
    Block head = block.children().getFirst();
    TokenCursor inner = new TokenCursor(head.line());
    inner.expect("CASE", "and the tags under it");
    inner.expectEnd("after CASE; the tags stand below");
    if (block.children().size() > 1) {
      throw new LanguageError(
          block.children().get(1).line().range(),
          "the tags of a PROTOCOL must be indented by two spaces under CASE");
    }
    return head.children();
  }

  private List<TagSyntax> tags(List<Block> lines) {
    List<TagSyntax> tags = new ArrayList<>();
    for (Block block : lines) {
      try {
        TokenCursor cursor = new TokenCursor(block.line());
        Identifier name = cursor.expectName("a tag, such as done, or data; INT");
        List<ProtocolSyntax> items = cursor.accept(";") ? items(cursor) : List.of();
        cursor.expectEnd("after the tag and its items");
        if (!block.children().isEmpty()) {
          throw new LanguageError(
              block.children().getFirst().line().range(), "nothing can be indented under a tag");
        }
        tags.add(new TagSyntax(name, items));
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
    }
    return List.copyOf(tags);
  }

  private static List<ProtocolSyntax> items(TokenCursor cursor) {
    TypeParser types = new TypeParser(cursor, new ExpressionParser(cursor));
    List<ProtocolSyntax> items = new ArrayList<>();
    do {
      items.add(types.protocol());
    } while (cursor.accept(";"));
    return List.copyOf(items);
  }
}
