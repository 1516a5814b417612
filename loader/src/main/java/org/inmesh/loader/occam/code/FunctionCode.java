package org.inmesh.loader.occam.code;

import java.util.ArrayList;
import java.util.List;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;

/**
 * Calls of functions in expressions, and how functions give their results: up to three of one word
 * each in A, B and C, the first in A; if there are others, all at addresses that the caller passes
 * behind the arguments. Those are words of the caller's own, so that a result never overwrites what
 * the function still reads.
 */
final class FunctionCode {
  private final UnitCode unit;
  private final List<Symbol> resultParameters = new ArrayList<>();

  FunctionCode(UnitCode unit) {
    this.unit = unit;
  }

  private static boolean inRegisters(Procedure function) {
    return function.results().size() <= Operand.STACK_DEPTH
        && function.results().stream()
            .allMatch(type -> DataLayout.isScalar(type) && !DataLayout.isDouble(type))
        && !declaresMobiles(function);
  }

  /** Those are given back when the results are known already. */
  private static boolean declaresMobiles(Procedure function) {
    boolean[] found = new boolean[1];
    new TreeVisitor() {
      @Override
      void use(Expression.Name name) {}

      @Override
      void declare(Symbol symbol) {
        found[0] |= symbol.type().hasMobiles();
      }

      @Override
      void call(Procedure procedure, List<Expression> arguments) {}
    }.visit(function.body());
    return found[0];
  }

  /** How many results a call leaves in registers. */
  static int registerResults(Procedure procedure) {
    return inRegisters(procedure) ? procedure.results().size() : 0;
  }

  /** The parameters of the function whose code begins here that are addresses of results. */
  List<Symbol> resultParameters(Procedure function) {
    if (!inRegisters(function)) {
      for (Type type : function.results()) {
        resultParameters.add(
            new Symbol("RESULT", Symbol.Kind.REFERENCE_PARAMETER, type, function.position()));
      }
    }
    return resultParameters;
  }

  /** The end of a function's body. */
  void results(Process.Results results) {
    List<Expression> values = results.values();
    if (resultParameters.isEmpty()) {
      unit.stack.push(values.stream().map(unit.expressions::value).toList().reversed());
      return;
    }
    for (int i = 0; i < values.size(); i++) {
      Expression target = new Expression.Name(resultParameters.get(i), results.position());
      unit.stores.assign(
          new Process.Assignment(
              List.of(target), List.of(values.get(i)), values.get(i).position()));
    }
  }

  /** Pushes a result of one word. */
  Operand value(Expression.FunctionCall call) {
    if (!inRegisters(call.function()) && call.function().intrinsic().isEmpty()) {
      return fromMemory(call);
    }
    return new Operand(
        Operand.STACK_DEPTH, () -> unit.calls.call(call.function(), call.arguments(), List.of()));
  }

  private Operand fromMemory(Expression.FunctionCall call) {
    Operand word = new Operand(Operand.STACK_DEPTH, () -> unit.workspace.load(keep(call)));
    return DataLayout.unitBytes(call.type()) == LocationCode.HALF_WORD
        ? unit.locations.extended(word)
        : word;
  }

  /** A result that is in memory. */
  Location location(Expression.FunctionCall call) {
    int unitBytes = DataLayout.unitBytes(call.type());
    if (inRegisters(call.function())) {
      return Location.workspace(unit.workspace.keep(value(call)), unitBytes);
    }
    if (call.function().intrinsic().isPresent()) {
      return Location.workspace(keep(call), unitBytes);
    }
    Place place = unit.workspace.current().array(DataLayout.words(call.type()));
    Operand called =
        new Operand(
            Operand.STACK_DEPTH,
            () -> {
              call(call.function(), call.arguments(), List.of(place));
              unit.workspace.loadAddress(place);
            });
    return Location.at(called, unitBytes);
  }

  /** Calls a function of one result that is no single word; the result is in new words. */
  Place keep(Expression.FunctionCall call) {
    Place place = unit.workspace.current().array(DataLayout.words(call.type()));
    if (call.function().intrinsic().isPresent()) {
      unit.reals.evaluate(call, place);
    } else {
      call(call.function(), call.arguments(), List.of(place));
    }
    return place;
  }

  private void call(Procedure function, List<Expression> arguments, List<Place> results) {
    for (int i = 0; i < results.size(); i++) {
      Type type = function.results().get(i);
      boolean narrow =
          DataLayout.isScalar(type) && DataLayout.bytes(type) < DataLayout.BYTES_PER_WORD;
      if (narrow || type instanceof Type.MobileOf) {
        // Through the address only the lowest bytes are written; a mobile is undefined until then.
        unit.stack.constant(0).load().run();
        unit.workspace.store(results.get(i));
      }
    }
    List<Operand> addresses = results.stream().map(unit.workspace::address).toList();
    unit.calls.call(function, arguments, addresses);
  }

  /** True for a variable that can be stored to with all registers in use. */
  private boolean isLocalWord(Expression target) {
    return unit.locations.isVariableWord(target)
        && DataLayout.unitBytes(target.type()) != LocationCode.HALF_WORD
        && unit.locations.of(target).place().frame() == unit.workspace.current();
  }

  /** {@code a, b := f (x)}. */
  void assign(Process.CallAssignment assignment) {
    Procedure function = assignment.function();
    List<Place> results = new ArrayList<>();
    if (inRegisters(function) && assignment.targets().stream().allMatch(this::isLocalWord)) {
      unit.calls.call(function, assignment.arguments(), List.of());
      for (Expression target : assignment.targets()) {
        unit.workspace.store(unit.locations.of(target).word());
      }
      return;
    }
    if (inRegisters(function)) {
      function.results().forEach(type -> results.add(unit.workspace.current().scalar()));
      unit.calls.call(function, assignment.arguments(), List.of());
      results.forEach(unit.workspace::store);
    } else {
      for (Type type : function.results()) {
        results.add(unit.workspace.current().array(DataLayout.words(type)));
      }
      call(function, assignment.arguments(), results);
    }
    unit.stores.assignKept(assignment.targets(), results);
  }
}
