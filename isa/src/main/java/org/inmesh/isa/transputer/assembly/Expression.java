package org.inmesh.isa.transputer.assembly;

import java.util.Map;
import java.util.OptionalInt;
import java.util.function.ToIntFunction;

/** A value in assembly text: numbers and addresses with operators between them. */
public sealed interface Expression {
  /** How the present address is written. */
  String HERE = "$";

  /** A number of 32 bits. */
  record Number(int value) implements Expression {
    @Override
    public String toString() {
      return Integer.toString(value);
    }
  }

  /** The address of a label, or a name that stands for another expression. */
  record Symbol(String name) implements Expression {
    @Override
    public String toString() {
      return name;
    }
  }

  /** The address of the instruction or datum that the expression is part of. */
  record Here() implements Expression {
    @Override
    public String toString() {
      return HERE;
    }
  }

  /** The negative of a value, modulo 2 to the 32nd. */
  record Negative(Expression of) implements Expression {
    @Override
    public String toString() {
      // With a space, as two minus signs begin a comment.
      return "(- " + of + ")";
    }
  }

  /** Every bit of a value inverted. */
  record Complement(Expression of) implements Expression {
    @Override
    public String toString() {
      return "(~" + of + ")";
    }
  }

  /** Two values and the operator between them. */
  record Binary(ExpressionOperator operator, Expression left, Expression right)
      implements Expression {
    @Override
    public String toString() {
      return "(" + left + " " + operator.sign() + " " + right + ")";
    }
  }

  /**
   * The value.
   *
   * @param addresses of labels
   * @param here address of the item that the expression is part of
   * @throws ArithmeticException on a division by zero
   */
  default int value(ToIntFunction<String> addresses, int here) {
    return switch (this) {
      case Number number -> number.value();
      case Symbol symbol -> addresses.applyAsInt(symbol.name());
      case Here unused -> here;
      case Negative negative -> -negative.of().value(addresses, here);
      case Complement complement -> ~complement.of().value(addresses, here);
      case Binary binary ->
          binary
              .operator()
              .apply(binary.left().value(addresses, here), binary.right().value(addresses, here));
    };
  }

  /**
   * With what each name in the map, or {@link #HERE}, stands for in its place, and with one number
   * for what is calculated from numbers alone unless it divides by zero: names that use others more
   * than once would grow without bounds otherwise.
   */
  default Expression substitute(Map<String, Expression> meanings) {
    return switch (this) {
      case Number number -> number;
      case Symbol symbol -> meanings.getOrDefault(symbol.name(), symbol);
      case Here here -> meanings.getOrDefault(HERE, here);
      case Negative negative -> calculated(new Negative(negative.of().substitute(meanings)));
      case Complement complement ->
          calculated(new Complement(complement.of().substitute(meanings)));
      case Binary binary ->
          calculated(
              new Binary(
                  binary.operator(),
                  binary.left().substitute(meanings),
                  binary.right().substitute(meanings)));
    };
  }

  private static Expression calculated(Expression expression) {
    boolean numbers =
        switch (expression) {
          case Negative negative -> negative.of() instanceof Number;
          case Complement complement -> complement.of() instanceof Number;
          case Binary binary ->
              binary.left() instanceof Number
                  && binary.right() instanceof Number right
                  && !binary.operator().dividesByZero(right.value());
          default -> false;
        };
    return numbers ? new Number(expression.value(name -> 0, 0)) : expression;
  }

  /**
   * How often the address where the code starts is in the value: 0 of a number and of the distance
   * between two labels, 1 of an address; empty if moving the code changes the value in another way.
   */
  default OptionalInt addresses() {
    return switch (this) {
      case Number number -> OptionalInt.of(0);
      case Symbol symbol -> OptionalInt.of(1);
      case Here here -> OptionalInt.of(1);
      case Negative negative -> negate(negative.of().addresses());
      // ~x is -x - 1.
      case Complement complement -> negate(complement.of().addresses());
      case Binary binary -> addresses(binary);
    };
  }

  private static OptionalInt negate(OptionalInt addresses) {
    return addresses.isPresent() ? OptionalInt.of(-addresses.getAsInt()) : addresses;
  }

  private static OptionalInt addresses(Binary binary) {
    OptionalInt left = binary.left().addresses();
    OptionalInt right = binary.right().addresses();
    if (left.isEmpty() || right.isEmpty()) {
      return OptionalInt.empty();
    }
    return switch (binary.operator()) {
      case ADD -> OptionalInt.of(left.getAsInt() + right.getAsInt());
      case SUBTRACT -> OptionalInt.of(left.getAsInt() - right.getAsInt());
      default ->
          left.getAsInt() == 0 && right.getAsInt() == 0 ? OptionalInt.of(0) : OptionalInt.empty();
    };
  }
}
