package org.inmesh.loader.occam.usage;

import java.util.List;
import java.util.Map;
import org.inmesh.loader.occam.checked.AtomicOperation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Variables;

/** Finds out what processes use, and shows the components of every PAR to the checker. */
final class UseCollector {
  private final UsageChecker checker;
  private final AliasChecker aliases;
  private final NamedPlaces places = new NamedPlaces();
  private final CallUses calls;
  private final ExpressionUses expressions;

  /**
   * Prepares for a program.
   *
   * @param ofRecursive what PROCs use that may call themselves, for calls in their own bodies
   */
  UseCollector(UsageChecker checker, AliasChecker aliases, Map<Procedure, Uses> ofRecursive) {
    this.checker = checker;
    this.aliases = aliases;
    this.calls = new CallUses(this, checker, aliases, places, ofRecursive);
    this.expressions = calls.expressions();
  }

  /** What a PROC uses of the names declared outside of it, its parameters included. */
  Uses ofProcedure(Procedure procedure) {
    return calls.ofProcedure(procedure);
  }

  /** What a process uses of the names declared outside of it. */
  Uses of(Process process) {
    Uses uses = new Uses();
    collect(process, uses);
    return uses;
  }

  private void collect(Process process, Uses uses) {
    switch (process) {
      case Process.Skip ignored -> {}
      case Process.Stop ignored -> {}
      case Process.Assignment assignment -> {
        assignment.values().forEach(value -> expressions.read(value, uses));
        assignment.targets().forEach(target -> expressions.use(target, Use.Kind.ASSIGN, uses));
      }
      case Process.Input input -> {
        uses.interact(input.position(), Interaction.INPUT);
        expressions.use(input.channel(), Use.Kind.INPUT, uses);
        input.items().forEach(item -> input(item, uses));
      }
      case Process.VariantInput input -> {
        uses.interact(input.position(), Interaction.INPUT);
        expressions.use(input.channel(), Use.Kind.INPUT, uses);
        input.variants().forEach(variant -> collect(variant.body(), uses));
      }
      case Process.Claim claim -> claim(claim, uses);
      case Process.NewChannels ends -> {
        expressions.use(ends.client(), Use.Kind.ASSIGN, uses);
        expressions.use(ends.server(), Use.Kind.ASSIGN, uses);
      }
      case Process.Synchronisation sync -> {
        uses.interact(sync.position(), Interaction.WAIT);
        expressions.use(sync.barrier(), Use.Kind.SYNCHRONISE, uses);
      }
      case Process.Resignation resignation -> {
        expressions.use(resignation.barrier(), Use.Kind.SYNCHRONISE, uses);
        collect(resignation.body(), uses);
      }
      case Process.During during -> {
        Uses body = of(during.body());
        places.of(during.channel()).ifPresent(channel -> checker.held(channel, body));
        uses.addAll(body);
      }
      case Process.Output output -> {
        uses.interact(output.position(), Interaction.OUTPUT);
        expressions.use(output.channel(), Use.Kind.OUTPUT, uses);
        output.items().forEach(item -> output(item, uses));
      }
      case Process.TimerRead timer -> {
        uses.interact(timer.position(), Interaction.READ_TIMER);
        expressions.use(timer.target(), Use.Kind.ASSIGN, uses);
      }
      case Process.TimerWait timer -> {
        uses.interact(timer.position(), Interaction.WAIT);
        expressions.read(timer.time(), uses);
      }
      case Process.Sequence sequence -> sequence.processes().forEach(part -> collect(part, uses));
      case Process.ReplicatedSequence sequence -> {
        expressions.bounds(sequence.replicator(), uses);
        Uses body = of(sequence.body());
        ExpressionUses.end(sequence.replicator(), body);
        uses.addAll(body);
      }
      case Process.Parallel parallel -> {
        uses.interact(parallel.position(), Interaction.PAR);
        List<Uses> components = parallel.processes().stream().map(this::of).toList();
        parallel.barriers().forEach(barrier -> enroll(barrier, components, uses));
        checker.components(components);
        components.forEach(uses::addAll);
      }
      case Process.ReplicatedParallel parallel -> {
        uses.interact(parallel.position(), Interaction.PAR);
        expressions.bounds(parallel.replicator(), uses);
        Uses body = of(parallel.body());
        parallel.barriers().forEach(barrier -> enroll(barrier, List.of(body), uses));
        checker.replicated(body, parallel.replicator());
        ExpressionUses.end(parallel.replicator(), body);
        uses.addAll(body);
      }
      case Process.PriorityParallel parallel -> {
        uses.interact(parallel.position(), Interaction.PRI_PAR);
        Uses high = of(parallel.high());
        Uses low = of(parallel.low());
        checker.highPriority(high);
        if (!checker.priorities(high, low)) {
          checker.components(List.of(high, low));
        }
        uses.addAll(high);
        uses.addAll(low);
      }
      case Process.LockRegion region -> {
        uses.interact(region.position(), Interaction.LOCK);
        Uses lock = new Uses();
        expressions.use(region.lock(), Use.Kind.LOCK, lock);
        Uses inside = of(region.body());
        lock.all().stream()
            .filter(use -> use.kind() == Use.Kind.LOCK)
            .forEach(use -> checker.locked(use, inside));
        uses.addAll(lock);
        uses.addAll(inside);
      }
      case Process.Atomic atomic -> atomic(atomic, uses);
      case Process.Mark mark -> expressions.read(mark.value(), uses);
      case Process.Processor processor -> {
        expressions.read(processor.number(), uses);
        collect(processor.body(), uses);
      }
      case Process.Alternation alternation -> {
        uses.interact(alternation.position(), Interaction.ALT);
        alternation.alternatives().forEach(part -> alternative(part, uses));
      }
      case Process.Conditional conditional ->
          conditional.choices().forEach(part -> choice(part, uses));
      case Process.Selection selection -> {
        expressions.read(selection.selector(), uses);
        selection.options().forEach(option -> collect(option.body(), uses));
        selection.otherwise().ifPresent(body -> collect(body, uses));
      }
      case Process.While loop -> {
        expressions.read(loop.condition(), uses);
        collect(loop.body(), uses);
      }
      case Process.Call call ->
          calls.call(call.procedure(), call.arguments(), call.position(), uses);
      case Process.Fork fork -> calls.fork(fork, uses);
      case Process.Forking forking -> {
        uses.interact(forking.position(), Interaction.FORKING);
        Uses body = of(forking.body());
        body.join();
        uses.addAll(body);
      }
      case Process.CallAssignment call -> {
        calls.call(call.function(), call.arguments(), call.position(), uses);
        call.targets().forEach(target -> expressions.use(target, Use.Kind.ASSIGN, uses));
      }
      case Process.CodeInsert insert -> new InsertUses(expressions, calls, uses).collect(insert);
      case Process.Results results ->
          results.values().forEach(value -> expressions.read(value, uses));
      case Process.Scope scope -> {
        declare(scope.declaration(), uses);
        Uses body = of(scope.body());
        leave(scope.declaration(), body);
        uses.addAll(body);
      }
    }
  }

  /** Components that are enrolled on a barrier may share it. */
  private void enroll(Expression barrier, List<Uses> components, Uses uses) {
    expressions.use(barrier, Use.Kind.SYNCHRONISE, uses);
    places.of(barrier).ifPresent(place -> components.forEach(each -> each.remove(place.root())));
  }

  /** What is done with a claimed end counts as a claim: others may do the same. */
  private void claim(Process.Claim claim, Uses uses) {
    uses.interact(claim.position(), Interaction.CLAIM);
    expressions.subscripts(claim.channel(), uses);
    Use.Kind own = claim.end() == Type.Direction.INPUT ? Use.Kind.INPUT : Use.Kind.OUTPUT;
    Place channel = places.of(claim.channel()).orElseThrow();
    Symbol name = Variables.rootName(claim.channel());
    Use use = new Use(channel, Use.Kind.claimOf(claim.end()), name, claim.channel().position());
    places.abbreviate(claim.claimed(), channel);
    aliases.abbreviate(claim.claimed(), name);
    Uses body = of(claim.body());
    checker.claimed(use, body);
    boolean bundle = claim.channel().type().end().isPresent();
    body.all().stream()
        .filter(
            each ->
                !((each.kind() == own || bundle && each.kind().isCommunication())
                    && each.place().surelyMeets(channel)))
        .forEach(uses::add);
    body.forEachInteraction(uses::interact);
    body.forked().forEach(uses::fork);
    uses.add(use);
  }

  private void atomic(Process.Atomic atomic, Uses uses) {
    List<AtomicOperation.Parameter> parameters = atomic.operation().parameters();
    for (int i = 0; i < parameters.size(); i++) {
      if (parameters.get(i) == AtomicOperation.Parameter.VALUE) {
        expressions.read(atomic.arguments().get(i), uses);
      } else {
        expressions.use(atomic.arguments().get(i), Use.Kind.ASSIGN, uses);
      }
    }
  }

  private void input(Process.Item item, Uses uses) {
    switch (item) {
      case Process.Item.Single single -> expressions.use(single.data(), Use.Kind.ASSIGN, uses);
      case Process.Item.Counted counted -> {
        Uses count = new Uses();
        expressions.use(counted.count(), Use.Kind.ASSIGN, count);
        count.all().stream()
            .filter(use -> use.kind() == Use.Kind.ASSIGN)
            .forEach(checker::inputCount);
        uses.addAll(count);
        expressions.use(counted.array(), Use.Kind.ASSIGN, uses);
      }
      case Process.Item.TagOf ignored -> {}
    }
  }

  private void output(Process.Item item, Uses uses) {
    switch (item) {
      case Process.Item.Single single -> expressions.read(single.data(), uses);
      case Process.Item.Counted counted -> {
        expressions.read(counted.count(), uses);
        expressions.read(counted.array(), uses);
      }
      case Process.Item.TagOf ignored -> {}
    }
  }

  private void alternative(Process.Alternative alternative, Uses uses) {
    switch (alternative) {
      case Process.Alternative.InputGuard guard -> {
        guard.condition().ifPresent(condition -> expressions.read(condition, uses));
        collect(guard.input(), uses);
        collect(guard.body(), uses);
      }
      case Process.Alternative.TimerGuard guard -> {
        guard.condition().ifPresent(condition -> expressions.read(condition, uses));
        expressions.read(guard.time(), uses);
        collect(guard.body(), uses);
      }
      case Process.Alternative.SkipGuard guard -> {
        guard.condition().ifPresent(condition -> expressions.read(condition, uses));
        collect(guard.body(), uses);
      }
      case Process.Alternative.Nested nested ->
          nested.alternatives().forEach(part -> alternative(part, uses));
      case Process.Alternative.Replicated replicated -> {
        expressions.bounds(replicated.replicator(), uses);
        Uses body = new Uses();
        alternative(replicated.body(), body);
        ExpressionUses.end(replicated.replicator(), body);
        uses.addAll(body);
      }
      case Process.Alternative.Scoped scoped -> {
        declare(scoped.declaration(), uses);
        Uses body = new Uses();
        alternative(scoped.body(), body);
        leave(scoped.declaration(), body);
        uses.addAll(body);
      }
    }
  }

  private void choice(Process.Choice choice, Uses uses) {
    switch (choice) {
      case Process.Choice.Guarded guarded -> {
        expressions.read(guarded.condition(), uses);
        collect(guarded.body(), uses);
      }
      case Process.Choice.Nested nested -> nested.choices().forEach(part -> choice(part, uses));
      case Process.Choice.Replicated replicated -> {
        expressions.bounds(replicated.replicator(), uses);
        Uses body = new Uses();
        choice(replicated.body(), body);
        ExpressionUses.end(replicated.replicator(), body);
        uses.addAll(body);
      }
      case Process.Choice.Scoped scoped -> {
        declare(scoped.declaration(), uses);
        Uses body = new Uses();
        choice(scoped.body(), body);
        leave(scoped.declaration(), body);
        uses.addAll(body);
      }
    }
  }

  private void declare(Process.Declaration declaration, Uses uses) {
    switch (declaration) {
      case Process.Declaration.Variable variable ->
          variable.initial().ifPresent(value -> expressions.read(value, uses));
      case Process.Declaration.Abbreviation abbreviation -> {
        if (abbreviation.symbol().kind() == Symbol.Kind.VALUE_ABBREVIATION) {
          expressions.read(abbreviation.value(), uses);
        } else {
          expressions.subscripts(abbreviation.value(), uses);
          if (abbreviation.value() instanceof Expression.ArrayConstructor table) {
            places.abbreviate(abbreviation.symbol(), table);
          }
          places
              .of(abbreviation.value())
              .ifPresent(
                  place -> {
                    places.abbreviate(abbreviation.symbol(), place);
                    aliases.abbreviate(
                        abbreviation.symbol(), Variables.rootName(abbreviation.value()));
                  });
        }
      }
      case Process.Declaration.ProcedureDeclaration declared -> {
        Procedure procedure = declared.procedure();
        Uses body = of(procedure.body());
        calls.declare(procedure, body);
        if (procedure.isFunction()) {
          checker.function(body);
        }
      }
    }
  }

  /** The end of a declaration's scope, whose uses are known now. */
  private void leave(Process.Declaration declaration, Uses body) {
    switch (declaration) {
      case Process.Declaration.Variable variable -> {
        checker.scopeEnds(variable.symbol(), body);
        body.remove(variable.symbol());
      }
      case Process.Declaration.Abbreviation abbreviation -> leave(abbreviation, body);
      case Process.Declaration.ProcedureDeclaration ignored -> {}
    }
  }

  private void leave(Process.Declaration.Abbreviation abbreviation, Uses body) {
    Symbol symbol = abbreviation.symbol();
    Uses needed = new Uses();
    if (symbol.kind() == Symbol.Kind.VALUE_ABBREVIATION) {
      expressions.read(abbreviation.value(), needed);
      aliases.value(symbol, needed, body);
      body.replace(Map.of(symbol, Index.of(abbreviation.value())));
    } else {
      expressions.subscripts(abbreviation.value(), needed);
      aliases.subscripts(symbol, needed, body);
      places.ofAbbreviation(symbol).ifPresent(place -> aliases.reference(symbol, place, body));
    }
  }
}
