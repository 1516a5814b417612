package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.object.ObjectProgram.Slot;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Alternative;
import org.inmesh.loader.occam.checked.Process.Choice;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Process.Replicator;
import org.inmesh.loader.occam.checked.Symbol;

/**
 * Finds the channels that components use, by walking their bodies, and those of the PROCs they
 * call, with what is known before the program runs. Choices that are decided by then are followed
 * one way only; replicators with known bounds are unrolled where channels are subscripted.
 */
final class ChannelUses {
  /** Unrolling beyond this many rounds takes the index as unknown instead. */
  private static final long MOST_ROUNDS = 1 << 16;

  private final ChannelEnds ends;
  private final FreeNames freeNames;
  private final Process skipped;
  private final Map<Integer, SourcePosition> extendedInputs = new TreeMap<>();
  private final Map<Process, Boolean> subscripting = new IdentityHashMap<>();

  /** Channels that a name may stand for, where a run-time subscript decides which. */
  private final Map<Symbol, List<Integer>> possible = new HashMap<>();

  /**
   * A PROC with what is known about its parameters and free names, which together decide what it
   * uses.
   */
  private record Activation(Procedure procedure, long rounds, List<Object> known) {}

  /** Of the current component; without them a ladder of PROCs would take exponential time. */
  private final Set<Activation> walked = new HashSet<>();

  /**
   * Recursive PROCs whose bodies are being walked. In further activations only channels count as
   * known: those are of a finite number.
   */
  private final Set<Procedure> active = new HashSet<>();

  private int component;
  private boolean sharesHost;
  private long rounds = 1;

  /**
   * Prepares for a program.
   *
   * @param skipped the outermost PAR, which is not part of the process around it
   */
  ChannelUses(ChannelEnds ends, FreeNames freeNames, Process skipped) {
    this.ends = ends;
    this.freeNames = freeNames;
    this.skipped = skipped;
  }

  /**
   * Notes what the process around the outermost PAR uses. It may share the host's channels with a
   * component: the two never run at the same time.
   */
  void walkAround(int componentIndex, Process body, LoadTimeValues values) {
    sharesHost = true;
    walk(componentIndex, body, values);
    sharesHost = false;
  }

  /** Notes what a component uses. */
  void walk(int componentIndex, Process body, LoadTimeValues values) {
    component = componentIndex;
    possible.clear();
    walked.clear();
    walk(body, values);
  }

  private void walk(Process process, LoadTimeValues values) {
    if (process == skipped) {
      return;
    }
    switch (process) {
      case Process.Input input -> input(input, input.extended(), values);
      case Process.Fork fork ->
          walk(new Process.Call(fork.procedure(), fork.arguments(), fork.position()), values);
      case Process.Forking forking -> walk(forking.body(), values);
      case Process.Claim claim -> walk(claim.body(), values);
      case Process.Resignation resignation -> walk(resignation.body(), values);
      case Process.During during -> walk(during.body(), values);
      case Process.VariantInput input -> {
        input(input, input.extended(), values);
        input.variants().forEach(variant -> walk(variant.body(), values));
      }
      case Process.Output output -> use(output.channel(), true, values, output.position());
      case Process.Sequence sequence -> sequence.processes().forEach(each -> walk(each, values));
      case Process.Parallel parallel -> parallel.processes().forEach(each -> walk(each, values));
      case Process.ReplicatedSequence repeated ->
          replicate(repeated.replicator(), repeated.body(), values);
      case Process.ReplicatedParallel repeated ->
          replicate(repeated.replicator(), repeated.body(), values);
      case Process.PriorityParallel parallel -> {
        walk(parallel.high(), values);
        walk(parallel.low(), values);
      }
      case Process.LockRegion region -> walk(region.body(), values);
      case Process.Atomic atomic -> {}
      case Process.Mark mark -> {}
      case Process.Processor processor -> walk(processor.body(), values);
      case Process.Alternation alternation ->
          alternation.alternatives().forEach(each -> walk(each, values));
      case Process.Conditional conditional -> walk(conditional.choices(), values);
      case Process.Selection selection -> walk(selection, values);
      case Process.While loop -> {
        if (!isFalse(loop.condition(), values)) {
          walk(loop.body(), values);
        }
      }
      case Process.Call call -> walk(call, values);
      case Process.Scope scope -> walk(scope.body(), declare(scope.declaration(), values));
      case Process.Synchronisation sync -> {}
      case Process.NewChannels ends -> {}
      case Process.Skip skip -> {}
      case Process.Stop stop -> {}
      case Process.Assignment assignment -> {}
      case Process.CallAssignment call -> {}
      case Process.CodeInsert insert -> {}
      case Process.Results results -> {}
      case Process.TimerRead read -> {}
      case Process.TimerWait wait -> {}
    }
  }

  private static boolean isFalse(Expression condition, LoadTimeValues values) {
    return values.number(condition).filter(value -> value == 0).isPresent();
  }

  private void input(Process.ChannelInput input, boolean extended, LoadTimeValues values) {
    use(input.channel(), false, values, input.position());
    if (extended) {
      channels(input.channel(), values)
          .forEach(channel -> extendedInputs.putIfAbsent(channel, input.position()));
    }
  }

  /** The channels that are input from with {@code ??}, and where, the first time. */
  Map<Integer, SourcePosition> extendedInputs() {
    return Collections.unmodifiableMap(extendedInputs);
  }

  private List<Integer> channels(Expression channel, LoadTimeValues values) {
    return values.channels(channel).map(ChannelView::channels).orElse(anyOf(channel, values));
  }

  private void use(
      Expression channel, boolean output, LoadTimeValues values, SourcePosition position) {
    Optional<ChannelView> exact = values.channels(channel);
    List<Integer> channels = exact.isPresent() ? exact.get().channels() : anyOf(channel, values);
    for (int number : channels) {
      boolean isHost = number < 0;
      if (number != Slot.INVALID && !(isHost && sharesHost)) {
        ends.add(number, component, output, exact.isPresent(), position);
      }
    }
  }

  /** All channels of the array that a run-time subscript chooses from; none if it is local. */
  private List<Integer> anyOf(Expression channel, LoadTimeValues values) {
    Optional<ChannelView> known = values.channels(channel);
    if (known.isPresent()) {
      return known.get().channels();
    }
    return switch (channel) {
      case Expression.Subscript element -> anyOf(element.array(), values);
      case Expression.Slice slice -> anyOf(slice.array(), values);
      // In the heap of a core.
      case Expression.FieldChannel field -> List.of();
      case Expression.Name name -> possible.getOrDefault(name.symbol(), List.of());
      case Expression.ArrayConstructor table ->
          table.elements().stream().flatMap(each -> anyOf(each, values).stream()).toList();
      // At an address: the program is on one core then, and the channel is not between components.
      case Expression.Retyped address -> List.of();
      default -> throw new IllegalStateException(channel.position() + ": not a channel");
    };
  }

  private LoadTimeValues declare(Declaration declaration, LoadTimeValues values) {
    if (declaration instanceof Declaration.Abbreviation abbreviation) {
      return bind(abbreviation.symbol(), abbreviation.value(), values, values);
    }
    return values;
  }

  private LoadTimeValues bind(
      Symbol symbol, Expression value, LoadTimeValues scope, LoadTimeValues scopeOfValue) {
    if (symbol.type().isChannel()) {
      possible.put(symbol, anyOf(value, scopeOfValue));
    }
    return scope.with(symbol, value, scopeOfValue);
  }

  private void walk(Process.Call call, LoadTimeValues values) {
    Procedure procedure = call.procedure();
    boolean again = procedure.isRecursive() && !active.add(procedure);
    LoadTimeValues inside = values;
    for (int i = 0; i < procedure.parameters().size(); i++) {
      Symbol parameter = procedure.parameters().get(i);
      inside =
          again && !parameter.type().isChannel()
              ? inside.withUnknown(parameter)
              : bind(parameter, call.arguments().get(i), inside, values);
    }
    boolean tooMany = again && walked.size() >= MOST_ROUNDS;
    if (walked.add(activation(procedure, inside)) && !tooMany) {
      walk(procedure.body(), inside);
    }
    if (!again) {
      active.remove(procedure);
    }
  }

  private Activation activation(Procedure procedure, LoadTimeValues inside) {
    List<Object> known = new ArrayList<>();
    for (Symbol name : procedure.parameters()) {
      addKnown(name, inside, known);
    }
    for (Symbol name : freeNames.of(procedure)) {
      addKnown(name, inside, known);
    }
    return new Activation(procedure, rounds, known);
  }

  private void addKnown(Symbol name, LoadTimeValues values, List<Object> known) {
    if (name.type().isChannel()) {
      known.add(values.channels(name));
      known.add(possible.getOrDefault(name, List.of()));
    } else {
      known.add(values.number(name));
    }
  }

  private void replicate(Replicator replicator, Process body, LoadTimeValues values) {
    if (subscripting.computeIfAbsent(body, each -> dependsOn(replicator.index(), each))) {
      replicate(replicator, values, inner -> walk(body, inner));
    } else if (values.number(replicator.count()).orElse(1) > 0) {
      walk(body, values.withUnknown(replicator.index()));
    }
  }

  /** True if which channels a body uses may depend on a replicator's index. */
  private boolean dependsOn(Symbol index, Process body) {
    return freeNames.of(body).contains(index) && subscriptsChannels(body);
  }

  private boolean subscriptsChannels(Process body) {
    boolean[] found = new boolean[1];
    new TreeVisitor() {
      @Override
      void use(Expression.Name name) {}

      @Override
      void declare(Symbol symbol) {}

      @Override
      void channelElement() {
        found[0] = true;
      }

      @Override
      void call(Procedure procedure, List<Expression> arguments) {
        found[0] |=
            arguments.stream().anyMatch(each -> each.type().isChannel())
                || freeNames.of(procedure).stream().anyMatch(each -> each.type().isChannel());
      }
    }.visit(body);
    return found[0];
  }

  private void replicate(
      Replicator replicator, LoadTimeValues values, Consumer<LoadTimeValues> body) {
    Optional<Integer> from = values.number(replicator.from());
    Optional<Integer> count = values.number(replicator.count());
    Optional<Integer> step = values.number(replicator.step());
    if (from.isEmpty() || count.isEmpty() || step.isEmpty() || rounds * count.get() > MOST_ROUNDS) {
      body.accept(values.withUnknown(replicator.index()));
      return;
    }
    if (count.get() > 0) {
      long outerRounds = rounds;
      rounds *= count.get();
      for (int i = 0; i < count.get(); i++) {
        body.accept(values.with(replicator.index(), from.get() + i * step.get()));
      }
      rounds = outerRounds;
    }
  }

  private void walk(Alternative alternative, LoadTimeValues values) {
    switch (alternative) {
      case Alternative.InputGuard guard -> {
        if (!isNever(guard.condition(), values)) {
          walk(guard.input(), values);
          walk(guard.body(), values);
        }
      }
      case Alternative.TimerGuard guard -> {
        if (!isNever(guard.condition(), values)) {
          walk(guard.body(), values);
        }
      }
      case Alternative.SkipGuard guard -> {
        if (!isNever(guard.condition(), values)) {
          walk(guard.body(), values);
        }
      }
      case Alternative.Nested nested -> nested.alternatives().forEach(each -> walk(each, values));
      case Alternative.Replicated repeated ->
          replicate(repeated.replicator(), values, inner -> walk(repeated.body(), inner));
      case Alternative.Scoped scoped -> walk(scoped.body(), declare(scoped.declaration(), values));
    }
  }

  private static boolean isNever(Optional<Expression> condition, LoadTimeValues values) {
    return condition.filter(each -> isFalse(each, values)).isPresent();
  }

  /** True if one of the choices is certainly taken. */
  private boolean walk(List<Choice> choices, LoadTimeValues values) {
    return choices.stream().anyMatch(choice -> walk(choice, values));
  }

  private boolean walk(Choice choice, LoadTimeValues values) {
    return switch (choice) {
      case Choice.Guarded guarded -> {
        Optional<Integer> condition = values.number(guarded.condition());
        if (condition.orElse(1) != 0) {
          walk(guarded.body(), values);
        }
        yield condition.orElse(0) != 0;
      }
      case Choice.Nested nested -> walk(nested.choices(), values);
      case Choice.Replicated repeated -> {
        boolean[] taken = new boolean[1];
        replicate(
            repeated.replicator(),
            values,
            inner -> taken[0] = taken[0] || walk(repeated.body(), inner));
        yield taken[0] && values.number(repeated.replicator().count()).isPresent();
      }
      case Choice.Scoped scoped -> walk(scoped.body(), declare(scoped.declaration(), values));
    };
  }

  private void walk(Process.Selection selection, LoadTimeValues values) {
    Optional<Long> selector = values.scalar(selection.selector());
    boolean chosen = false;
    for (Process.Option option : selection.options()) {
      boolean matches =
          option.values().stream().anyMatch(each -> selector.equals(Optional.of(each.value())));
      if (matches || selector.isEmpty()) {
        walk(option.body(), values);
      }
      chosen |= matches;
    }
    if (!chosen) {
      selection.otherwise().ifPresent(each -> walk(each, values));
    }
  }
}
