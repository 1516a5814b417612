package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Choice;

/** Code for processes; sequence and choice are done here, the rest by the other generators. */
final class ProcessCode {
  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  ProcessCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  void generate(Process process) {
    Frame frame = workspace.current();
    Frame.Mark scope = frame.mark();
    int names = writer.workspaces().scope();
    writer.mark(process.position());
    if (!unit.captures.generate(process)) {
      dispatch(process);
    }
    writer.workspaces().leave(names);
    frame.release(scope);
  }

  private void dispatch(Process process) {
    switch (process) {
      case Process.Skip skip -> {}
      case Process.Stop stop -> stop();
      case Process.Assignment assignment -> unit.stores.assign(assignment);
      case Process.Input input -> unit.communications.input(input);
      case Process.VariantInput input -> unit.communications.input(input);
      case Process.During during -> unit.rendezvous.during(during);
      case Process.Claim claim -> unit.sharedChannels.claim(claim);
      case Process.NewChannels ends -> unit.channelTypes.allocate(ends);
      case Process.Synchronisation sync -> unit.barriers.synchronise(sync);
      case Process.Resignation resignation -> unit.barriers.resign(resignation);
      case Process.Output output -> unit.communications.output(output);
      case Process.TimerRead read -> unit.communications.readTimer(read);
      case Process.TimerWait wait -> unit.communications.waitForTime(wait);
      case Process.Sequence sequence -> sequence.processes().forEach(this::generate);
      case Process.ReplicatedSequence sequence ->
          unit.loops.repeat(sequence.replicator(), () -> generate(sequence.body()));
      case Process.Parallel parallel -> unit.parallels.parallel(parallel);
      case Process.ReplicatedParallel parallel -> unit.parallels.replicated(parallel);
      case Process.PriorityParallel parallel -> unit.priorities.generate(parallel);
      case Process.LockRegion region -> unit.sharedMemory.region(region);
      case Process.Atomic atomic -> unit.sharedMemory.atomic(atomic);
      case Process.Mark mark -> {
        unit.stack.push(List.of(unit.expressions.value(mark.value())));
        unit.writer.emit(Operation.MARK);
      }
      case Process.Processor processor -> generate(processor.body());
      case Process.Alternation alternation -> unit.alternations.generate(alternation);
      case Process.Conditional conditional -> conditional(conditional);
      case Process.Selection selection ->
          select(
              unit.stores.keep(selection.selector()), selection.options(), selection.otherwise());
      case Process.While loop -> loop(loop);
      case Process.Call call -> unit.calls.call(call);
      case Process.Fork fork -> unit.forks.fork(fork);
      case Process.Forking forking -> unit.forks.forking(forking);
      case Process.CallAssignment call -> unit.functions.assign(call);
      case Process.CodeInsert insert -> InsertCode.emit(unit, insert);
      case Process.Results results -> unit.functions.results(results);
      case Process.Scope scope -> {
        unit.declarations.enter(scope.declaration());
        generate(scope.body());
        unit.declarations.leave(scope.declaration());
      }
    }
  }

  /** Sets the error flag and never goes on. */
  void stop() {
    writer.stop();
  }

  private void loop(Process.While loop) {
    String start = writer.newLabel();
    String end = writer.newLabel();
    writer.label(start);
    writer.mark(loop.position());
    unit.expressions.jumpIfFalse(loop.condition(), end);
    generate(loop.body());
    writer.branch(Function.J, start);
    writer.label(end);
  }

  private void conditional(Process.Conditional conditional) {
    String end = writer.newLabel();
    if (!choices(conditional.choices(), end)) {
      writer.mark(conditional.position());
      stop();
    }
    writer.label(end);
  }

  /**
   * Code that tries choices in turn and jumps to a label after the chosen one.
   *
   * @return true if one of them is always taken; then it falls through instead
   */
  private boolean choices(List<Choice> choices, String end) {
    for (Choice choice : choices) {
      if (choice(choice, end)) {
        return true;
      }
    }
    return false;
  }

  private boolean choice(Choice choice, String end) {
    return switch (choice) {
      case Choice.Guarded guarded -> guarded(guarded, end);
      case Choice.Nested nested -> choices(nested.choices(), end);
      case Choice.Replicated replicated -> {
        writer.mark(replicated.replicator().index().declared());
        unit.loops.repeat(
            replicated.replicator(),
            () -> {
              if (choice(replicated.body(), end)) {
                writer.branch(Function.J, end);
              }
            });
        yield false;
      }
      case Choice.Scoped scoped -> {
        Frame.Mark scope = workspace.current().mark();
        int names = writer.workspaces().scope();
        unit.declarations.enterBeforeChoice(scoped.declaration());
        boolean always =
            DeclarationCode.needsLeaving(scoped.declaration())
                ? leaving(scoped, end)
                : choice(scoped.body(), end);
        writer.workspaces().leave(names);
        workspace.current().release(scope);
        yield always;
      }
    };
  }

  /** The declaration is left by the way that the choice has taken, and by the other. */
  private boolean leaving(Choice.Scoped scoped, String end) {
    String chosen = writer.newLabel();
    String next = writer.newLabel();
    boolean always = choice(scoped.body(), chosen);
    if (!always) {
      unit.declarations.leave(scoped.declaration());
      writer.branch(Function.J, next);
    }
    writer.label(chosen);
    unit.declarations.leave(scoped.declaration());
    if (!always) {
      writer.branch(Function.J, end);
    }
    writer.label(next);
    return always;
  }

  private boolean guarded(Choice.Guarded guarded, String end) {
    if (guarded.condition() instanceof Expression.Constant constant) {
      if (constant.value() != 0) {
        generate(guarded.body());
      }
      return constant.value() != 0;
    }
    writer.mark(guarded.condition().position());
    if (guarded.body() instanceof Process.Skip && ExpressionCode.jumpsIfTrue(guarded.condition())) {
      unit.expressions.jumpIfTrue(guarded.condition(), end);
      return false;
    }
    String next = writer.newLabel();
    unit.expressions.jumpIfFalse(guarded.condition(), next);
    generate(guarded.body());
    writer.branch(Function.J, end);
    writer.label(next);
    return false;
  }

  /** Compares with each value in turn; the bodies follow the comparisons. */
  void select(Place selector, List<Process.Option> options, Optional<Process> otherwise) {
    String end = writer.newLabel();
    List<String> bodies = new ArrayList<>();
    for (Process.Option option : options) {
      String body = writer.newLabel();
      bodies.add(body);
      for (Expression.Constant value : option.values()) {
        difference(selector, value);
        writer.branch(Function.CJ, body);
      }
    }
    if (otherwise.isPresent()) {
      generate(otherwise.get());
      writer.branch(Function.J, end);
    } else {
      stop();
    }
    for (int i = 0; i < bodies.size(); i++) {
      writer.label(bodies.get(i));
      generate(options.get(i).body());
      if (i < bodies.size() - 1) {
        writer.branch(Function.J, end);
      }
    }
    writer.label(end);
  }

  /** Leaves zero if a selector has a value. */
  private void difference(Place selector, Expression.Constant value) {
    if (DataLayout.isDouble(value.type())) {
      unit.longs.equal(unit.doubleWords.at(selector), unit.doubleWords.value(value));
      writer.emit(Function.EQC, 0);
      return;
    }
    workspace.load(selector);
    if (value.value() != 0) {
      unit.stack.constant(value.word()).load().run();
      writer.emit(Operation.DIFF);
    }
  }
}
