package org.inmesh.loader.occam.code;

import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Type;

/** Operators applied before the program runs. Empty where running them would be an error. */
final class Arithmetic {
  private static final int WORD_BITS = 32;

  private Arithmetic() {}

  static Optional<Integer> unary(Expression.Unary unary, int value) {
    return switch (unary.operator()) {
      case NEGATE -> fit(-(long) value, unary.type());
      case MODULO_NEGATE -> Optional.of(modulo(-value, unary.type()));
      case NOT -> Optional.of(1 - value);
      case BIT_NOT -> Optional.of(modulo(~value, unary.type()));
    };
  }

  static Optional<Integer> convert(Expression.Conversion conversion, int value) {
    return fit(value, conversion.type());
  }

  static Optional<Integer> binary(Expression.Binary binary, int left, int right) {
    Type type = binary.type();
    return switch (binary.operator()) {
      case ADD -> fit((long) left + right, type);
      case SUBTRACT -> fit((long) left - right, type);
      case MULTIPLY -> fit((long) left * right, type);
      case DIVIDE -> right == 0 ? Optional.empty() : fit((long) left / right, type);
      case REMAINDER -> right == 0 ? Optional.empty() : fit((long) left % right, type);
      case PLUS -> Optional.of(modulo(left + right, type));
      case MINUS -> Optional.of(modulo(left - right, type));
      case TIMES -> Optional.of(modulo(left * right, type));
      case BIT_AND, AND -> Optional.of(left & right);
      case BIT_OR, OR -> Optional.of(left | right);
      case BIT_XOR -> Optional.of(left ^ right);
      case SHIFT_LEFT -> Optional.of(modulo(isShift(right) ? left << right : 0, type));
      case SHIFT_RIGHT -> Optional.of(isShift(right) ? left >>> right : 0);
      case EQUAL -> truth(left == right);
      case NOT_EQUAL -> truth(left != right);
      case LESS -> truth(left < right);
      case GREATER -> truth(left > right);
      case LESS_OR_EQUAL -> truth(left <= right);
      case GREATER_OR_EQUAL -> truth(left >= right);
      case AFTER -> truth(left - right > 0);
    };
  }

  private static boolean isShift(int count) {
    return count >= 0 && count < WORD_BITS;
  }

  private static Optional<Integer> truth(boolean value) {
    return Optional.of(value ? 1 : 0);
  }

  private static Optional<Integer> fit(long value, Type type) {
    boolean fits =
        switch (type) {
          case Type.Scalar scalar ->
              switch (scalar) {
                case INT -> value == (int) value;
                case BYTE -> value >= 0 && value <= 255;
                case BOOL -> value == 0 || value == 1;
              };
          default -> false;
        };
    return fits ? Optional.of((int) value) : Optional.empty();
  }

  private static int modulo(int value, Type type) {
    return type == Type.Scalar.BYTE ? value & 255 : value;
  }
}
