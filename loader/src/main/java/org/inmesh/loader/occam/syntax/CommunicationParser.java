package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
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

  /**
   * Behind {@code channel ?} or {@code channel ??}. An input {@code ? CASE} that ends here has no
   * options yet.
   */
  static SyntaxProcess input(
      TokenCursor cursor,
      ExpressionParser expressions,
      SyntaxExpression channel,
      boolean extended) {
    if (!extended && cursor.accept("AFTER")) {
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
        options =
            List.of(
                new VariantOption(
                    List.of(), tag, items, body, Optional.empty(), cursor.rangeFrom(mark)));
      }
      return new SyntaxProcess.VariantInput(channel, options, extended, cursor.rangeSoFar());
    }
    return new SyntaxProcess.Input(
        channel, targets(cursor, expressions), extended, cursor.rangeSoFar());
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
        new OptionLines(declarations, diagnostics)
            .under(block, "a tag", (declared, line) -> option(declared, line, input.extended()));
    return new SyntaxProcess.VariantInput(
        input.channel(), options, input.extended(), input.range());
  }

  private VariantOption option(List<SyntaxDeclaration> declared, Block block, boolean extended) {
    TokenCursor cursor = new TokenCursor(block.line());
    Identifier tag = cursor.expectName("a tag");
    List<Item> items =
        cursor.accept(";") ? targets(cursor, new ExpressionParser(cursor)) : List.of();
    cursor.expectEnd("after the tag and its items; its process stands below");
    Stages stages = stages(block, "the process of this tag", extended);
    return new VariantOption(
        declared, tag, items, stages.body(), stages.after(), block.line().range());
  }

  /**
   * The processes that are indented under an input.
   *
   * @param body what follows; of an extended input what happens before the other process goes on
   * @param after of an extended input what happens after that
   */
  private record Stages(SyntaxProcess body, Optional<SyntaxProcess> after) {}

  private Stages stages(Block block, String what, boolean extended) {
    if (!extended) {
      return new Stages(processes.body(block, what), Optional.empty());
    }
    if (block.children().isEmpty()) {
      throw ProcessParser.nothingUnder(
          block, "the process that happens before the other one goes on");
    }
    BlockCursor children = new BlockCursor(block.children());
    SyntaxProcess during = processes.specified(children);
    Optional<SyntaxProcess> after =
        children.hasNext() ? Optional.of(processes.specified(children)) : Optional.empty();
    if (children.hasNext()) {
      diagnostics.report(
          children.peek().line().first().range(),
          "under '??' stand one process that happens before the other one goes on, and perhaps one"
              + " that happens after that; put SEQ or PAR above further ones");
    }
    return new Stages(during, after);
  }

  /** An extended input with what stands under it. */
  SyntaxProcess.ExtendedInput extended(SyntaxProcess.Input input, Block block) {
    Stages stages = stages(block, "", true);
    return new SyntaxProcess.ExtendedInput(input, stages.body(), stages.after(), input.range());
  }

  /** A one-line {@code ? CASE tag} with the process, or processes, under it. */
  SyntaxProcess.VariantInput withBody(SyntaxProcess.VariantInput input, Block block) {
    Stages stages = stages(block, "the process of this guard", input.extended());
    VariantOption option = input.options().getFirst();
    return new SyntaxProcess.VariantInput(
        input.channel(),
        List.of(
            new VariantOption(
                option.declarations(),
                option.tag(),
                option.items(),
                stages.body(),
                stages.after(),
                option.range())),
        input.extended(),
        input.range());
  }
}
