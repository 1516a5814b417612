package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Variables;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/**
 * Checks FORK: a forked PROC goes on beside the process that forks it, so that it gets nothing by
 * reference but ends of shared channels.
 */
final class ForkChecker {
  private final NameTable names;
  private final ExpressionChecker expressions;
  private final DiagnosticCollector diagnostics;

  ForkChecker(NameTable names, ExpressionChecker expressions, DiagnosticCollector diagnostics) {
    this.names = names;
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  Process check(SyntaxProcess.Fork syntax) {
    CallChecker calls = new CallChecker(names, expressions);
    Procedure procedure = calls.procedure(syntax.call().name());
    List<Expression> arguments =
        new ArrayList<>(
            calls.arguments(
                procedure, syntax.call().arguments(), syntax.call().range(), diagnostics::report));
    for (int i = 0; i < arguments.size(); i++) {
      Symbol parameter = procedure.parameters().get(i);
      TextRange range = syntax.call().arguments().get(i).range();
      if (parameter.type() instanceof Type.MobileOf mobile && mobile.isCounted()) {
        arguments.set(i, MobileChecker.given(parameter.type(), arguments.get(i), range));
      }
      Optional<String> obstacle =
          Variables.isClaimedEnd(arguments.get(i))
              ? Optional.of("a claimed end")
              : obstacle(parameter);
      if (obstacle.isPresent()) {
        diagnostics.report(
            range,
            "'%s' of '%s' is %s; a forked PROC goes on beside this process: %s"
                .formatted(
                    parameter,
                    procedure.name(),
                    obstacle.get(),
                    "what it is passed is VAL, MOBILE, SHARED data, a LOCK or an end of a SHARED channel"),
            OtherPlaces.declarationOf(procedure, parameter));
      }
    }
    return new Process.Fork(procedure, List.copyOf(arguments), syntax.range().start());
  }

  /** What a parameter is that a forked PROC cannot have. */
  private static Optional<String> obstacle(Symbol parameter) {
    Type type = parameter.type();
    if (type.isSharedChannel()
        || Variables.isSharedMemory(parameter)
        || type instanceof Type.MobileOf
        || type.base() instanceof Type.Timer) {
      return Optional.empty();
    }
    if (type.isChannel()) {
      return Optional.of(type instanceof Type.ArrayOf ? "an array of channels" : "not SHARED");
    }
    if (type.hasMobiles()) {
      return Optional.of("made of mobiles");
    }
    if (!type.isData()) {
      return Optional.of("a " + type);
    }
    return parameter.kind() == Symbol.Kind.VALUE_PARAMETER
        ? Optional.empty()
        : Optional.of("a variable of its caller");
  }
}
