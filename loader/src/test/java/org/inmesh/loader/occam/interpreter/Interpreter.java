package org.inmesh.loader.occam.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.syntax.SyntaxProcess;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Choice;

/** Runs processes. */
final class Interpreter {
  private final Scheduler scheduler;
  private final Evaluator evaluator;
  private final Declarations declarations;
  private final Calls calls = new Calls(this);
  private final Communication communication;
  private final Alternation alternation;
  private int steps;

  /**
   * An interpreter that has run nothing yet.
   *
   * @param steps processes it may run before it gives up
   */
  Interpreter(Scheduler scheduler, int steps) {
    this.scheduler = scheduler;
    this.steps = steps;
    this.evaluator = new Evaluator(calls);
    this.declarations = new Declarations(evaluator, scheduler);
    this.communication = new Communication(this, scheduler);
    this.alternation = new Alternation(this, communication, scheduler);
  }

  Evaluator evaluator() {
    return evaluator;
  }

  Declarations declarations() {
    return declarations;
  }

  void run(SyntaxProcess process, Scope scope) {
    if (--steps < 0) {
      throw new UnsuitableProgram("it takes too long");
    }
    try {
      runOne(process, scope);
    } catch (OccamError error) {
      throw error.at(process.range().start().line());
    }
  }

  private void runOne(SyntaxProcess process, Scope scope) {
    switch (process) {
      case SyntaxProcess.Skip skip -> {}
      case SyntaxProcess.Stop stop -> throw new OccamError("STOP");
      case SyntaxProcess.Assignment assignment -> assign(assignment, scope);
      case SyntaxProcess.Input input -> communication.input(input, scope);
      case SyntaxProcess.VariantInput input -> communication.input(input, scope);
      case SyntaxProcess.TimerWait wait -> communication.waitFor(wait, scope);
      case SyntaxProcess.Output output -> communication.output(output, scope);
      case SyntaxProcess.Call call -> calls.call(call, scope);
      case SyntaxProcess.Sequence sequence -> runSequence(sequence, scope);
      case SyntaxProcess.Parallel parallel ->
          runAll(components(parallel.replicator(), parallel.processes(), scope));
      case SyntaxProcess.PriorityParallel parallel ->
          runAll(components(Optional.empty(), parallel.processes(), scope));
      case SyntaxProcess.Processor processor -> run(processor.body(), scope);
      case SyntaxProcess.Alternation alternatives -> alternation.run(alternatives, scope);
      case SyntaxProcess.Conditional conditional -> {
        if (!choose(conditional.choices(), scope)) {
          throw new OccamError("IF without a choice");
        }
      }
      case SyntaxProcess.Selection selection -> select(selection, scope);
      case SyntaxProcess.While loop -> {
        while (evaluator.condition(loop.condition(), scope)) {
          run(loop.body(), scope);
        }
      }
      case SyntaxProcess.Specified specified ->
          run(specified.body(), declarations.declare(specified.declarations(), scope));
      default -> throw new UnsuitableProgram("a process " + process);
    }
  }

  private void assign(SyntaxProcess.Assignment assignment, Scope scope) {
    List<Location> targets =
        assignment.targets().stream().map(target -> evaluator.location(target, scope)).toList();
    List<OccamType> types = targets.stream().map(Location::type).toList();
    List<Location> values = calls.results(assignment.values(), scope, types);
    for (int i = 0; i < targets.size(); i++) {
      targets.get(i).copyFrom(values.get(i));
    }
  }

  private void runSequence(SyntaxProcess.Sequence sequence, Scope scope) {
    if (sequence.replicator().isEmpty()) {
      sequence.processes().forEach(process -> run(process, scope));
      return;
    }
    SyntaxProcess.Replicator replicator = sequence.replicator().get();
    for (int index : evaluator.indices(replicator, scope)) {
      run(sequence.processes().getFirst(), indexed(replicator, index, scope));
    }
  }

  private static Scope indexed(SyntaxProcess.Replicator replicator, int index, Scope scope) {
    return scope.with(replicator.index().text(), new Entity.Data(Location.ofInt(index)));
  }

  private List<Runnable> components(
      Optional<SyntaxProcess.Replicator> replicator, List<SyntaxProcess> processes, Scope scope) {
    List<Runnable> components = new ArrayList<>();
    if (replicator.isEmpty()) {
      processes.forEach(process -> components.add(() -> run(process, scope)));
      return components;
    }
    for (int index : evaluator.indices(replicator.get(), scope)) {
      Scope inner = indexed(replicator.get(), index, scope);
      components.add(() -> run(processes.getFirst(), inner));
    }
    return components;
  }

  /** Runs all components and waits for the last of them. */
  private void runAll(List<Runnable> components) {
    Scheduler.Task parent = scheduler.current();
    int[] running = {components.size()};
    for (Runnable component : components) {
      scheduler.start(
          () -> {
            component.run();
            if (--running[0] == 0) {
              scheduler.makeReady(parent);
            }
          });
    }
    if (running[0] > 0) {
      scheduler.pause();
    }
  }

  /** Runs the first choice whose condition is true; false if there is none. */
  private boolean choose(Choice choice, Scope scope) {
    return switch (choice) {
      case Choice.Guarded guarded -> {
        boolean chosen;
        try {
          chosen = evaluator.condition(guarded.condition(), scope);
        } catch (OccamError error) {
          throw error.at(guarded.condition().range().start().line());
        }
        if (chosen) {
          run(guarded.body(), scope);
        }
        yield chosen;
      }
      case Choice.Nested nested -> chooseNested(nested, scope);
      case Choice.Specified specified ->
          choose(specified.body(), declarations.declare(specified.declarations(), scope));
      case Choice.Broken broken -> throw new UnsuitableProgram("it has an error");
    };
  }

  private boolean chooseNested(Choice.Nested nested, Scope scope) {
    if (nested.replicator().isEmpty()) {
      return nested.choices().stream().anyMatch(choice -> choose(choice, scope));
    }
    SyntaxProcess.Replicator replicator = nested.replicator().get();
    int[] indices;
    try {
      indices = evaluator.indices(replicator, scope);
    } catch (OccamError error) {
      throw error.at(replicator.index().range().start().line());
    }
    for (int index : indices) {
      Scope inner = indexed(replicator, index, scope);
      if (nested.choices().stream().anyMatch(choice -> choose(choice, inner))) {
        return true;
      }
    }
    return false;
  }

  private void select(SyntaxProcess.Selection selection, Scope scope) {
    Location selector = evaluator.value(selection.selector(), scope, Optional.empty());
    Number chosen = selector.read();
    for (SyntaxProcess.Option option : selection.options()) {
      Scope inner = declarations.declare(option.declarations(), scope);
      boolean fits =
          option.values().isEmpty()
              || option.values().stream()
                  .map(value -> evaluator.value(value, inner, Optional.of(selector.type())))
                  .anyMatch(value -> value.read().equals(chosen));
      if (fits) {
        run(option.body(), inner);
        return;
      }
    }
    throw new OccamError("CASE without an option");
  }
}
