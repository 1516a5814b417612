package org.inmesh.isa.transputer.assembly;

import java.util.function.IntBinaryOperator;

/**
 * The operators between two values, as occam writes them, and how tightly they bind. Arithmetic is
 * of 32 bits and wraps, division truncates, shifts are logical and by 32 places or more give zero:
 * all as the instructions without a check do it.
 */
enum ExpressionOperator {
  OR("\\/", 1, (left, right) -> left | right),
  EXCLUSIVE_OR("><", 2, (left, right) -> left ^ right),
  AND("/\\", 3, (left, right) -> left & right),
  SHIFT_LEFT("<<", 4, (left, right) -> outside(right) ? 0 : left << right),
  SHIFT_RIGHT(">>", 4, (left, right) -> outside(right) ? 0 : left >>> right),
  ADD("+", 5, Integer::sum),
  SUBTRACT("-", 5, (left, right) -> left - right),
  MULTIPLY("*", 6, (left, right) -> left * right),
  DIVIDE("/", 6, (left, right) -> left / right),
  REMAINDER("\\", 6, (left, right) -> left % right);

  private final String sign;
  private final int precedence;
  private final IntBinaryOperator operation;

  ExpressionOperator(String sign, int precedence, IntBinaryOperator operation) {
    this.sign = sign;
    this.precedence = precedence;
    this.operation = operation;
  }

  private static boolean outside(int places) {
    return places < 0 || places >= Integer.SIZE;
  }

  /** As it is written. */
  String sign() {
    return sign;
  }

  /** An operator with a higher one takes its operands first. */
  int precedence() {
    return precedence;
  }

  /** True if it has no value with this right operand. */
  boolean dividesByZero(int right) {
    return right == 0 && (this == DIVIDE || this == REMAINDER);
  }

  /**
   * The value.
   *
   * @throws ArithmeticException on a division by zero
   */
  int apply(int left, int right) {
    return operation.applyAsInt(left, right);
  }
}
