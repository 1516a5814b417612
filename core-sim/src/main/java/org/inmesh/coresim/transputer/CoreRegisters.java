package org.inmesh.coresim.transputer;

import org.inmesh.coresim.floatingpoint.RealFormat;
import org.inmesh.coresim.floatingpoint.Rounding;

/**
 * The registers of a core as they were at some time.
 *
 * @param a Areg
 * @param b Breg
 * @param c Creg
 * @param workspace Wptr, without the priority
 * @param instructionPointer Iptr
 * @param priority 0 high, 1 low
 * @param error the error flag
 * @param haltOnError the halt-on-error flag
 * @param floatingPoint those of the floating-point unit
 */
public record CoreRegisters(
    int a,
    int b,
    int c,
    int workspace,
    int instructionPointer,
    int priority,
    boolean error,
    boolean haltOnError,
    FloatingPoint floatingPoint) {

  /**
   * A register of the floating-point stack.
   *
   * @param bits the number; of single length in the lower half
   * @param format its length
   */
  public record Real(long bits, RealFormat format) {
    /** The number as the host prints it. */
    @Override
    public String toString() {
      return format == RealFormat.SINGLE
          ? Float.toString(Float.intBitsToFloat((int) bits))
          : Double.toString(Double.longBitsToDouble(bits));
    }
  }

  /**
   * FAreg, FBreg, FCreg, the floating-point error flag and the rounding mode of the next operation.
   */
  public record FloatingPoint(Real a, Real b, Real c, boolean error, Rounding rounding) {}

  static CoreRegisters of(CoreState state) {
    FloatingPointRegisters real = state.floatingPoint;
    return new CoreRegisters(
        state.a,
        state.b,
        state.c,
        state.workspace,
        state.instructionPointer,
        state.priority,
        state.error,
        state.haltOnError,
        new FloatingPoint(
            new Real(real.a, real.aFormat),
            new Real(real.b, real.bFormat),
            new Real(real.c, real.cFormat),
            real.error,
            real.rounding));
  }

  /** The process descriptor: workspace pointer and priority. */
  public int descriptor() {
    return workspace | priority;
  }
}
