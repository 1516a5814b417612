package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.Parameter;

/** Reads definitions of functions, and value processes. */
final class FunctionParser {
  private final DeclarationParser declarations;
  private final ProcessParser processes;
  private final DiagnosticCollector diagnostics;

  FunctionParser(
      DeclarationParser declarations, ProcessParser processes, DiagnosticCollector diagnostics) {
    this.declarations = declarations;
    this.processes = processes;
    this.diagnostics = diagnostics;
  }

  /** A definition, whose heading contains the word FUNCTION. */
  SyntaxDeclaration function(Block block, BlockCursor blocks) {
    LogicalLine line = block.line();
    TokenCursor cursor = new TokenCursor(line);
    ExpressionParser expressions = new ExpressionParser(cursor);
    TypeParser types = new TypeParser(cursor, expressions);
    boolean recursive = DeclarationParser.recursive(cursor);
    List<TypeSyntax> results = new ArrayList<>();
    do {
      results.add(types.type());
    } while (cursor.accept(","));
    cursor.accept("INLINE");
    cursor.expect("FUNCTION", "after the types of the results");
    Identifier name = name(cursor);
    List<Parameter> parameters = declarations.parameters(cursor, "FUNCTION");
    ValueProcess body;
    if (cursor.accept("IS")) {
      List<SyntaxExpression> values = expressions.listSeparatedBy(",");
      DeclarationParser.endWithColon(cursor, line);
      processes.refuseChildren(block);
      TextRange range = values.getFirst().range();
      body = new ValueProcess(List.of(), new SyntaxProcess.Skip(range), values, range);
    } else {
      cursor.expectEnd("after the heading of a FUNCTION");
      if (block.children().isEmpty()) {
        throw ProcessParser.nothingUnder(block, "VALOF");
      }
      body = valueProcess(new BlockCursor(block.children()));
      declarations.endOfBody(block, blocks, "FUNCTION");
    }
    if (Operators.isOperator(name.text())
        && (results.size() != 1 || parameters.isEmpty() || parameters.size() > 2)) {
      throw new LanguageError(name.range(), "an operator has one or two operands and one result");
    }
    return new SyntaxDeclaration.FunctionDefinition(
        recursive, List.copyOf(results), name, parameters, body, line.range());
  }

  /** A name, or an operator in quotes. */
  private static Identifier name(TokenCursor cursor) {
    Token token = cursor.peek();
    if (token.kind() != Token.Kind.STRING) {
      return cursor.expectName("the name of the FUNCTION");
    }
    cursor.next();
    String operator =
        Operators.definable(token)
            .orElseThrow(
                () ->
                    new LanguageError(
                        token.range(),
                        "there is no operator '" + token.text() + "' that could be defined"));
    return new Identifier(Operators.nameOf(operator), token.range());
  }

  /** Declarations and VALOF, with nothing after it. */
  ValueProcess valueProcess(BlockCursor blocks) {
    List<SyntaxDeclaration> declared = declarations.declarations(blocks);
    if (!blocks.hasNext()) {
      throw new LanguageError(declared.getLast().range(), "after these declarations VALOF follows");
    }
    Block block = blocks.next();
    TokenCursor cursor = new TokenCursor(block.line());
    cursor.expect("VALOF", "and a process and RESULT");
    cursor.expectEnd("after VALOF");
    if (blocks.hasNext()) {
      diagnostics.report(
          blocks.peek().line().first().range(), "nothing follows VALOF and what is under it");
    }
    return valof(block, declared);
  }

  private ValueProcess valof(Block block, List<SyntaxDeclaration> declared) {
    BlockCursor children = new BlockCursor(block.children());
    if (!children.hasNext() || isResult(children.peek())) {
      throw ProcessParser.nothingUnder(
          block, "a process, SKIP if there is nothing to do, before RESULT");
    }
    SyntaxProcess process = processes.specified(children);
    if (!children.hasNext() || !isResult(children.peek())) {
      throw new LanguageError(
          children.hasNext() ? children.peek().line().first().range() : block.line().range(),
          "after the one process under VALOF a line with RESULT and the values must follow,"
              + " indented as far as the process");
    }
    Block result = children.next();
    if (children.hasNext()) {
      diagnostics.report(
          children.peek().line().first().range(), "nothing follows RESULT; it is the last line");
    }
    TokenCursor cursor = new TokenCursor(result.line());
    cursor.next();
    List<SyntaxExpression> values = new ExpressionParser(cursor).listSeparatedBy(",");
    cursor.expectEnd("after the values of RESULT");
    processes.refuseChildren(result);
    return new ValueProcess(declared, process, values, result.line().range());
  }

  private static boolean isResult(Block block) {
    return block.line().first().is("RESULT");
  }
}
