package org.inmesh.loader.occam.usage;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Variables;

/** Notes what calls of PROCs and FUNCTIONs use, and shows their arguments to the checkers. */
final class CallUses {
  private final UseCollector processes;
  private final UsageChecker checker;
  private final AliasChecker aliases;
  private final NamedPlaces places;
  private final ExpressionUses expressions;
  private final Map<Procedure, Uses> ofProcedures = new HashMap<>();
  private final Map<Procedure, Uses> ofRecursive;

  /**
   * Prepares for a program.
   *
   * @param ofRecursive what PROCs use that may call themselves, for calls in their own bodies
   */
  CallUses(
      UseCollector processes,
      UsageChecker checker,
      AliasChecker aliases,
      NamedPlaces places,
      Map<Procedure, Uses> ofRecursive) {
    this.processes = processes;
    this.checker = checker;
    this.aliases = aliases;
    this.places = places;
    this.ofRecursive = ofRecursive;
    this.expressions = new ExpressionUses(places, this);
  }

  ExpressionUses expressions() {
    return expressions;
  }

  /** What a PROC uses of the names declared outside of it, its parameters included. */
  Uses ofProcedure(Procedure procedure) {
    return ofProcedures.getOrDefault(procedure, new Uses());
  }

  /** Notes what a PROC uses, whose declaration has been reached. */
  void declare(Procedure procedure, Uses body) {
    ofProcedures.put(procedure, body);
  }

  private Uses usesOf(Procedure procedure) {
    return ofProcedures.containsKey(procedure)
        ? ofProcedures.get(procedure)
        : ofRecursive.getOrDefault(procedure, new Uses());
  }

  /** Notes what a call uses: the arguments, and by them and besides what the PROC uses. */
  void call(Procedure procedure, List<Expression> arguments, SourcePosition position, Uses uses) {
    List<Symbol> parameters = procedure.parameters();
    for (int i = 0; i < parameters.size(); i++) {
      Expression argument = arguments.get(i);
      if (parameters.get(i).kind() == Symbol.Kind.VALUE_PARAMETER) {
        expressions.read(argument, uses);
      } else {
        expressions.subscripts(argument, uses);
      }
    }
    if (procedure.intrinsic().isPresent()) {
      return;
    }
    boolean insideItself = procedure.isRecursive() && !ofProcedures.containsKey(procedure);
    if (!insideItself && !ofProcedures.containsKey(procedure)) {
      // A value process in place, which has no declaration.
      Uses body = processes.of(procedure.body());
      ofProcedures.put(procedure, body);
      checker.function(body);
    }
    Uses inside = usesOf(procedure);
    checkAliases(procedure, arguments, inside);
    inside.forEachInteraction((place, interaction) -> uses.interact(position, interaction));
    inside
        .forked()
        .forEach(
            (channel, place) -> {
              int index = parameters.indexOf(channel);
              Optional<Place> passed =
                  index < 0 ? Optional.of(Place.whole(channel)) : places.of(arguments.get(index));
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
        places
            .of(argument)
            .map(
                place ->
                    new Use(
                        place.then(used),
                        use.kind(),
                        Variables.rootName(argument),
                        argument.position()))
            .ifPresent(uses::add);
        if (use.kind() == Use.Kind.ASSIGN && Variables.isClaimedEnd(argument)) {
          checker.claimedEndChanged(procedure, parameters.get(index), argument);
        }
        checker.direction(argument, use.kind());
      }
    }
  }

  /** A forked PROC uses what a called one does, for longer. */
  void fork(Process.Fork fork, Uses uses) {
    uses.interact(fork.position(), Interaction.FORK);
    call(fork.procedure(), fork.arguments(), fork.position(), uses);
    for (int i = 0; i < fork.arguments().size(); i++) {
      Expression argument = fork.arguments().get(i);
      if (argument.type().isChannel()
          || Variables.isSharedMemory(fork.procedure().parameters().get(i))) {
        places.of(argument).ifPresent(place -> uses.fork(place.root(), argument.position()));
      } else if (Variables.isMobileVariable(argument)) {
        expressions.use(argument, Use.Kind.ASSIGN, uses);
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

  private void checkAliases(Procedure procedure, List<Expression> arguments, Uses inside) {
    List<AliasChecker.Argument> passed = new ArrayList<>();
    for (int i = 0; i < arguments.size(); i++) {
      Expression argument = arguments.get(i);
      Symbol parameter = procedure.parameters().get(i);
      Uses read = new Uses();
      Optional<Place> place = Optional.empty();
      if (parameter.kind() == Symbol.Kind.VALUE_PARAMETER) {
        expressions.read(argument, read);
      } else if (!parameter.type().isChannel()) {
        place = places.of(argument);
      }
      passed.add(new AliasChecker.Argument(parameter, place, read, argument.position()));
    }
    aliases.call(procedure, passed, inside);
  }
}
