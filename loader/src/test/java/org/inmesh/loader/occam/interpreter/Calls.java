package org.inmesh.loader.occam.interpreter;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.Parameter;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;
import org.inmesh.loader.occam.syntax.TypeSyntax;
import org.inmesh.loader.occam.syntax.ValueProcess;

/** Calls of PROCs and functions. */
final class Calls implements FunctionCalls {
  private final Interpreter interpreter;

  Calls(Interpreter interpreter) {
    this.interpreter = interpreter;
  }

  void call(SyntaxProcess.Call call, Scope scope) {
    if (call.name().text().equals("ASSERT")) {
      if (!interpreter.evaluator().condition(call.arguments().getFirst(), scope)) {
        throw new OccamError("ASSERT");
      }
      return;
    }
    if (!(scope.lookUp(call.name().text()) instanceof Entity.Procedure procedure)) {
      throw new UnsuitableProgram(call.name().text() + " is no PROC");
    }
    Scope inner =
        bound(procedure.definition().parameters(), call.arguments(), scope, procedure.scope());
    interpreter.run(procedure.definition().body(), inner);
  }

  /** The scope of a body: what it sees where it is defined, and its parameters. */
  private Scope bound(
      List<Parameter> parameters,
      List<SyntaxExpression> arguments,
      Scope caller,
      Scope definition) {
    Scope scope = definition.inner();
    for (int i = 0; i < parameters.size(); i++) {
      Parameter parameter = parameters.get(i);
      scope.declare(
          parameter.name().text(), argument(parameter, arguments.get(i), caller, definition));
    }
    return scope;
  }

  private Entity argument(
      Parameter parameter, SyntaxExpression argument, Scope caller, Scope definition) {
    Evaluator evaluator = interpreter.evaluator();
    if (parameter.type().base() instanceof TypeSyntax.Base.Channel
        || parameter.type().base() instanceof TypeSyntax.Base.Timer) {
      return argument instanceof SyntaxExpression.Table table
          ? new Entity.Channels(
              table.elements().stream().map(end -> evaluator.entity(end, caller)).toList())
          : evaluator.entity(argument, caller);
    }
    OccamType type = evaluator.types().type(parameter.type(), definition);
    return new Entity.Data(
        parameter.value()
            ? interpreter.declarations().value(argument, type, caller)
            : Declarations.fitted(evaluator.location(argument, caller), type));
  }

  @Override
  public List<Location> call(SyntaxExpression.Call call, Scope scope) {
    if (!(scope.lookUp(call.function().text()) instanceof Entity.Function function)) {
      throw new UnsuitableProgram(call.function().text() + " is no FUNCTION");
    }
    Scope inner =
        bound(function.definition().parameters(), call.arguments(), scope, function.scope());
    List<OccamType> types =
        function.definition().results().stream()
            .map(type -> interpreter.evaluator().types().type(type, function.scope()))
            .toList();
    return evaluate(function.definition().body(), inner, types);
  }

  @Override
  public List<Location> evaluate(ValueProcess value, Scope scope, List<OccamType> types) {
    Scope inner = interpreter.declarations().declare(value.declarations(), scope);
    interpreter.run(value.process(), inner);
    try {
      return results(value.results(), inner, types);
    } catch (OccamError error) {
      throw error.at(value.range().start().line());
    }
  }

  /** Values for places of these types; one call may give several of them. */
  List<Location> results(List<SyntaxExpression> values, Scope scope, List<OccamType> types) {
    if (values.size() == 1 && types.size() > 1) {
      return switch (values.getFirst()) {
        case SyntaxExpression.Call call -> call(call, scope);
        case SyntaxExpression.Valof valof -> evaluate(valof.value(), scope, types);
        default -> throw new UnsuitableProgram("too few values");
      };
    }
    List<Location> results = new ArrayList<>();
    for (int i = 0; i < values.size(); i++) {
      Optional<OccamType> type = types.isEmpty() ? Optional.empty() : Optional.of(types.get(i));
      results.add(interpreter.evaluator().value(values.get(i), scope, type).copy());
    }
    return results;
  }
}
