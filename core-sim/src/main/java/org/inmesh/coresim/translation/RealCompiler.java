package org.inmesh.coresim.translation;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Compiles floating-point instructions for the case that rounding is to nearest and all numbers are
 * finite, where the JVM's arithmetic is the transputer's. Otherwise the block is left before the
 * instruction.
 */
final class RealCompiler {
  private static final long UNSIGNED = 0xFFFFFFFFL;

  private final BlockState block;
  private final RealEmitter real;
  private final CodeEmitter out;

  RealCompiler(BlockState block, RealEmitter real) {
    this.block = block;
    this.out = block.out;
    this.real = real;
  }

  /** Compiles an instruction; returns false, and has done nothing, if it is none of these. */
  boolean compile(int instruction) {
    if (!block.keepsReals) {
      return false;
    }
    Registers at = block.registers;
    switch (instruction) {
      case OPERATION + OperationCode.FPLDNLSN -> {
        Real loaded = load(at.a(), Real.SINGLE);
        block.registers = at.pop().pushReal(loaded);
      }
      case OPERATION + OperationCode.FPLDNLDB -> {
        Real loaded = load(at.a(), Real.DOUBLE);
        block.registers = at.pop().pushReal(loaded);
      }
      case OPERATION + OperationCode.FPLDNLSNI -> loadIndexed(Real.SINGLE, 2);
      case OPERATION + OperationCode.FPLDNLDBI -> loadIndexed(Real.DOUBLE, 3);
      case OPERATION + OperationCode.FPLDZEROSN -> pushZero(Real.SINGLE);
      case OPERATION + OperationCode.FPLDZERODB -> pushZero(Real.DOUBLE);
      case OPERATION + OperationCode.FPSTNLSN -> {
        return store(Real.SINGLE);
      }
      case OPERATION + OperationCode.FPSTNLDB -> {
        return store(Real.DOUBLE);
      }
      case OPERATION + OperationCode.FPCHKERROR -> {
        out.loadReference(Slots.PORT);
        out.callPort("realError", "()Z");
        out.jump(Opcodes.IFNE, block.sideExit());
      }
      case OPERATION + OperationCode.FPDUP -> block.registers = at.pushReal(at.realA());
      case OPERATION + OperationCode.FPREV ->
          block.registers = at.withReals(at.realB(), at.realA(), at.realC());
      case OPERATION + OperationCode.FPADD -> {
        return combine(Operation.FPADD, Opcodes.DADD);
      }
      case OPERATION + OperationCode.FPSUB -> {
        return combine(Operation.FPSUB, Opcodes.DSUB);
      }
      case OPERATION + OperationCode.FPMUL -> {
        return combine(Operation.FPMUL, Opcodes.DMUL);
      }
      case OPERATION + OperationCode.FPDIV -> {
        return combine(Operation.FPDIV, Opcodes.DDIV);
      }
      case OPERATION + OperationCode.FPLDNLADDSN -> {
        return combineLoaded(Opcodes.DADD, Real.SINGLE);
      }
      case OPERATION + OperationCode.FPLDNLADDDB -> {
        return combineLoaded(Opcodes.DADD, Real.DOUBLE);
      }
      case OPERATION + OperationCode.FPLDNLMULSN -> {
        return combineLoaded(Opcodes.DMUL, Real.SINGLE);
      }
      case OPERATION + OperationCode.FPLDNLMULDB -> {
        return combineLoaded(Opcodes.DMUL, Real.DOUBLE);
      }
      case OPERATION + OperationCode.FPGT -> {
        return compare(Opcodes.IFGT);
      }
      case OPERATION + OperationCode.FPEQ -> {
        return compare(Opcodes.IFEQ);
      }
      case OPERATION + OperationCode.FPI32TOR64 -> {
        pushInteger(at.a());
        out.op(Opcodes.I2D);
        block.registers = at.pop().pushReal(real.storeNew(Real.DOUBLE));
      }
      case OPERATION + OperationCode.FPI32TOR32 -> {
        pushInteger(at.a());
        out.op(Opcodes.I2F);
        block.registers = at.pop().pushReal(real.storeNew(Real.SINGLE));
      }
      case OPERATION + OperationCode.FPRTOI32 -> {
        return toInteger("rint", Math.class, true);
      }
      case OPERATION + OperationCode.FPINT -> {
        return toInteger("rint", Math.class, false);
      }
      case OPERATION + OperationCode.FPSTNLI32 -> {
        return storeInteger();
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private Real load(Value address, int format) {
    BlockState.Word word = block.word(address, 0, words(format), false);
    access(word, format);
    pushUnsigned(word, 0);
    if (format == Real.DOUBLE) {
      block.pushContent(word, 1);
      out.op(Opcodes.I2L);
      out.push(Integer.SIZE);
      out.op(Opcodes.LSHL);
      out.op(Opcodes.LOR);
    }
    return new Real(out.storeNewLong(), format);
  }

  private void pushInteger(Value address) {
    BlockState.Word word = block.word(address, 0, 1, false);
    block.access(word, 0, 1);
    block.pushContent(word, 0);
  }

  private void pushUnsigned(BlockState.Word word, int plus) {
    block.pushContent(word, plus);
    out.op(Opcodes.I2L);
    out.pushLong(UNSIGNED);
    out.op(Opcodes.LAND);
  }

  private void access(BlockState.Word word, int format) {
    for (int i = 0; i < words(format); i++) {
      block.access(word, i, 1);
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
    block.registers = at.withStack(at.c(), at.c(), at.c()).pushReal(loaded);
  }

  private void pushZero(int format) {
    out.pushLong(0);
    block.registers = block.registers.pushReal(new Real(out.storeNewLong(), format));
  }

  private boolean store(int format) {
    Registers at = block.registers;
    if (!real.canHave(at.realA(), format)) {
      return false;
    }
    real.require(at.realA(), format);
    BlockState.Word word = block.word(at.a(), 0, words(format), true);
    access(word, format);
    block.pushPlace(word, 0);
    out.loadLong(at.realA().slot());
    out.op(Opcodes.L2I);
    out.op(Opcodes.IASTORE);
    if (format == Real.DOUBLE) {
      block.pushPlace(word, 1);
      out.loadLong(at.realA().slot());
      out.push(Integer.SIZE);
      out.op(Opcodes.LUSHR);
      out.op(Opcodes.L2I);
      out.op(Opcodes.IASTORE);
    }
    block.registers = at.pop().popReal();
    return true;
  }

  /** FB and FA by an operation of the JVM on doubles, or its counterpart on floats. */
  private boolean combine(Operation operation, int opcode) {
    Registers at = block.registers;
    int format = real.commonFormat();
    if (format == Real.UNKNOWN) {
      return false;
    }
    real.require(at.realA(), format);
    real.require(at.realB(), format);
    Label exit = block.sideExit();
    if (opcode == Opcodes.DDIV) {
      // By an infinity the quotient would be finite.
      real.push(at.realA(), format);
      real.checkFinite(format, exit);
    }
    real.push(at.realB(), format);
    real.push(at.realA(), format);
    Real result = result(opcode, format, exit);
    int extra = format == Real.DOUBLE ? operation.cost().forDouble() - operation.cost().base() : 0;
    block.registers = at.popReal().replaceReal(result).spend(extra);
    return true;
  }

  private boolean combineLoaded(int opcode, int format) {
    Registers at = block.registers;
    if (!real.canHave(at.realA(), format)) {
      return false;
    }
    real.require(at.realA(), format);
    Real right = load(at.a(), format);
    real.push(at.realA(), format);
    real.push(right, format);
    Real result = result(opcode, format, block.sideExit());
    block.registers = at.pop().withReals(result, at.realB(), at.realB());
    return true;
  }

  /** What an operation on the two numbers on the JVM's stack gives, if that is finite. */
  private Real result(int opcode, int format, Label exit) {
    // The opcodes for floats come before those for doubles.
    out.op(format == Real.DOUBLE ? opcode : opcode - 1);
    Real result = real.storeNew(format);
    real.push(result, format);
    real.checkFinite(format, exit);
    return result;
  }

  private boolean compare(int opcode) {
    Registers at = block.registers;
    int format = real.commonFormat();
    if (format == Real.UNKNOWN) {
      return false;
    }
    real.require(at.realA(), format);
    real.require(at.realB(), format);
    Label exit = block.sideExit();
    real.push(at.realA(), format);
    real.checkFinite(format, exit);
    real.push(at.realB(), format);
    real.checkFinite(format, exit);
    real.push(at.realB(), format);
    real.push(at.realA(), format);
    out.op(format == Real.DOUBLE ? Opcodes.DCMPL : Opcodes.FCMPL);
    Value.Local order = out.storeNew();
    Value result =
        opcode == Opcodes.IFGT
            ? new Value.Greater(order, new Value.Constant(0))
            : new Value.Equal(order, 0);
    block.registers = at.popReal().popReal().push(result);
    return true;
  }

  /** The nearest integer, or that by another rounding, as a real. */
  boolean toInteger(String rounding, Class<?> owner, boolean ofWord) {
    Registers at = block.registers;
    if (!at.realA().isKnown()) {
      return false;
    }
    int format = at.realA().format();
    real.push(at.realA(), format);
    if (!ofWord) {
      real.checkFinite(format, block.sideExit());
      real.push(at.realA(), format);
    }
    real.widen(format);
    out.callLibrary(owner, rounding, "(D)D");
    Real rounded = real.storeNew(Real.DOUBLE);
    if (ofWord) {
      real.push(rounded, Real.DOUBLE);
      out.callSupport("isWord", "(D)Z");
      out.jump(Opcodes.IFEQ, block.sideExit());
    }
    real.push(rounded, Real.DOUBLE);
    real.narrow(format);
    block.registers = at.replaceReal(real.storeNew(format));
    return true;
  }

  private boolean storeInteger() {
    Registers at = block.registers;
    if (!at.realA().isKnown()) {
      return false;
    }
    int format = at.realA().format();
    real.push(at.realA(), format);
    real.widen(format);
    out.callSupport("isWord", "(D)Z");
    out.jump(Opcodes.IFEQ, block.sideExit());
    BlockState.Word word = block.word(at.a(), 0, 1, true);
    block.access(word, 0, 1);
    block.pushPlace(word, 0);
    real.push(at.realA(), format);
    real.widen(format);
    out.callLibrary(Math.class, "floor", "(D)D");
    out.op(Opcodes.D2I);
    out.op(Opcodes.IASTORE);
    block.registers = at.pop().popReal();
    return true;
  }
}
