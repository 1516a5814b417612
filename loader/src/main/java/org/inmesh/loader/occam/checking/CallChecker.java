package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Expression.Rounding;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Variables;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.Operators;
import org.inmesh.loader.occam.syntax.OtherLanguages;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/** Checks calls of procedures and functions. */
final class CallChecker {
  private final NameTable names;
  private final ExpressionChecker expressions;

  CallChecker(NameTable names, ExpressionChecker expressions) {
    this.names = names;
    this.expressions = expressions;
  }

  /** A call in an expression: of a function with one result. */
  Expression value(SyntaxExpression.Call syntax) {
    if (Operators.isOperator(syntax.function().text())) {
      return operator(syntax);
    }
    if (syntax.arguments().size() == 1
        && expressions.entry(syntax.function()) instanceof NameEntry.DataType) {
      return expressions.check(
          new SyntaxExpression.NamedConversion(
              syntax.function(), Rounding.EXACT, syntax.arguments().getFirst(), syntax.range()));
    }
    Procedure function = function(syntax.function());
    int results = function.results().size();
    if (results != 1) {
      throw new LanguageError(
          syntax.range(),
          String.format(
              Locale.ROOT,
              "'%s' gives %d values; in an expression there is place for one, so assign all of them",
              function.name(),
              results));
    }
    return new Expression.FunctionCall(
        function, arguments(function, syntax), syntax.range().start());
  }

  /** A value process in place: a function without name and parameters that is called at once. */
  Expression value(SyntaxExpression.Valof syntax, Optional<Type> context) {
    Procedure function =
        names.functions().inPlace(syntax.value(), names, context.map(List::of).orElse(List.of()));
    if (function.results().size() != 1) {
      throw new LanguageError(
          syntax.range(),
          String.format(
              Locale.ROOT,
              "RESULT gives %d values; in an expression there is place for one",
              function.results().size()));
    }
    return new Expression.FunctionCall(function, List.of(), syntax.range().start());
  }

  /** An operator that only the program gives a meaning. */
  private Expression operator(SyntaxExpression.Call syntax) {
    List<Expression> operands = syntax.arguments().stream().map(expressions::value).toList();
    String name = syntax.function().text();
    String written = name.substring(1, name.length() - 1);
    return names
        .operator(written, operands, syntax.range())
        .orElseThrow(
            () ->
                new LanguageError(
                    syntax.function().range(),
                    "'%s' is not defined here for %s and %s"
                            .formatted(
                                written, operands.getFirst().type(), operands.getLast().type())
                        + OtherLanguages.hint(written)));
  }

  /** Arguments of a call of a function; the first that is wrong is thrown. */
  List<Expression> arguments(Procedure function, SyntaxExpression.Call syntax) {
    return arguments(
        function,
        syntax.arguments(),
        syntax.range(),
        error -> {
          throw error;
        });
  }

  /** The PROC of a name. */
  Procedure procedure(Identifier name) {
    Procedure procedure = find(name, "PROC");
    if (procedure.isFunction()) {
      throw new LanguageError(
          name.range(),
          "'%s' is a FUNCTION, which does nothing but give a value: x := %s (...)"
              .formatted(name.text(), name.text()),
          OtherPlaces.declarationOf(procedure));
    }
    return procedure;
  }

  /** The FUNCTION of a name. */
  Procedure function(Identifier name) {
    Procedure function = find(name, "FUNCTION");
    if (!function.isFunction()) {
      throw new LanguageError(
          name.range(),
          "'%s' is a PROC, which gives no value; write a FUNCTION, or give the PROC a parameter"
                  .formatted(name.text())
              + " for the result",
          OtherPlaces.declarationOf(function));
    }
    return function;
  }

  private Procedure find(Identifier name, String what) {
    return switch (names.find(name.text(), name.range())) {
      case NameEntry.Proc proc -> proc.procedure();
      case NameEntry.Unfinished unfinished -> throw RecursionChecker.notInScope(name, unfinished);
      case NameEntry.Broken ignored -> throw LanguageError.alreadyReported();
      case NameEntry.Variable variable ->
          throw isNot(name, what, OtherPlaces.declarationOf(variable.symbol()));
      case NameEntry.Value ignored -> throw isNot(name, what);
      case NameEntry.Carried ignored -> throw isNot(name, what);
      case NameEntry.DataType ignored -> throw isNot(name, what);
      case NameEntry.Channels ignored -> throw isNot(name, what);
      case NameEntry.Claimed ignored -> throw isNot(name, what);
    };
  }

  private static LanguageError isNot(Identifier name, String what, OtherPlace... others) {
    return new LanguageError(name.range(), "'" + name.text() + "' is not a " + what, others);
  }

  /**
   * The arguments of a call.
   *
   * @param errors takes those of each argument; throws one to stop there
   */
  List<Expression> arguments(
      Procedure procedure,
      List<SyntaxExpression> written,
      TextRange range,
      Consumer<LanguageError> errors) {
    int wanted = procedure.parameters().size();
    if (written.size() != wanted) {
      throw new LanguageError(
          range,
          "'"
              + procedure.name()
              + "' takes "
              + wanted
              + (wanted == 1 ? " argument" : " arguments")
              + ", here are "
              + written.size(),
          OtherPlaces.declarationOf(procedure));
    }
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      try {
        arguments.add(argument(procedure, i, written.get(i)));
      } catch (LanguageError error) {
        errors.accept(error);
      }
    }
    if (arguments.size() < wanted) {
      throw LanguageError.alreadyReported();
    }
    return List.copyOf(arguments);
  }

  /** What the mobile result of a FUNCTION holds is taken too, and given back behind the call. */
  private Expression valueArgument(Type parameter, SyntaxExpression syntax) {
    if (syntax instanceof SyntaxExpression.Call) {
      Expression result = expressions.check(syntax);
      if (result.type() instanceof Type.MobileOf mobile) {
        return new Expression.ContentOf(result, false, mobile.content(), result.position());
      }
    }
    return expressions.value(syntax, Optional.of(parameter));
  }

  private Expression argument(Procedure procedure, int index, SyntaxExpression syntax) {
    Symbol parameter = procedure.parameters().get(index);
    boolean value = parameter.kind() == Symbol.Kind.VALUE_PARAMETER;
    Expression argument =
        value
            ? valueArgument(parameter.type(), syntax)
            : MobileChecker.argument(syntax, parameter.type(), expressions);
    if (syntax instanceof SyntaxExpression.ChannelEnd end
        && parameter.type().direction() != Type.Direction.BOTH
        && parameter.type().direction() != end.direction()) {
      throw new LanguageError(
          syntax.range(),
          "the parameter of '"
              + procedure.name()
              + "' is "
              + parameter
              + parameter.type().direction().mark()
              + "; here is the other end, marked with '"
              + end.direction().mark()
              + "'",
          OtherPlaces.declarationOf(procedure, parameter));
    }
    PortChecker.argument(parameter, argument, syntax.range());
    argument = TypeChecker.ofLength(parameter.type(), argument);
    argument = ClaimChecker.wholeEnd(parameter, argument, names);
    if (!TypeChecker.fits(parameter.type(), argument.type()) && !Variables.isClaimedEnd(argument)) {
      throw new LanguageError(
          syntax.range(),
          "for '"
              + parameter
              + "' of '"
              + procedure.name()
              + "' "
              + TypeChecker.mismatch(parameter.type(), argument),
          OtherPlaces.declarationOf(procedure, parameter));
    }
    if (!value || argument.type().isAggregate()) {
      TypeChecker.requireAligned(argument, syntax.range());
    }
    if (parameter.isShared()) {
      String what = "the argument for SHARED '" + parameter + "' of '" + procedure.name() + "'";
      SharedMemoryChecker.requireShared(argument, what, syntax.range());
    }
    return argument;
  }
}
