package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/** Checks assignments. */
final class AssignmentChecker {
  private final NameTable names;
  private final ExpressionChecker expressions;
  private final DiagnosticCollector diagnostics;

  AssignmentChecker(
      NameTable names, ExpressionChecker expressions, DiagnosticCollector diagnostics) {
    this.names = names;
    this.expressions = expressions;
    this.diagnostics = diagnostics;
  }

  Process check(SyntaxProcess.Assignment syntax) {
    int count = syntax.targets().size();
    if (count > 1
        && syntax.values().size() == 1
        && syntax.values().getFirst() instanceof SyntaxExpression.Call call) {
      return ofResults(syntax, call);
    }
    if (count > 1
        && syntax.values().size() == 1
        && syntax.values().getFirst() instanceof SyntaxExpression.Valof valof) {
      return ofResults(syntax, valof);
    }
    if (syntax.values().getFirst() instanceof SyntaxExpression.Allocation allocation) {
      Optional<Process> ends = new ChannelTypeChecker(expressions).allocation(syntax, allocation);
      if (ends.isPresent()) {
        return ends.get();
      }
    }
    if (count != syntax.values().size()) {
      throw new LanguageError(
          syntax.range(),
          "there are " + count + " variables but " + syntax.values().size() + " values");
    }
    List<Expression> targets = new ArrayList<>();
    List<Expression> values = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      SyntaxExpression target = syntax.targets().get(i);
      SyntaxExpression value = syntax.values().get(i);
      attempt(() -> targets.add(expressions.assignable(target)));
      Optional<Type> context =
          targets.size() > i ? Optional.of(targets.get(i).type()) : Optional.empty();
      attempt(() -> values.add(expressions.value(value, context)));
    }
    if (targets.size() < count || values.size() < count) {
      throw LanguageError.alreadyReported();
    }
    for (int i = 0; i < count; i++) {
      adaptMobile(targets, values, i, syntax.values().get(i).range());
      values.set(i, TypeChecker.ofLength(targets.get(i).type(), values.get(i)));
      targets.set(i, TypeChecker.ofLength(values.get(i).type(), targets.get(i)));
      Type type = targets.get(i).type();
      if (!TypeChecker.agree(type, values.get(i).type())) {
        throw new LanguageError(
            syntax.values().get(i).range(),
            TypeChecker.mismatch(type, values.get(i)),
            OtherPlaces.declarationOf(targets.get(i)));
      }
    }
    checkTargets(syntax, targets);
    return new Process.Assignment(
        List.copyOf(targets), List.copyOf(values), syntax.range().start());
  }

  /** Data are copied to the memory of a mobile of known size, or else to a new mobile. */
  private static void adaptMobile(
      List<Expression> targets, List<Expression> values, int i, TextRange range) {
    Type wanted = targets.get(i).type();
    if (wanted.end().isPresent() || wanted.content() instanceof Type.Barrier) {
      values.set(i, MobileChecker.given(wanted, values.get(i), range));
      return;
    }
    if (wanted instanceof Type.MobileOf mobile && !values.get(i).type().equals(wanted)) {
      if (MobileChecker.hasKnownSize(mobile)
          && !mobile.content().hasMobiles()
          && !MobileChecker.isNew(values.get(i))) {
        values.set(i, MobileChecker.plain(values.get(i), range));
        targets.set(i, MobileChecker.plainTarget(targets.get(i), range));
      } else {
        values.set(i, MobileChecker.given(wanted, values.get(i), range));
      }
    }
    MobileChecker.refuseParts(wanted, range);
  }

  /** All results of a function go to a variable each. */
  private Process ofResults(SyntaxProcess.Assignment syntax, SyntaxExpression.Call call) {
    CallChecker calls = new CallChecker(names, expressions);
    Procedure function = calls.function(call.function());
    checkResultCount(syntax, function);
    return ofResults(
        syntax,
        function,
        calls.arguments(function, call.arguments(), call.range(), diagnostics::report));
  }

  private Process ofResults(SyntaxProcess.Assignment syntax, SyntaxExpression.Valof valof) {
    List<Type> wanted =
        syntax.targets().stream().map(target -> expressions.assignable(target).type()).toList();
    Procedure function = names.functions().inPlace(valof.value(), names, wanted);
    checkResultCount(syntax, function);
    return ofResults(syntax, function, List.of());
  }

  private static void checkResultCount(SyntaxProcess.Assignment syntax, Procedure function) {
    int count = syntax.targets().size();
    if (function.results().size() != count) {
      throw new LanguageError(
          syntax.range(),
          String.format(
              Locale.ROOT,
              "there are %d variables but '%s' gives %s",
              count,
              function.name(),
              values(function.results().size())),
          OtherPlaces.declarationOf(function));
    }
  }

  private Process ofResults(
      SyntaxProcess.Assignment syntax, Procedure function, List<Expression> arguments) {
    int count = syntax.targets().size();
    List<Expression> targets = new ArrayList<>();
    for (SyntaxExpression target : syntax.targets()) {
      attempt(() -> targets.add(expressions.assignable(target)));
    }
    if (targets.size() < count) {
      throw LanguageError.alreadyReported();
    }
    for (int i = 0; i < count; i++) {
      Type result = function.results().get(i);
      TextRange range = syntax.targets().get(i).range();
      Expression target = MobileChecker.target(targets.get(i), Optional.of(result), range);
      targets.set(i, TypeChecker.ofLength(result, target));
      if (!targets.get(i).type().equals(result)) {
        throw new LanguageError(
            syntax.targets().get(i).range(),
            String.format(
                Locale.ROOT,
                "result %d of '%s' is %s; this variable is %s",
                i + 1,
                function.name(),
                result,
                targets.get(i).type()),
            OtherPlaces.declarationOf(function));
      }
    }
    checkTargets(syntax, targets);
    return new Process.CallAssignment(
        List.copyOf(targets), function, arguments, syntax.range().start());
  }

  /** A number of values, in a sentence. */
  static String values(int count) {
    return count == 1 ? "one value" : count + " values";
  }

  /** Goes on behind an error, which is reported. */
  private void attempt(Runnable check) {
    try {
      check.run();
    } catch (LanguageError error) {
      diagnostics.report(error);
    }
  }

  private static void checkTargets(SyntaxProcess.Assignment syntax, List<Expression> targets) {
    List<Symbol> assigned = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      TextRange range = syntax.targets().get(i).range();
      if (targets.size() > 1 && ArrayChecker.hasOpenLength(targets.get(i).type())) {
        throw new LanguageError(
            range,
            "the length of this array is known at run time only; it cannot be assigned together"
                + " with others");
      }
      if (targets.get(i) instanceof Expression.Name name) {
        if (assigned.contains(name.symbol())) {
          throw new LanguageError(
              range, "'" + name.symbol() + "' is assigned twice in one assignment");
        }
        assigned.add(name.symbol());
      }
    }
  }
}
