package org.inmesh.coresim.translation;

import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Writes the handling of floating-point registers as the JVM's floats and doubles.
 *
 * <p>Arithmetic whose operands or result are not finite is left to the loop. A result is not looked
 * at before something happens that cannot be done again, since what is not finite stays so through
 * all that is done to it here, other than dividing by it.
 */
final class RealEmitter {
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private final BlockState block;
  private final CodeEmitter out;

  RealEmitter(BlockState block) {
    this.block = block;
    this.out = block.out;
  }

  /** The format of a register, or the expected one if that is not known. */
  int format(Real real) {
    return real.isKnown() ? real.format() : block.expectedFormat(real);
  }

  /** False if a register is known to have the other format. */
  boolean canHave(Real real, int format) {
    return !real.isKnown() || real.format() == format;
  }

  /** Leaves the block unless a register has a format; from then on it is known to have it. */
  Real require(Real real, int format) {
    if (real.isKnown()) {
      return real;
    }
    out.load(Slots.FORMATS);
    out.push(1 << real.format() - Real.UNKNOWN);
    out.op(Opcodes.IAND);
    out.jump(format == Real.DOUBLE ? Opcodes.IFEQ : Opcodes.IFNE, block.sideExit());
    Real known = real.withFormat(format);
    block.registers = block.registers.replaceAll(real, known);
    return known;
  }

  /** The format that FA and FB may both have; unknown if there is none. */
  int commonFormat() {
    Real a = block.registers.realA();
    Real b = block.registers.realB();
    int format = a.isKnown() ? a.format() : format(b);
    return canHave(b, format) ? format : Real.UNKNOWN;
  }

  /** Pushes a register whose format is known as a float or a double. */
  void push(Real real) {
    boolean isDouble = real.format() == Real.DOUBLE;
    if (real.isBits()) {
      out.loadLong(real.slot());
      if (isDouble) {
        out.callLibrary(Double.class, "longBitsToDouble", "(J)D");
      } else {
        out.op(Opcodes.L2I);
        out.callLibrary(Float.class, "intBitsToFloat", "(I)F");
      }
    } else if (isDouble) {
      out.loadDouble(real.slot());
    } else {
      out.loadFloat(real.slot());
    }
  }

  /** The same, as a double. */
  void pushWide(Real real) {
    push(real);
    if (real.format() == Real.SINGLE) {
      out.op(Opcodes.F2D);
    }
  }

  /** Pushes a register's bits as a long. */
  void pushBits(Real real) {
    if (real.isBits()) {
      out.loadLong(real.slot());
    } else if (real.format() == Real.DOUBLE) {
      out.loadDouble(real.slot());
      out.callLibrary(Double.class, "doubleToRawLongBits", "(D)J");
    } else {
      out.loadFloat(real.slot());
      out.callLibrary(Float.class, "floatToRawIntBits", "(F)I");
      out.op(Opcodes.I2L);
      out.pushLong(UNSIGNED);
      out.op(Opcodes.LAND);
    }
  }

  /** Puts the float or double on top of the JVM's stack into a new local variable. */
  Real storeNew(int format) {
    int slot = format == Real.DOUBLE ? out.storeNewDouble() : out.storeNewFloat();
    return new Real(slot, format, false, false);
  }

  /** The same for what has to be finite: otherwise the block is left, now or later. */
  Real storeDue(int format) {
    // From here, or from earlier on all is done again.
    block.sideExit();
    return storeNew(format).due(true);
  }

  /** Makes what is to be in a register out of the double on top of the JVM's stack. */
  void narrow(int format) {
    if (format == Real.SINGLE) {
      out.op(Opcodes.D2F);
    }
  }

  /** Pushes onto the floating-point stack. */
  void pushNew(Real real) {
    checkDue(block.registers.realC());
    block.registers = block.registers.pushReal(real);
  }

  /** Leaves the block if a register that is about to be forgotten had to be finite and is not. */
  void checkDue(Real real) {
    if (real.isDue()) {
      checkFinite(real);
    }
  }

  /** Leaves the block if a register whose format is known is infinite or not a number. */
  void checkFinite(Real real) {
    Label exit = block.sideExit();
    push(real);
    if (real.format() == Real.DOUBLE) {
      out.callLibrary(Math.class, "abs", "(D)D");
      out.pushDouble(Double.MAX_VALUE);
      out.op(Opcodes.DCMPG);
    } else {
      out.callLibrary(Math.class, "abs", "(F)F");
      out.pushFloat(Float.MAX_VALUE);
      out.op(Opcodes.FCMPG);
    }
    out.jump(Opcodes.IFGT, exit);
    block.registers = block.registers.replaceAll(real, real.due(false));
  }
}
