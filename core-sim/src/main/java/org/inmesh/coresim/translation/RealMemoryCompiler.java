package org.inmesh.coresim.translation;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.isa.transputer.OperationCode;
import org.objectweb.asm.Opcodes;

/** Compiles what brings numbers to and from the floating-point registers. */
final class RealMemoryCompiler {
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private final BlockState block;
  private final RealEmitter real;
  private final CodeEmitter out;

  RealMemoryCompiler(BlockState block) {
    this.block = block;
    this.out = block.out;
    this.real = block.real;
  }

  /** Compiles an instruction; returns false, and has done nothing, if it is none of these. */
  boolean compile(int instruction) {
    Value a = block.registers.a();
    switch (instruction) {
      case OPERATION + OperationCode.FPLDNLSN -> replaceWord(load(a, Real.SINGLE));
      case OPERATION + OperationCode.FPLDNLDB -> replaceWord(load(a, Real.DOUBLE));
      case OPERATION + OperationCode.FPLDNLSNI -> loadIndexed(Real.SINGLE, 2);
      case OPERATION + OperationCode.FPLDNLDBI -> loadIndexed(Real.DOUBLE, 3);
      case OPERATION + OperationCode.FPLDZEROSN -> {
        out.pushFloat(0);
        real.pushNew(real.storeNew(Real.SINGLE));
      }
      case OPERATION + OperationCode.FPLDZERODB -> {
        out.pushDouble(0);
        real.pushNew(real.storeNew(Real.DOUBLE));
      }
      case OPERATION + OperationCode.FPI32TOR32 -> {
        pushInteger(a);
        out.op(Opcodes.I2F);
        replaceWord(real.storeNew(Real.SINGLE));
      }
      case OPERATION + OperationCode.FPI32TOR64 -> {
        pushInteger(a);
        out.op(Opcodes.I2D);
        replaceWord(real.storeNew(Real.DOUBLE));
      }
      case OPERATION + OperationCode.FPB32TOR64 -> {
        pushInteger(a);
        out.op(Opcodes.I2L);
        out.pushLong(UNSIGNED);
        out.op(Opcodes.LAND);
        out.op(Opcodes.L2D);
        replaceWord(real.storeNew(Real.DOUBLE));
      }
      case OPERATION + OperationCode.FPSTNLSN -> {
        return store(Real.SINGLE);
      }
      case OPERATION + OperationCode.FPSTNLDB -> {
        return store(Real.DOUBLE);
      }
      case OPERATION + OperationCode.FPSTNLI32 -> storeInteger();
      default -> {
        return false;
      }
    }
    return true;
  }

  /** A number goes onto the floating-point stack, the address in A goes. */
  private void replaceWord(Real number) {
    block.registers = block.registers.pop();
    real.pushNew(number);
  }

  /** The number at an address, in a new local variable. */
  Real load(Value address, int format) {
    Word word = block.memory.word(address, 0, words(format), false);
    access(word, format);
    if (format == Real.DOUBLE) {
      block.memory.pushPlace(word, 0);
      out.callSupport("doubleAt", "([II)D");
    } else {
      block.memory.pushContent(word, 0);
      out.callLibrary(Float.class, "intBitsToFloat", "(I)F");
    }
    return real.storeNew(format);
  }

  private void pushInteger(Value address) {
    Word word = block.memory.word(address, 0, 1, false);
    block.memory.access(word, 0, 1);
    block.memory.pushContent(word, 0);
  }

  private void access(Word word, int format) {
    for (int i = 0; i < words(format); i++) {
      block.memory.access(word, i, 1);
    }
  }

  private static int words(int format) {
    return format == Real.DOUBLE ? 2 : 1;
  }

  private void loadIndexed(int format, int places) {
    Registers at = block.registers;
    out.load(at.a());
    out.load(at.b());
    out.push(places);
    out.op(Opcodes.ISHL);
    out.op(Opcodes.IADD);
    Real loaded = load(out.storeNew(), format);
    block.registers = block.registers.withStack(at.c(), at.c(), at.c());
    real.pushNew(loaded);
  }

  private boolean store(int format) {
    if (!real.canHave(block.registers.realA(), format)) {
      return false;
    }
    Real stored = real.require(block.registers.realA(), format);
    Word word = block.memory.word(block.registers.a(), 0, words(format), true);
    access(word, format);
    block.commit();
    block.memory.pushPlace(word, 0);
    real.push(stored);
    if (format == Real.DOUBLE) {
      block.memory.storeDouble();
    } else {
      out.callLibrary(Float.class, "floatToRawIntBits", "(F)I");
      block.memory.storeContent();
    }
    block.registers = block.registers.pop().popReal();
    return true;
  }

  private void storeInteger() {
    Real stored = real.require(block.registers.realA(), real.format(block.registers.realA()));
    real.pushWide(stored);
    out.callSupport("isWord", "(D)Z");
    out.jump(Opcodes.IFEQ, block.sideExit());
    block.registers = block.registers.replaceAll(stored, stored.due(false));
    Word word = block.memory.word(block.registers.a(), 0, 1, true);
    block.memory.access(word, 0, 1);
    block.commit();
    block.memory.pushPlace(word, 0);
    real.pushWide(stored);
    out.callLibrary(Math.class, "floor", "(D)D");
    out.op(Opcodes.D2I);
    block.memory.storeContent();
    block.registers = block.registers.pop().popReal();
  }
}
