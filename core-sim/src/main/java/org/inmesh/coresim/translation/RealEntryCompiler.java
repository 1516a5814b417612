package org.inmesh.coresim.translation;

import org.inmesh.isa.transputer.FloatingPointEntry;
import org.inmesh.isa.transputer.FloatingPointEntryCode;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Compiles fpentry where the operation's code in A is known; for finite numbers, as others. */
final class RealEntryCompiler {
  private static final int[] CYCLES = cycles();

  private final BlockState block;
  private final RealEmitter real;
  private final CodeEmitter out;

  RealEntryCompiler(BlockState block, RealEmitter real) {
    this.block = block;
    this.out = block.out;
    this.real = real;
  }

  private static int[] cycles() {
    int[] cycles = new int[FloatingPointEntry.CODE_LIMIT];
    for (FloatingPointEntry entry : FloatingPointEntry.values()) {
      cycles[entry.code()] = entry.cost().base();
    }
    return cycles;
  }

  /** Cycles of an operation beyond those of fpentry. */
  static int cyclesOf(int entry) {
    return CYCLES[entry];
  }

  /** Compiles an operation; returns false, and has done nothing, if it is none of these. */
  boolean compile(int entry) {
    Registers at = block.registers;
    if (!block.keepsReals || !done(entry, at.realA())) {
      return false;
    }
    block.registers = block.registers.pop().spend(CYCLES[entry]);
    return true;
  }

  private boolean done(int entry, Real a) {
    switch (entry) {
      case FloatingPointEntryCode.FPURN, FloatingPointEntryCode.FPUSQRTSTEP -> {
        // Rounding is to nearest anyway; the last step takes the whole root.
      }
      case FloatingPointEntryCode.FPUR32TOR64 -> {
        return convert(a, Real.SINGLE, Real.DOUBLE);
      }
      case FloatingPointEntryCode.FPUR64TOR32 -> {
        return convert(a, Real.DOUBLE, Real.SINGLE);
      }
      case FloatingPointEntryCode.FPUMULBY2 -> {
        return scale(a, 2);
      }
      case FloatingPointEntryCode.FPUDIVBY2 -> {
        return scale(a, 0.5);
      }
      case FloatingPointEntryCode.FPUEXPINC32 -> {
        return scale(a, 0x1p32);
      }
      case FloatingPointEntryCode.FPUEXPDEC32 -> {
        return scale(a, 0x1p-32);
      }
      case FloatingPointEntryCode.FPUABS -> {
        return absolute(a);
      }
      case FloatingPointEntryCode.FPUSQRTFIRST -> {
        return a.isKnown() && checkRadicand(a, Opcodes.IFLT);
      }
      case FloatingPointEntryCode.FPUSQRTLAST -> {
        return squareRoot(a);
      }
      case FloatingPointEntryCode.FPUCHKI32 -> {
        return checkWord(a);
      }
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
    real.require(a, from);
    real.push(a, from);
    if (to == Real.DOUBLE) {
      real.widen(from);
    } else {
      real.narrow(to);
    }
    Real result = real.storeNew(to);
    real.push(result, to);
    real.checkFinite(to, block.sideExit());
    block.registers = block.registers.replaceReal(result);
    return true;
  }

  private boolean scale(Real a, double factor) {
    if (!a.isKnown()) {
      return false;
    }
    real.push(a, a.format());
    real.widen(a.format());
    out.pushDouble(factor);
    out.op(Opcodes.DMUL);
    real.narrow(a.format());
    Real result = real.storeNew(a.format());
    real.push(result, a.format());
    real.checkFinite(a.format(), block.sideExit());
    block.registers = block.registers.replaceReal(result);
    return true;
  }

  private boolean absolute(Real a) {
    if (!a.isKnown()) {
      return false;
    }
    real.push(a, a.format());
    real.checkFinite(a.format(), block.sideExit());
    return apply(a, "abs");
  }

  private boolean squareRoot(Real a) {
    return a.isKnown() && checkRadicand(a, Opcodes.IFLE) && apply(a, "sqrt");
  }

  /** A function of the Java library on doubles. */
  private boolean apply(Real a, String function) {
    real.push(a, a.format());
    real.widen(a.format());
    out.callLibrary(Math.class, function, "(D)D");
    real.narrow(a.format());
    block.registers = block.registers.replaceReal(real.storeNew(a.format()));
    return true;
  }

  /** Leaves unless a number is finite, and not negative or also not zero. */
  private boolean checkRadicand(Real a, int refused) {
    Label exit = block.sideExit();
    real.push(a, a.format());
    real.checkFinite(a.format(), exit);
    real.push(a, a.format());
    real.widen(a.format());
    out.pushDouble(0);
    out.op(Opcodes.DCMPL);
    out.jump(refused, exit);
    return true;
  }

  private boolean checkWord(Real a) {
    if (!a.isKnown()) {
      return false;
    }
    real.push(a, a.format());
    real.widen(a.format());
    out.callLibrary(Math.class, "rint", "(D)D");
    out.callSupport("isWord", "(D)Z");
    out.jump(Opcodes.IFEQ, block.sideExit());
    return true;
  }
}
