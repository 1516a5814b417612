package org.inmesh.loader.occam.syntax;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.Expression.UnaryOperator;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.TextRange;

/** An expression as written; names are not yet resolved. */
public sealed interface SyntaxExpression {

  /** Where. */
  TextRange range();

  /**
   * A number.
   *
   * @param text decimal digits, or hexadecimal ones after {@code #}, or a real with its point;
   *     perhaps a minus sign in front
   * @param type as written behind it; without, the number is of the type that is expected there
   */
  record Number(String text, Optional<Type.Scalar> type, TextRange range)
      implements SyntaxExpression {
    /** True if it is written as a real. */
    public boolean isReal() {
      return text.indexOf('.') >= 0;
    }
  }

  /** A character, a truth value, or another value whose type is known. */
  record Literal(long value, Type.Scalar type, TextRange range) implements SyntaxExpression {}

  /**
   * {@code "text"}.
   *
   * @param characters 0 to 255 each
   */
  record Text(String characters, TextRange range) implements SyntaxExpression {}

  /** A use of a name. */
  record NameUse(String name, TextRange range) implements SyntaxExpression {}

  /** {@code array[index]}. */
  record Subscript(SyntaxExpression array, SyntaxExpression index, TextRange range)
      implements SyntaxExpression {}

  /** {@code [array FROM from FOR count]}; without a count up to the end of the array. */
  record Slice(
      SyntaxExpression array,
      SyntaxExpression from,
      Optional<SyntaxExpression> count,
      TextRange range)
      implements SyntaxExpression {}

  /** {@code [a, b, c]}. */
  record Table(List<SyntaxExpression> elements, TextRange range) implements SyntaxExpression {}

  /** {@code [i = from FOR count | element]}. */
  record Replicated(SyntaxProcess.Replicator replicator, SyntaxExpression element, TextRange range)
      implements SyntaxExpression {}

  /** {@code -a} and the like. */
  record Unary(UnaryOperator operator, SyntaxExpression operand, TextRange range)
      implements SyntaxExpression {}

  /** {@code a + b} and the like. */
  record Binary(
      BinaryOperator operator,
      SyntaxExpression left,
      SyntaxExpression right,
      TextRange operatorRange,
      TextRange range)
      implements SyntaxExpression {}

  /** {@code BYTE a}, {@code INT ROUND x}. */
  record Conversion(Type.Scalar type, Rounding rounding, SyntaxExpression operand, TextRange range)
      implements SyntaxExpression {}

  /** {@code LENGTH x}: a conversion to a DATA TYPE. */
  record NamedConversion(
      Identifier type, Rounding rounding, SyntaxExpression operand, TextRange range)
      implements SyntaxExpression {}

  /** {@code 5(LENGTH)}, {@code [1, 'a'](R)}: a literal of a DATA TYPE. */
  record OfType(SyntaxExpression literal, Identifier type, TextRange range)
      implements SyntaxExpression {}

  /** {@code MOSTPOS LENGTH} or {@code MOSTNEG LENGTH}. */
  record ExtremeOf(Identifier type, boolean most, TextRange range) implements SyntaxExpression {}

  /** {@code OFFSETOF (R, x)}. */
  record OffsetOf(Identifier type, Identifier field, TextRange range) implements SyntaxExpression {}

  /** {@code c?} or {@code c!}: one end of a channel, as an argument or what is abbreviated. */
  record ChannelEnd(SyntaxExpression channel, Type.Direction direction, TextRange range)
      implements SyntaxExpression {}

  /** {@code function (a, b)}. */
  record Call(Identifier function, List<SyntaxExpression> arguments, TextRange range)
      implements SyntaxExpression {}

  /** {@code BYTESIN (a)}. */
  record BytesIn(SyntaxExpression operand, TextRange range) implements SyntaxExpression {}

  /** {@code BYTESIN (INT)}. */
  record BytesInType(TypeSyntax type, TextRange range) implements SyntaxExpression {}

  /** A value process in parentheses. */
  record Valof(ValueProcess value, TextRange range) implements SyntaxExpression {}

  /** {@code MOBILE [n]BYTE}: a new mobile. */
  record Allocation(TypeSyntax content, TextRange range) implements SyntaxExpression {}

  /** {@code CLONE m}. */
  record Clone(SyntaxExpression mobile, TextRange range) implements SyntaxExpression {}

  /** {@code DEFINED m}. */
  record Defined(SyntaxExpression mobile, TextRange range) implements SyntaxExpression {}

  /** {@code SIZE a}. */
  record SizeOf(SyntaxExpression array, TextRange range) implements SyntaxExpression {}
}
