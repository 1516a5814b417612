package org.inmesh.loader.occam.checked;

import org.inmesh.loader.occam.checked.Type.Scalar;

/** Shows scalar values as numbers. */
public final class ScalarText {
  private ScalarText() {}

  /**
   * The digits of a value.
   *
   * @param value as in {@link Expression.Constant}
   */
  public static String of(Scalar type, long value) {
    return switch (type) {
      case BOOL, BYTE, INT, INT16, INT32, INT64 -> Long.toString(value);
      case REAL32 -> Float.toString(Float.intBitsToFloat((int) value));
      case REAL64 -> Double.toString(Double.longBitsToDouble(value));
    };
  }
}
