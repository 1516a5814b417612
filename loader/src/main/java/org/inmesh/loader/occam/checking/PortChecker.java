package org.inmesh.loader.occam.checking;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Item;

/**
 * Checks the uses of PORTs. On a transputer a port is a register of a device at some address, which
 * is read with {@code ?} and written with {@code !} and never makes anybody wait. These machines
 * have no devices: a port is a variable, in which is what was last output to it.
 */
final class PortChecker {
  private PortChecker() {}

  /** True for a port, an array of ports, or a part of one. */
  static boolean isPort(Expression expression) {
    return switch (expression) {
      case Expression.Name name -> name.symbol().isPort();
      case Expression.Subscript part -> isPort(part.array());
      case Expression.Slice part -> isPort(part.array());
      case Expression.FieldOf part -> isPort(part.record());
      default -> false;
    };
  }

  /** Refuses a port where a value or a variable is wanted. */
  static Expression noPort(Expression expression, TextRange range) {
    if (isPort(expression)) {
      throw new LanguageError(
          range, "this is a PORT, which is read with '?' and written with '!': port ? variable");
    }
    return expression;
  }

  /** True if what a communication names is a port. */
  static boolean isPort(SyntaxExpression channel, ExpressionChecker expressions) {
    return isPort(expressions.check(channel));
  }

  /** {@code port ? variable}. */
  static Process input(SyntaxProcess.Input syntax, ExpressionChecker expressions) {
    Expression port = expressions.check(syntax.channel());
    SyntaxExpression written = only(syntax.items(), syntax.range());
    Expression target = expressions.assignable(written);
    requireSame(port, target, written.range());
    return new Process.Assignment(List.of(target), List.of(port), syntax.range().start());
  }

  /** {@code port ! value}. */
  static Process output(SyntaxProcess.Output syntax, ExpressionChecker expressions) {
    Expression port = expressions.check(syntax.channel());
    SyntaxExpression written = only(syntax.items(), syntax.range());
    Expression value = expressions.value(written, Optional.of(port.type()));
    requireSame(port, value, written.range());
    return new Process.Assignment(List.of(port), List.of(value), syntax.range().start());
  }

  private static SyntaxExpression only(List<Item> items, TextRange range) {
    if (items.size() == 1 && items.getFirst() instanceof Item.Single single) {
      return single.data();
    }
    throw new LanguageError(range, "one value goes to or comes from a PORT at a time");
  }

  private static void requireSame(Expression port, Expression other, TextRange range) {
    if (!TypeChecker.fits(port.type(), other.type())) {
      throw new LanguageError(range, "of a PORT " + TypeChecker.mismatch(port.type(), other));
    }
  }

  /** Refuses a port for a parameter that is none, and the other way round. */
  static void argument(Symbol parameter, Expression argument, TextRange range) {
    if (parameter.isPort() != isPort(argument)) {
      throw new LanguageError(
          range,
          parameter.isPort()
              ? "'%s' is a PORT; here is a variable".formatted(parameter)
              : "here is a PORT; '%s' is none".formatted(parameter));
    }
  }
}
