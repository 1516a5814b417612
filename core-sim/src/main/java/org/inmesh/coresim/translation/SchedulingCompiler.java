package org.inmesh.coresim.translation;

import static org.inmesh.coresim.transputer.DecodedCode.OPERATION;

import org.inmesh.coresim.transputer.CoreState;
import org.inmesh.coresim.transputer.DecodedCode;
import org.inmesh.coresim.transputer.TranslatedScheduling;
import org.inmesh.isa.transputer.OperationCode;
import org.objectweb.asm.Label;
import org.objectweb.asm.Opcodes;

/**
 * Compiles messages of a word or a byte and the starts and ends of processes: calls of {@link
 * TranslatedScheduling}, after which the region goes on with whatever process runs then. What that
 * leaves to the core is performed by the core.
 */
final class SchedulingCompiler {
  private final BlockState block;
  private final CodeEmitter out;

  /** Cycles of the instruction itself. */
  private int cycles;

  private Label leftToCore;

  SchedulingCompiler(BlockState block) {
    this.block = block;
    this.out = block.out;
  }

  /** Compiles an instruction; returns false, and has done nothing, if it is none of these. */
  boolean compile(long entry) {
    cycles = DecodedCode.cycles(entry);
    leftToCore = new Label();
    switch (DecodedCode.instruction(entry)) {
      case OPERATION + OperationCode.IN -> {
        if (!isWordOrByte(block.registers.a())) {
          return false;
        }
        message("awaitInput", "input", Slots.C);
      }
      case OPERATION + OperationCode.OUT -> {
        if (!isWordOrByte(block.registers.a())) {
          return false;
        }
        message("awaitOutput", "output", Slots.C);
      }
      case OPERATION + OperationCode.OUTWORD ->
          message("awaitValue", "outputWord", Slots.WORKSPACE);
      case OPERATION + OperationCode.OUTBYTE ->
          message("awaitValue", "outputByte", Slots.WORKSPACE);
      case OPERATION + OperationCode.STARTP -> {
        block.settle();
        call("startProcess", "I", Slots.A, Slots.B, Slots.C);
        goOn();
      }
      case OPERATION + OperationCode.ENDP -> {
        block.settle();
        call("endProcess", "Z", Slots.A);
        goElsewhere();
      }
      default -> {
        return false;
      }
    }
    out.label(leftToCore);
    block.perform(entry);
    return true;
  }

  private static boolean isWordOrByte(Value bytes) {
    return bytes.equals(new Value.Constant(4)) || bytes.equals(new Value.Constant(1));
  }

  /** Calls one method if the process is the first at the channel, another if it is the second. */
  private void message(String first, String second, int place) {
    block.settle();
    call("partner", "I", Slots.B);
    int partner = out.storeNew().slot();
    out.load(partner);
    out.jump(Opcodes.IFEQ, leftToCore);
    Label isSecond = new Label();
    out.load(partner);
    out.push(CoreState.NOT_PROCESS);
    out.jump(Opcodes.IF_ICMPNE, isSecond);
    call(first, "Z", Slots.A, Slots.B, place, Slots.WORKSPACE);
    goElsewhere();
    out.label(isSecond);
    call(second, "I", Slots.A, Slots.B, place, partner);
    goOn();
  }

  /** Calls with local variables, the address after the instruction, and the cycles with it. */
  private void call(String method, String result, int... slots) {
    out.loadScheduling();
    for (int slot : slots) {
      out.load(slot);
    }
    out.push(block.next);
    out.loadPlus(Slots.CYCLES, cycles);
    out.callScheduling(method, "(" + "I".repeat(slots.length + 2) + ")" + result);
  }

  /** The instruction has been done, and another process runs, if there is a 1 on the stack. */
  private void goElsewhere() {
    out.jump(Opcodes.IFEQ, leftToCore);
    out.add(Slots.INSTRUCTIONS, 1);
    block.resume();
  }

  /** The instruction has been done if there are not 0 cycles on the stack. */
  private void goOn() {
    int result = out.storeNew().slot();
    out.load(result);
    out.jump(Opcodes.IFEQ, leftToCore);
    out.add(Slots.INSTRUCTIONS, 1);
    out.load(result);
    out.store(Slots.CYCLES);
    out.takeFromScheduling("c", Slots.C);
    block.goTo(block.next);
  }
}
