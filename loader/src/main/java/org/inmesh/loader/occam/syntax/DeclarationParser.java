package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.Parameter;
import org.inmesh.loader.occam.syntax.Token.Kind;

/** Reads declarations. */
final class DeclarationParser {
  private final ProcessParser processes;
  private final DiagnosticCollector diagnostics;
  private final ProtocolParser protocols;
  private final FunctionParser functions;

  DeclarationParser(ProcessParser processes, DiagnosticCollector diagnostics) {
    this.processes = processes;
    this.diagnostics = diagnostics;
    this.protocols = new ProtocolParser(diagnostics);
    this.functions = new FunctionParser(this, processes, diagnostics);
  }

  /** The protocols with tags that were read until now. */
  List<SyntaxDeclaration.VariantProtocol> protocols() {
    return protocols.read();
  }

  /** True if the line declares something or looks as if it should. */
  boolean isDeclaration(Block block) {
    Token first = block.line().first();
    if (first.is("VAL")
        || first.is("PROC")
        || first.is("INLINE")
        || first.is("REC")
        || first.is("RECURSIVE")
        || first.is("INITIAL")
        || first.is("PLACE")
        || first.is("CHAN")
        || first.is("BARRIER")
        || first.is("PORT")
        || first.is("MOBILE")
        || first.is("SHARED")
        || first.is("TIMER")
        || first.is("PROTOCOL")
        || first.is("DATA")
        || isFunction(block.line())) {
      return true;
    }
    TokenCursor cursor = new TokenCursor(block.line());
    if (first.is("[") && new TypeParser(cursor, new ExpressionParser(cursor)).atType()) {
      return true;
    }
    boolean beginsWithScalar = ExpressionParser.scalarNamed(first).isPresent();
    // With something under it, INT or BYTE at the beginning is a conversion in a condition.
    return (beginsWithScalar && block.children().isEmpty())
        || cursor.peek(1).is("IS")
        || (block.line().last().is(":") && block.line().tokens().size() > 1);
  }

  private static boolean isFunction(LogicalLine line) {
    return line.tokens().stream().anyMatch(token -> token.is("FUNCTION"));
  }

  /** All declarations that stand here. */
  List<SyntaxDeclaration> declarations(BlockCursor blocks) {
    List<SyntaxDeclaration> result = new ArrayList<>();
    while (blocks.hasNext() && isDeclaration(blocks.peek())) {
      result.add(declaration(blocks));
    }
    return List.copyOf(result);
  }

  private SyntaxDeclaration declaration(BlockCursor blocks) {
    Block block = blocks.next();
    LogicalLine line = block.line();
    try {
      if (ChannelTypeParser.isChannelType(line)) {
        return ChannelTypeParser.channelType(block, blocks, diagnostics);
      }
      if (isFunction(line)) {
        return functions.function(block, blocks);
      }
      if (line.first().is("PROC")
          || line.first().is("INLINE")
          || line.first().is("REC")
          || line.first().is("RECURSIVE")) {
        return procedure(block, blocks);
      }
      if (line.first().is("PROTOCOL")) {
        return protocols.protocol(block, blocks);
      }
      if (line.first().is("DATA")) {
        return DataTypeParser.dataType(block, blocks, diagnostics);
      }
      SyntaxDeclaration result =
          switch (line.first().text()) {
            case "INITIAL" -> initial(line);
            case "PLACE" -> placement(line);
            default -> oneLine(line);
          };
      processes.refuseChildren(block);
      return result;
    } catch (LanguageError error) {
      diagnostics.report(error);
      blocks.acceptColon();
      List<String> names =
          line.tokens().stream().filter(t -> t.kind() == Kind.NAME).map(Token::text).toList();
      return new SyntaxDeclaration.Broken(names, line.range());
    }
  }

  private SyntaxDeclaration oneLine(LogicalLine line) {
    TokenCursor cursor = new TokenCursor(line);
    ExpressionParser expressions = new ExpressionParser(cursor);
    TypeParser types = new TypeParser(cursor, expressions);
    boolean value = cursor.accept("VAL");
    Optional<TypeSyntax> type = Optional.empty();
    if (cursor.peek().kind() != Kind.NAME || cursor.peek(1).kind() == Kind.NAME || types.atEnd(0)) {
      type = Optional.of(types.type());
    }
    Identifier name = cursor.expectName("a name to declare");
    Type.Direction direction = direction(cursor);
    if (cursor.at("RETYPES") || cursor.at("RESHAPES")) {
      if (type.isEmpty()) {
        throw new LanguageError(
            cursor.peek().range(), "a type is needed in front of the name that it is retyped to");
      }
      boolean reshapes = cursor.next().is("RESHAPES");
      SyntaxExpression expression = expressions.expressionOrEnd();
      endWithColon(cursor, line);
      return new SyntaxDeclaration.Retyping(
          value, type.get(), name, reshapes, expression, line.range());
    }
    if (type.isPresent()
        && direction != Type.Direction.BOTH
        && (cursor.at(":") || cursor.at(","))) {
      throw new LanguageError(
          name.range(),
          "a channel that is declared has both ends; leave out the mark '%s' behind '%s'"
              .formatted(direction.mark(), name.text()));
    }
    if (value || type.isEmpty() || direction != Type.Direction.BOTH || cursor.at("IS")) {
      cursor.expect("IS", value ? "and a value: a VAL is a constant" : "in the abbreviation");
      SyntaxExpression expression = expressions.expressionOrEnd();
      endWithColon(cursor, line);
      return new SyntaxDeclaration.Abbreviation(
          value, type, name, direction, expression, line.range());
    }
    List<Identifier> names = new ArrayList<>(List.of(name));
    while (cursor.accept(",")) {
      names.add(cursor.expectName("a name to declare"));
    }
    endWithColon(cursor, line);
    return new SyntaxDeclaration.Variables(type.get(), List.copyOf(names), line.range());
  }

  /** The mark behind the name of a channel, if there is one. */
  private static Type.Direction direction(TokenCursor cursor) {
    if (cursor.accept("?")) {
      return Type.Direction.INPUT;
    }
    return cursor.accept("!") ? Type.Direction.OUTPUT : Type.Direction.BOTH;
  }

  /** Reports that declarations have nothing that they are valid in. */
  void reportNothingAfter(List<SyntaxDeclaration> declared, String what) {
    if (!(declared.getLast() instanceof SyntaxDeclaration.Broken)) {
      diagnostics.report(
          declared.getLast().range(), "after this declaration " + what + " must follow");
    }
  }

  private static SyntaxDeclaration initial(LogicalLine line) {
    TokenCursor cursor = new TokenCursor(line);
    cursor.next();
    ExpressionParser expressions = new ExpressionParser(cursor);
    TypeSyntax type = new TypeParser(cursor, expressions).type();
    Identifier name = cursor.expectName("a name to declare");
    cursor.expect("IS", "and a value: INITIAL gives a variable its first one");
    SyntaxExpression value = expressions.expression();
    endWithColon(cursor, line);
    return new SyntaxDeclaration.Initial(type, name, value, line.range());
  }

  /** An address, or one of the areas of a transputer's memory; here there is one for all. */
  private static SyntaxDeclaration placement(LogicalLine line) {
    TokenCursor cursor = new TokenCursor(line);
    cursor.next();
    ExpressionParser expressions = new ExpressionParser(cursor);
    SyntaxExpression placed = expressions.operand();
    Optional<SyntaxExpression> address = Optional.empty();
    if (cursor.accept("AT")) {
      if (cursor.at("WORKSPACE")) {
        throw new LanguageError(
            cursor.peek().range(),
            "the compiler lays out the workspace; ASM finds a variable by its name");
      }
      address = Optional.of(expressions.expression());
    } else {
      cursor.expect("IN", "and WORKSPACE or VECSPACE, or AT and an address");
      Token area = cursor.next();
      if (!area.text().equals("WORKSPACE") && !area.text().equals("VECSPACE")) {
        throw new LanguageError(area.range(), "the areas are WORKSPACE and VECSPACE");
      }
    }
    endWithColon(cursor, line);
    return new SyntaxDeclaration.Placement(placed, address, line.range());
  }

  static void endWithColon(TokenCursor cursor, LogicalLine line) {
    if (!cursor.accept(":")) {
      if (cursor.atEnd()) {
        throw new LanguageError(line.last().range(), "the declaration must end with ':'");
      }
      throw cursor.unexpected("':' at the end of the declaration");
    }
    cursor.expectEnd("after the ':' of a declaration");
  }

  private SyntaxDeclaration procedure(Block block, BlockCursor blocks) {
    TokenCursor cursor = new TokenCursor(block.line());
    boolean recursive = recursive(cursor);
    if (recursive && !cursor.at("PROC") && !cursor.at("INLINE")) {
      throw cursor.unexpected("PROC or the heading of a FUNCTION");
    }
    if (cursor.accept("INLINE") && !cursor.at("PROC")) {
      throw cursor.unexpected("PROC or, before INLINE, the types of a FUNCTION's results");
    }
    cursor.next();
    Identifier name = cursor.expectName("the name of the PROC");
    List<Parameter> parameters = parameters(cursor, "PROC");
    cursor.expectEnd("after the heading of a PROC");
    SyntaxProcess body = processes.body(block, "the PROC's body");
    endOfBody(block, blocks, "PROC");
    return new SyntaxDeclaration.ProcedureDefinition(
        recursive, name, parameters, body, block.line().range());
  }

  /** Accepts the word for what may call itself. */
  static boolean recursive(TokenCursor cursor) {
    return cursor.accept("REC") || cursor.accept("RECURSIVE");
  }

  /** A value process in parentheses, whose lines these are. */
  ValueProcess valueProcess(List<Block> blocks) {
    return functions.valueProcess(new BlockCursor(blocks));
  }

  /** The line with a colon that ends a PROC or FUNCTION. */
  void endOfBody(Block heading, BlockCursor blocks, String what) {
    if (!blocks.acceptColon()) {
      Token first = heading.line().first();
      diagnostics.report(
          new TextRange(first.range().start(), first.text().length()),
          "after the body of a %s a line with ':' only must follow, indented as far as %s"
              .formatted(what, first.text()));
    }
  }

  /** Formal parameters in parentheses. */
  List<Parameter> parameters(TokenCursor cursor, String what) {
    cursor.expect("(", "after the name of the " + what);
    List<Parameter> parameters = cursor.at(")") ? List.of() : parameters(cursor);
    cursor.expect(")", "or ',' after the parameter");
    return parameters;
  }

  private List<Parameter> parameters(TokenCursor cursor) {
    TypeParser types = new TypeParser(cursor, new ExpressionParser(cursor));
    List<Parameter> result = new ArrayList<>();
    do {
      boolean value = cursor.accept("VAL");
      // A RESULT parameter is one that is only assigned: by reference like the others.
      boolean marked = value || cursor.accept("RESULT");
      TypeSyntax type;
      if (!marked
          && cursor.peek().kind() == Kind.NAME
          && cursor.peek(1).kind() != Kind.NAME
          && !types.atEnd(0)
          && !result.isEmpty()) {
        value = result.getLast().value();
        type = result.getLast().type();
      } else {
        type = types.typeBeforeName();
      }
      Identifier name = cursor.expectName("the name of a parameter");
      result.add(new Parameter(value, type, name, direction(cursor)));
    } while (cursor.accept(","));
    return List.copyOf(result);
  }
}
