package org.inmesh.loader.occam.checking;

import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.Retyping;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/**
 * Checks RETYPES of channels: a channel as one of another protocol, its address as an INT, and an
 * INT as the channel at that address, as INMOS's occam 2 toolset allows.
 */
final class ChannelRetypingChecker {
  private ChannelRetypingChecker() {}

  /** The channel or value as one of the new type. */
  static Expression check(Retyping syntax, Type wanted, ExpressionChecker expressions) {
    TextRange range = syntax.expression().range();
    Expression operand =
        syntax.expression() instanceof SyntaxExpression.ChannelEnd end
            ? expressions.elementOrEnd(end)
            : expressions.check(syntax.expression());
    Type given = operand.type();
    if (wanted.isChannel() && given.isChannel()) {
      if (!sameShape(wanted, given)) {
        throw new LanguageError(
            range,
            "arrays of channels are retyped to arrays of the same lengths; this is " + given);
      }
      return operand;
    }
    if (wanted instanceof Type.ChannelOf && isWord(given)) {
      return new Expression.Retyped(operand, wanted, syntax.name().range().start());
    }
    if (isWord(wanted) && given instanceof Type.ChannelOf) {
      if (!syntax.value()) {
        throw new LanguageError(
            syntax.type().range(),
            "the address of a channel is a value that does not change: write VAL " + wanted);
      }
      return new Expression.Retyped(operand, wanted, syntax.name().range().start());
    }
    throw new LanguageError(
        wanted.isChannel() ? range : syntax.type().range(),
        "a channel is retyped to one of another protocol, or from and to an INT, its address; here"
            + " is "
            + given
            + " for "
            + wanted);
  }

  private static boolean isWord(Type type) {
    return type == Scalar.INT || type == Scalar.INT32;
  }

  private static boolean sameShape(Type wanted, Type given) {
    if (wanted instanceof Type.ArrayOf array && given instanceof Type.ArrayOf other) {
      boolean length = array.length() == Type.ArrayOf.OPEN || array.length() == other.length();
      return length && sameShape(array.element(), other.element());
    }
    return wanted instanceof Type.ChannelOf && given instanceof Type.ChannelOf;
  }

  /** The type of the new name: lengths that were left open are those of the operand. */
  static Type typeOf(Type wanted, Type given) {
    return wanted instanceof Type.ArrayOf array && given instanceof Type.ArrayOf other
        ? new Type.ArrayOf(other.length(), typeOf(array.element(), other.element()))
        : wanted;
  }
}
