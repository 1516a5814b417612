package org.inmesh.loader.occam.checking;

import java.util.OptionalLong;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.BinaryOperator;
import org.inmesh.loader.occam.checked.Expression.Constant;
import org.inmesh.loader.occam.checked.RecordLayout;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;

/** How many bytes values fill. */
final class ValueSize {
  private ValueSize() {}

  /** Bytes of a value; none if a length is known at run time only. */
  static OptionalLong of(Type type) {
    if (type instanceof Type.ArrayOf array) {
      OptionalLong element = of(array.element());
      return array.length() == Type.ArrayOf.OPEN || element.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(array.length() * element.getAsLong());
    }
    return OptionalLong.of(ofScalar(type));
  }

  /** Bytes of an innermost element. */
  static int ofScalar(Type type) {
    return RecordLayout.bytesOf(type.base());
  }

  /** BYTESIN of a type. */
  static Expression expression(Type type, TextRange range) {
    if (!type.isData()) {
      throw new LanguageError(range, "BYTESIN needs a type of values; this is " + type);
    }
    return new Constant(Scalar.INT, of(type).orElseThrow(), range.start());
  }

  /** BYTESIN of a value, whose lengths may be known at run time only. */
  static Expression expression(Expression value, TextRange range) {
    SourcePosition position = range.start();
    OptionalLong known = of(value.type());
    if (known.isPresent()) {
      return new Constant(Scalar.INT, known.getAsLong(), position);
    }
    Expression bytes = new Constant(Scalar.INT, ofScalar(value.type()), position);
    Expression part = value;
    while (part.type() instanceof Type.ArrayOf array) {
      Expression length =
          array.length() == Type.ArrayOf.OPEN
              ? new Expression.SizeOf(part, position)
              : new Constant(Scalar.INT, array.length(), position);
      bytes = new Expression.Binary(BinaryOperator.TIMES, length, bytes, Scalar.INT, position);
      // Only its lengths are asked for, so that there need not be such an element.
      Expression first = new Constant(Scalar.INT, 0, position);
      part = new Expression.Subscript(part, first, array.element(), position);
    }
    return bytes;
  }
}
