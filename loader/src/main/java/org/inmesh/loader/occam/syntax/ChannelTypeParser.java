package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.checked.Type.Direction;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.ChannelField;

/** Reads declarations of channel types. */
final class ChannelTypeParser {
  private ChannelTypeParser() {}

  /** True if a line begins with {@code CHAN TYPE}, perhaps after RECURSIVE. */
  static boolean isChannelType(LogicalLine line) {
    TokenCursor cursor = new TokenCursor(line);
    acceptRecursive(cursor);
    return cursor.at("CHAN") && cursor.peek(1).is("TYPE");
  }

  private static boolean acceptRecursive(TokenCursor cursor) {
    return cursor.accept("REC") || cursor.accept("RECURSIVE");
  }

  /** At such a line. */
  static SyntaxDeclaration channelType(
      Block block, BlockCursor blocks, DiagnosticCollector diagnostics) {
    TokenCursor cursor = new TokenCursor(block.line());
    boolean recursive = acceptRecursive(cursor);
    cursor.next();
    cursor.next();
    Identifier name = cursor.expectName("the name of the channel type");
    TextRange range = block.line().range();
    if (cursor.at(":") && block.children().isEmpty()) {
      return new SyntaxDeclaration.ChannelTypeDefinition(name, recursive, List.of(), range);
    }
    cursor.expectEnd("after the name; MOBILE RECORD and its channels stand below");
    if (block.children().size() != 1) {
      throw new LanguageError(
          range,
          "a channel type needs MOBILE RECORD indented under it and its channels under that");
    }
    Block head = block.children().getFirst();
    TokenCursor inner = new TokenCursor(head.line());
    inner.expect("MOBILE", "RECORD: the ends of a channel type are mobile");
    inner.expect("RECORD", "and its channels under it");
    inner.expectEnd("after RECORD; its channels stand below");
    List<ChannelField> channels = channels(head.children(), diagnostics);
    if (channels.isEmpty()) {
      throw new LanguageError(
          head.line().range(),
          "a channel type needs a channel, such as CHAN INT request?: under it");
    }
    if (!blocks.acceptColon()) {
      diagnostics.report(
          new TextRange(block.line().first().range().start(), "CHAN".length()),
          "after the channels of a channel type a line with ':' only must follow, indented as far"
              + " as CHAN");
    }
    return new SyntaxDeclaration.ChannelTypeDefinition(name, recursive, channels, range);
  }

  private static List<ChannelField> channels(List<Block> lines, DiagnosticCollector diagnostics) {
    List<ChannelField> channels = new ArrayList<>();
    for (Block line : lines) {
      try {
        TokenCursor cursor = new TokenCursor(line.line());
        TypeSyntax type = new TypeParser(cursor, new ExpressionParser(cursor)).type();
        do {
          Identifier name = cursor.expectName("the name of a channel");
          if (!cursor.at("?") && !cursor.at("!")) {
            throw cursor.unexpected("'?' or '!': which end of this channel the server end has");
          }
          boolean input = cursor.next().is("?");
          channels.add(new ChannelField(type, name, input ? Direction.INPUT : Direction.OUTPUT));
        } while (cursor.accept(","));
        DeclarationParser.endWithColon(cursor, line.line());
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
    }
    return List.copyOf(channels);
  }
}
