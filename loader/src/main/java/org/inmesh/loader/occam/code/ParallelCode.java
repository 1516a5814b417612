package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
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
    prepareRecord(parent, joined, () -> writer.emit(Function.LDC, branches.size()));
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
      onHeap(parallel);
      return;
    }
    if (count.word() <= 0) {
      return;
    }
    Frame parent = workspace.current();
    Branches branches = new Branches(parallel, Frame.replicatedBranch(parent));
    Operand from = withoutCalls(parallel.replicator().from());
    Operand step = withoutCalls(parallel.replicator().step());
    branches.enroll(unit.stack.constant(count.word()));
    int processes = Frame.sum(count.word(), 1);
    prepareRecord(parent, branches.joined, () -> writer.emit(Function.LDC, processes));
    Frame branch = branches.frame;
    writer.emit(Function.LDLP, () -> -branch.size() - Frame.PROCESS_WORDS);
    branches.startAll(from, unit.stack.constant(count.word()), step, () -> -branches.words());
    branches.body();
    parent.needBelow(
        Frame.sum(
            Frame.product(branches.words(), count.word()),
            // The parent still runs while it starts them.
            Frame.PROCESS_WORDS));
    writer.mark(parallel.position());
    writer.label(branches.joined);
  }

  /**
   * The same for a count that is known only at run time: one block of the heap has the workspaces
   * of all branches, from low to high.
   */
  private void onHeap(Process.ReplicatedParallel parallel) {
    Frame parent = workspace.current();
    Branches branches = new Branches(parallel, Frame.replicatedBranch(parent));
    String nothing = writer.newLabel();
    Operand count = kept(parallel.replicator().count());
    Operand from = withoutCalls(parallel.replicator().from());
    Operand step = withoutCalls(parallel.replicator().step());
    unit.stack.combine(count, unit.stack.constant(0), Operation.GT).load().run();
    writer.branch(Function.CJ, nothing);
    unit.heap.allocate(unit.heap.bytes(count, branches::words));
    Place block = parent.scalar();
    workspace.store(block);
    branches.enroll(count);
    prepareRecord(
        parent, branches.joined, () -> count.then(() -> writer.emit(Function.ADC, 1)).load().run());
    workspace.load(block);
    writer.emit(Function.LDNLP, () -> branches.frame.below());
    branches.startAll(from, count, step, branches::words);
    branches.body();
    writer.mark(parallel.position());
    writer.label(branches.joined);
    unit.heap.release(workspace.word(block));
    writer.label(nothing);
  }

  /** What the two ways to start a replicated PAR have in common. */
  private final class Branches {
    private final Process.ReplicatedParallel parallel;
    private final Frame parent = workspace.current();
    private final Frame frame;
    private final Place index;
    private final String joined = writer.newLabel();
    private final String body = writer.newLabel();
    private List<Place> barriers = List.of();

    Branches(Process.ReplicatedParallel parallel, Frame frame) {
      this.parallel = parallel;
      this.frame = frame;
      this.index = frame.scalar();
    }

    /** Words of the workspace of one branch, known when its code is complete. */
    int words() {
      return Frame.sum(frame.size(), frame.below());
    }

    /** Enrolls the branches on the PAR's barriers, before they are started. */
    void enroll(Operand count) {
      barriers = unit.barriers.enroll(parallel.barriers(), count);
    }

    /** The loop of the parent, and its end; the first branch's workspace pointer is in A. */
    void startAll(Operand from, Operand count, Operand step, IntSupplier distance) {
      Frame.Mark scope = parent.mark();
      if (parallel.replicator().stepsByOne()) {
        Place control = parent.scalars(2);
        unit.loops.repeat(control, from, count, true, startEach(control, distance));
      } else {
        Place value = parent.scalar();
        Runnable start = startEach(value, distance);
        unit.loops.repeatBySteps(
            from,
            count,
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
    }

    /** Code in front of the loop that starts all branches, and what that loop repeats. */
    private Runnable startEach(Place value, IntSupplier distance) {
      Place next = parent.scalar();
      workspace.store(next);
      return () -> {
        workspace.load(value);
        workspace.load(next);
        writer.emit(Function.STNL, () -> frame.offset(index));
        writer.emit(Function.LDLP, 0);
        workspace.load(next);
        writer.emit(Function.STNL, () -> frame.offset(frame.link()));
        start(body, () -> workspace.load(next));
        workspace.load(next);
        writer.emit(Function.LDNLP, distance);
        workspace.store(next);
      };
    }

    /** The code that all branches run. */
    void body() {
      writer.label(body);
      workspace.enter(frame);
      unit.program.ranges().put(parallel.replicator().index(), Range.of(parallel.replicator()));
      unit.bind(parallel.replicator().index(), new Storage.Word(index));
      unit.processes.generate(parallel.body());
      unit.barriers.leave(barriers, parent);
      workspace.load(frame.link());
      writer.emit(Operation.ENDP);
      workspace.enter(parent);
    }
  }

  /** A call may use the words of the record, so it is done before that is made. */
  private Operand withoutCalls(Expression expression) {
    return FunctionCalls.areIn(expression) ? kept(expression) : unit.expressions.value(expression);
  }

  private Operand kept(Expression expression) {
    return workspace.word(workspace.keep(unit.expressions.value(expression)));
  }

  private void prepareRecord(Frame parent, String successor, Runnable loadCount) {
    writer.loadAddress(successor);
    workspace.store(parent.low(0));
    loadCount.run();
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
