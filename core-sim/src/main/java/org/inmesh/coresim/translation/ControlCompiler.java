package org.inmesh.coresim.translation;

import static org.inmesh.coresim.program.MachineImage.MEMORY_START;
import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import java.util.function.IntConsumer;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.FunctionCode;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.isa.transputer.OperationCode;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/** Compiles the instructions that end a block because execution goes on elsewhere. */
final class ControlCompiler {
  private final BlockState block;
  private final CodeEmitter out;
  private final IntConsumer successors;

  /**
   * Compiles into a block.
   *
   * @param successors is told the addresses at which execution may go on
   */
  ControlCompiler(BlockState block, IntConsumer successors) {
    this.block = block;
    this.out = block.out;
    this.successors = successors;
  }

  /** Compiles an instruction; returns false, and has done nothing, if it is none of these. */
  boolean compile(int instruction, int operand, int cycles) {
    block.commit();
    Registers at = block.registers;
    switch (instruction) {
      case FunctionCode.J -> {
        checkSlice();
        block.registers = at.after(cycles);
        jump(block.next + operand);
      }
      case FunctionCode.CJ -> conditionalJump(operand, cycles);
      case FunctionCode.CALL -> call(operand, cycles);
      case OPERATION + OperationCode.RET -> {
        Word word = new Word.Local(block.memory.local(0));
        block.memory.access(word, 0, 1);
        block.memory.pushContent(word, 0);
        out.store(Slots.POINTER);
        block.memory.spendAccesses();
        block.registers = block.registers.withWorkspace(at.workspace() + 4).after(cycles);
        block.goToPointer();
      }
      case OPERATION + OperationCode.GCALL -> {
        out.load(at.a());
        out.store(Slots.POINTER);
        block.registers = at.replaceTop(new Value.Constant(block.next)).after(cycles);
        successors.accept(block.next);
        block.goToPointer();
      }
      case OPERATION + OperationCode.GAJW -> exchangeWorkspace(cycles);
      case OPERATION + OperationCode.LEND -> {
        if (!(at.a() instanceof Value.Constant back)) {
          return false;
        }
        loopEnd(block.next - back.value(), cycles);
      }
      default -> {
        return false;
      }
    }
    return true;
  }

  /** Goes on somewhere else, for which a word of code has to be fetched. */
  private void jump(int target) {
    if (target != block.next) {
      block.registers = block.registers.spend(block.costs.jump(target));
    }
    goTo(target);
  }

  private void goTo(int target) {
    successors.accept(target);
    block.goTo(target);
  }

  /** A process whose time slice is used up gives way here: the loop does that. */
  private void checkSlice() {
    block.pushCycles();
    out.load(Slots.SLICE);
    out.jump(Opcodes.IF_ICMPGE, block.sideExit());
  }

  private void conditionalJump(int operand, int cycles) {
    Registers at = block.registers;
    Label taken = new Label();
    out.jumpIfFalse(at.a(), taken);
    block.registers =
        at.pop().after(cycles + block.costs.table().of(Function.CJ).shorterBeyondBase());
    goTo(block.next);
    out.label(taken);
    block.registers = at.replaceTop(new Value.Constant(0)).after(cycles);
    jump(block.next + operand);
  }

  private void call(int operand, int cycles) {
    Registers at = block.registers;
    Value[] saved = {new Value.Constant(block.next), at.a(), at.b(), at.c()};
    for (int i = 0; i < saved.length; i++) {
      Word word = new Word.Local(block.memory.local(i - saved.length));
      block.memory.access(word, 0, 1);
      block.memory.pushPlace(word, 0);
      out.load(saved[i]);
      block.memory.storeContent();
    }
    block.registers =
        at.withWorkspace(at.workspace() - saved.length)
            .withStack(saved[0], at.c(), at.c())
            .after(cycles);
    successors.accept(block.next);
    block.memory.spendAccesses();
    jump(block.next + operand);
  }

  private void exchangeWorkspace(int cycles) {
    Registers at = block.registers;
    Value old = new Value.WorkspaceAddress(at.workspace());
    out.load(at.a());
    out.push(MEMORY_START);
    out.op(Opcodes.IADD);
    out.push(2);
    out.op(Opcodes.IUSHR);
    Value.Local moved = out.storeNew();
    // The old workspace's distance is no longer of any use, but its address is.
    out.load(old);
    block.registers = at.replaceTop(out.storeNew()).after(cycles);
    block.settle();
    out.load(moved);
    out.store(Slots.WORKSPACE);
    goTo(block.next);
  }

  private void loopEnd(int target, int cycles) {
    checkSlice();
    Registers at = block.registers;
    Word record = block.memory.word(at.b(), 0, 2, true);
    block.memory.pushContent(record, 1);
    Value.Local count = out.storeNew();
    block.memory.pushPlace(record, 1);
    out.loadPlus(count.slot(), -1);
    block.memory.storeContent();
    block.memory.access(record, 1, 2);
    block.memory.spendAccesses();
    Registers atEnd = block.registers;
    Label end = new Label();
    out.load(count);
    out.push(1);
    out.jump(Opcodes.IF_ICMPLE, end);
    block.memory.pushPlace(record, 0);
    block.memory.pushContent(record, 0);
    out.push(1);
    out.op(Opcodes.IADD);
    block.memory.storeContent();
    block.memory.pushContent(record, 0);
    Value index = out.storeNew();
    block.memory.access(record, 0, 2);
    block.memory.spendAccesses();
    block.registers = block.registers.withStack(at.a(), at.b(), index).after(cycles);
    jump(target);
    out.label(end);
    block.registers =
        atEnd
            .withStack(at.a(), at.b(), new Value.Constant(0))
            .after(cycles + block.costs.table().of(Operation.LEND).shorterBeyondBase());
    goTo(block.next);
  }
}
