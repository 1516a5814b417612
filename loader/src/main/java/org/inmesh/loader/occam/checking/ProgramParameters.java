package org.inmesh.loader.occam.checking;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.TreeSet;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.ScalarArithmetic;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/**
 * The constants that a user can set from outside: scalar VALs of the main file's outer level whose
 * value is written without names.
 */
final class ProgramParameters {
  private final Map<String, Integer> requested;
  private final Map<String, Integer> found = new LinkedHashMap<>();

  ProgramParameters(Map<String, Integer> requested) {
    this.requested = requested;
  }

  /**
   * Records a declaration of the main file's outer level if it is a parameter.
   *
   * @return the declaration with the value asked for, or as it is
   * @throws LanguageError if the value asked for is not of the constant's type
   */
  SyntaxDeclaration apply(SyntaxDeclaration declaration) {
    if (!(declaration instanceof SyntaxDeclaration.Abbreviation written)
        || !written.value()
        || !withoutNames(written.expression())) {
      return declaration;
    }
    if (!(checkedValue(written) instanceof Expression.Constant constant)
        || !canBeSet((Scalar) constant.type())) {
      return declaration;
    }
    String name = written.name().text();
    Integer value = requested.get(name);
    found.put(name, value == null ? constant.word() : value);
    if (value == null) {
      return declaration;
    }
    Scalar type = (Scalar) constant.type();
    if (value < type.least() || value > type.most()) {
      throw new LanguageError(
          written.name().range(),
          String.format(
              Locale.ROOT,
              "%s = %d was asked for, but %s is %d to %d",
              name,
              value,
              ScalarArithmetic.withArticle(type),
              type.least(),
              type.most()));
    }
    return new SyntaxDeclaration.Abbreviation(
        true,
        written.type(),
        written.name(),
        written.direction(),
        new SyntaxExpression.Literal(value, type, written.expression().range()),
        written.range());
  }

  private static boolean canBeSet(Scalar type) {
    return !type.isReal() && type != Scalar.INT64;
  }

  /** The value, or null if it is wrong, which is reported when the declaration is checked. */
  private static Expression checkedValue(SyntaxDeclaration.Abbreviation written) {
    try {
      ExpressionChecker expressions = new ExpressionChecker(NameTable.EMPTY);
      return expressions.value(
          written.expression(), written.type().map(type -> TypeChecker.resolve(type, expressions)));
    } catch (LanguageError error) {
      return null;
    }
  }

  private static boolean withoutNames(SyntaxExpression expression) {
    return switch (expression) {
      case SyntaxExpression.Number ignored -> true;
      case SyntaxExpression.Literal ignored -> true;
      case SyntaxExpression.Text ignored -> false;
      case SyntaxExpression.NameUse ignored -> false;
      case SyntaxExpression.Subscript ignored -> false;
      case SyntaxExpression.Slice ignored -> false;
      case SyntaxExpression.Table ignored -> false;
      case SyntaxExpression.ChannelEnd ignored -> false;
      case SyntaxExpression.SizeOf ignored -> false;
      case SyntaxExpression.BytesIn ignored -> false;
      case SyntaxExpression.BytesInType ignored -> false;
      case SyntaxExpression.Call ignored -> false;
      case SyntaxExpression.Valof ignored -> false;
      case SyntaxExpression.Replicated ignored -> false;
      case SyntaxExpression.NamedConversion ignored -> false;
      case SyntaxExpression.OfType ignored -> false;
      case SyntaxExpression.OffsetOf ignored -> false;
      case SyntaxExpression.ExtremeOf ignored -> false;
      case SyntaxExpression.Allocation ignored -> false;
      case SyntaxExpression.Clone ignored -> false;
      case SyntaxExpression.Defined ignored -> false;
      case SyntaxExpression.Unary unary -> withoutNames(unary.operand());
      case SyntaxExpression.Binary binary ->
          withoutNames(binary.left()) && withoutNames(binary.right());
      case SyntaxExpression.Conversion conversion -> withoutNames(conversion.operand());
    };
  }

  /** The parameters in the order of the text, with the values in force. */
  Map<String, Integer> inForce() {
    return found;
  }

  /**
   * Checks that every parameter asked for is there.
   *
   * @throws BadInputException naming those that are not and those that are
   */
  void refuseUnknown() {
    TreeSet<String> unknown = new TreeSet<>(requested.keySet());
    unknown.removeAll(found.keySet());
    if (!unknown.isEmpty()) {
      String known =
          found.isEmpty()
              ? "this program has none"
              : "this program has " + String.join(", ", found.keySet());
      throw new BadInputException("no parameter '" + String.join("', '", unknown) + "': " + known);
    }
  }
}
