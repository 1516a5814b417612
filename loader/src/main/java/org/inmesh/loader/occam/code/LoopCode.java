package org.inmesh.loader.occam.code;

import java.util.function.Consumer;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process.Replicator;

/**
 * Code for replication in time: a control block of index and count, and {@code lend}. A count that
 * is not positive means no repetition.
 */
final class LoopCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  LoopCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  /** Repeats code for each value of a replicator's index. */
  void repeat(Replicator replicator, Runnable body) {
    if (replicator.count() instanceof Expression.Constant constant && constant.value() <= 0) {
      // What the others do not yield is an error all the same.
      evaluate(replicator.from());
      evaluate(replicator.step());
      return;
    }
    if (!replicator.stepsByOne()) {
      repeatBySteps(replicator, body);
      return;
    }
    Frame.Mark scope = workspace.current().mark();
    Place control = workspace.current().scalars(2);
    unit.program.ranges().put(replicator.index(), Range.of(replicator));
    Operand from = unit.expressions.value(replicator.from());
    Operand count = unit.expressions.value(replicator.count());
    unit.bind(replicator.index(), new Storage.Word(control));
    repeat(control, from, count, replicator.count() instanceof Expression.Constant, body);
    workspace.current().release(scope);
  }

  private void evaluate(Expression expression) {
    if (!(expression instanceof Expression.Constant) && !(expression instanceof Expression.Name)) {
      workspace.keep(unit.expressions.value(expression));
    }
  }

  private void repeatBySteps(Replicator replicator, Runnable body) {
    Frame.Mark scope = workspace.current().mark();
    Operand step =
        replicator.step() instanceof Expression.Constant constant
            ? unit.stack.constant(constant.word())
            : workspace.word(workspace.keep(unit.expressions.value(replicator.step())));
    unit.program.ranges().put(replicator.index(), Range.of(replicator));
    Operand from = unit.expressions.value(replicator.from());
    Operand count = unit.expressions.value(replicator.count());
    repeatBySteps(
        from,
        count,
        replicator.count() instanceof Expression.Constant,
        step,
        index -> {
          unit.bind(replicator.index(), new Storage.Word(index));
          body.run();
        });
    workspace.current().release(scope);
  }

  /**
   * Repeats code with an index of its own beside the control block, to whose index lend adds one.
   *
   * @param step takes one register
   * @param body code for one repetition, given the word of the index
   */
  void repeatBySteps(
      Operand from, Operand count, boolean positive, Operand step, Consumer<Place> body) {
    Place control = workspace.current().scalars(2);
    Place index = workspace.keep(from);
    repeat(
        control,
        unit.stack.constant(0),
        count,
        positive,
        () -> {
          body.accept(index);
          unit.stack.combine(workspace.word(index), step, Operation.SUM).load().run();
          workspace.store(index);
        });
  }

  /**
   * Repeats code.
   *
   * @param control two words: the index, and the number of repetitions still to do
   * @param positive true if the count is known to be at least 1
   */
  void repeat(Place control, Operand from, Operand count, boolean positive, Runnable body) {
    String start = writer.newLabel();
    String end = writer.newLabel();
    String skip = writer.newLabel();
    from.load().run();
    workspace.store(control);
    count.load().run();
    workspace.store(control.plus(1));
    if (!positive) {
      unit.stack
          .combine(workspace.word(control.plus(1)), unit.stack.constant(0), Operation.GT)
          .load()
          .run();
      writer.branch(Function.CJ, skip);
    }
    writer.label(start);
    body.run();
    workspace.loadAddress(control);
    writer.loadDifference(start, end);
    writer.emit(Operation.LEND);
    writer.label(end);
    writer.label(skip);
  }
}
