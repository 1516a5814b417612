package org.inmesh.isa.transputer.assembly;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.ToIntFunction;

/** What is asked of expressions when a program is read and assembled. */
final class Expressions {
  /** Operands of one expression, names replaced; more are taken for a mistake. */
  static final int MOST_OPERANDS = 1000;

  private Expressions() {}

  /** The names in it. */
  static Set<String> symbols(Expression expression) {
    Set<String> symbols = new LinkedHashSet<>();
    collect(expression, symbols);
    return symbols;
  }

  private static void collect(Expression expression, Set<String> symbols) {
    switch (expression) {
      case Expression.Symbol symbol -> symbols.add(symbol.name());
      case Expression.Negative negative -> collect(negative.of(), symbols);
      case Expression.Complement complement -> collect(complement.of(), symbols);
      case Expression.Binary binary -> {
        collect(binary.left(), symbols);
        collect(binary.right(), symbols);
      }
      case Expression.Number number -> {}
      case Expression.Here here -> {}
    }
  }

  /** Whether the value depends on where the expression stands. */
  static boolean mentionsHere(Expression expression) {
    return switch (expression) {
      case Expression.Here here -> true;
      case Expression.Negative negative -> mentionsHere(negative.of());
      case Expression.Complement complement -> mentionsHere(complement.of());
      case Expression.Binary binary -> mentionsHere(binary.left()) || mentionsHere(binary.right());
      default -> false;
    };
  }

  /** Operands of an expression once names are replaced, at most one more than is allowed. */
  static int operandsWith(Expression expression, Map<String, Expression> meanings) {
    int operands =
        switch (expression) {
          case Expression.Symbol symbol ->
              meanings.containsKey(symbol.name())
                  ? operandsWith(meanings.get(symbol.name()), Map.of())
                  : 1;
          case Expression.Negative negative -> operandsWith(negative.of(), meanings);
          case Expression.Complement complement -> operandsWith(complement.of(), meanings);
          case Expression.Binary binary ->
              operandsWith(binary.left(), meanings) + operandsWith(binary.right(), meanings);
          case Expression.Number number -> 1;
          case Expression.Here here -> 1;
        };
    return Math.min(operands, MOST_OPERANDS + 1);
  }

  /** The value of an expression without addresses. */
  static int constant(Expression expression, SourcePlace place) {
    return value(
        expression,
        name -> {
          throw new IllegalStateException("not constant: " + name);
        },
        0,
        place);
  }

  /**
   * The value.
   *
   * @throws AssemblyException on a division by zero
   */
  static int value(
      Expression expression, ToIntFunction<String> addresses, int here, SourcePlace place) {
    try {
      return expression.value(addresses, here);
    } catch (ArithmeticException exception) {
      throw new AssemblyException(List.of(place.problem("this divides by zero")));
    }
  }

  /**
   * Refuses a value that does not fit a byte, of either sign.
   *
   * @return the value
   * @throws AssemblyException if it does not fit
   */
  static int checkedByte(int value, SourcePlace place) {
    if (value < Byte.MIN_VALUE || value > 0xFF) {
      throw new AssemblyException(
          List.of(place.problem("a byte is -128 to 255 (#0 to #FF), this is " + value)));
    }
    return value;
  }
}
