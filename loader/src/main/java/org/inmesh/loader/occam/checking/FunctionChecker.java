package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.FunctionDefinition;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.TypeSyntax;
import org.inmesh.loader.occam.syntax.ValueProcess;

/**
 * Checks what a function's heading says and the types of its results. That it has no side effect is
 * checked by {@link UseCollector}, which knows what is used.
 */
final class FunctionChecker {
  private final DiagnosticCollector diagnostics;
  private final DeclarationChecker declarations;
  private final ProcessChecker processes;

  FunctionChecker(
      DiagnosticCollector diagnostics, DeclarationChecker declarations, ProcessChecker processes) {
    this.diagnostics = diagnostics;
    this.declarations = declarations;
    this.processes = processes;
  }

  /** The function of a definition. */
  Procedure check(FunctionDefinition syntax, NameTable outer) {
    String name = syntax.name().text();
    List<Type> results = resultTypes(syntax.results(), outer);
    DeclarationChecker.Parameters parameters =
        declarations.parameters(
            syntax.parameters(),
            outer.with(
                name, new NameEntry.Unfinished(syntax.name(), "FUNCTION", syntax.recursive())));
    Optional<Procedure> recursive =
        RecursionChecker.begin(syntax.recursive(), syntax.name(), parameters, results);
    for (SyntaxDeclaration.Parameter parameter : syntax.parameters()) {
      if (!parameter.value()) {
        diagnostics.report(
            parameter.name().range(),
            "a FUNCTION changes nothing, so its parameters are values: write VAL in front of the"
                + " type");
      }
    }
    DeclarationChecker.Declared declared =
        declarations.check(
            syntax.body().declarations(),
            RecursionChecker.inside(
                syntax.recursive(), syntax.name(), recursive, parameters, outer));
    Process body = body(syntax.body(), declared, results);
    if (parameters.wrong()) {
      throw LanguageError.alreadyReported();
    }
    recursive.ifPresent(itself -> itself.complete(body));
    return recursive.orElseGet(
        () ->
            new Procedure(
                name, parameters.symbols(), results, body, syntax.name().range().start()));
  }

  /**
   * A value process in an expression.
   *
   * @param wanted the type its place asks for, or none
   */
  Procedure inPlace(ValueProcess syntax, NameTable outer, List<Type> wanted) {
    DeclarationChecker.Declared declared = declarations.check(syntax.declarations(), outer);
    ExpressionChecker expressions = new ExpressionChecker(declared.names());
    List<Type> types = new ArrayList<>();
    for (int i = 0; i < syntax.results().size(); i++) {
      Optional<Type> context = i < wanted.size() ? Optional.of(wanted.get(i)) : Optional.empty();
      Expression value = expressions.value(syntax.results().get(i), context);
      if (ArrayChecker.hasOpenLength(value.type())) {
        throw new LanguageError(
            syntax.results().get(i).range(), "the length of a result must be constant");
      }
      types.add(value.type());
    }
    Process body = body(syntax, declared, types);
    return new Procedure("VALOF", List.of(), types, body, syntax.range().start());
  }

  private static List<Type> resultTypes(List<TypeSyntax> syntax, NameTable names) {
    List<Type> results = new ArrayList<>();
    for (TypeSyntax written : syntax) {
      Type type = TypeChecker.withLengths(written, new ExpressionChecker(names), "a result");
      if (!type.isData()) {
        throw new LanguageError(written.range(), "a result is a value; it cannot be a " + type);
      }
      MobileChecker.refuseParts(type, written.range());
      results.add(type);
    }
    return List.copyOf(results);
  }

  private Process body(
      ValueProcess syntax, DeclarationChecker.Declared declared, List<Type> types) {
    Process process = processes.check(syntax.process(), declared.names());
    Process results = results(syntax, declared.names(), types);
    Process all =
        process instanceof Process.Skip
            ? results
            : new Process.Sequence(List.of(process, results), process.position());
    return ProcessChecker.inScopes(declared.declarations(), all);
  }

  private Process results(ValueProcess syntax, NameTable names, List<Type> types) {
    ExpressionChecker expressions = new ExpressionChecker(names);
    if (syntax.results().size() == 1
        && types.size() > 1
        && syntax.results().getFirst() instanceof SyntaxExpression.Call call) {
      return resultsOfCall(call, types, names, expressions);
    }
    TextRange range = syntax.range();
    if (syntax.results().size() != types.size()) {
      throw new LanguageError(
          range,
          String.format(
              Locale.ROOT,
              "the FUNCTION's heading promises %s, here are %d",
              AssignmentChecker.values(types.size()),
              syntax.results().size()));
    }
    List<Expression> values = new ArrayList<>();
    for (int i = 0; i < types.size(); i++) {
      SyntaxExpression written = syntax.results().get(i);
      Expression value =
          TypeChecker.ofLength(
              types.get(i),
              MobileChecker.given(
                  types.get(i),
                  expressions.value(written, Optional.of(types.get(i))),
                  written.range()));
      if (!types.get(i).equals(value.type())) {
        throw new LanguageError(
            written.range(), "the result: " + TypeChecker.mismatch(types.get(i), value));
      }
      values.add(value);
    }
    return new Process.Results(List.copyOf(values), range.start());
  }

  /** Results of another function are handed on through variables. */
  private static Process resultsOfCall(
      SyntaxExpression.Call call,
      List<Type> types,
      NameTable names,
      ExpressionChecker expressions) {
    CallChecker calls = new CallChecker(names, expressions);
    Procedure function = calls.function(call.function());
    if (!function.results().equals(types)) {
      throw new LanguageError(
          call.range(),
          "the FUNCTION's heading promises %s, '%s' gives %s"
              .formatted(types, function.name(), function.results()));
    }
    List<Process.Declaration> variables = new ArrayList<>();
    List<Expression> uses = new ArrayList<>();
    for (Type type : types) {
      Symbol symbol = new Symbol("result", Symbol.Kind.VARIABLE, type, call.range().start());
      variables.add(new Process.Declaration.Variable(symbol));
      uses.add(new Expression.Name(symbol, call.range().start()));
    }
    Process assign =
        new Process.CallAssignment(
            uses, function, calls.arguments(function, call), call.range().start());
    Process results = new Process.Results(uses, call.range().start());
    return ProcessChecker.inScopes(
        variables, new Process.Sequence(List.of(assign, results), call.range().start()));
  }
}
