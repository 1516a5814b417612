package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.inmesh.isa.transputer.Function;
import org.inmesh.isa.transputer.Operation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Process.Alternative;
import org.inmesh.loader.occam.checked.Process.Declaration;
import org.inmesh.loader.occam.checked.Process.Replicator;

/**
 * Code for ALT: enable all guards, wait, disable all guards in the order of the text (which makes
 * the first ready one the chosen one), jump to its branch. Guards are evaluated anew when they are
 * disabled: no variable can have changed meanwhile. Nested and replicated ALTs take part in their
 * outermost one; for a guard chosen inside a replicator the index is saved for the branch.
 */
final class AlternationCode {

  /** An alternative with what the passes over it share. */
  private sealed interface Node {
    /** A guard and its branch; {@code label} is the branch's. */
    record Guard(Alternative alternative, String label, List<Repetition> within) implements Node {}

    record Group(List<Node> nodes) implements Node {}

    record Scoped(Declaration declaration, Node body) implements Node {}

    /** {@code saved} is the word for the index of the chosen guard. */
    record Repetition(Replicator replicator, Place saved, List<Node> body) implements Node {}
  }

  private final UnitCode unit;
  private final UnitWriter writer;
  private final Workspace workspace;

  AlternationCode(UnitCode unit) {
    this.unit = unit;
    this.writer = unit.writer;
    this.workspace = unit.workspace;
  }

  void generate(Process.Alternation alternation) {
    if (EmptyConstruct.of(alternation).isPresent()) {
      unit.processes.stop();
      return;
    }
    workspace.current().low(0);
    Node root = group(alternation.alternatives(), List.of());
    List<String> channels = new ArrayList<>();
    boolean timed = describe(root, channels);
    String chosen = writer.newLabel();
    String end = writer.newLabel();

    writer.emit(timed ? Operation.TALT : Operation.ALT);
    unit.calls.keepingState(() -> pass(root, this::enable));
    writer.mark(
        alternation.position(), channels.stream().distinct().collect(Collectors.joining(", ")));
    writer.emit(timed ? Operation.TALTWT : Operation.ALTWT);
    writer.mark(alternation.position());
    unit.calls.keepingState(() -> pass(root, guard -> disable(guard, chosen)));
    writer.emit(Operation.ALTEND);
    writer.label(chosen);
    branches(List.of(), root, end);
    writer.label(end);
  }

  private Node group(List<Alternative> alternatives, List<Node.Repetition> within) {
    return new Node.Group(alternatives.stream().map(each -> node(each, within)).toList());
  }

  private Node node(Alternative alternative, List<Node.Repetition> within) {
    return switch (alternative) {
      case Alternative.Nested nested -> group(nested.alternatives(), within);
      case Alternative.Scoped scoped ->
          new Node.Scoped(scoped.declaration(), node(scoped.body(), within));
      case Alternative.Replicated replicated -> {
        List<Node> body = new ArrayList<>();
        Node.Repetition repetition =
            new Node.Repetition(replicated.replicator(), workspace.current().scalar(), body);
        List<Node.Repetition> inner = new ArrayList<>(within);
        inner.add(repetition);
        body.add(node(replicated.body(), inner));
        yield repetition;
      }
      case Alternative.InputGuard guard -> new Node.Guard(guard, writer.newLabel(), within);
      case Alternative.TimerGuard guard -> new Node.Guard(guard, writer.newLabel(), within);
      case Alternative.SkipGuard guard -> new Node.Guard(guard, writer.newLabel(), within);
    };
  }

  /** Collects the channels as written; true if there is a timer guard. */
  private boolean describe(Node node, List<String> channels) {
    return switch (node) {
      case Node.Group group -> {
        boolean timed = false;
        for (Node each : group.nodes()) {
          timed |= describe(each, channels);
        }
        yield timed;
      }
      case Node.Scoped scoped -> describe(scoped.body(), channels);
      case Node.Repetition repetition -> describe(repetition.body().get(0), channels);
      case Node.Guard guard -> {
        if (guard.alternative() instanceof Alternative.InputGuard input) {
          channels.add(WrittenExpression.of(input.input().channel()));
        }
        yield guard.alternative() instanceof Alternative.TimerGuard;
      }
    };
  }

  /** One pass over all guards, in order, with loops for replicated ones. */
  private void pass(Node node, Consumer<Node.Guard> code) {
    switch (node) {
      case Node.Group group -> group.nodes().forEach(each -> pass(each, code));
      case Node.Repetition repetition ->
          unit.loops.repeat(repetition.replicator(), () -> pass(repetition.body().get(0), code));
      case Node.Scoped scoped -> {
        Frame.Mark scope = workspace.current().mark();
        // A variable declared in front of a guard has no value before the input, unless INITIAL.
        boolean entered =
            !(scoped.declaration() instanceof Declaration.Variable variable)
                || variable.initial().isPresent();
        if (entered) {
          unit.declarations.enterBeforeChoice(scoped.declaration());
        }
        pass(scoped.body(), code);
        if (entered) {
          unit.declarations.leave(scoped.declaration());
        }
        workspace.current().release(scope);
      }
      case Node.Guard guard -> {
        Frame.Mark scope = workspace.current().mark();
        code.accept(guard);
        workspace.current().release(scope);
      }
    }
  }

  private Operand condition(Optional<Expression> condition) {
    return condition.map(unit.expressions::value).orElseGet(() -> unit.stack.constant(1));
  }

  private void enable(Node.Guard guard) {
    switch (guard.alternative()) {
      case Alternative.InputGuard input -> {
        Expression channel = input.input().channel();
        writer.mark(input.input().position(), WrittenExpression.of(channel));
        unit.stack.push(List.of(unit.locations.channel(channel), condition(input.condition())));
        writer.emit(Operation.ENBC);
      }
      case Alternative.TimerGuard timer -> {
        writer.mark(timer.time().position());
        unit.stack.push(
            List.of(unit.expressions.value(timer.time()), condition(timer.condition())));
        writer.emit(Operation.ENBT);
      }
      case Alternative.SkipGuard skip -> {
        unit.stack.push(List.of(condition(skip.condition())));
        writer.emit(Operation.ENBS);
      }
      default -> throw new IllegalStateException("not a guard: " + guard.alternative());
    }
  }

  private void disable(Node.Guard guard, String chosen) {
    Operand offset = new Operand(1, () -> writer.loadDifference(chosen, guard.label()));
    switch (guard.alternative()) {
      case Alternative.InputGuard input -> {
        unit.stack.push(
            List.of(
                unit.locations.channel(input.input().channel()),
                condition(input.condition()),
                offset));
        writer.emit(Operation.DISC);
      }
      case Alternative.TimerGuard timer -> {
        unit.stack.push(
            List.of(unit.expressions.value(timer.time()), condition(timer.condition()), offset));
        writer.emit(Operation.DIST);
      }
      case Alternative.SkipGuard skip -> {
        unit.stack.push(List.of(condition(skip.condition()), offset));
        writer.emit(Operation.DISS);
      }
      default -> throw new IllegalStateException("not a guard: " + guard.alternative());
    }
    if (!guard.within().isEmpty()) {
      String next = writer.newLabel();
      writer.branch(Function.CJ, next);
      for (Node.Repetition repetition : guard.within()) {
        Expression.Name index =
            new Expression.Name(
                repetition.replicator().index(), repetition.replicator().index().declared());
        unit.expressions.value(index).load().run();
        workspace.store(repetition.saved());
      }
      writer.label(next);
    }
  }

  private void branches(List<Declaration> declarations, Node node, String end) {
    switch (node) {
      case Node.Group group -> group.nodes().forEach(each -> branches(declarations, each, end));
      case Node.Repetition repetition -> {
        unit.bind(repetition.replicator().index(), new Storage.Word(repetition.saved()));
        branches(declarations, repetition.body().get(0), end);
      }
      case Node.Scoped scoped -> {
        List<Declaration> inner = new ArrayList<>(declarations);
        inner.add(scoped.declaration());
        branches(inner, scoped.body(), end);
      }
      case Node.Guard guard -> branch(declarations, guard, end);
    }
  }

  /** A branch is entered by a jump, so it makes the declarations around it itself. */
  private void branch(List<Declaration> declarations, Node.Guard guard, String end) {
    Frame.Mark scope = workspace.current().mark();
    writer.label(guard.label());
    declarations.forEach(unit.declarations::enter);
    switch (guard.alternative()) {
      case Alternative.InputGuard input -> {
        switch (input.input()) {
          case Process.Input plain -> unit.communications.input(plain);
          case Process.VariantInput variant -> unit.communications.input(variant);
        }
        unit.processes.generate(input.body());
      }
      case Alternative.TimerGuard timer -> unit.processes.generate(timer.body());
      case Alternative.SkipGuard skip -> unit.processes.generate(skip.body());
      default -> throw new IllegalStateException("not a guard: " + guard.alternative());
    }
    declarations.reversed().forEach(unit.declarations::leave);
    writer.branch(Function.J, end);
    workspace.current().release(scope);
  }
}
