package org.inmesh.loader.occam.checking;

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
    Expression operand =
        operator == UnaryOperator.NOT
            ? truthValue(syntax.operand(), written)
            : expressions.value(syntax.operand(), context);
    if (operator != UnaryOperator.NOT) {
      checkNumber(operand, operator != UnaryOperator.NEGATE, syntax.operand().range(), written);
    }
    return ConstantFolding.unary(
        new Expression.Unary(operator, operand, operand.type(), syntax.range().start()),
        syntax.range());
  }

  /** An operator between two operands; the context is the type its place asks for. */
  Expression binary(SyntaxExpression.Binary syntax, Optional<Type> context) {
    BinaryOperator operator = syntax.operator();
    String written = OperatorText.of(operator);
    Expression.Binary result =
        switch (operator) {
          case AND, OR ->
              made(
                  syntax,
                  truthValue(syntax.left(), written),
                  truthValue(syntax.right(), written),
                  Scalar.BOOL);
          case SHIFT_LEFT, SHIFT_RIGHT -> shift(syntax, context);
          case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL ->
              comparison(syntax);
          case AFTER -> {
            Expression.Binary numbers = ofNumbers(syntax, Optional.empty());
            yield made(syntax, numbers.left(), numbers.right(), Scalar.BOOL);
          }
          case ADD,
              SUBTRACT,
              MULTIPLY,
              DIVIDE,
              REMAINDER,
              PLUS,
              MINUS,
              TIMES,
              BIT_AND,
              BIT_OR,
              BIT_XOR ->
              ofNumbers(syntax, context);
        };
    return ConstantFolding.binary(result, syntax.range());
  }

  private static Expression.Binary made(
      SyntaxExpression.Binary syntax, Expression left, Expression right, Type type) {
    return new Expression.Binary(syntax.operator(), left, right, type, syntax.range().start());
  }

  private Expression truthValue(SyntaxExpression syntax, String operator) {
    return expressions.valueOf(syntax, Scalar.BOOL, "an operand of '" + operator + "'");
  }

  private Expression.Binary shift(SyntaxExpression.Binary syntax, Optional<Type> context) {
    String written = OperatorText.of(syntax.operator());
    Expression left = expressions.value(syntax.left(), context);
    checkNumber(left, true, syntax.left().range(), written);
    Expression count =
        expressions.valueOf(
            syntax.right(), Scalar.INT, "the number of places of '" + written + "'");
    return made(syntax, left, count, left.type());
  }

  private Expression.Binary ofNumbers(SyntaxExpression.Binary syntax, Optional<Type> context) {
    String written = OperatorText.of(syntax.operator());
    Expression.Binary result = operands(syntax, context);
    boolean real =
        switch (syntax.operator()) {
          case ADD, SUBTRACT, MULTIPLY, DIVIDE, REMAINDER -> true;
          default -> false;
        };
    checkNumber(result.left(), !real, syntax.left().range(), written);
    checkNumber(result.right(), !real, syntax.right().range(), written);
    checkOneType(syntax, result);
    return result;
  }

  private Expression.Binary comparison(SyntaxExpression.Binary syntax) {
    Expression.Binary result = operands(syntax, Optional.empty());
    String written = OperatorText.of(syntax.operator());
    Type type = result.left().type();
    if (!(type instanceof Scalar)) {
      throw new LanguageError(
          syntax.left().range(), "'" + written + "' compares single values, not " + type);
    }
    checkOneType(syntax, result);
    boolean equality =
        syntax.operator() == BinaryOperator.EQUAL || syntax.operator() == BinaryOperator.NOT_EQUAL;
    if (type == Scalar.BOOL && !equality) {
      throw new LanguageError(
          syntax.operatorRange(), "BOOL values have no order; there are '=' and '<>'");
    }
    return made(syntax, result.left(), result.right(), Scalar.BOOL);
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
    return made(syntax, left, right, left.type());
  }

  private static void checkNumber(
      Expression operand, boolean integer, TextRange range, String operator) {
    boolean right =
        operand.type() instanceof Scalar scalar
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
    if (!(operand.type() instanceof Scalar from)) {
      throw new LanguageError(
          syntax.operand().range(),
          "only single numbers and truth values can be converted; this is " + operand.type());
    }
    Scalar to = syntax.type();
    checkRounding(from, to, syntax);
    if (from == to) {
      return operand;
    }
    boolean widening = from == Scalar.REAL32 && to == Scalar.REAL64;
    return ConstantFolding.conversion(
        new Expression.Conversion(
            operand, widening ? Rounding.EXACT : syntax.rounding(), to, syntax.range().start()),
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
