package org.inmesh.coresim.translation;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;
import org.objectweb.asm.Opcodes;

/**
 * Compiles floating-point instructions for the case that rounding is to nearest and all numbers are
 * finite, where the JVM's arithmetic is the transputer's. Otherwise the block is left before the
 * instruction, or before an earlier one from which on all can be done again.
 */
final class RealCompiler {
  private final BlockState block;
  private final RealEmitter real;
  private final RealMemoryCompiler memory;
  private final CodeEmitter out;

  RealCompiler(BlockState block) {
    this.block = block;
    this.out = block.out;
    this.real = block.real;
    this.memory = new RealMemoryCompiler(block);
  }

  /** Compiles an instruction; returns false, and has done nothing, if it is none of these. */
  boolean compile(int instruction) {
    return block.keepsReals && (memory.compile(instruction) || compileArithmetic(instruction));
  }

  private boolean compileArithmetic(int instruction) {
    Registers at = block.registers;
    switch (instruction) {
      case OPERATION + OperationCode.FPCHKERROR -> {
        out.load(Slots.REAL_ERROR);
        out.jump(Opcodes.IFNE, block.sideExit());
      }
      case OPERATION + OperationCode.FPTESTERROR -> {
        out.load(Slots.REAL_ERROR);
        out.jump(Opcodes.IFNE, block.sideExit());
        block.registers = at.push(new Value.Constant(1));
      }
      case OPERATION + OperationCode.FPDUP -> real.pushNew(at.realA());
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
      case OPERATION + OperationCode.FPNAN -> test("isNaN", false);
      case OPERATION + OperationCode.FPNOTFINITE -> test("isFinite", true);
      case OPERATION + OperationCode.FPORDERED -> {
        return testOrder();
      }
      case OPERATION + OperationCode.FPRTOI32 -> toInteger("rint", Math.class, true);
      case OPERATION + OperationCode.FPINT -> toInteger("rint", Math.class, false);
      default -> {
        return false;
      }
    }
    return true;
  }

  /** FB and FA by an operation of the JVM on doubles, or its counterpart on floats. */
  private boolean combine(Operation operation, int opcode) {
    int format = real.commonFormat();
    if (format == Real.UNKNOWN) {
      return false;
    }
    Real right = real.require(block.registers.realA(), format);
    Real left = real.require(block.registers.realB(), format);
    if (opcode == Opcodes.DDIV) {
      // By an infinity the quotient would be finite.
      real.checkFinite(right);
    }
    Real result = result(left, right, opcode, format);
    int extra = format == Real.DOUBLE ? operation.cost().forDouble() - operation.cost().base() : 0;
    block.registers = block.registers.popReal().replaceReal(result).spend(extra);
    return true;
  }

  private boolean combineLoaded(int opcode, int format) {
    if (!real.canHave(block.registers.realA(), format)) {
      return false;
    }
    Real left = real.require(block.registers.realA(), format);
    Real right = memory.load(block.registers.a(), format);
    real.checkDue(block.registers.realC());
    Real result = result(left, right, opcode, format);
    Registers at = block.registers;
    block.registers = at.pop().withReals(result, at.realB(), at.realB());
    return true;
  }

  private Real result(Real left, Real right, int opcode, int format) {
    real.push(left);
    real.push(right);
    // The opcodes for floats come before those for doubles.
    out.op(format == Real.DOUBLE ? opcode : opcode - 1);
    return real.storeDue(format);
  }

  private boolean compare(int opcode) {
    int format = real.commonFormat();
    if (format == Real.UNKNOWN) {
      return false;
    }
    Real right = real.require(block.registers.realA(), format);
    Real left = real.require(block.registers.realB(), format);
    real.checkFinite(right);
    real.checkFinite(left);
    real.push(left);
    real.push(right);
    out.op(format == Real.DOUBLE ? Opcodes.DCMPL : Opcodes.FCMPL);
    Value.Local order = out.storeNew();
    Value result =
        opcode == Opcodes.IFGT
            ? new Value.Greater(order, new Value.Constant(0))
            : new Value.Equal(order, 0);
    block.registers = block.registers.popReal().popReal().push(result);
    return true;
  }

  /** What a method of Java's doubles, or its opposite, says of FA. */
  private void test(String method, boolean isOpposite) {
    Real operand = real.require(block.registers.realA(), real.format(block.registers.realA()));
    real.checkDue(operand);
    real.pushWide(operand);
    out.callLibrary(Double.class, method, "(D)Z");
    Value.Local result = out.storeNew();
    block.registers = block.registers.push(isOpposite ? new Value.Equal(result, 0) : result);
  }

  private boolean testOrder() {
    int format = real.commonFormat();
    if (format == Real.UNKNOWN) {
      return false;
    }
    Real right = real.require(block.registers.realA(), format);
    Real left = real.require(block.registers.realB(), format);
    real.checkDue(right);
    real.checkDue(left);
    real.pushWide(left);
    real.pushWide(right);
    out.callSupport("areOrdered", "(DD)Z");
    block.registers = block.registers.push(out.storeNew());
    return true;
  }

  /** The nearest integer, or that by another rounding, as a real. */
  void toInteger(String rounding, Class<?> owner, boolean ofWord) {
    Real operand = real.require(block.registers.realA(), real.format(block.registers.realA()));
    if (!ofWord) {
      real.checkFinite(operand);
    }
    real.pushWide(operand);
    out.callLibrary(owner, rounding, "(D)D");
    Real rounded = real.storeNew(Real.DOUBLE);
    if (ofWord) {
      real.push(rounded);
      out.callSupport("isWord", "(D)Z");
      out.jump(Opcodes.IFEQ, block.sideExit());
    }
    real.push(rounded);
    real.narrow(operand.format());
    block.registers = block.registers.replaceReal(real.storeNew(operand.format()));
  }
}
