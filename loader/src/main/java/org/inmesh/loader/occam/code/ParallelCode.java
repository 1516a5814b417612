package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;

/**
 * Code for a PAR whose branches share a core. Words 0 and 1 of the workspace are the record that
 * {@code endp} counts down: successor and number of processes still to end. The branches'
 * workspaces are below the parent's, each with the words below its own.
 */
final class ParallelCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  ParallelCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** The parent itself goes on as the first branch; the others are started. */
  void parallel(Process.Parallel parallel) {
    List<Process> branches = parallel.processes();
    if (branches.isEmpty()) {
      return;
    }
    if (branches.size() == 1) {
      unit.processes.generate(branches.get(0));
      return;
    }
    Frame parent = workspace.current();
    String joined = writer.newLabel();
    List<Place> barriers =
        unit.barriers.enroll(parallel.barriers(), unit.stack.constant(branches.size() - 1));
    prepareRecord(parent, joined, branches.size());
    List<Frame> frames = new ArrayList<>();
    List<String> starts = new ArrayList<>();
    for (int i = 0; i < branches.size(); i++) {
      Frame frame = Frame.branch(parent);
      frames.add(frame);
      starts.add(writer.newLabel());
      if (i > 0) {
        start(starts.get(i), () -> writer.emit(Function.LDLP, () -> -frame.displacement()));
      }
    }
    writer.adjustWorkspace(() -> -frames.get(0).displacement());
    int depth = 0;
    for (int i = 0; i < branches.size(); i++) {
      Frame frame = frames.get(i);
      writer.label(starts.get(i));
      workspace.enter(frame);
      unit.processes.generate(branches.get(i));
      unit.barriers.leave(barriers, parent);
      workspace.loadAddress(parent.low(0));
      writer.emit(Operation.ENDP);
      frame.place(Frame.sum(depth, frame.size()));
      depth = Frame.sum(frame.displacement(), frame.below());
    }
    workspace.enter(parent);
    parent.needBelow(depth);
    writer.mark(parallel.position());
    writer.label(joined);
  }

  /** The parent starts all branches, handing each its index and a link to itself. */
  void replicated(Process.ReplicatedParallel parallel) {
    if (!(parallel.replicator().count() instanceof Expression.Constant count)) {
      throw new BadInputException(
          List.of(
              new Diagnostic(
                  parallel.replicator().count().position(),
                  "the count of this replicated PAR must be a constant",
                  "",
                  1)));
    }
    if (count.word() <= 0) {
      return;
    }
    Frame parent = workspace.current();
    Frame branch = Frame.replicatedBranch(parent);
    Place index = branch.scalar();
    String joined = writer.newLabel();
    String body = writer.newLabel();
    Operand from = withoutCalls(parallel.replicator().from());
    Operand step = withoutCalls(parallel.replicator().step());
    List<Place> barriers =
        unit.barriers.enroll(parallel.barriers(), unit.stack.constant(count.word()));
    prepareRecord(parent, joined, Frame.sum(count.word(), 1));
    Frame.Mark scope = parent.mark();
    if (parallel.replicator().stepsByOne()) {
      Place control = parent.scalars(2);
      Runnable start = startEach(branch, index, control, body);
      unit.loops.repeat(control, from, unit.stack.constant(count.word()), true, start);
    } else {
      Place value = parent.scalar();
      Runnable start = startEach(branch, index, value, body);
      unit.loops.repeatBySteps(
          from,
          unit.stack.constant(count.word()),
          true,
          step.need() == 1 ? step : workspace.word(workspace.keep(step)),
          each -> {
            workspace.load(each);
            workspace.store(value);
            start.run();
          });
    }
    parent.release(scope);
    unit.barriers.leave(barriers, parent);
    workspace.loadAddress(parent.low(0));
    writer.emit(Operation.ENDP);

    writer.label(body);
    workspace.enter(branch);
    unit.program.ranges().put(parallel.replicator().index(), Range.of(parallel.replicator()));
    unit.bind(parallel.replicator().index(), new Storage.Word(index));
    unit.processes.generate(parallel.body());
    unit.barriers.leave(barriers, parent);
    workspace.load(branch.link());
    writer.emit(Operation.ENDP);
    workspace.enter(parent);
    parent.needBelow(
        Frame.sum(
            Frame.product(Frame.sum(branch.size(), branch.below()), count.word()),
            // The parent still runs while it starts them.
            Frame.PROCESS_WORDS));
    writer.mark(parallel.position());
    writer.label(joined);
  }

  /** A call may use the words of the record, so it is done before that is made. */
  private Operand withoutCalls(Expression expression) {
    Operand value = unit.expressions.value(expression);
    return FunctionCalls.areIn(expression) ? workspace.word(workspace.keep(value)) : value;
  }

  /** Code in front of the loop that starts all branches, and what that loop repeats. */
  private Runnable startEach(Frame branch, Place index, Place value, String body) {
    Place next = workspace.current().scalar();
    writer.emit(Function.LDLP, () -> -branch.size() - Frame.PROCESS_WORDS);
    workspace.store(next);
    return () -> {
      workspace.load(value);
      workspace.load(next);
      writer.emit(Function.STNL, () -> branch.offset(index));
      writer.emit(Function.LDLP, 0);
      workspace.load(next);
      writer.emit(Function.STNL, () -> branch.offset(branch.link()));
      start(body, () -> workspace.load(next));
      workspace.load(next);
      writer.emit(Function.LDNLP, () -> -branch.size() - branch.below());
      workspace.store(next);
    };
  }

  private void prepareRecord(Frame parent, String successor, int count) {
    writer.loadAddress(successor);
    workspace.store(parent.low(0));
    writer.emit(Function.LDC, count);
    workspace.store(parent.low(1));
  }

  private void start(String code, Runnable branchWorkspace) {
    String after = writer.newLabel();
    writer.loadDifference(after, code);
    branchWorkspace.run();
    writer.emit(Operation.STARTP);
    writer.label(after);
  }
}
