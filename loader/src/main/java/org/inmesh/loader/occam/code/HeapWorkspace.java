package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.isa.transputer.Function;

/**
 * The workspace of a PROC that is called or started in a block of the heap. Offsets count words
 * from the workspace pointer at the call, which is {@code depth} words above the block's beginning.
 *
 * @param procedure what is called
 * @param words number of its argument words, the hidden ones included
 */
record HeapWorkspace(ProgramUnits.CompiledProcedure procedure, int words) {

  /** Argument words that travel in registers. */
  private int inRegisters() {
    return Math.min(words, Operand.STACK_DEPTH);
  }

  /** A word above the arguments: the caller's workspace pointer. */
  int callerWord() {
    return words - inRegisters();
  }

  /** Size of the block; too large a one is refused by the heap. */
  int bytes() {
    long bytes =
        (long) DataLayout.BYTES_PER_WORD * (procedure.depth().getAsInt() + callerWord() + 1L);
    return (int) Math.min(Integer.MAX_VALUE, bytes);
  }

  /** Code that stores the arguments, those for the registers just below the workspace pointer. */
  void store(List<Operand> arguments, Place pointer, UnitCode unit) {
    for (int i = 0; i < words; i++) {
      arguments.get(i).load().run();
      unit.workspace.load(pointer);
      unit.writer.emit(Function.STNL, i - Operand.STACK_DEPTH);
    }
  }

  /** Code that loads A, B and C at the new workspace pointer. */
  void loadRegisters(UnitWriter writer) {
    for (int i = inRegisters() - 1; i >= 0; i--) {
      writer.emit(Function.LDL, i - Operand.STACK_DEPTH);
    }
  }
}
