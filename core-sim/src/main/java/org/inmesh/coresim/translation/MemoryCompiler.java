package org.inmesh.coresim.translation;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.OperationCode;
import org.objectweb.asm.Opcodes;

/** Compiles loads, stores and the movements of the workspace pointer. */
final class MemoryCompiler {
  private static final int BYTE = 0xFF;

  private final BlockState block;
  private final CodeEmitter out;

  MemoryCompiler(BlockState block) {
    this.block = block;
    this.out = block.out;
  }

  /** Compiles an instruction; returns false, and has done nothing, if it is none of these. */
  boolean compile(int instruction, int operand) {
    Registers at = block.registers;
    switch (instruction) {
      case FunctionCode.LDL -> {
        if (isFar(operand)) {
          return false;
        }
        block.registers = at.push(load(local(operand), 0));
      }
      case FunctionCode.STL -> {
        if (isFar(operand)) {
          return false;
        }
        store(local(operand), 0, at.a());
        block.registers = block.registers.pop();
      }
      case FunctionCode.LDNL -> block.registers = at.replaceTop(load(at.a(), operand));
      case FunctionCode.STNL -> {
        store(at.a(), operand, at.b());
        block.registers = block.registers.withStack(at.c(), at.b(), at.c());
      }
      case OPERATION + OperationCode.LB -> {
        Word word = block.memory.word(at.a(), 0, 1, false);
        block.memory.access(word, 0, 1);
        block.memory.pushContent(word, 0);
        out.load(at.a());
        out.push(3);
        out.op(Opcodes.ISHL);
        out.op(Opcodes.IUSHR);
        out.push(BYTE);
        out.op(Opcodes.IAND);
        block.registers = at.replaceTop(out.storeNew());
      }
      case OPERATION + OperationCode.SB -> {
        Word word = block.memory.word(at.a(), 0, 1, true);
        block.memory.access(word, 0, 1);
        block.commit();
        block.memory.pushPlace(word, 0);
        block.memory.pushContent(word, 0);
        out.load(at.a());
        out.load(at.b());
        out.callSupport("withByte", "(III)I");
        block.memory.storeContent();
        block.registers = block.registers.withStack(at.c(), at.b(), new Value.Constant(0));
      }
      case FunctionCode.AJW -> {
        int moved = at.workspace() + (operand >> 2);
        if (isFar(operand) || Math.abs(moved) >= BlockState.FARTHEST_LOCAL) {
          return false;
        }
        block.registers = at.withWorkspace(moved);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  private static boolean isFar(int bytes) {
    return Math.abs(bytes >> 2) >= BlockState.FARTHEST_LOCAL / 2;
  }

  private Value local(int bytes) {
    return new Value.WorkspaceAddress(block.registers.workspace() + (bytes >> 2));
  }

  private Value load(Value base, int offset) {
    Word word = block.memory.word(base, offset, 1, false);
    block.memory.access(word, 0, 1);
    block.memory.pushContent(word, 0);
    return out.storeNew();
  }

  private void store(Value base, int offset, Value value) {
    Word word = block.memory.word(base, offset, 1, true);
    block.memory.access(word, 0, 1);
    block.commit();
    block.memory.pushPlace(word, 0);
    out.load(value);
    block.memory.storeContent();
  }
}
