package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Alternative;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Choice;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Option;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Replicator;

/** Reads the processes that choose: IF, CASE and ALT. */
final class GuardParser {
  private final ProcessParser processes;
  private final DeclarationParser declarations;
  private final DiagnosticCollector diagnostics;

  GuardParser(
      ProcessParser processes, DeclarationParser declarations, DiagnosticCollector diagnostics) {
    this.processes = processes;
    this.declarations = declarations;
    this.diagnostics = diagnostics;
  }

  /** At the word IF. */
  SyntaxProcess conditional(Block block, TokenCursor cursor) {
    return new SyntaxProcess.Conditional(nestedChoices(block, cursor), block.line().range());
  }

  private Choice.Nested nestedChoices(Block block, TokenCursor cursor) {
    cursor.next();
    Optional<Replicator> replicator = ReplicatorParser.replicator(cursor, "IF");
    if (block.children().isEmpty() && replicator.isPresent()) {
      throw ProcessParser.nothingUnder(block, "a condition");
    }
    BlockCursor children = new BlockCursor(block.children());
    List<Choice> choices = new ArrayList<>();
    while (children.hasNext()) {
      refuseSecond(replicator, choices.size(), children, "a replicated IF has one choice");
      choices.add(choice(children));
    }
    return new Choice.Nested(replicator, List.copyOf(choices));
  }

  private void refuseSecond(
      Optional<Replicator> replicator, int before, BlockCursor next, String message) {
    if (replicator.isPresent() && before == 1) {
      diagnostics.report(next.peek().line().first().range(), message + " under it");
    }
  }

  private Choice choice(BlockCursor blocks) {
    List<SyntaxDeclaration> declared = declarations.declarations(blocks);
    Choice result = blocks.hasNext() ? plainChoice(blocks.next()) : nothingAfter(declared);
    return declared.isEmpty() ? result : new Choice.Specified(declared, result);
  }

  private Choice nothingAfter(List<SyntaxDeclaration> declared) {
    declarations.reportNothingAfter(declared, "a condition");
    return new Choice.Broken();
  }

  private Choice plainChoice(Block block) {
    try {
      TokenCursor cursor = new TokenCursor(block.line());
      if (cursor.at("IF")) {
        return nestedChoices(block, cursor);
      }
      if (cursor.at("ELSE")) {
        throw new LanguageError(cursor.peek().range(), "ELSE belongs to CASE; in an IF write TRUE");
      }
      SyntaxExpression condition =
          ProcessParser.wholeExpression(cursor, "after the condition; its process stands below");
      return new Choice.Guarded(condition, processes.body(block, "the process of this condition"));
    } catch (LanguageError error) {
      diagnostics.report(error);
      return new Choice.Broken();
    }
  }

  /** At the word CASE. */
  SyntaxProcess selection(Block block, TokenCursor cursor) {
    cursor.next();
    SyntaxExpression selector = ProcessParser.wholeExpression(cursor, "after the selector of CASE");
    List<Option> options =
        new OptionLines(declarations, diagnostics).under(block, "an option", this::option);
    return new SyntaxProcess.Selection(selector, options, block.line().range());
  }

  private Option option(List<SyntaxDeclaration> declared, Block block) {
    TokenCursor cursor = new TokenCursor(block.line());
    List<SyntaxExpression> values = List.of();
    if (!cursor.accept("ELSE")) {
      values = new ExpressionParser(cursor).listSeparatedBy(",");
    }
    cursor.expectEnd("after the option; its process stands below");
    SyntaxProcess body = processes.body(block, "the process of this option");
    return new Option(declared, values, body, block.line().range());
  }

  /** At the word ALT. */
  SyntaxProcess alternation(Block block, TokenCursor cursor) {
    return new SyntaxProcess.Alternation(nestedAlternatives(block, cursor), block.line().range());
  }

  private Alternative.Nested nestedAlternatives(Block block, TokenCursor cursor) {
    cursor.expect("ALT", "here");
    Optional<Replicator> replicator = ReplicatorParser.replicator(cursor, "ALT");
    if (block.children().isEmpty() && replicator.isPresent()) {
      throw ProcessParser.nothingUnder(block, "a guard");
    }
    BlockCursor children = new BlockCursor(block.children());
    List<Alternative> alternatives = new ArrayList<>();
    while (children.hasNext()) {
      refuseSecond(
          replicator, alternatives.size(), children, "a replicated ALT has one alternative");
      alternatives.add(alternative(children));
    }
    return new Alternative.Nested(replicator, List.copyOf(alternatives));
  }

  private Alternative alternative(BlockCursor blocks) {
    List<SyntaxDeclaration> declared = declarations.declarations(blocks);
    Alternative result;
    if (blocks.hasNext()) {
      result = plainAlternative(blocks.next());
    } else {
      declarations.reportNothingAfter(declared, "a guard");
      result = new Alternative.Broken();
    }
    return declared.isEmpty() ? result : new Alternative.Specified(declared, result);
  }

  private Alternative plainAlternative(Block block) {
    try {
      TokenCursor cursor = new TokenCursor(block.line());
      if (cursor.at("PRI")) {
        cursor.next();
        return nestedAlternatives(block, cursor);
      }
      return cursor.at("ALT") ? nestedAlternatives(block, cursor) : guarded(block, cursor);
    } catch (LanguageError error) {
      diagnostics.report(error);
      return new Alternative.Broken();
    }
  }

  private Alternative guarded(Block block, TokenCursor cursor) {
    Optional<SyntaxExpression> condition = Optional.empty();
    if (block.line().tokens().stream().anyMatch(token -> token.is("&"))) {
      condition = Optional.of(new ExpressionParser(cursor).expression());
      cursor.expect("&", "after the condition of the guard");
    }
    SyntaxProcess guard;
    Token first = cursor.peek();
    if (cursor.accept("SKIP")) {
      guard = new SyntaxProcess.Skip(first.range());
    } else {
      guard = processes.action(cursor);
      if (!(guard instanceof SyntaxProcess.Input)
          && !(guard instanceof SyntaxProcess.VariantInput)
          && !(guard instanceof SyntaxProcess.TimerWait)) {
        throw new LanguageError(
            first.range(), "a guard is an input: channel ? variable, timer ? AFTER time, or SKIP");
      }
    }
    cursor.expectEnd("after the guard; its process stands below");
    if (guard instanceof SyntaxProcess.VariantInput input && input.options().isEmpty()) {
      SyntaxProcess whole = processes.communications().withOptions(input, block);
      return new Alternative.Guarded(condition, whole, new SyntaxProcess.Skip(input.range()));
    }
    if (guard instanceof SyntaxProcess.VariantInput input) {
      return new Alternative.Guarded(
          condition,
          processes.communications().withBody(input, block),
          new SyntaxProcess.Skip(input.range()));
    }
    if (guard instanceof SyntaxProcess.Input input && input.extended()) {
      return new Alternative.Guarded(
          condition,
          processes.communications().extended(input, block),
          new SyntaxProcess.Skip(input.range()));
    }
    SyntaxProcess body = processes.body(block, "the process of this guard");
    return new Alternative.Guarded(condition, guard, body);
  }
}
