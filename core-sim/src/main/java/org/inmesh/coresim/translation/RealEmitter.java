package org.inmesh.coresim.translation;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Writes the handling of floating-point registers as the JVM's floats and doubles. */
final class RealEmitter {
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private final BlockState block;
  private final CodeEmitter out;

  RealEmitter(BlockState block) {
    this.block = block;
    this.out = block.out;
  }

  /** False if a register is known to have the other format. */
  boolean canHave(Real real, int format) {
    return !real.isKnown() || real.format() == format;
  }

  /** Leaves the block unless a register has a format. */
  void require(Real real, int format) {
    if (!real.isKnown()) {
      out.load(Slots.FORMATS);
      out.push(1 << real.format() - Real.UNKNOWN);
      out.op(Opcodes.IAND);
      out.jump(format == Real.DOUBLE ? Opcodes.IFEQ : Opcodes.IFNE, block.sideExit());
    }
  }

  /** The format that FA and FB may both have; unknown if there is none, or nothing is known. */
  int commonFormat() {
    Real a = block.registers.realA();
    Real b = block.registers.realB();
    if (a.isKnown() && b.isKnown()) {
      return a.format() == b.format() ? a.format() : Real.UNKNOWN;
    }
    if (a.isKnown()) {
      return a.format();
    }
    return b.isKnown() ? b.format() : Real.UNKNOWN;
  }

  /** Pushes a register as a float or a double. */
  void push(Real real, int format) {
    out.loadLong(real.slot());
    if (format == Real.DOUBLE) {
      out.callLibrary(Double.class, "longBitsToDouble", "(J)D");
    } else {
      out.op(Opcodes.L2I);
      out.callLibrary(Float.class, "intBitsToFloat", "(I)F");
    }
  }

  /** Puts the float or double on top of the JVM's stack into a new local variable, as bits. */
  Real storeNew(int format) {
    if (format == Real.DOUBLE) {
      out.callLibrary(Double.class, "doubleToRawLongBits", "(D)J");
    } else {
      out.callLibrary(Float.class, "floatToRawIntBits", "(F)I");
      out.op(Opcodes.I2L);
      out.pushLong(UNSIGNED);
      out.op(Opcodes.LAND);
    }
    return new Real(out.storeNewLong(), format);
  }

  /** Makes a double of what is on top of the JVM's stack. */
  void widen(int format) {
    if (format == Real.SINGLE) {
      out.op(Opcodes.F2D);
    }
  }

  /** The opposite. */
  void narrow(int format) {
    if (format == Real.SINGLE) {
      out.op(Opcodes.D2F);
    }
  }

  /** Takes the number on top of the JVM's stack; jumps if it is infinite or not a number. */
  void checkFinite(int format, Label exit) {
    widen(format);
    out.callLibrary(Math.class, "abs", "(D)D");
    out.pushDouble(Double.MAX_VALUE);
    out.op(Opcodes.DCMPG);
    out.jump(Opcodes.IFGT, exit);
  }
}
