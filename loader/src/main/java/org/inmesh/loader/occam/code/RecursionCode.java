package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;

/**
 * Calls of PROCs and FUNCTIONs that may call themselves. Each activation has its workspace on the
 * heap, so that no depth of calls needs to be known before the program runs. The caller takes a
 * block for all that the callee needs below and at its workspace pointer, stores the arguments
 * there, moves the workspace pointer there ({@code gajw}), and calls.
 *
 * <p>The block, upwards: the words below the new workspace pointer, of which the call itself takes
 * the uppermost; the arguments from the fourth on; the caller's workspace pointer.
 */
final class RecursionCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  RecursionCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /**
   * A call; what it leaves on the stack stays there.
   *
   * @param words the arguments
   * @param results how many results come in registers
   */
  void call(ProgramUnits.CompiledProcedure callee, List<Operand> words, int results) {
    HeapWorkspace target = new HeapWorkspace(callee, words.size());
    Operand bytes = new Operand(1, () -> writer.emit(Function.LDC, () -> target.bytes()));
    unit.heap.allocate(bytes);
    writer.emit(Function.LDNLP, () -> callee.depth().getAsInt());
    Place pointer = workspace.current().scalar();
    workspace.store(pointer);
    target.store(words, pointer, unit);

    workspace.load(pointer);
    writer.emit(Operation.GAJW);
    writer.emit(Function.STL, target.callerWord());
    writer.workspaces().enterThrough(workspace.current(), target::callerWord);
    target.loadRegisters(writer);
    writer.call(callee.label(), callee.unit());
    for (int i = 0; i < results; i++) {
      writer.emit(Function.STL, -1 - i);
    }
    writer.emit(Function.LDL, target.callerWord());
    writer.emit(Operation.GAJW);
    writer.workspaces().enter(workspace.current());

    List<Place> kept = new ArrayList<>();
    for (int i = 0; i < results; i++) {
      Place result = workspace.current().scalar();
      kept.add(result);
      workspace.load(pointer);
      writer.emit(Function.LDNL, -1 - i);
      workspace.store(result);
    }
    unit.heap.release(
        workspace
            .word(pointer)
            .then(() -> writer.emit(Function.LDNLP, () -> -callee.depth().getAsInt())));
    kept.reversed().forEach(workspace::load);
  }
}
