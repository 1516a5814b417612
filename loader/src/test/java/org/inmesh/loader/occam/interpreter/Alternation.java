package org.inmesh.loader.occam.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.syntax.SyntaxProcess;
import org.inmesh.loader.occam.syntax.SyntaxProcess.Alternative;

/**
 * ALT: waits until an alternative is ready and takes the first that is. Programs whose outcome
 * depends on which of several ready ones is taken are not for comparison with other machines.
 */
final class Alternation {
  private final Interpreter interpreter;
  private final Communication communication;
  private final Scheduler scheduler;

  Alternation(Interpreter interpreter, Communication communication, Scheduler scheduler) {
    this.interpreter = interpreter;
    this.communication = communication;
    this.scheduler = scheduler;
  }

  /** An alternative whose condition holds; without a channel it is always ready. */
  private record Guard(Optional<Channel> channel, Alternative.Guarded alternative, Scope scope) {
    boolean isReady() {
      return channel.isEmpty() || channel.get().isReady();
    }
  }

  void run(SyntaxProcess.Alternation alternation, Scope scope) {
    List<Guard> guards = new ArrayList<>();
    collect(alternation.alternatives(), scope, guards);
    // One whose conditions are all false waits for ever, as does a replicated one without a turn.
    if (alternation.alternatives().alternatives().isEmpty()) {
      throw new OccamError("ALT without an alternative");
    }
    Optional<Guard> ready = ready(guards);
    while (ready.isEmpty()) {
      guards.forEach(guard -> guard.channel().ifPresent(Channel::await));
      scheduler.pause();
      guards.forEach(guard -> guard.channel().ifPresent(Channel::awaitNoMore));
      ready = ready(guards);
    }
    take(ready.get());
  }

  private static Optional<Guard> ready(List<Guard> guards) {
    return guards.stream().filter(Guard::isReady).findFirst();
  }

  private void collect(Alternative alternative, Scope scope, List<Guard> guards) {
    switch (alternative) {
      case Alternative.Guarded guarded -> {
        boolean open =
            guarded.condition().isEmpty()
                || interpreter.evaluator().condition(guarded.condition().get(), scope);
        if (open) {
          guards.add(new Guard(channel(guarded.guard(), scope), guarded, scope));
        }
      }
      case Alternative.Nested nested -> collect(nested, scope, guards);
      case Alternative.Specified specified ->
          collect(
              specified.body(),
              interpreter.declarations().declare(specified.declarations(), scope),
              guards);
      case Alternative.Broken broken -> throw new UnsuitableProgram("it has an error");
    }
  }

  private void collect(Alternative.Nested nested, Scope scope, List<Guard> guards) {
    if (nested.replicator().isEmpty()) {
      nested.alternatives().forEach(inner -> collect(inner, scope, guards));
      return;
    }
    SyntaxProcess.Replicator replicator = nested.replicator().get();
    for (int index : interpreter.evaluator().indices(replicator, scope)) {
      Entity value = new Entity.Data(Location.ofInt(index));
      Scope inner = scope.with(replicator.index().text(), value);
      nested.alternatives().forEach(each -> collect(each, inner, guards));
    }
  }

  private Optional<Channel> channel(SyntaxProcess guard, Scope scope) {
    return switch (guard) {
      case SyntaxProcess.Skip skip -> Optional.empty();
      case SyntaxProcess.Input input -> Optional.of(communication.channel(input.channel(), scope));
      case SyntaxProcess.VariantInput input ->
          Optional.of(communication.channel(input.channel(), scope));
      default -> throw new UnsuitableProgram("a guard " + guard);
    };
  }

  private void take(Guard guard) {
    interpreter.run(guard.alternative().guard(), guard.scope());
    interpreter.run(guard.alternative().body(), guard.scope());
  }
}
