package org.inmesh.coresim.translation;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.coresim.transputer.TranslationPort;
import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.OperationCode;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Compiles the instructions that work on the register stack alone. */
final class IntegerCompiler {
  private static final int WORD_BITS = 32;

  private final BlockState block;
  private final CodeEmitter out;

  IntegerCompiler(BlockState block) {
    this.block = block;
    this.out = block.out;
  }

  /** Compiles an instruction; returns false, and has done nothing, if it is none of these. */
  boolean compile(int instruction, int operand) {
    Registers at = block.registers;
    Value a = at.a();
    Value b = at.b();
    switch (instruction) {
      case FunctionCode.LDC -> push(new Value.Constant(operand));
      case OPERATION + OperationCode.MINT -> push(new Value.Constant(Integer.MIN_VALUE));
      case FunctionCode.LDLP -> {
        if (Math.abs(operand >> 2) >= BlockState.FARTHEST_LOCAL) {
          return false;
        }
        push(new Value.WorkspaceAddress(at.workspace() + (operand >> 2)));
      }
      case FunctionCode.LDNLP -> block.registers = at.replaceTop(plus(a, operand));
      case FunctionCode.ADC -> addConstant(a, operand);
      case FunctionCode.EQC -> block.registers = at.replaceTop(equal(a, operand));
      case OPERATION + OperationCode.REV -> block.registers = at.withStack(b, a, at.c());
      case OPERATION + OperationCode.DUP -> push(a);
      // The stack turns round.
      case OPERATION + OperationCode.POP -> block.registers = at.withStack(b, at.c(), a);
      case OPERATION + OperationCode.ADD -> addOrSubtract(Opcodes.IADD, a);
      case OPERATION + OperationCode.SUB -> addOrSubtract(Opcodes.ISUB, b);
      case OPERATION + OperationCode.SUM, OPERATION + OperationCode.BSUB -> {
        if (b instanceof Value.Constant offset) {
          block.registers = at.replaceTwo(plus(a, offset.value()));
        } else if (a instanceof Value.Constant offset) {
          block.registers = at.replaceTwo(plus(b, offset.value()));
        } else {
          binary(Opcodes.IADD);
        }
      }
      case OPERATION + OperationCode.DIFF -> binary(Opcodes.ISUB);
      case OPERATION + OperationCode.AND -> binary(Opcodes.IAND);
      case OPERATION + OperationCode.OR -> binary(Opcodes.IOR);
      case OPERATION + OperationCode.XOR -> binary(Opcodes.IXOR);
      case OPERATION + OperationCode.NOT -> {
        out.load(a);
        out.push(-1);
        out.op(Opcodes.IXOR);
        block.registers = at.replaceTop(out.storeNew());
      }
      case OPERATION + OperationCode.GT ->
          block.registers = at.replaceTwo(new Value.Greater(word(b), word(a)));
      case OPERATION + OperationCode.WSUB -> scaledIndex(2);
      case OPERATION + OperationCode.WSUBDB -> scaledIndex(3);
      case OPERATION + OperationCode.BCNT -> {
        out.load(a);
        out.push(2);
        out.op(Opcodes.ISHL);
        block.registers = at.replaceTop(out.storeNew());
      }
      case OPERATION + OperationCode.WCNT -> {
        out.load(a);
        out.push(3);
        out.op(Opcodes.IAND);
        Value rest = out.storeNew();
        out.load(a);
        out.push(2);
        out.op(Opcodes.ISHR);
        block.registers = at.withStack(out.storeNew(), rest, b);
      }
      case OPERATION + OperationCode.LDPI -> block.registers = at.replaceTop(plus(a, block.next));
      case OPERATION + OperationCode.MUL -> {
        out.load(b);
        out.load(a);
        out.callSupport("overflows", "(II)Z");
        out.jump(Opcodes.IFNE, block.sideExit());
        binary(Opcodes.IMUL);
      }
      case OPERATION + OperationCode.DIV -> divide(Opcodes.IDIV);
      case OPERATION + OperationCode.REM -> divide(Opcodes.IREM);
      case OPERATION + OperationCode.PROD -> product(a);
      case OPERATION + OperationCode.SHL -> shift(Opcodes.ISHL);
      case OPERATION + OperationCode.SHR -> shift(Opcodes.IUSHR);
      case OPERATION + OperationCode.CSUB0 -> {
        out.load(b);
        out.load(a);
        out.callLibrary(Integer.class, "compareUnsigned", "(II)I");
        out.jump(Opcodes.IFGE, block.sideExit());
        block.registers = at.pop();
      }
      case OPERATION + OperationCode.CCNT1 -> {
        Label exit = block.sideExit();
        out.load(b);
        out.jump(Opcodes.IFEQ, exit);
        out.load(b);
        out.load(a);
        out.callLibrary(Integer.class, "compareUnsigned", "(II)I");
        out.jump(Opcodes.IFGT, exit);
        block.registers = at.pop();
      }
      case OPERATION + OperationCode.XDBLE -> {
        out.load(a);
        out.push(WORD_BITS - 1);
        out.op(Opcodes.ISHR);
        block.registers = at.withStack(a, out.storeNew(), b);
      }
      case OPERATION + OperationCode.CSNGL -> {
        out.load(b);
        out.load(a);
        out.push(WORD_BITS - 1);
        out.op(Opcodes.ISHR);
        out.jump(Opcodes.IF_ICMPNE, block.sideExit());
        block.registers = at.withStack(a, at.c(), at.c());
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private void push(Value value) {
    block.registers = block.registers.push(value);
  }

  /** A value plus a number, without check. */
  private Value plus(Value value, int number) {
    if (value instanceof Value.Constant constant) {
      return new Value.Constant(constant.value() + number);
    }
    if (value instanceof Value.WorkspaceAddress address
        && (number & 3) == 0
        && Math.abs(address.words() + (number >> 2)) < BlockState.FARTHEST_LOCAL) {
      return new Value.WorkspaceAddress(address.words() + (number >> 2));
    }
    out.load(value);
    out.push(number);
    out.op(Opcodes.IADD);
    return out.storeNew();
  }

  private Value equal(Value value, int number) {
    if (value instanceof Value.Constant constant) {
      return new Value.Constant(constant.value() == number ? 1 : 0);
    }
    if (number == 0 && value.isCondition()) {
      return new Value.Not(value);
    }
    return new Value.Equal(word(value), number);
  }

  /** The value, but no condition, so that conditions do not pile up. */
  private Value word(Value value) {
    if (!value.isCondition()) {
      return value;
    }
    out.load(value);
    return out.storeNew();
  }

  private void addConstant(Value a, int number) {
    out.load(a);
    out.push(number);
    out.op(Opcodes.IADD);
    Value sum = out.storeNew();
    if (number != 0) {
      // Beyond the range it comes out on the other side.
      out.load(sum);
      out.load(a);
      out.jump(number > 0 ? Opcodes.IF_ICMPLT : Opcodes.IF_ICMPGT, block.sideExit());
    }
    block.registers = block.registers.replaceTop(sum);
  }

  /** B plus or minus A, checked. The sign of what the result is compared to tells of overflow. */
  private void addOrSubtract(int opcode, Value first) {
    Value a = block.registers.a();
    Value b = block.registers.b();
    out.load(b);
    out.load(a);
    out.op(opcode);
    Value result = out.storeNew();
    out.load(b);
    out.load(opcode == Opcodes.IADD ? result : a);
    out.op(Opcodes.IXOR);
    out.load(opcode == Opcodes.IADD ? first : b);
    out.load(result);
    out.op(Opcodes.IXOR);
    out.op(Opcodes.IAND);
    out.jump(Opcodes.IFLT, block.sideExit());
    block.registers = block.registers.replaceTwo(result);
  }

  private void binary(int opcode) {
    out.load(block.registers.b());
    out.load(block.registers.a());
    out.op(opcode);
    block.registers = block.registers.replaceTwo(out.storeNew());
  }

  /** A plus B elements of a power of two of bytes. */
  private void scaledIndex(int places) {
    Registers at = block.registers;
    if (at.b() instanceof Value.Constant index) {
      block.registers = at.replaceTwo(plus(at.a(), index.value() << places));
      return;
    }
    out.load(at.a());
    out.load(at.b());
    out.push(places);
    out.op(Opcodes.ISHL);
    out.op(Opcodes.IADD);
    block.registers = at.replaceTwo(out.storeNew());
  }

  private void divide(int opcode) {
    Registers at = block.registers;
    if (!(at.a() instanceof Value.Constant divisor && divisor.value() > 0)) {
      out.load(at.b());
      out.load(at.a());
      out.callSupport("isDivisionError", "(II)Z");
      out.jump(Opcodes.IFNE, block.sideExit());
    }
    out.load(at.b());
    out.load(at.a());
    out.op(opcode);
    Value result = out.storeNew();
    if (opcode == Opcodes.IDIV) {
      out.load(at.b());
      out.load(at.a());
      out.load(result);
      out.callSupport("afterDivision", "(III)I");
    } else {
      out.load(result);
      out.callLibrary(Math.class, "abs", "(I)I");
    }
    block.registers = at.withStack(result, at.c(), out.storeNew());
  }

  private void product(Value a) {
    if (a instanceof Value.Constant factor) {
      spend(GeneratedCodeSupport.productCycles(factor.value()));
    } else {
      out.load(a);
      out.callSupport("productCycles", "(I)I");
      block.spendTop(WORD_BITS);
    }
    binary(Opcodes.IMUL);
  }

  private void shift(int opcode) {
    Value places = block.registers.a();
    if (places instanceof Value.Constant constant) {
      spend(TranslationPort.shiftCycles(constant.value()));
      if (Integer.compareUnsigned(constant.value(), WORD_BITS) >= 0) {
        block.registers = block.registers.replaceTwo(new Value.Constant(0));
        return;
      }
    } else {
      out.load(places);
      out.push(WORD_BITS);
      out.callLibrary(Integer.class, "compareUnsigned", "(II)I");
      out.jump(Opcodes.IFGE, block.sideExit());
      out.load(places);
      block.spendTop(WORD_BITS);
    }
    binary(opcode);
  }

  private void spend(int cycles) {
    block.registers = block.registers.spend(cycles);
  }
}
