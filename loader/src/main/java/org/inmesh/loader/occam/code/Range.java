package org.inmesh.loader.occam.code;

import java.util.Map;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process.Replicator;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * What the compiler knows about the value of an INT expression; saves subscript checks.
 *
 * @param low least value
 * @param high greatest value
 */
record Range(long low, long high) {
  private static final Range ANY = new Range(Integer.MIN_VALUE, Integer.MAX_VALUE);

  /** True if the value is a valid subscript for this length. */
  boolean isWithin(int length) {
    return low >= 0 && high < length;
  }

  /** Range of a replicator's index, if its bounds are constant. */
  static Range of(Replicator replicator) {
    if (replicator.from() instanceof Expression.Constant from
        && replicator.count() instanceof Expression.Constant count
        && replicator.step() instanceof Expression.Constant step
        && count.value() > 0) {
      long last = from.value() + (count.value() - 1) * step.value();
      return new Range(Math.min(from.value(), last), Math.max(from.value(), last)).orAny();
    }
    return ANY;
  }

  /** Range of an expression. */
  static Range of(Expression expression, Map<Symbol, Range> known) {
    return switch (expression) {
      case Expression.Constant constant ->
          isWhole(constant.type()) ? new Range(constant.value(), constant.value()).orAny() : ANY;
      case Expression.Name name -> known.getOrDefault(name.symbol(), ofType(name.type()));
      case Expression.Conversion conversion ->
          conversion.type().represented() == Type.Scalar.INT
              ? of(conversion.operand(), known)
              : ofType(conversion.type());
      // In types narrower than a word, PLUS and the like wrap round at other values.
      case Expression.Binary binary ->
          binary.type().represented() == Type.Scalar.INT
                  || binary.type().represented() == Type.Scalar.INT32
              ? of(binary, known)
              : ofType(binary.type());
      default -> ofType(expression.type());
    };
  }

  private static Range ofType(Type type) {
    return type.represented() instanceof Type.Scalar scalar && isWhole(type)
        ? new Range(scalar.least(), scalar.most()).orAny()
        : ANY;
  }

  private static boolean isWhole(Type type) {
    return type.represented() instanceof Type.Scalar scalar && !scalar.isReal();
  }

  // Checked arithmetic ends the process where the exact result does not fit, so a range that fits
  // is exact; one that does not says nothing.
  private static Range of(Expression.Binary binary, Map<Symbol, Range> known) {
    Range left = of(binary.left(), known);
    Range right = of(binary.right(), known);
    return switch (binary.operator()) {
      case ADD, PLUS -> new Range(left.low + right.low, left.high + right.high).orAny();
      case SUBTRACT, MINUS -> new Range(left.low - right.high, left.high - right.low).orAny();
      case MULTIPLY, TIMES ->
          left.low >= 0 && right.low >= 0
              ? new Range(left.low * right.low, left.high * right.high).orAny()
              : ANY;
      case REMAINDER ->
          right.low > 0 ? new Range(left.low >= 0 ? 0 : 1 - right.high, right.high - 1) : ANY;
      case DIVIDE ->
          left.low >= 0 && right.low > 0
              ? new Range(left.low / right.high, left.high / right.low)
              : ANY;
      case BIT_AND -> right.low >= 0 ? new Range(0, right.high) : ANY;
      default -> ANY;
    };
  }

  private Range orAny() {
    return low < ANY.low || high > ANY.high ? ANY : this;
  }
}
