package org.inmesh.loader.occam.usage;

import java.util.List;
import java.util.function.Consumer;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type.MobileOf;
import org.inmesh.loader.occam.source.DiagnosticCollector;

/**
 * Refuses to use what a mobile variable holds where it certainly holds nothing: it was only
 * declared, or has moved away on every way that leads there. Where that depends on the run, the
 * machine says so. To move an undefined mobile is no error, only warned of.
 */
public final class DefinednessChecker {
  private final MobileUses uses;

  private DefinednessChecker(MobileUses uses) {
    this.uses = uses;
  }

  /** Checks a program. */
  public static void check(Procedure main, DiagnosticCollector diagnostics) {
    new DefinednessChecker(new MobileUses(diagnostics)).walk(main.body(), new Undefined());
  }

  private void walk(Process process, Undefined state) {
    switch (process) {
      case Process.Skip ignored -> {}
      case Process.Stop ignored -> {}
      case Process.Assignment assignment -> assign(assignment, state);
      case Process.Input input -> {
        uses.read(input.channel(), state);
        input.items().forEach(item -> input(item, state));
      }
      case Process.VariantInput input -> {
        uses.read(input.channel(), state);
        ways(input.variants(), variant -> walk(variant.body(), state), state);
      }
      case Process.Output output -> {
        uses.read(output.channel(), state);
        output.items().forEach(item -> output(item, state));
      }
      case Process.Sequence sequence -> sequence.processes().forEach(part -> walk(part, state));
      case Process.Parallel parallel -> parallel(parallel.processes(), state);
      case Process.PriorityParallel parallel ->
          parallel(List.of(parallel.high(), parallel.low()), state);
      case Process.ReplicatedSequence loop -> {
        uses.bounds(loop.replicator(), state);
        loop(() -> walk(loop.body(), state), state);
      }
      case Process.ReplicatedParallel parallel -> {
        uses.bounds(parallel.replicator(), state);
        walk(parallel.body(), state.copy());
      }
      case Process.While loop ->
          loop(
              () -> {
                uses.read(loop.condition(), state);
                walk(loop.body(), state);
              },
              state);
      case Process.Processor processor -> walk(processor.body(), state);
      case Process.Alternation alternation ->
          ways(alternation.alternatives(), part -> alternative(part, state), state);
      case Process.Conditional conditional -> {
        conditional.choices().forEach(part -> forgetWhatIsAsked(part, state));
        ways(conditional.choices(), part -> choice(part, state), state);
      }
      case Process.Selection selection -> {
        uses.read(selection.selector(), state);
        Undefined before = state.copy();
        ways(selection.options(), option -> walk(option.body(), state), state);
        selection
            .otherwise()
            .ifPresent(
                body -> {
                  walk(body, before);
                  state.meet(before);
                });
      }
      case Process.Call call -> uses.call(call.procedure(), call.arguments(), state);
      case Process.Fork fork -> uses.fork(fork, state);
      case Process.Forking forking -> walk(forking.body(), state);
      case Process.CallAssignment call -> {
        uses.call(call.function(), call.arguments(), state);
        call.targets().forEach(target -> uses.write(target, state));
      }
      case Process.TimerRead timer -> uses.write(timer.target(), state);
      case Process.TimerWait timer -> uses.read(timer.time(), state);
      case Process.Results results -> results.values().forEach(value -> uses.move(value, state));
      case Process.Scope scope -> {
        declare(scope.declaration(), state);
        walk(scope.body(), state);
      }
      case Process.During during -> walk(during.body(), state);
      case Process.LockRegion region -> walk(region.body(), state);
      case Process.Mark mark -> uses.read(mark.value(), state);
      case Process.Atomic atomic ->
          atomic.arguments().forEach(argument -> uses.read(argument, state));
      case Process.Claim claim -> {
        uses.readHeld(claim.channel(), state);
        walk(claim.body(), state);
      }
      case Process.NewChannels ends -> {
        uses.write(ends.client(), state);
        uses.write(ends.server(), state);
      }
      case Process.Synchronisation sync -> uses.readHeld(sync.barrier(), state);
      case Process.Resignation resignation -> {
        uses.readHeld(resignation.barrier(), state);
        walk(resignation.body(), state);
      }
      case Process.CodeInsert ignored -> state.clear();
    }
  }

  private void assign(Process.Assignment assignment, Undefined state) {
    List<Boolean> nothing =
        assignment.values().stream().map(value -> isUndefined(value, state)).toList();
    assignment.values().forEach(value -> uses.move(value, state));
    for (int i = 0; i < nothing.size(); i++) {
      Expression target = assignment.targets().get(i);
      uses.write(target, state);
      if (nothing.get(i) && target instanceof Expression.Name name) {
        state.add(name.symbol(), assignment.position());
      }
    }
  }

  private static boolean isUndefined(Expression value, Undefined state) {
    return value instanceof Expression.Name name && state.contains(name.symbol());
  }

  private void input(Process.Item item, Undefined state) {
    switch (item) {
      case Process.Item.Single single -> uses.write(single.data(), state);
      case Process.Item.Counted counted -> {
        uses.write(counted.count(), state);
        uses.write(counted.array(), state);
      }
      case Process.Item.TagOf ignored -> {}
    }
  }

  private void output(Process.Item item, Undefined state) {
    switch (item) {
      case Process.Item.Single single -> uses.move(single.data(), state);
      case Process.Item.Counted counted -> {
        uses.read(counted.count(), state);
        uses.read(counted.array(), state);
      }
      case Process.Item.TagOf ignored -> {}
    }
  }

  /** One of several ways is gone. */
  private <T> void ways(List<T> all, Consumer<T> walk, Undefined state) {
    Undefined before = state.copy();
    Undefined after = null;
    for (T way : all) {
      state.clear();
      state.change(new Undefined(), before);
      walk.accept(way);
      if (after == null) {
        after = state.copy();
      } else {
        after.meet(state);
      }
    }
    if (after != null) {
      state.clear();
      state.change(new Undefined(), after);
    }
  }

  private void parallel(List<Process> components, Undefined state) {
    Undefined before = state.copy();
    for (Process component : components) {
      Undefined own = before.copy();
      walk(component, own);
      state.change(before, own);
    }
  }

  /** What is certain in every round is what is certain before the first and after each. */
  private void loop(Runnable round, Undefined state) {
    Undefined entry;
    do {
      entry = state.copy();
      uses.silently(round);
      state.meet(entry);
    } while (!state.equals(entry));
    round.run();
    state.meet(entry);
  }

  private void alternative(Process.Alternative alternative, Undefined state) {
    switch (alternative) {
      case Process.Alternative.InputGuard guard -> {
        guard.condition().ifPresent(condition -> uses.read(condition, state));
        walk(guard.input(), state);
        walk(guard.body(), state);
      }
      case Process.Alternative.TimerGuard guard -> {
        guard.condition().ifPresent(condition -> uses.read(condition, state));
        uses.read(guard.time(), state);
        walk(guard.body(), state);
      }
      case Process.Alternative.SkipGuard guard -> {
        guard.condition().ifPresent(condition -> uses.read(condition, state));
        walk(guard.body(), state);
      }
      case Process.Alternative.Nested nested ->
          ways(nested.alternatives(), part -> alternative(part, state), state);
      case Process.Alternative.Replicated replicated -> {
        uses.bounds(replicated.replicator(), state);
        alternative(replicated.body(), state);
      }
      case Process.Alternative.Scoped scoped -> {
        declare(scoped.declaration(), state);
        alternative(scoped.body(), state);
      }
    }
  }

  private void choice(Process.Choice choice, Undefined state) {
    switch (choice) {
      case Process.Choice.Guarded guarded -> {
        uses.read(guarded.condition(), state);
        walk(guarded.body(), state);
      }
      case Process.Choice.Nested nested ->
          ways(nested.choices(), part -> choice(part, state), state);
      case Process.Choice.Replicated replicated -> {
        uses.bounds(replicated.replicator(), state);
        choice(replicated.body(), state);
      }
      case Process.Choice.Scoped scoped -> {
        declare(scoped.declaration(), state);
        choice(scoped.body(), state);
      }
    }
  }

  /** Where DEFINED is asked, one of the choices is for what is not so. */
  private void forgetWhatIsAsked(Process.Choice choice, Undefined state) {
    switch (choice) {
      case Process.Choice.Guarded guarded ->
          uses.silently(() -> uses.read(guarded.condition(), state));
      case Process.Choice.Nested nested ->
          nested.choices().forEach(part -> forgetWhatIsAsked(part, state));
      case Process.Choice.Replicated replicated -> forgetWhatIsAsked(replicated.body(), state);
      case Process.Choice.Scoped scoped -> forgetWhatIsAsked(scoped.body(), state);
    }
  }

  private void declare(Process.Declaration declaration, Undefined state) {
    switch (declaration) {
      case Process.Declaration.Variable variable -> {
        variable.initial().ifPresent(value -> uses.move(value, state));
        if (variable.symbol().type() instanceof MobileOf && variable.initial().isEmpty()) {
          state.add(variable.symbol(), variable.symbol().declared());
        }
      }
      case Process.Declaration.Abbreviation abbreviation -> {
        if (abbreviation.symbol().kind() == Symbol.Kind.VALUE_ABBREVIATION) {
          uses.read(abbreviation.value(), state);
        } else {
          // Through its other name it may be moved and defined.
          uses.write(abbreviation.value(), state);
        }
      }
      case Process.Declaration.ProcedureDeclaration declared ->
          uses.inside(
              declared.procedure(), () -> walk(declared.procedure().body(), new Undefined()));
    }
  }
}
