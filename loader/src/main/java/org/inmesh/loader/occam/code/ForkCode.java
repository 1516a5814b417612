package org.inmesh.loader.occam.code;

import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.code.Storage.Binding;

/**
 * Code for FORKING and FORK. FORKING is like a PAR whose only component is its body, with the
 * record that {@code endp} counts down in words 0 and 1 of its workspace; each FORK counts it up by
 * one, and the forked process ends with {@code endp} on it. A FORK outside of any FORKING counts on
 * the record of the component that it is in, which never goes on.
 *
 * <p>The address of the record is a hidden name, which PROCs that fork get as a hidden parameter.
 */
final class ForkCode {
  /** Stands for the address of the record. Its name is none that a program can declare. */
  static final Symbol RECORD =
      new Symbol(
          "forking$",
          Symbol.Kind.VALUE_PARAMETER,
          Type.Scalar.INT,
          new SourcePosition("heap-release.txt", 1, 1));

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  ForkCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** Processes that are forked from here on count on the record at a place. */
  void collectAt(Place record) {
    Place address = workspace.current().scalar();
    workspace.loadAddress(record);
    workspace.store(address);
    unit.bind(RECORD, new Storage.Word(address));
  }

  void forking(Process.Forking forking) {
    Frame parent = workspace.current();
    Frame body = Frame.branch(parent);
    String joined = writer.newLabel();
    Binding outer = unit.bindingOrNull(RECORD);
    writer.loadAddress(joined);
    workspace.store(parent.low(0));
    writer.emit(Function.LDC, 1);
    workspace.store(parent.low(1));
    collectAt(parent.low(0));
    writer.adjustWorkspace(() -> -body.displacement());
    workspace.enter(body);
    unit.processes.generate(forking.body());
    workspace.loadAddress(parent.low(0));
    writer.mark(forking.position());
    writer.emit(Operation.ENDP);
    workspace.enter(parent);
    writer.label(joined);
    body.place(body.size());
    parent.needBelow(Frame.sum(body.displacement(), body.below()));
    if (outer != null) {
      unit.bind(RECORD, outer);
    }
  }

  void fork(Process.Fork fork) {
    new ForkedWorkspace(unit, fork).generate();
  }
}
