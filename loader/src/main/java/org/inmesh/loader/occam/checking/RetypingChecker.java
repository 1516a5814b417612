package org.inmesh.loader.occam.checking;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.ArrayOf;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.Retyping;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/** Checks RETYPES and RESHAPES: the same bytes, low byte first, as another type. */
final class RetypingChecker {
  private RetypingChecker() {}

  /** The value or variable as one of the new type. */
  static Expression check(Retyping syntax, ExpressionChecker expressions) {
    TextRange range = syntax.expression().range();
    Type wanted = TypeChecker.resolve(syntax.type(), expressions);
    if (wanted.isChannel() || isChannel(syntax.expression(), expressions)) {
      return ChannelRetypingChecker.check(syntax, wanted, expressions);
    }
    Expression operand =
        syntax.value()
            ? expressions.value(syntax.expression(), Optional.empty())
            : MobileChecker.plainTarget(expressions.element(syntax.expression()), range);
    if (!isData(wanted) || !isData(operand.type())) {
      throw new LanguageError(
          isData(wanted) ? range : syntax.type().range(),
          "only values and variables are retyped, no channels and timers");
    }
    if (syntax.reshapes() && !wanted.base().equals(operand.type().base())) {
      throw new LanguageError(
          range,
          "RESHAPES changes lengths only: the elements are "
              + operand.type().base()
              + ", not "
              + wanted.base()
              + "; use RETYPES");
    }
    Type type = fitted(wanted, operand.type(), syntax, range);
    boolean constant =
        operand instanceof Expression.Constant || operand instanceof Expression.ConstantArray;
    if (constant && type.base() instanceof Type.Scalar) {
      return constant(operand, type, range);
    }
    if (!syntax.value() || operand.type().isAggregate()) {
      TypeChecker.requireAligned(operand, range);
    }
    return new Expression.Retyped(operand, type, syntax.name().range().start());
  }

  private static boolean isChannel(SyntaxExpression syntax, ExpressionChecker expressions) {
    return switch (syntax) {
      case SyntaxExpression.ChannelEnd end -> true;
      case SyntaxExpression.NameUse name -> expressions.check(name).type().isChannel();
      case SyntaxExpression.Subscript part -> isChannel(part.array(), expressions);
      case SyntaxExpression.Slice part -> isChannel(part.array(), expressions);
      default -> false;
    };
  }

  private static boolean isData(Type type) {
    return type.base() instanceof Type.Scalar || type.base() instanceof Type.RecordOf;
  }

  /** The type with the length that is left open, if it can be known. */
  private static Type fitted(Type wanted, Type given, Retyping syntax, TextRange range) {
    int open = openLengths(wanted);
    if (open > 1) {
      throw new LanguageError(
          syntax.type().range(), "one length may be left open, since it follows from the others");
    }
    OptionalLong bytes = ValueSize.of(given);
    if (bytes.isEmpty()) {
      return wanted;
    }
    long unit = ValueSize.of(closed(wanted, 1)).orElseThrow();
    if (open > 0 && unit == 0) {
      throw new LanguageError(
          syntax.type().range(), "the length cannot be known: the elements have no bytes");
    }
    boolean fits = open == 0 ? unit == bytes.getAsLong() : bytes.getAsLong() % unit == 0;
    if (!fits) {
      throw new LanguageError(
          range,
          String.format(
              Locale.ROOT,
              "the sizes differ: %s has %d bytes, this %s has %d",
              wanted,
              unit,
              given,
              bytes.getAsLong()));
    }
    return open == 0 ? wanted : closed(wanted, (int) (bytes.getAsLong() / unit));
  }

  private static int openLengths(Type type) {
    return type instanceof ArrayOf array
        ? (array.length() == ArrayOf.OPEN ? 1 : 0) + openLengths(array.element())
        : 0;
  }

  private static Type closed(Type type, int length) {
    return type instanceof ArrayOf array && ArrayChecker.hasOpenLength(type)
        ? new ArrayOf(
            array.length() == ArrayOf.OPEN ? length : array.length(),
            closed(array.element(), length))
        : type;
  }

  private static Expression constant(Expression operand, Type type, TextRange range) {
    long[] values =
        operand instanceof Expression.ConstantArray table
            ? table.values()
            : new long[] {((Expression.Constant) operand).value()};
    int from = ValueSize.ofScalar(operand.type());
    ByteBuffer bytes = ByteBuffer.allocate(values.length * from).order(ByteOrder.LITTLE_ENDIAN);
    for (long value : values) {
      for (int i = 0; i < from; i++) {
        bytes.put((byte) (value >> i * Byte.SIZE));
      }
    }
    bytes.flip();
    int to = ValueSize.ofScalar(type);
    long[] retyped = new long[bytes.limit() / to];
    for (int i = 0; i < retyped.length; i++) {
      retyped[i] = element(bytes, (Type.Scalar) type.base());
    }
    return type instanceof ArrayOf array
        ? new Expression.ConstantArray(array, retyped, range.start())
        : new Expression.Constant(type, retyped[0], range.start());
  }

  private static long element(ByteBuffer bytes, Type.Scalar type) {
    return switch (type) {
      case BOOL, BYTE -> bytes.get() & 0xFF;
      case INT16 -> bytes.getShort();
      case INT, INT32, REAL32 -> bytes.getInt();
      case INT64, REAL64 -> bytes.getLong();
    };
  }
}
