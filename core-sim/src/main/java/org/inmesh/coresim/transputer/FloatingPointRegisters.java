package org.inmesh.coresim.transputer;

import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.coresim.floatingpoint.Rounding;

/**
 * The registers of the T800's floating-point unit, as plain data: the stack FAreg, FBreg, FCreg,
 * each with its length, the floating-point error flag, and the rounding mode of the next operation.
 */
final class FloatingPointRegisters {
  long a;
  long b;
  long c;
  RealFormat aFormat = RealFormat.SINGLE;
  RealFormat bFormat = RealFormat.SINGLE;
  RealFormat cFormat = RealFormat.SINGLE;
  boolean error;
  Rounding rounding = Rounding.NEAREST;

  void push(RealFormat format, long bits) {
    c = b;
    cFormat = bFormat;
    b = a;
    bFormat = aFormat;
    set(format, bits);
  }

  void set(RealFormat format, long bits) {
    a = bits;
    aFormat = format;
  }

  long pop() {
    long bits = a;
    a = b;
    aFormat = bFormat;
    b = c;
    bFormat = cFormat;
    return bits;
  }

  /** Makes this a copy. */
  void copyFrom(FloatingPointRegisters other) {
    a = other.a;
    b = other.b;
    c = other.c;
    aFormat = other.aFormat;
    bFormat = other.bFormat;
    cFormat = other.cFormat;
    error = other.error;
    rounding = other.rounding;
  }
}
