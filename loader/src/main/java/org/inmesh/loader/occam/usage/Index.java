package org.inmesh.loader.occam.usage;

import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.ScalarArithmetic;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type.Scalar;

/** A subscript as far as it can be compared with others before the program runs. */
sealed interface Index {
  /** A subscript of which nothing is known but that it depends on no variable by itself. */
  Index UNKNOWN = new Unknown(false);

  /** A subscript that depends on a variable. */
  Index VARIABLE = new Unknown(true);

  /** A constant. */
  record Number(long value) implements Index {}

  /** A value that does not change in its scope: a VAL, a VAL parameter, a replicator's index. */
  record Value(Symbol symbol) implements Index {}

  /** An operation on two of them. */
  record Operation(BinaryOperator operator, Index left, Index right) implements Index {}

  /**
   * Anything else.
   *
   * @param variable true if it depends on a variable
   */
  record Unknown(boolean variable) implements Index {}

  /** The index that an expression is. */
  static Index of(Expression expression) {
    return switch (expression) {
      case Expression.Constant constant -> new Number(constant.value());
      case Expression.Name name ->
          switch (name.symbol().kind()) {
            case REPLICATOR, VALUE_PARAMETER, VALUE_ABBREVIATION -> new Value(name.symbol());
            default -> VARIABLE;
          };
      case Expression.Binary binary ->
          binary.type() == Scalar.INT
              ? operation(binary.operator(), of(binary.left()), of(binary.right()))
              : UNKNOWN;
      case Expression.Subscript element ->
          element.array() instanceof Expression.ConstantArray ? UNKNOWN : VARIABLE;
      default -> UNKNOWN;
    };
  }

  private static Index operation(BinaryOperator operator, Index left, Index right) {
    if (left instanceof Unknown a) {
      return a.variable() ? a : right instanceof Unknown ? right : a;
    }
    if (left instanceof Number a && right instanceof Number b) {
      return computed(operator, a.value(), b.value()).<Index>map(Number::new).orElse(UNKNOWN);
    }
    return right instanceof Unknown ? right : new Operation(operator, left, right);
  }

  /** The sum with another. */
  default Index plus(Index other) {
    return operation(BinaryOperator.ADD, this, other);
  }

  /** True if it is the same wherever the symbol is in scope, whatever the symbol's value. */
  default boolean isIndependentOf(Symbol symbol) {
    return switch (this) {
      case Number ignored -> true;
      case Value value -> value.symbol() != symbol;
      case Operation operation ->
          operation.left().isIndependentOf(symbol) && operation.right().isIndependentOf(symbol);
      case Unknown ignored -> false;
    };
  }

  /** Its value where one symbol has a value, if it depends on no other and is no error. */
  default Optional<Long> at(Symbol symbol, long value) {
    return switch (this) {
      case Number number -> Optional.of(number.value());
      case Value name -> name.symbol() == symbol ? Optional.of(value) : Optional.empty();
      case Operation operation -> {
        Optional<Long> left = operation.left().at(symbol, value);
        Optional<Long> right = operation.right().at(symbol, value);
        yield left.isPresent() && right.isPresent()
            ? computed(operation.operator(), left.get(), right.get())
            : Optional.empty();
      }
      case Unknown ignored -> Optional.empty();
    };
  }

  private static Optional<Long> computed(BinaryOperator operator, long left, long right) {
    return ScalarArithmetic.binary(operator, Scalar.INT, left, right)
            instanceof ScalarArithmetic.Outcome.Value result
        ? Optional.of(result.value())
        : Optional.empty();
  }

  /** The same with others in place of several values. */
  default Index with(Map<Symbol, Index> replacements) {
    return switch (this) {
      case Value value -> replacements.getOrDefault(value.symbol(), value);
      case Operation operation ->
          operation(
              operation.operator(),
              operation.left().with(replacements),
              operation.right().with(replacements));
      default -> this;
    };
  }
}
