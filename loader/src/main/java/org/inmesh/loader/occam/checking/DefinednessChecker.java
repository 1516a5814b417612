package org.inmesh.loader.occam.checking;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type.MobileOf;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.source.TextRange;

/**
 * Refuses to use what a mobile variable holds where it certainly holds nothing: it was only
 * declared, or has moved away on every way that leads there. Where that depends on the run, the
 * machine says so. To move an undefined mobile is no error, only warned of.
 */
final class DefinednessChecker {
  private final DiagnosticCollector diagnostics;
  private final Map<Procedure, Set<Symbol>> namesOf = new HashMap<>();
  private Set<Symbol> mentioned = new HashSet<>();
  private boolean silent;

  private DefinednessChecker(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Checks a program. */
  static void check(Procedure main, DiagnosticCollector diagnostics) {
    new DefinednessChecker(diagnostics).walk(main.body(), new Undefined());
  }

  private void walk(Process process, Undefined state) {
    switch (process) {
      case Process.Skip ignored -> {}
      case Process.Stop ignored -> {}
      case Process.Assignment assignment -> assign(assignment, state);
      case Process.Input input -> {
        read(input.channel(), state);
        input.items().forEach(item -> input(item, state));
      }
      case Process.VariantInput input -> {
        read(input.channel(), state);
        ways(input.variants(), variant -> walk(variant.body(), state), state);
      }
      case Process.Output output -> {
        read(output.channel(), state);
        output.items().forEach(item -> output(item, state));
      }
      case Process.Sequence sequence -> sequence.processes().forEach(part -> walk(part, state));
      case Process.Parallel parallel -> parallel(parallel.processes(), state);
      case Process.PriorityParallel parallel ->
          parallel(List.of(parallel.high(), parallel.low()), state);
      case Process.ReplicatedSequence loop -> {
        bounds(loop.replicator(), state);
        loop(() -> walk(loop.body(), state), state);
      }
      case Process.ReplicatedParallel parallel -> {
        bounds(parallel.replicator(), state);
        walk(parallel.body(), state.copy());
      }
      case Process.While loop ->
          loop(
              () -> {
                read(loop.condition(), state);
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
        read(selection.selector(), state);
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
      case Process.Call call -> call(call.procedure(), call.arguments(), state);
      case Process.Fork fork -> fork(fork, state);
      case Process.Forking forking -> walk(forking.body(), state);
      case Process.CallAssignment call -> {
        call(call.function(), call.arguments(), state);
        call.targets().forEach(target -> write(target, state));
      }
      case Process.TimerRead timer -> write(timer.target(), state);
      case Process.TimerWait timer -> read(timer.time(), state);
      case Process.Results results -> results.values().forEach(value -> move(value, state));
      case Process.Scope scope -> {
        declare(scope.declaration(), state);
        walk(scope.body(), state);
      }
      case Process.During during -> walk(during.body(), state);
      case Process.LockRegion region -> walk(region.body(), state);
      case Process.Atomic atomic -> atomic.arguments().forEach(argument -> read(argument, state));
      case Process.Claim claim -> {
        readHeld(claim.channel(), state);
        walk(claim.body(), state);
      }
      case Process.NewChannels ends -> {
        write(ends.client(), state);
        write(ends.server(), state);
      }
      case Process.Synchronisation sync -> readHeld(sync.barrier(), state);
      case Process.Resignation resignation -> {
        readHeld(resignation.barrier(), state);
        walk(resignation.body(), state);
      }
      case Process.CodeInsert ignored -> state.clear();
    }
  }

  private void assign(Process.Assignment assignment, Undefined state) {
    List<Boolean> nothing =
        assignment.values().stream().map(value -> isUndefined(value, state)).toList();
    assignment.values().forEach(value -> move(value, state));
    for (int i = 0; i < nothing.size(); i++) {
      Expression target = assignment.targets().get(i);
      write(target, state);
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
      case Process.Item.Single single -> write(single.data(), state);
      case Process.Item.Counted counted -> {
        write(counted.count(), state);
        write(counted.array(), state);
      }
      case Process.Item.TagOf ignored -> {}
    }
  }

  private void output(Process.Item item, Undefined state) {
    switch (item) {
      case Process.Item.Single single -> move(single.data(), state);
      case Process.Item.Counted counted -> {
        read(counted.count(), state);
        read(counted.array(), state);
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
    boolean outer = silent;
    Undefined entry;
    silent = true;
    do {
      entry = state.copy();
      round.run();
      state.meet(entry);
    } while (!state.equals(entry));
    silent = outer;
    round.run();
    state.meet(entry);
  }

  private void bounds(Process.Replicator replicator, Undefined state) {
    read(replicator.from(), state);
    read(replicator.count(), state);
    read(replicator.step(), state);
  }

  private void alternative(Process.Alternative alternative, Undefined state) {
    switch (alternative) {
      case Process.Alternative.InputGuard guard -> {
        guard.condition().ifPresent(condition -> read(condition, state));
        walk(guard.input(), state);
        walk(guard.body(), state);
      }
      case Process.Alternative.TimerGuard guard -> {
        guard.condition().ifPresent(condition -> read(condition, state));
        read(guard.time(), state);
        walk(guard.body(), state);
      }
      case Process.Alternative.SkipGuard guard -> {
        guard.condition().ifPresent(condition -> read(condition, state));
        walk(guard.body(), state);
      }
      case Process.Alternative.Nested nested ->
          ways(nested.alternatives(), part -> alternative(part, state), state);
      case Process.Alternative.Replicated replicated -> {
        bounds(replicated.replicator(), state);
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
        read(guarded.condition(), state);
        walk(guarded.body(), state);
      }
      case Process.Choice.Nested nested ->
          ways(nested.choices(), part -> choice(part, state), state);
      case Process.Choice.Replicated replicated -> {
        bounds(replicated.replicator(), state);
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
      case Process.Choice.Guarded guarded -> {
        boolean outer = silent;
        silent = true;
        read(guarded.condition(), state);
        silent = outer;
      }
      case Process.Choice.Nested nested ->
          nested.choices().forEach(part -> forgetWhatIsAsked(part, state));
      case Process.Choice.Replicated replicated -> forgetWhatIsAsked(replicated.body(), state);
      case Process.Choice.Scoped scoped -> forgetWhatIsAsked(scoped.body(), state);
    }
  }

  private void declare(Process.Declaration declaration, Undefined state) {
    switch (declaration) {
      case Process.Declaration.Variable variable -> {
        variable.initial().ifPresent(value -> move(value, state));
        if (variable.symbol().type() instanceof MobileOf && variable.initial().isEmpty()) {
          state.add(variable.symbol(), variable.symbol().declared());
        }
      }
      case Process.Declaration.Abbreviation abbreviation -> {
        if (abbreviation.symbol().kind() == Symbol.Kind.VALUE_ABBREVIATION) {
          read(abbreviation.value(), state);
        } else {
          // Through its other name it may be moved and defined.
          write(abbreviation.value(), state);
        }
      }
      case Process.Declaration.ProcedureDeclaration declared -> {
        Set<Symbol> outer = mentioned;
        mentioned = new HashSet<>();
        walk(declared.procedure().body(), new Undefined());
        namesOf.put(declared.procedure(), mentioned);
        outer.addAll(mentioned);
        mentioned = outer;
      }
    }
  }

  /** What a PROC does with mobiles is not looked at: they may be defined behind it, or not. */
  private void call(Procedure procedure, List<Expression> arguments, Undefined state) {
    for (int i = 0; i < arguments.size(); i++) {
      if (procedure.parameters().get(i).kind() == Symbol.Kind.VALUE_PARAMETER) {
        read(arguments.get(i), state);
      } else {
        write(arguments.get(i), state);
      }
    }
    Set<Symbol> inside = namesOf.getOrDefault(procedure, Set.of());
    mentioned.addAll(inside);
    inside.forEach(state::remove);
  }

  /** A forked PROC gets its mobiles for good. */
  private void fork(Process.Fork fork, Undefined state) {
    for (int i = 0; i < fork.arguments().size(); i++) {
      if (fork.procedure().parameters().get(i).kind() == Symbol.Kind.VALUE_PARAMETER) {
        read(fork.arguments().get(i), state);
      } else {
        move(fork.arguments().get(i), state);
      }
    }
  }

  /** A value that goes somewhere: a mobile variable is undefined then. */
  private void move(Expression value, Undefined state) {
    if (!(value.type() instanceof MobileOf)) {
      read(value, state);
      return;
    }
    switch (value) {
      case Expression.Name name -> {
        mentioned.add(name.symbol());
        if (state.contains(name.symbol())) {
          warn(name, state);
        } else {
          state.add(name.symbol(), name.position());
        }
      }
      default -> read(value, state);
    }
  }

  /** A variable, or a part of one, that is given a value or passed by reference. */
  private void write(Expression target, Undefined state) {
    switch (target) {
      case Expression.Name name -> {
        mentioned.add(name.symbol());
        state.remove(name.symbol());
      }
      case Expression.ContentOf content -> {
        if (content.allocates()) {
          write(content.mobile(), state);
        } else {
          read(content, state);
        }
      }
      case Expression.Subscript element -> {
        write(element.array(), state);
        read(element.index(), state);
      }
      case Expression.Slice slice -> {
        write(slice.array(), state);
        read(slice.from(), state);
        read(slice.count(), state);
      }
      case Expression.FieldOf field -> write(field.record(), state);
      case Expression.Retyped retyped -> write(retyped.operand(), state);
      default -> read(target, state);
    }
  }

  private void read(Expression expression, Undefined state) {
    switch (expression) {
      case Expression.Name name -> mentioned.add(name.symbol());
      case Expression.ContentOf content -> {
        if (content.mobile() instanceof Expression.Name name && state.contains(name.symbol())) {
          report(name, state);
        }
        read(content.mobile(), state);
      }
      case Expression.FieldChannel channel -> readHeld(channel.end(), state);
      // Whoever asks knows that it may be either.
      case Expression.Defined defined -> write(defined.mobile(), state);
      case Expression.OfMobile mobile -> mobile.operands().forEach(each -> read(each, state));
      case Expression.Subscript element -> {
        read(element.array(), state);
        read(element.index(), state);
      }
      case Expression.Slice slice -> {
        read(slice.array(), state);
        read(slice.from(), state);
        read(slice.count(), state);
      }
      case Expression.ArrayConstructor array ->
          array.elements().forEach(element -> read(element, state));
      case Expression.RecordConstructor constructor ->
          constructor.values().forEach(value -> read(value, state));
      case Expression.ReplicatedArray array -> {
        bounds(array.replicator(), state);
        read(array.element(), state);
      }
      case Expression.FieldOf field -> read(field.record(), state);
      case Expression.Retyped retyped -> read(retyped.operand(), state);
      case Expression.Unary unary -> read(unary.operand(), state);
      case Expression.Binary binary -> {
        read(binary.left(), state);
        read(binary.right(), state);
      }
      case Expression.Conversion conversion -> read(conversion.operand(), state);
      case Expression.SizeOf size -> read(size.array(), state);
      case Expression.FunctionCall call -> call(call.function(), call.arguments(), state);
      default -> {}
    }
  }

  /** A variable of which the end of a channel type, or the barrier, is used that it holds. */
  private void readHeld(Expression variable, Undefined state) {
    if (variable instanceof Expression.Name name && state.contains(name.symbol())) {
      report(name, state);
    }
    read(variable, state);
  }

  private void report(Expression.Name name, Undefined state) {
    if (silent) {
      return;
    }
    Symbol symbol = name.symbol();
    SourcePosition since = state.since(symbol);
    boolean declared = since.equals(symbol.declared());
    diagnostics.report(
        range(name),
        "'%s' is undefined here, so there is nothing in it to be used; %s"
            .formatted(
                symbol,
                declared ? "allocate or assign it before" : "copy it with CLONE where it is moved"),
        OtherPlace.of(
            since, symbol.name(), declared ? "it is declared here" : "it is moved away here"));
    state.remove(symbol);
  }

  private void warn(Expression.Name name, Undefined state) {
    if (!silent) {
      diagnostics.warn(
          range(name), "'%s' is undefined here, so that nothing is moved".formatted(name.symbol()));
      state.remove(name.symbol());
    }
  }

  private static TextRange range(Expression.Name name) {
    return new TextRange(name.position(), name.symbol().name().length());
  }
}
