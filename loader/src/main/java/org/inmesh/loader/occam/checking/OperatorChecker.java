package org.inmesh.loader.occam.checking;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.OperatorText;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/** Checks operators and conversions, and computes those on constants. */
final class OperatorChecker {
  private final ExpressionChecker expressions;

  OperatorChecker(ExpressionChecker expressions) {
    this.expressions = expressions;
  }

  /** An operator in front of an operand; the context is the type its place asks for. */
  Expression unary(SyntaxExpression.Unary syntax, Optional<Type> context) {
    UnaryOperator operator = syntax.operator();
    String written = OperatorText.of(operator);
    boolean logical = operator == UnaryOperator.NOT;
    Expression operand =
        expressions.value(syntax.operand(), logical ? Optional.of(Scalar.BOOL) : context);
    Optional<Expression> own =
        expressions.names().operator(written, List.of(operand), syntax.range());
    if (own.isPresent()) {
      return own.get();
    }
    if (logical) {
      checkTruthValue(operand, syntax.operand().range(), written);
    } else {
      checkNumber(operand, operator != UnaryOperator.NEGATE, syntax.operand().range(), written);
    }
    return ConstantFolding.unary(
        new Expression.Unary(operator, operand, operand.type(), syntax.range().start()),
        syntax.range());
  }

  /** An operator between two operands; the context is the type its place asks for. */
  Expression binary(SyntaxExpression.Binary syntax, Optional<Type> context) {
    String written = OperatorText.of(syntax.operator());
    Expression.Binary operands =
        switch (syntax.operator()) {
          case AND, OR -> operands(syntax, Optional.of(Scalar.BOOL));
          case SHIFT_LEFT, SHIFT_RIGHT ->
              made(
                  syntax,
                  expressions.value(syntax.left(), context),
                  expressions.value(syntax.right(), Optional.of(Scalar.INT)));
          case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL, AFTER ->
              operands(syntax, Optional.empty());
          default -> operands(syntax, context);
        };
    Optional<Expression> own =
        expressions
            .names()
            .operator(written, List.of(operands.left(), operands.right()), syntax.range());
    if (own.isPresent()) {
      return own.get();
    }
    Type type = check(syntax, operands, written);
    return ConstantFolding.binary(
        new Expression.Binary(
            syntax.operator(), operands.left(), operands.right(), type, syntax.range().start()),
        syntax.range());
  }

  /** Checks the types of the operands and says that of the result. */
  private static Type check(
      SyntaxExpression.Binary syntax, Expression.Binary operands, String written) {
    return switch (syntax.operator()) {
      case AND, OR -> {
        checkTruthValue(operands.left(), syntax.left().range(), written);
        checkTruthValue(operands.right(), syntax.right().range(), written);
        checkOneType(syntax, operands);
        yield operands.left().type();
      }
      case SHIFT_LEFT, SHIFT_RIGHT -> {
        checkNumber(operands.left(), true, syntax.left().range(), written);
        ExpressionChecker.require(
            operands.right(),
            Scalar.INT,
            syntax.right().range(),
            "the number of places of '" + written + "'");
        yield operands.left().type();
      }
      case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL -> {
        checkComparison(syntax, operands, written);
        yield Scalar.BOOL;
      }
      case AFTER -> {
        checkNumbers(syntax, operands, true, written);
        yield Scalar.BOOL;
      }
      case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> {
        checkNumbers(syntax, operands, false, written);
        yield operands.left().type();
      }
      case PLUS, MINUS, TIMES, BIT_AND, BIT_OR, BIT_XOR -> {
        checkNumbers(syntax, operands, true, written);
        yield operands.left().type();
      }
    };
  }

  /** Operands whose result type is not known yet. */
  private static Expression.Binary made(
      SyntaxExpression.Binary syntax, Expression left, Expression right) {
    return new Expression.Binary(
        syntax.operator(), left, right, left.type(), syntax.range().start());
  }

  private static void checkTruthValue(Expression operand, TextRange range, String operator) {
    if (operand.type().represented() == Scalar.BOOL) {
      return;
    }
    ExpressionChecker.require(operand, Scalar.BOOL, range, "an operand of '" + operator + "'");
  }

  private static void checkNumbers(
      SyntaxExpression.Binary syntax,
      Expression.Binary operands,
      boolean integers,
      String operator) {
    checkNumber(operands.left(), integers, syntax.left().range(), operator);
    checkNumber(operands.right(), integers, syntax.right().range(), operator);
    checkOneType(syntax, operands);
  }

  private static void checkComparison(
      SyntaxExpression.Binary syntax, Expression.Binary operands, String written) {
    Type type = operands.left().type();
    if (!(type.represented() instanceof Scalar)) {
      throw new LanguageError(
          syntax.left().range(), "'" + written + "' compares single values, not " + type);
    }
    checkOneType(syntax, operands);
    boolean equality =
        syntax.operator() == BinaryOperator.EQUAL || syntax.operator() == BinaryOperator.NOT_EQUAL;
    if (type.represented() == Scalar.BOOL && !equality) {
      throw new LanguageError(
          syntax.operatorRange(), "BOOL values have no order; there are '=' and '<>'");
    }
  }

  /** Both sides. Numbers without a type take that of the other side. */
  private Expression.Binary operands(SyntaxExpression.Binary syntax, Optional<Type> context) {
    Expression left;
    Expression right;
    if (LiteralChecker.takesTypeOfPlace(syntax.left())
        && !LiteralChecker.takesTypeOfPlace(syntax.right())) {
      right = expressions.value(syntax.right(), context);
      left = expressions.value(syntax.left(), Optional.of(right.type()));
    } else {
      left = expressions.value(syntax.left(), context);
      right = expressions.value(syntax.right(), Optional.of(left.type()));
    }
    return made(syntax, left, right);
  }

  private static void checkNumber(
      Expression operand, boolean integer, TextRange range, String operator) {
    boolean right =
        operand.type().represented() instanceof Scalar scalar
            && (scalar.isInteger() || !integer && scalar.isReal());
    if (!right) {
      throw new LanguageError(
          range,
          "an operand of '"
              + operator
              + "' must be "
              + (integer ? "an integer" : "a number")
              + "; this is "
              + operand.type());
    }
  }

  private static void checkOneType(SyntaxExpression.Binary syntax, Expression.Binary operands) {
    Type left = operands.left().type();
    Type right = operands.right().type();
    if (!left.equals(right)) {
      throw new LanguageError(
          syntax.operatorRange(),
          "both sides of '"
              + OperatorText.of(syntax.operator())
              + "' must be of one type; the left is "
              + left
              + ", the right is "
              + right);
    }
  }

  /** A conversion between scalar types. */
  Expression conversion(SyntaxExpression.Conversion syntax) {
    Expression operand = expressions.value(syntax.operand());
    return conversion(syntax, operand, syntax.type());
  }

  /** {@code LENGTH x}: a conversion to a named scalar type. */
  Expression conversion(SyntaxExpression.NamedConversion syntax) {
    Type type = TypeChecker.named(syntax.type(), expressions);
    if (!(type.represented() instanceof Scalar scalar)) {
      throw new LanguageError(
          syntax.range(), "only single values can be converted; " + type + " is none");
    }
    SyntaxExpression.Conversion represented =
        new SyntaxExpression.Conversion(
            scalar, syntax.rounding(), syntax.operand(), syntax.range());
    return conversion(represented, expressions.value(syntax.operand()), type);
  }

  private static Expression conversion(
      SyntaxExpression.Conversion syntax, Expression operand, Type result) {
    if (!(operand.type().represented() instanceof Scalar from)) {
      throw new LanguageError(
          syntax.operand().range(),
          "only single numbers and truth values can be converted; this is " + operand.type());
    }
    Scalar to = syntax.type();
    checkRounding(from, to, syntax);
    if (operand.type().equals(result)) {
      return operand;
    }
    boolean widening = from == Scalar.REAL32 && to == Scalar.REAL64;
    return ConstantFolding.conversion(
        new Expression.Conversion(
            operand,
            widening || from == to ? Rounding.EXACT : syntax.rounding(),
            result,
            syntax.range().start()),
        syntax.range());
  }

  private static void checkRounding(Scalar from, Scalar to, SyntaxExpression.Conversion syntax) {
    boolean real = from.isReal() || to.isReal();
    if (real && (from == Scalar.BOOL || to == Scalar.BOOL)) {
      throw new LanguageError(
          syntax.range(), "there is no conversion between " + from + " and " + to);
    }
    boolean exact = !real || from == to || from == Scalar.REAL32 && to == Scalar.REAL64;
    if (syntax.rounding() == Rounding.EXACT && !exact) {
      throw new LanguageError(
          syntax.range(),
          "a conversion from %s to %s must say how: %s ROUND to the nearest, %s TRUNC towards zero"
              .formatted(from, to, to, to));
    }
    if (syntax.rounding() != Rounding.EXACT && !real) {
      throw new LanguageError(
          syntax.range(),
          "%s is for conversions from or to a REAL; write %s alone"
              .formatted(syntax.rounding(), to));
    }
  }
}
