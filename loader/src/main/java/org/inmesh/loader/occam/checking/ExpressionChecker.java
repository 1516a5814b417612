package org.inmesh.loader.occam.checking;

import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Constant;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.OperatorText;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/** Resolves the names of expressions, checks their types, and computes what is constant. */
final class ExpressionChecker {
  private final NameTable names;
  private final ArrayChecker arrays = new ArrayChecker(this);

  ExpressionChecker(NameTable names) {
    this.names = names;
  }

  /** Any expression, a channel or timer too. */
  Expression check(SyntaxExpression syntax) {
    return switch (syntax) {
      case SyntaxExpression.Literal literal -> literal(literal);
      case SyntaxExpression.Text text ->
          new Expression.ConstantArray(
              new Type.ArrayOf(text.characters().length(), Scalar.BYTE),
              text.characters().chars().toArray(),
              text.range().start());
      case SyntaxExpression.NameUse use -> name(use);
      case SyntaxExpression.Subscript subscript -> arrays.subscript(subscript);
      case SyntaxExpression.Slice slice -> arrays.slice(slice);
      case SyntaxExpression.Table table -> arrays.table(table);
      case SyntaxExpression.Unary unary -> unary(unary);
      case SyntaxExpression.Binary binary -> binary(binary);
      case SyntaxExpression.Conversion conversion -> conversion(conversion);
      case SyntaxExpression.SizeOf sizeOf -> sizeOf(sizeOf);
    };
  }

  /** An expression that has a value: no channel or timer. */
  Expression value(SyntaxExpression syntax) {
    Expression result = check(syntax);
    if (result.type().isChannel() || result.type().base() instanceof Type.Timer) {
      String what = result.type().isChannel() ? "a channel" : "a timer";
      throw new LanguageError(
          syntax.range(), "this is " + what + ", not a value; a value is input from it with '?'");
    }
    return result;
  }

  /** A value of a certain type. */
  Expression valueOf(SyntaxExpression syntax, Type type, String what) {
    Expression result = value(syntax);
    if (!result.type().equals(type)) {
      throw new LanguageError(
          syntax.range(),
          what + " must be of type " + type + "; this is " + result.type() + hint(type, result));
    }
    return result;
  }

  /** How a value of one scalar type is made one of another. */
  static String hint(Type wanted, Expression given) {
    if (wanted instanceof Scalar scalar && given.type() instanceof Scalar) {
      return "; convert it with " + scalar;
    }
    return "";
  }

  /** A constant of type INT. */
  Constant constantInt(SyntaxExpression syntax, String what) {
    if (valueOf(syntax, Scalar.INT, what) instanceof Constant constant) {
      return constant;
    }
    throw new LanguageError(syntax.range(), what + " must be a constant");
  }

  /** A variable or part of one that can be assigned to. */
  Expression assignable(SyntaxExpression syntax) {
    Expression result = element(syntax);
    if (result.type().isChannel() || result.type().base() instanceof Type.Timer) {
      throw new LanguageError(
          syntax.range(), "a variable is expected; this is of type " + result.type());
    }
    return result;
  }

  /** A variable, channel, timer, or part of one, that is not read only. */
  Expression element(SyntaxExpression syntax) {
    SyntaxExpression.NameUse root = rootName(syntax);
    Expression result = check(syntax);
    String reason =
        switch (names.find(root.name(), root.range())) {
          case NameEntry.Variable variable -> readOnlyReason(variable.symbol().kind());
          default -> "is a constant";
        };
    if (!reason.isEmpty()) {
      throw new LanguageError(
          root.range(), "'" + root.name() + "' " + reason + " and cannot be changed");
    }
    return result;
  }

  private static String readOnlyReason(Symbol.Kind kind) {
    return switch (kind) {
      case VALUE_ABBREVIATION -> "is a VAL";
      case VALUE_PARAMETER -> "is a VAL parameter";
      case REPLICATOR -> "is the index of a replicator";
      case VARIABLE, REFERENCE_ABBREVIATION, REFERENCE_PARAMETER -> "";
    };
  }

  private static SyntaxExpression.NameUse rootName(SyntaxExpression syntax) {
    return switch (syntax) {
      case SyntaxExpression.NameUse use -> use;
      case SyntaxExpression.Subscript subscript -> rootName(subscript.array());
      case SyntaxExpression.Slice slice -> rootName(slice.array());
      default ->
          throw new LanguageError(
              syntax.range(), "a variable, an element or a channel is expected, not a value");
    };
  }

  private static Expression literal(SyntaxExpression.Literal literal) {
    if (literal.value() > Integer.MAX_VALUE) {
      throw new LanguageError(
          literal.range(), "the number does not fit an INT; the largest is 2147483647");
    }
    return new Constant(literal.type(), (int) literal.value(), literal.range().start());
  }

  private Expression name(SyntaxExpression.NameUse use) {
    return switch (names.find(use.name(), use.range())) {
      case NameEntry.Variable variable ->
          new Expression.Name(variable.symbol(), use.range().start());
      case NameEntry.Value value -> constantUsed(value.constant(), use);
      case NameEntry.Proc ignored -> throw isProcedure(use);
      case NameEntry.Unfinished ignored -> throw isProcedure(use);
      case NameEntry.Broken ignored -> throw LanguageError.alreadyReported();
    };
  }

  private static Expression constantUsed(Expression constant, SyntaxExpression.NameUse use) {
    return switch (constant) {
      case Constant scalar -> new Constant(scalar.type(), scalar.value(), use.range().start());
      case Expression.ConstantArray table ->
          new Expression.ConstantArray(table.type(), table.values(), use.range().start());
      default -> throw new IllegalStateException("not a constant: " + constant);
    };
  }

  private static LanguageError isProcedure(SyntaxExpression.NameUse use) {
    return new LanguageError(use.range(), "'" + use.name() + "' is a PROC, not a value");
  }

  private Expression unary(SyntaxExpression.Unary syntax) {
    Scalar type = syntax.operator() == UnaryOperator.NOT ? Scalar.BOOL : Scalar.INT;
    Expression operand = operand(syntax.operand(), type, OperatorText.of(syntax.operator()));
    if (operand instanceof Constant constant) {
      int value = ConstantFolding.unary(syntax.operator(), constant.value(), syntax.range());
      return new Constant(type, value, syntax.range().start());
    }
    return new Expression.Unary(syntax.operator(), operand, type, syntax.range().start());
  }

  private Expression operand(SyntaxExpression syntax, Type type, String operator) {
    return valueOf(syntax, type, "an operand of '" + operator + "'");
  }

  private Expression binary(SyntaxExpression.Binary syntax) {
    BinaryOperator operator = syntax.operator();
    Expression left;
    Expression right;
    Scalar result = Scalar.BOOL;
    String written = OperatorText.of(operator);
    switch (operator) {
      case AND, OR -> {
        left = operand(syntax.left(), Scalar.BOOL, written);
        right = operand(syntax.right(), Scalar.BOOL, written);
      }
      case EQUAL, NOT_EQUAL, LESS, GREATER, LESS_OR_EQUAL, GREATER_OR_EQUAL -> {
        left = value(syntax.left());
        right = value(syntax.right());
        checkComparison(syntax, left, right);
      }
      default -> {
        left = operand(syntax.left(), Scalar.INT, written);
        right = operand(syntax.right(), Scalar.INT, written);
        result = operator == BinaryOperator.AFTER ? Scalar.BOOL : Scalar.INT;
      }
    }
    if (left instanceof Constant a && right instanceof Constant b) {
      int value = ConstantFolding.binary(operator, a.value(), b.value(), syntax.range());
      return new Constant(result, value, syntax.range().start());
    }
    return new Expression.Binary(operator, left, right, result, syntax.range().start());
  }

  private static void checkComparison(
      SyntaxExpression.Binary syntax, Expression left, Expression right) {
    String written = OperatorText.of(syntax.operator());
    if (!(left.type() instanceof Scalar)) {
      throw new LanguageError(
          syntax.left().range(), "'" + written + "' compares single values, not " + left.type());
    }
    if (!left.type().equals(right.type())) {
      throw new LanguageError(
          syntax.operatorRange(),
          "both sides of '"
              + written
              + "' must be of one type; the left is "
              + left.type()
              + ", the right is "
              + right.type());
    }
    boolean equality =
        syntax.operator() == BinaryOperator.EQUAL || syntax.operator() == BinaryOperator.NOT_EQUAL;
    if (left.type() == Scalar.BOOL && !equality) {
      throw new LanguageError(
          syntax.operatorRange(), "BOOL values have no order; there are '=' and '<>'");
    }
  }

  private Expression conversion(SyntaxExpression.Conversion syntax) {
    Expression operand = value(syntax.operand());
    if (!(operand.type() instanceof Scalar)) {
      throw new LanguageError(
          syntax.operand().range(),
          "only INT, BYTE and BOOL can be converted; this is " + operand.type());
    }
    TextRange range = syntax.range();
    if (operand instanceof Constant constant) {
      int value = ConstantFolding.conversion(syntax.type(), constant.value(), range);
      return new Constant(syntax.type(), value, range.start());
    }
    return operand.type() == syntax.type()
        ? operand
        : new Expression.Conversion(operand, syntax.type(), range.start());
  }

  private Expression sizeOf(SyntaxExpression.SizeOf syntax) {
    Expression array = check(syntax.array());
    if (!(array.type() instanceof Type.ArrayOf type)) {
      throw new LanguageError(
          syntax.array().range(), "SIZE needs an array; this is of type " + array.type());
    }
    return type.length() == Type.ArrayOf.OPEN
        ? new Expression.SizeOf(array, syntax.range().start())
        : new Constant(Scalar.INT, type.length(), syntax.range().start());
  }
}
