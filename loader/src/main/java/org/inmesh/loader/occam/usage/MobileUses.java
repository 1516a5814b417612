package org.inmesh.loader.occam.usage;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type.MobileOf;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.source.TextRange;

/** What expressions do with mobile variables, some of which are certainly undefined. */
final class MobileUses {
  private final DiagnosticCollector diagnostics;
  private final Map<Procedure, Set<Symbol>> namesOf = new HashMap<>();
  private Set<Symbol> mentioned = new HashSet<>();
  private boolean silent;

  MobileUses(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
  }

  /** Does something of which nothing is reported. */
  void silently(Runnable walk) {
    boolean outer = silent;
    silent = true;
    walk.run();
    silent = outer;
  }

  /** Looks at the body of a PROC, whose names a call of it may define. */
  void inside(Procedure procedure, Runnable walk) {
    Set<Symbol> outer = mentioned;
    mentioned = new HashSet<>();
    walk.run();
    namesOf.put(procedure, mentioned);
    outer.addAll(mentioned);
    mentioned = outer;
  }

  void bounds(Process.Replicator replicator, Undefined state) {
    read(replicator.from(), state);
    read(replicator.count(), state);
    read(replicator.step(), state);
  }

  /** What a PROC does with mobiles is not looked at: they may be defined behind it, or not. */
  void call(Procedure procedure, List<Expression> arguments, Undefined state) {
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
  void fork(Process.Fork fork, Undefined state) {
    for (int i = 0; i < fork.arguments().size(); i++) {
      if (fork.procedure().parameters().get(i).kind() == Symbol.Kind.VALUE_PARAMETER) {
        read(fork.arguments().get(i), state);
      } else {
        move(fork.arguments().get(i), state);
      }
    }
  }

  /** A value that goes somewhere: a mobile variable is undefined then. */
  void move(Expression value, Undefined state) {
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
  void write(Expression target, Undefined state) {
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

  void read(Expression expression, Undefined state) {
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
  void readHeld(Expression variable, Undefined state) {
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
