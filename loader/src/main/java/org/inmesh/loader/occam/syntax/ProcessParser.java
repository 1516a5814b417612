package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Token.Kind;

/** Reads processes. An error spoils one line and what is indented under it; the rest is read. */
final class ProcessParser {
  private final DiagnosticCollector diagnostics;
  private final DeclarationParser declarations;
  private final GuardParser guards;
  private final CommunicationParser communications;
  private final ComponentParser components;

  ProcessParser(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
    this.declarations = new DeclarationParser(this, diagnostics);
    this.guards = new GuardParser(this, declarations, diagnostics);
    this.communications = new CommunicationParser(this, declarations, diagnostics);
    this.components = new ComponentParser(this, diagnostics);
  }

  DeclarationParser declarations() {
    return declarations;
  }

  CommunicationParser communications() {
    return communications;
  }

  /** The one process, with declarations in front of it, that is indented under a line. */
  SyntaxProcess body(Block block, String what) {
    if (block.children().isEmpty()) {
      throw nothingUnder(block, what);
    }
    BlockCursor children = new BlockCursor(block.children());
    SyntaxProcess result = specified(children);
    if (children.hasNext()) {
      Token extra = children.peek().line().first();
      diagnostics.report(extra.range(), notExpected(children));
    }
    return result;
  }

  /** Says why a second process cannot stand here. */
  private static String notExpected(BlockCursor children) {
    if (BlockCursor.isColon(children.peek())) {
      return "the ':' that ends a PROC must be indented as far as the word PROC";
    }
    LogicalLine before = children.previous().line();
    if (children.previous().children().isEmpty() && isConstruct(before)) {
      return String.format(
              Locale.ROOT,
              "nothing is indented under the %s of line %d; if this belongs to it, indent it by %d",
              before.first().text(),
              before.first().range().start().line(),
              2)
          + " spaces more";
    }
    return "only one process may stand here; put SEQ or PAR above, with these indented under it";
  }

  private static boolean isConstruct(LogicalLine line) {
    return switch (line.first().text()) {
      case "SEQ", "PAR", "IF", "ALT", "CASE" -> true;
      default -> false;
    };
  }

  static LanguageError nothingUnder(Block block, String what) {
    return new LanguageError(
        block.line().range(),
        what + " is missing: it must be indented by two spaces under this line");
  }

  /** Declarations and the process they belong to. */
  SyntaxProcess specified(BlockCursor blocks) {
    List<SyntaxDeclaration> declared = declarations.declarations(blocks);
    if (declared.isEmpty()) {
      return process(blocks.next());
    }
    SyntaxDeclaration last = declared.getLast();
    SyntaxProcess body;
    if (blocks.hasNext() && !BlockCursor.isColon(blocks.peek())) {
      body = process(blocks.next());
    } else {
      if (!(last instanceof SyntaxDeclaration.Broken)) {
        diagnostics.report(
            last.range(), "after a declaration a process must follow that it is valid in");
      }
      body = new SyntaxProcess.Broken(last.range());
    }
    return new SyntaxProcess.Specified(declared, body, declared.getFirst().range());
  }

  private SyntaxProcess process(Block block) {
    try {
      return read(block);
    } catch (LanguageError error) {
      diagnostics.report(error);
      return new SyntaxProcess.Broken(block.line().range());
    }
  }

  /** Reports lines that are indented under one that takes none. */
  void refuseChildren(Block block) {
    if (!block.children().isEmpty()) {
      diagnostics.report(
          block.children().getFirst().line().first().range(),
          "nothing can be indented under line "
              + block.line().first().range().start().line()
              + "; "
              + block.line().indentation()
              + " spaces are expected here");
    }
  }

  /** A process without declarations in front of it. */
  SyntaxProcess read(Block block) {
    TokenCursor cursor = new TokenCursor(block.line());
    Token first = cursor.peek();
    if (BarrierParser.isWord(cursor, "SYNC")) {
      cursor.next();
      SyntaxExpression barrier = BarrierParser.barrier(cursor);
      refuseChildren(block);
      return new SyntaxProcess.Synchronisation(barrier, block.line().range());
    }
    if (BarrierParser.isWord(cursor, "RESIGN")) {
      cursor.next();
      return new SyntaxProcess.Resignation(
          BarrierParser.barrier(cursor),
          body(block, "the process of the RESIGN"),
          block.line().range());
    }
    if (SharedMemoryParser.isOne(cursor)) {
      return new SharedMemoryParser(this).process(block, cursor);
    }
    if (first.kind() == Kind.NAME || first.is("[")) {
      return action(block, cursor);
    }
    return switch (first.kind() == Kind.KEYWORD || first.kind() == Kind.SYMBOL
        ? first.text()
        : "") {
      case "SKIP" -> {
        wordAlone(block, cursor);
        yield new SyntaxProcess.Skip(first.range());
      }
      case "STOP" -> {
        wordAlone(block, cursor);
        yield new SyntaxProcess.Stop(first.range());
      }
      case "CLAIM" -> {
        cursor.next();
        SyntaxExpression channel = new ExpressionParser(cursor).expressionOrEnd();
        cursor.expectEnd("after the channel that is claimed; the process stands below");
        yield new SyntaxProcess.Claim(
            channel, body(block, "the process of the CLAIM"), block.line().range());
      }
      case "FORKING" -> {
        cursor.next();
        cursor.expectEnd("after FORKING");
        yield new SyntaxProcess.Forking(
            body(block, "the process that FORKING waits for"), first.range());
      }
      case "FORK" -> fork(block, cursor);
      case "SEQ" -> components.sequence(block, cursor);
      case "PAR" -> components.parallel(block, cursor, false);
      case "PLACED" -> {
        cursor.next();
        if (!cursor.at("PAR")) {
          throw cursor.unexpected("PAR after PLACED");
        }
        yield components.parallel(block, cursor, true);
      }
      case "PRI" -> {
        cursor.next();
        yield cursor.at("PAR")
            ? components.priorityParallel(block, cursor)
            : guards.alternation(block, cursor);
      }
      case "ASM", "GUY" -> new InsertParser(diagnostics).insert(block, cursor);
      case "ALT" -> guards.alternation(block, cursor);
      case "IF" -> guards.conditional(block, cursor);
      case "CASE" -> guards.selection(block, cursor);
      case "WHILE" -> {
        cursor.next();
        SyntaxExpression condition = wholeExpression(cursor, "after the condition of WHILE");
        yield new SyntaxProcess.While(
            condition, body(block, "the body of the WHILE"), block.line().range());
      }
      case "VALOF" ->
          throw new LanguageError(
              first.range(), "VALOF is the body of a FUNCTION; a PROC's body is a process");
      case "RESULT" ->
          throw new LanguageError(
              first.range(), "RESULT is the last line under VALOF, behind one process");
      case "PROCESSOR" ->
          throw new LanguageError(
              first.range(), "PROCESSOR may only stand directly under PLACED PAR");
      case ":" ->
          throw new LanguageError(
              first.range(), "there is no PROC of this indentation for this ':' to end");
      case "ELSE" ->
          throw new LanguageError(first.range(), "ELSE belongs to CASE; in an IF write TRUE");
      default -> throw cursor.unexpected("a process");
    };
  }

  private void wordAlone(Block block, TokenCursor cursor) {
    String word = cursor.next().text();
    cursor.expectEnd("after " + word);
    refuseChildren(block);
  }

  /** The rest of the line as one expression. */
  static SyntaxExpression wholeExpression(TokenCursor cursor, String after) {
    SyntaxExpression result = new ExpressionParser(cursor).expression();
    cursor.expectEnd(after);
    return result;
  }

  private SyntaxProcess action(Block block, TokenCursor cursor) {
    SyntaxProcess result = action(cursor);
    cursor.expectEnd("after this process");
    if (result instanceof SyntaxProcess.VariantInput input && input.options().isEmpty()) {
      return communications.withOptions(input, block);
    }
    if (result instanceof SyntaxProcess.VariantInput input && input.extended()) {
      return communications.withBody(input, block);
    }
    if (result instanceof SyntaxProcess.Input input && input.extended()) {
      return communications.extended(input, block);
    }
    refuseChildren(block);
    return result;
  }

  /** An assignment, communication or call; also the input of a guard. */
  SyntaxProcess action(TokenCursor cursor) {
    Token first = cursor.peek();
    ExpressionParser expressions = new ExpressionParser(cursor);
    if (first.kind() == Kind.NAME && cursor.peek(1).is("(")) {
      return call(cursor, expressions);
    }
    SyntaxExpression element = expressions.operand();
    if (cursor.at(":=") || cursor.at(",")) {
      List<SyntaxExpression> targets = new ArrayList<>(List.of(element));
      while (cursor.accept(",")) {
        targets.add(expressions.operand());
      }
      cursor.expect(":=", "in the assignment");
      List<SyntaxExpression> values = expressions.listSeparatedBy(",");
      return new SyntaxProcess.Assignment(targets, values, cursor.rangeSoFar());
    }
    if (cursor.accept("!")) {
      return CommunicationParser.output(cursor, expressions, element);
    }
    if (cursor.at("?") || cursor.at("??")) {
      boolean extended = cursor.next().is("??");
      return CommunicationParser.input(cursor, expressions, element, extended);
    }
    throw noAction(cursor, first);
  }

  private SyntaxProcess fork(Block block, TokenCursor cursor) {
    Token word = cursor.next();
    if (cursor.peek().kind() != Kind.NAME || !cursor.peek(1).is("(")) {
      throw cursor.unexpected("the call of a PROC after FORK");
    }
    SyntaxProcess.Call call = call(cursor, new ExpressionParser(cursor));
    cursor.expectEnd("after the call");
    refuseChildren(block);
    return new SyntaxProcess.Fork(call, word.range());
  }

  private static SyntaxProcess.Call call(TokenCursor cursor, ExpressionParser expressions) {
    Token name = cursor.next();
    cursor.next();
    List<SyntaxExpression> arguments = new ArrayList<>();
    if (!cursor.at(")")) {
      do {
        arguments.add(expressions.expressionOrEnd());
      } while (cursor.accept(","));
    }
    cursor.expect(")", "or ',' after the argument");
    return new SyntaxProcess.Call(
        new Identifier(name.text(), name.range()), List.copyOf(arguments), cursor.rangeSoFar());
  }

  private static LanguageError noAction(TokenCursor cursor, Token first) {
    String capitals = first.text().toUpperCase(Locale.ROOT);
    if (first.kind() == Kind.NAME && Keywords.contains(capitals)) {
      return new LanguageError(
          first.range(), "the words of the language are written in capitals: " + capitals);
    }
    if (cursor.at("=")) {
      return new LanguageError(cursor.peek().range(), "an assignment is written with ':='");
    }
    if (cursor.atEnd() && cursor.mark() == 1) {
      TextRange range = first.range();
      return new LanguageError(
          range, "a name alone is no process; a PROC is called with parentheses: name ()");
    }
    return cursor.unexpected("':=', '?' or '!'");
  }
}
