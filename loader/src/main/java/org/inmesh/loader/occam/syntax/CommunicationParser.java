package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Item;
import org.inmesh.loader.occam.syntax.SyntaxProcess.VariantOption;

/** Reads inputs and outputs. */
final class CommunicationParser {
  private final ProcessParser processes;
  private final DeclarationParser declarations;
  private final DiagnosticCollector diagnostics;

  CommunicationParser(
      ProcessParser processes, DeclarationParser declarations, DiagnosticCollector diagnostics) {
    this.processes = processes;
    this.declarations = declarations;
    this.diagnostics = diagnostics;
  }

  /** Behind {@code channel !}. */
  static SyntaxProcess output(
      TokenCursor cursor, ExpressionParser expressions, SyntaxExpression channel) {
    List<Item> items = new ArrayList<>();
    do {
      SyntaxExpression value = expressions.expression();
      items.add(
          cursor.accept("::")
              ? new Item.Counted(value, expressions.operand())
              : new Item.Single(value));
    } while (cursor.accept(";"));
    return new SyntaxProcess.Output(channel, List.copyOf(items), cursor.rangeSoFar());
  }

  /** Behind {@code channel ?}. An input {@code ? CASE} that ends here has no options yet. */
  static SyntaxProcess input(
      TokenCursor cursor, ExpressionParser expressions, SyntaxExpression channel) {
    if (cursor.accept("AFTER")) {
      SyntaxExpression time = expressions.expression();
      return new SyntaxProcess.TimerWait(channel, time, cursor.rangeSoFar());
    }
    if (cursor.accept("CASE")) {
      List<VariantOption> options = List.of();
      if (!cursor.atEnd()) {
        int mark = cursor.mark();
        Identifier tag = cursor.expectName("a tag after CASE, or options in the lines below");
        List<Item> items = cursor.accept(";") ? targets(cursor, expressions) : List.of();
        SyntaxProcess body = new SyntaxProcess.Skip(cursor.rangeSoFar());
        options = List.of(new VariantOption(List.of(), tag, items, body, cursor.rangeFrom(mark)));
      }
      return new SyntaxProcess.VariantInput(channel, options, cursor.rangeSoFar());
    }
    return new SyntaxProcess.Input(channel, targets(cursor, expressions), cursor.rangeSoFar());
  }

  private static List<Item> targets(TokenCursor cursor, ExpressionParser expressions) {
    List<Item> items = new ArrayList<>();
    do {
      SyntaxExpression target = expressions.operand();
      items.add(
          cursor.accept("::")
              ? new Item.Counted(target, expressions.operand())
              : new Item.Single(target));
    } while (cursor.accept(";"));
    return List.copyOf(items);
  }

  /** The input {@code ? CASE} with the options that stand under it. */
  SyntaxProcess.VariantInput withOptions(SyntaxProcess.VariantInput input, Block block) {
    List<VariantOption> options =
        new OptionLines(declarations, processes, diagnostics).under(block, "a tag", this::option);
    return new SyntaxProcess.VariantInput(input.channel(), options, input.range());
  }

  private VariantOption option(List<SyntaxDeclaration> declared, Block block) {
    TokenCursor cursor = new TokenCursor(block.line());
    Identifier tag = cursor.expectName("a tag");
    List<Item> items =
        cursor.accept(";") ? targets(cursor, new ExpressionParser(cursor)) : List.of();
    cursor.expectEnd("after the tag and its items; its process stands below");
    SyntaxProcess body = processes.body(block, "the process of this tag");
    return new VariantOption(declared, tag, items, body, block.line().range());
  }

  /** A one-line {@code ? CASE tag} with the process that follows it as a guard. */
  static SyntaxProcess.VariantInput withBody(SyntaxProcess.VariantInput input, SyntaxProcess body) {
    VariantOption option = input.options().getFirst();
    return new SyntaxProcess.VariantInput(
        input.channel(),
        List.of(
            new VariantOption(
                option.declarations(), option.tag(), option.items(), body, option.range())),
        input.range());
  }
}
