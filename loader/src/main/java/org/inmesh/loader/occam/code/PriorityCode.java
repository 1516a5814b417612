package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Process;

/**
 * Code for PRI PAR. The parent goes on as the second component, at its own priority, and starts the
 * first one at high priority with {@code runp}. An {@code endp} at the end would let the parent go
 * on at the priority of whichever component comes last; so the first one tells its end through a
 * channel, for which the parent waits behind the second.
 */
final class PriorityCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  PriorityCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  void generate(Process.PriorityParallel parallel) {
    Frame parent = workspace.current();
    Place ended = parent.scalar();
    Place message = parent.scalar();
    Frame high = Frame.branch(parent);
    Frame low = Frame.branch(parent);
    String start = writer.newLabel();
    String joined = writer.newLabel();
    writer.emit(Operation.MINT);
    workspace.store(ended);
    writer.loadAddress(start);
    // The word below the workspace pointer of a process that does not run says where it goes on.
    writer.emit(Function.STL, () -> -high.displacement() - 1);
    // Bit 0 of a process descriptor is its priority: 0 is high.
    writer.emit(Function.LDLP, () -> -high.displacement());
    writer.emit(Operation.RUNP);

    writer.adjustWorkspace(() -> -low.displacement());
    workspace.enter(low);
    unit.processes.generate(parallel.low());
    workspace.enter(parent);
    writer.adjustWorkspace(low::displacement);
    writer.mark(parallel.position(), "end of the PRI PAR");
    unit.stack.push(
        List.of(
            workspace.address(message),
            workspace.address(ended),
            unit.stack.constant(DataLayout.BYTES_PER_WORD)));
    writer.emit(Operation.IN);
    writer.branch(Function.J, joined);

    writer.label(start);
    workspace.enter(high);
    unit.processes.generate(parallel.high());
    high.low(0);
    unit.stack.push(List.of(workspace.address(ended), unit.stack.constant(0)));
    writer.emit(Operation.OUTWORD);
    writer.emit(Operation.STOPP);
    workspace.enter(parent);
    writer.mark(parallel.position());
    writer.label(joined);

    low.place(low.size());
    high.place(Frame.sum(Frame.sum(low.displacement(), low.below()), high.size()));
    parent.needBelow(Frame.sum(high.displacement(), high.below()));
  }
}
