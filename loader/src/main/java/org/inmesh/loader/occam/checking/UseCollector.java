package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.AtomicOperation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/** Finds out what processes use, and shows the components of every PAR to the checker. */
final class UseCollector {
  /** What {@link Uses#interact} notes of a PRI PAR. */
  static final String PRI_PAR = "contain PRI PAR";

  /** What it notes of a FORK whose FORKING is further out. */
  static final String FORK = "FORK";

  private final UsageChecker checker;
  private final AliasChecker aliases;
  private final Map<Symbol, Place> abbreviated = new HashMap<>();
  private final Map<Symbol, Expression.ArrayConstructor> tables = new HashMap<>();
  private final Map<Procedure, Uses> ofProcedures = new HashMap<>();
  private final Map<Procedure, Uses> ofRecursive;

  /**
   * Prepares for a program.
   *
   * @param ofRecursive what PROCs use that may call themselves, for calls in their own bodies
   */
  UseCollector(UsageChecker checker, AliasChecker aliases, Map<Procedure, Uses> ofRecursive) {
    this.ofRecursive = ofRecursive;
    this.checker = checker;
    this.aliases = aliases;
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
        assignment.values().forEach(value -> read(value, uses));
        assignment.targets().forEach(target -> use(target, Use.Kind.ASSIGN, uses));
      }
      case Process.Input input -> {
        uses.interact(input.position(), "input");
        use(input.channel(), Use.Kind.INPUT, uses);
        input.items().forEach(item -> input(item, uses));
      }
      case Process.VariantInput input -> {
        uses.interact(input.position(), "input");
        use(input.channel(), Use.Kind.INPUT, uses);
        input.variants().forEach(variant -> collect(variant.body(), uses));
      }
      case Process.Claim claim -> claim(claim, uses);
      case Process.NewChannels ends -> {
        use(ends.client(), Use.Kind.ASSIGN, uses);
        use(ends.server(), Use.Kind.ASSIGN, uses);
      }
      case Process.Synchronisation sync -> {
        uses.interact(sync.position(), "wait");
        use(sync.barrier(), Use.Kind.SYNCHRONISE, uses);
      }
      case Process.Resignation resignation -> {
        use(resignation.barrier(), Use.Kind.SYNCHRONISE, uses);
        collect(resignation.body(), uses);
      }
      case Process.During during -> {
        Uses body = of(during.body());
        placeOf(during.channel()).ifPresent(channel -> checker.held(channel, body));
        uses.addAll(body);
      }
      case Process.Output output -> {
        uses.interact(output.position(), "output");
        use(output.channel(), Use.Kind.OUTPUT, uses);
        output.items().forEach(item -> output(item, uses));
      }
      case Process.TimerRead timer -> {
        uses.interact(timer.position(), "read a timer");
        use(timer.target(), Use.Kind.ASSIGN, uses);
      }
      case Process.TimerWait timer -> {
        uses.interact(timer.position(), "wait");
        read(timer.time(), uses);
      }
      case Process.Sequence sequence -> sequence.processes().forEach(part -> collect(part, uses));
      case Process.ReplicatedSequence sequence -> {
        bounds(sequence.replicator(), uses);
        Uses body = of(sequence.body());
        end(sequence.replicator(), body);
        uses.addAll(body);
      }
      case Process.Parallel parallel -> {
        uses.interact(parallel.position(), "contain PAR");
        List<Uses> components = parallel.processes().stream().map(this::of).toList();
        parallel.barriers().forEach(barrier -> enroll(barrier, components, uses));
        checker.components(components);
        components.forEach(uses::addAll);
      }
      case Process.ReplicatedParallel parallel -> {
        uses.interact(parallel.position(), "contain PAR");
        bounds(parallel.replicator(), uses);
        Uses body = of(parallel.body());
        parallel.barriers().forEach(barrier -> enroll(barrier, List.of(body), uses));
        checker.replicated(body, parallel.replicator());
        end(parallel.replicator(), body);
        uses.addAll(body);
      }
      case Process.PriorityParallel parallel -> {
        uses.interact(parallel.position(), PRI_PAR);
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
        uses.interact(region.position(), "take a LOCK");
        Uses lock = new Uses();
        use(region.lock(), Use.Kind.LOCK, lock);
        Uses inside = of(region.body());
        lock.all().stream()
            .filter(use -> use.kind() == Use.Kind.LOCK)
            .forEach(use -> checker.locked(use, inside));
        uses.addAll(lock);
        uses.addAll(inside);
      }
      case Process.Atomic atomic -> atomic(atomic, uses);
      case Process.Processor processor -> {
        read(processor.number(), uses);
        collect(processor.body(), uses);
      }
      case Process.Alternation alternation -> {
        uses.interact(alternation.position(), "contain ALT");
        alternation.alternatives().forEach(part -> alternative(part, uses));
      }
      case Process.Conditional conditional ->
          conditional.choices().forEach(part -> choice(part, uses));
      case Process.Selection selection -> {
        read(selection.selector(), uses);
        selection.options().forEach(option -> collect(option.body(), uses));
        selection.otherwise().ifPresent(body -> collect(body, uses));
      }
      case Process.While loop -> {
        read(loop.condition(), uses);
        collect(loop.body(), uses);
      }
      case Process.Call call -> call(call.procedure(), call.arguments(), call.position(), uses);
      case Process.Fork fork -> fork(fork, uses);
      case Process.Forking forking -> {
        uses.interact(forking.position(), "contain FORKING");
        Uses body = of(forking.body());
        body.join(FORK);
        uses.addAll(body);
      }
      case Process.CallAssignment call -> {
        call(call.function(), call.arguments(), call.position(), uses);
        call.targets().forEach(target -> use(target, Use.Kind.ASSIGN, uses));
      }
      case Process.CodeInsert insert -> new InsertUses(this, uses).collect(insert);
      case Process.Results results -> results.values().forEach(value -> read(value, uses));
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
    use(barrier, Use.Kind.SYNCHRONISE, uses);
    placeOf(barrier).ifPresent(place -> components.forEach(each -> each.remove(place.root())));
  }

  /** What is done with a claimed end counts as a claim: others may do the same. */
  private void claim(Process.Claim claim, Uses uses) {
    uses.interact(claim.position(), "claim a channel");
    subscripts(claim.channel(), uses);
    Use.Kind own = claim.end() == Type.Direction.INPUT ? Use.Kind.INPUT : Use.Kind.OUTPUT;
    Place channel = placeOf(claim.channel()).orElseThrow();
    Symbol name = rootName(claim.channel());
    Use use = new Use(channel, Use.Kind.claimOf(claim.end()), name, claim.channel().position());
    abbreviated.put(claim.claimed(), channel);
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
        read(atomic.arguments().get(i), uses);
      } else {
        use(atomic.arguments().get(i), Use.Kind.ASSIGN, uses);
      }
    }
  }

  /** A forked PROC uses what a called one does, for longer. */
  private void fork(Process.Fork fork, Uses uses) {
    uses.interact(fork.position(), FORK);
    call(fork.procedure(), fork.arguments(), fork.position(), uses);
    for (Expression argument : fork.arguments()) {
      if (argument.type().isChannel()) {
        placeOf(argument).ifPresent(place -> uses.fork(place.root(), argument.position()));
      } else if (argument.type() instanceof Type.MobileOf && MobileChecker.isVariable(argument)) {
        use(argument, Use.Kind.ASSIGN, uses);
      }
    }
    for (Use use : usesOf(fork.procedure()).all()) {
      Symbol free = use.place().root();
      if (fork.procedure().parameters().contains(free)) {
        continue;
      }
      if (free.type().isSharedChannel()) {
        uses.fork(free, fork.position());
      } else {
        checker.freeInFork(fork, use);
        return;
      }
    }
  }

  private void input(Process.Item item, Uses uses) {
    switch (item) {
      case Process.Item.Single single -> use(single.data(), Use.Kind.ASSIGN, uses);
      case Process.Item.Counted counted -> {
        Uses count = new Uses();
        use(counted.count(), Use.Kind.ASSIGN, count);
        count.all().stream()
            .filter(use -> use.kind() == Use.Kind.ASSIGN)
            .forEach(checker::inputCount);
        uses.addAll(count);
        use(counted.array(), Use.Kind.ASSIGN, uses);
      }
      case Process.Item.TagOf ignored -> {}
    }
  }

  private void output(Process.Item item, Uses uses) {
    switch (item) {
      case Process.Item.Single single -> read(single.data(), uses);
      case Process.Item.Counted counted -> {
        read(counted.count(), uses);
        read(counted.array(), uses);
      }
      case Process.Item.TagOf ignored -> {}
    }
  }

  private void bounds(Process.Replicator replicator, Uses uses) {
    read(replicator.from(), uses);
    read(replicator.count(), uses);
    read(replicator.step(), uses);
  }

  /** The end of a replicator's scope: what its index was is not known behind it. */
  private static void end(Process.Replicator replicator, Uses body) {
    body.replace(Map.of(replicator.index(), Index.UNKNOWN));
  }

  private void alternative(Process.Alternative alternative, Uses uses) {
    switch (alternative) {
      case Process.Alternative.InputGuard guard -> {
        guard.condition().ifPresent(condition -> read(condition, uses));
        collect(guard.input(), uses);
        collect(guard.body(), uses);
      }
      case Process.Alternative.TimerGuard guard -> {
        guard.condition().ifPresent(condition -> read(condition, uses));
        read(guard.time(), uses);
        collect(guard.body(), uses);
      }
      case Process.Alternative.SkipGuard guard -> {
        guard.condition().ifPresent(condition -> read(condition, uses));
        collect(guard.body(), uses);
      }
      case Process.Alternative.Nested nested ->
          nested.alternatives().forEach(part -> alternative(part, uses));
      case Process.Alternative.Replicated replicated -> {
        bounds(replicated.replicator(), uses);
        Uses body = new Uses();
        alternative(replicated.body(), body);
        end(replicated.replicator(), body);
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
        read(guarded.condition(), uses);
        collect(guarded.body(), uses);
      }
      case Process.Choice.Nested nested -> nested.choices().forEach(part -> choice(part, uses));
      case Process.Choice.Replicated replicated -> {
        bounds(replicated.replicator(), uses);
        Uses body = new Uses();
        choice(replicated.body(), body);
        end(replicated.replicator(), body);
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
          variable.initial().ifPresent(value -> read(value, uses));
      case Process.Declaration.Abbreviation abbreviation -> {
        if (abbreviation.symbol().kind() == Symbol.Kind.VALUE_ABBREVIATION) {
          read(abbreviation.value(), uses);
        } else {
          subscripts(abbreviation.value(), uses);
          if (abbreviation.value() instanceof Expression.ArrayConstructor table) {
            tables.put(abbreviation.symbol(), table);
          }
          placeOf(abbreviation.value())
              .ifPresent(
                  place -> {
                    abbreviated.put(abbreviation.symbol(), place);
                    aliases.abbreviate(abbreviation.symbol(), rootName(abbreviation.value()));
                  });
        }
      }
      case Process.Declaration.ProcedureDeclaration declared -> {
        Procedure procedure = declared.procedure();
        Uses body = of(procedure.body());
        ofProcedures.put(procedure, body);
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
      read(abbreviation.value(), needed);
      aliases.value(symbol, needed, body);
      body.replace(Map.of(symbol, Index.of(abbreviation.value())));
    } else {
      subscripts(abbreviation.value(), needed);
      aliases.subscripts(symbol, needed, body);
      Place place = abbreviated.get(symbol);
      if (place != null) {
        aliases.reference(symbol, place, body);
      }
    }
  }

  /** What a PROC uses of the names declared outside of it, its parameters included. */
  Uses ofProcedure(Procedure procedure) {
    return ofProcedures.getOrDefault(procedure, new Uses());
  }

  private Uses usesOf(Procedure procedure) {
    return ofProcedures.containsKey(procedure)
        ? ofProcedures.get(procedure)
        : ofRecursive.getOrDefault(procedure, new Uses());
  }

  private void call(
      Procedure procedure, List<Expression> arguments, SourcePosition position, Uses uses) {
    List<Symbol> parameters = procedure.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Expression argument = arguments.get(i);
      if (parameters.get(i).kind() == Symbol.Kind.VALUE_PARAMETER) {
        read(argument, uses);
      } else {
        subscripts(argument, uses);
      }
    }
    if (procedure.intrinsic().isPresent()) {
      return;
    }
    boolean insideItself = procedure.isRecursive() && !ofProcedures.containsKey(procedure);
    if (!insideItself && !ofProcedures.containsKey(procedure)) {
      // A value process in place, which has no declaration.
      Uses body = of(procedure.body());
      ofProcedures.put(procedure, body);
      checker.function(body);
    }
    Uses inside = usesOf(procedure);
    checkAliases(procedure, arguments, inside);
    inside.forEachInteraction((place, what) -> uses.interact(position, what));
    inside
        .forked()
        .forEach(
            (channel, place) -> {
              int index = parameters.indexOf(channel);
              Optional<Place> passed =
                  index < 0 ? Optional.of(Place.whole(channel)) : placeOf(arguments.get(index));
              passed.ifPresent(each -> uses.fork(each.root(), position));
            });
    Map<Symbol, Index> values = new HashMap<>();
    for (int i = 0; i < parameters.size(); i++) {
      values.put(parameters.get(i), Index.of(arguments.get(i)));
    }
    for (Use use : inside.all()) {
      Place used = use.place().with(values);
      int index = parameters.indexOf(used.root());
      if (index < 0) {
        uses.add(new Use(used, use.kind(), use.through(), position));
      } else {
        Expression argument = arguments.get(index);
        placeOf(argument)
            .map(
                place ->
                    new Use(place.then(used), use.kind(), rootName(argument), argument.position()))
            .ifPresent(uses::add);
        checker.direction(argument, use.kind());
      }
    }
  }

  /** A use of a variable or channel; its subscripts are read. */
  void use(Expression element, Use.Kind kind, Uses uses) {
    subscripts(element, uses);
    Optional<Place> place = placeOf(element);
    if (place.isPresent() && !(place.get().root().type().base() instanceof Type.Timer)) {
      uses.add(new Use(place.get(), kind, rootName(element), element.position()));
    }
  }

  /** The name that is written where a variable, a channel or a part of one is used. */
  static Symbol rootName(Expression element) {
    return switch (element) {
      case Expression.Name name -> name.symbol();
      case Expression.Subscript subscript -> rootName(subscript.array());
      case Expression.Slice slice -> rootName(slice.array());
      case Expression.Retyped retyped -> rootName(retyped.operand());
      case Expression.FieldOf field -> rootName(field.record());
      case Expression.FieldChannel channel -> rootName(channel.end());
      case Expression.ContentOf content -> rootName(content.mobile());
      default -> throw new IllegalStateException(element.position() + ": this has no name");
    };
  }

  private void checkAliases(Procedure procedure, List<Expression> arguments, Uses inside) {
    List<AliasChecker.Argument> passed = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Expression argument = arguments.get(i);
      Symbol parameter = procedure.parameters().get(i);
      Uses read = new Uses();
      Optional<Place> place = Optional.empty();
      if (parameter.kind() == Symbol.Kind.VALUE_PARAMETER) {
        read(argument, read);
      } else if (!parameter.type().isChannel()) {
        place = placeOf(argument);
      }
      passed.add(new AliasChecker.Argument(parameter, place, read, argument.position()));
    }
    aliases.call(procedure, passed, inside);
  }

  private Optional<Place> placeOf(Expression expression) {
    return switch (expression) {
      case Expression.Name name -> placeOf(name.symbol());
      case Expression.Subscript subscript -> {
        Optional<Expression> chosen = elementOfTable(subscript);
        yield chosen.isPresent()
            ? placeOf(chosen.get())
            : placeOf(subscript.array()).map(place -> place.subscripted(subscript.index()));
      }
      // Subscripts count other units from here on: nothing is known of parts.
      case Expression.Retyped retyped -> placeOf(retyped.operand()).map(Place::retyped);
      case Expression.Slice slice ->
          placeOf(slice.array()).map(place -> place.slicedBy(slice.from(), slice.count()));
      case Expression.FieldOf field ->
          placeOf(field.record()).map(place -> place.field(field.field().index()));
      case Expression.FieldChannel channel ->
          placeOf(channel.end()).map(place -> place.field(channel.field().index()));
      case Expression.ContentOf content -> placeOf(content.mobile());
      default -> Optional.empty();
    };
  }

  /** The channel that a constant subscript chooses from a table such as {@code c IS [a, b]}. */
  private Optional<Expression> elementOfTable(Expression.Subscript subscript) {
    return subscript.array() instanceof Expression.Name name
            && tables.get(name.symbol()) != null
            && subscript.index() instanceof Expression.Constant index
        ? Optional.of(tables.get(name.symbol()).elements().get(index.word()))
        : Optional.empty();
  }

  /** Nothing that is read only can be in conflict. */
  private Optional<Place> placeOf(Symbol symbol) {
    return switch (symbol.kind()) {
      case VARIABLE, REFERENCE_PARAMETER -> Optional.of(Place.whole(symbol));
      case REFERENCE_ABBREVIATION -> Optional.ofNullable(abbreviated.get(symbol));
      case VALUE_ABBREVIATION, VALUE_PARAMETER, REPLICATOR -> Optional.empty();
    };
  }

  private void subscripts(Expression element, Uses uses) {
    switch (element) {
      case Expression.Subscript subscript -> {
        subscripts(subscript.array(), uses);
        read(subscript.index(), uses);
      }
      case Expression.Slice slice -> {
        subscripts(slice.array(), uses);
        read(slice.from(), uses);
        read(slice.count(), uses);
      }
      case Expression.FieldOf field -> subscripts(field.record(), uses);
      case Expression.FieldChannel channel -> {
        subscripts(channel.end(), uses);
        // While its channels are used, a variable keeps the end that it holds: what it holds counts
        // as a part of it behind the channels.
        int behind = channel.channelType().fields().size();
        placeOf(channel.end())
            .map(place -> place.field(behind))
            .ifPresent(
                place ->
                    uses.add(new Use(place, Use.Kind.READ, rootName(channel), channel.position())));
      }
      case Expression.ContentOf content -> subscripts(content.mobile(), uses);
      case Expression.ArrayConstructor table ->
          table.elements().forEach(each -> subscripts(each, uses));
      case Expression.Retyped retyped -> subscripts(retyped.operand(), uses);
      default -> {}
    }
  }

  void read(Expression expression, Uses uses) {
    if (expression.type() instanceof Type.MobileOf && placeOf(expression).isPresent()) {
      // What is moved away is undefined then.
      use(expression, Use.Kind.ASSIGN, uses);
      return;
    }
    switch (expression) {
      case Expression.Constant ignored -> {}
      case Expression.ConstantArray ignored -> {}
      case Expression.Name name -> use(name, Use.Kind.READ, uses);
      case Expression.Subscript subscript -> readElement(subscript, subscript.array(), uses);
      case Expression.Slice slice -> readElement(slice, slice.array(), uses);
      case Expression.FieldOf field -> readElement(field, field.record(), uses);
      case Expression.ArrayConstructor constructor ->
          constructor.elements().forEach(element -> read(element, uses));
      case Expression.RecordConstructor constructor ->
          constructor.values().forEach(value -> read(value, uses));
      case Expression.ReplicatedArray array -> {
        bounds(array.replicator(), uses);
        Uses element = new Uses();
        read(array.element(), element);
        end(array.replicator(), element);
        uses.addAll(element);
      }
      case Expression.Retyped retyped -> read(retyped.operand(), uses);
      case Expression.Unary unary -> read(unary.operand(), uses);
      case Expression.Binary binary -> {
        read(binary.left(), uses);
        read(binary.right(), uses);
      }
      case Expression.Conversion conversion -> read(conversion.operand(), uses);
      case Expression.SizeOf ignored -> {}
      case Expression.ContentOf content -> readElement(content, content.mobile(), uses);
      case Expression.FieldChannel channel -> use(channel, Use.Kind.READ, uses);
      case Expression.Clone clone -> read(clone.content(), uses);
      case Expression.Allocation allocation ->
          allocation.lengths().forEach(length -> read(length, uses));
      case Expression.Defined defined -> use(defined.mobile(), Use.Kind.READ, uses);
      case Expression.FunctionCall call ->
          call(call.function(), call.arguments(), call.position(), uses);
    }
  }

  private void readElement(Expression element, Expression array, Uses uses) {
    if (placeOf(element).isPresent()) {
      use(element, Use.Kind.READ, uses);
    } else {
      subscripts(element, uses);
      read(array, uses);
    }
  }
}
