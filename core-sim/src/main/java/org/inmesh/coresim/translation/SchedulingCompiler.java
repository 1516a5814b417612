package org.inmesh.coresim.translation;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.coresim.transputer.DecodedCode;
import org.inmesh.coresim.transputer.TranslatedScheduling;
import org.inmesh.isa.transputer.OperationCode;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Compiles messages and the starts and ends of processes: calls of {@link TranslatedScheduling},
 * after which the region goes on with whatever process runs then.
 */
final class SchedulingCompiler {
  private final BlockState block;
  private final CodeEmitter out;

  SchedulingCompiler(BlockState block) {
    this.block = block;
    this.out = block.out;
  }

  /** Compiles an instruction; returns false, and has done nothing, if it is none of these. */
  boolean compile(long entry) {
    int instruction = DecodedCode.instruction(entry);
    String method =
        switch (instruction) {
          case OPERATION + OperationCode.IN -> "input";
          case OPERATION + OperationCode.OUT -> "output";
          case OPERATION + OperationCode.OUTWORD -> "outputWord";
          case OPERATION + OperationCode.OUTBYTE -> "outputByte";
          case OPERATION + OperationCode.STARTP -> "startProcess";
          case OPERATION + OperationCode.ENDP -> "endProcess";
          default -> null;
        };
    if (method == null) {
      return false;
    }
    block.settle();
    int result = call(method, DecodedCode.cycles(entry));
    Label leftToCore = new Label();
    out.load(result);
    out.push(TranslatedScheduling.LEFT_TO_CORE);
    out.jump(Opcodes.IF_ICMPEQ, leftToCore);
    out.add(Slots.INSTRUCTIONS, 1);
    out.load(result);
    out.jump(Opcodes.IFLT, block.resume());
    out.load(result);
    out.store(Slots.CYCLES);
    if (instruction != OPERATION + OperationCode.STARTP) {
      out.takeFromScheduling("c", Slots.C);
    }
    block.goTo(block.next);
    out.label(leftToCore);
    block.perform(entry);
    return true;
  }

  private int call(String method, int cycles) {
    out.loadScheduling();
    out.load(Slots.A);
    out.load(Slots.B);
    out.load(Slots.C);
    out.load(Slots.WORKSPACE);
    out.push(block.next);
    out.loadPlus(Slots.CYCLES, cycles);
    out.load(Slots.LOW);
    out.load(Slots.HIGH);
    out.callScheduling(method, "(IIIIIIII)I");
    return out.storeNew().slot();
  }
}
