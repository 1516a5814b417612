package org.inmesh.loader.occam.interpreter;

import java.math.BigInteger;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.interpreter.OccamType.Single;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/** Values of numbers and strings as they are written. */
final class Literals {
  private Literals() {}

  /** A number; without a type behind it, of the type of its place if that is of its kind. */
  static Location number(SyntaxExpression.Number number, Optional<OccamType> place) {
    OccamType type = number.type().<OccamType>map(Single::new).orElse(defaultType(number));
    if (number.type().isEmpty()
        && place.isPresent()
        && place.get() instanceof Single single
        && single.scalar() != Scalar.BOOL
        && single.scalar().isReal() == number.isReal()) {
      type = single;
    }
    return Location.of(type, value(number.text(), ((Single) type).scalar()));
  }

  private static OccamType defaultType(SyntaxExpression.Number number) {
    return new Single(number.isReal() ? Scalar.REAL32 : Scalar.INT);
  }

  private static Number value(String text, Scalar type) {
    if (type == Scalar.REAL32) {
      return Float.valueOf(text);
    }
    if (type == Scalar.REAL64) {
      return Double.valueOf(text);
    }
    boolean negative = text.startsWith("-");
    String digits = negative ? text.substring(1) : text;
    BigInteger value =
        digits.startsWith("#") ? new BigInteger(digits.substring(1), 16) : new BigInteger(digits);
    // Writing it takes the low bits, which is what hexadecimal digits mean.
    return negative ? value.negate() : value;
  }

  static Location text(String characters) {
    Location text = Location.fresh(new OccamType.Array(characters.length(), OccamType.BYTE));
    for (int i = 0; i < characters.length(); i++) {
      text.element(i).write(BigInteger.valueOf(characters.charAt(i)));
    }
    return text;
  }
}
