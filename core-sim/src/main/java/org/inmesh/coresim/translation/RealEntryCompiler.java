package org.inmesh.coresim.translation;

import org.inmesh.isa.transputer.FloatingPointEntryCode;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Compiles fpentry where the operation's code in A is known; for finite numbers, as others. */
final class RealEntryCompiler {
  private final BlockState block;
  private final RealEmitter real;
  private final CodeEmitter out;

  RealEntryCompiler(BlockState block) {
    this.block = block;
    this.out = block.out;
    this.real = block.real;
  }

  /** Cycles of an operation beyond those of fpentry. */
  int cyclesOf(int entry) {
    return block.costs.table().ofEntry(entry);
  }

  /** Compiles an operation; returns false, and has done nothing, if it is none of these. */
  boolean compile(int entry) {
    Registers at = block.registers;
    if (!block.keepsReals || !done(entry, at.realA())) {
      return false;
    }
    block.registers = block.registers.pop().spend(cyclesOf(entry));
    return true;
  }

  private boolean done(int entry, Real a) {
    switch (entry) {
      case FloatingPointEntryCode.FPURN, FloatingPointEntryCode.FPUSQRTSTEP -> {
        // Rounding is to nearest anyway; the last step takes the whole root.
      }
      case FloatingPointEntryCode.FPUCLEARERROR -> {
        out.load(Slots.REAL_ERROR);
        out.jump(Opcodes.IFNE, block.sideExit());
      }
      case FloatingPointEntryCode.FPUR32TOR64 -> {
        return convert(a, Real.SINGLE, Real.DOUBLE);
      }
      case FloatingPointEntryCode.FPUR64TOR32 -> {
        return convert(a, Real.DOUBLE, Real.SINGLE);
      }
      case FloatingPointEntryCode.FPUMULBY2 -> scale(a, 2);
      case FloatingPointEntryCode.FPUDIVBY2 -> scale(a, 0.5);
      case FloatingPointEntryCode.FPUEXPINC32 -> scale(a, 0x1p32);
      case FloatingPointEntryCode.FPUEXPDEC32 -> scale(a, 0x1p-32);
      case FloatingPointEntryCode.FPUABS -> apply(a, "abs");
      case FloatingPointEntryCode.FPUSQRTFIRST -> checkSign(a, Opcodes.IFLT);
      case FloatingPointEntryCode.FPUSQRTLAST -> apply(checkSign(a, Opcodes.IFLE), "sqrt");
      case FloatingPointEntryCode.FPUCHKI32 -> check(a, "isWord");
      case FloatingPointEntryCode.FPUCHKI64 -> check(a, "isDoubleWord");
      default -> {
        return false;
      }
    }
    return true;
  }

  private boolean convert(Real a, int from, int to) {
    if (!real.canHave(a, from)) {
      return false;
    }
    real.push(real.require(a, from));
    out.op(to == Real.DOUBLE ? Opcodes.F2D : Opcodes.D2F);
    replaceByTop(to);
    return true;
  }

  /** What is on top of the JVM's stack comes in FA's place, if it is finite. */
  private void replaceByTop(int format) {
    Real result = real.storeDue(format);
    block.registers = block.registers.replaceReal(result);
  }

  private void scale(Real a, double factor) {
    Real operand = real.require(a, real.format(a));
    real.pushWide(operand);
    out.pushDouble(factor);
    out.op(Opcodes.DMUL);
    real.narrow(operand.format());
    replaceByTop(operand.format());
  }

  /**
   * A function of the Java library on doubles, whose result is not finite if the operand is not.
   */
  private void apply(Real a, String function) {
    Real operand = real.require(a, real.format(a));
    real.pushWide(operand);
    out.callLibrary(Math.class, function, "(D)D");
    real.narrow(operand.format());
    replaceByTop(operand.format());
  }

  /** Leaves if a number is not a number or compares with zero in a way. */
  private Real checkSign(Real a, int refused) {
    Label exit = block.sideExit();
    Real operand = real.require(a, real.format(a));
    real.pushWide(operand);
    out.pushDouble(0);
    out.op(Opcodes.DCMPL);
    out.jump(refused, exit);
    return operand;
  }

  /** Leaves if the nearest integer is not in the range that a method of the support checks. */
  private void check(Real a, String range) {
    real.pushWide(real.require(a, real.format(a)));
    out.callLibrary(Math.class, "rint", "(D)D");
    out.callSupport(range, "(D)Z");
    out.jump(Opcodes.IFEQ, block.sideExit());
  }
}
