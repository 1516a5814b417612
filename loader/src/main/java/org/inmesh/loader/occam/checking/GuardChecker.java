package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/** Checks the processes that choose: IF, CASE and ALT. */
final class GuardChecker {
  private final ProcessChecker processes;
  private final DiagnosticCollector diagnostics;

  GuardChecker(ProcessChecker processes, DiagnosticCollector diagnostics) {
    this.processes = processes;
    this.diagnostics = diagnostics;
  }

  Process conditional(SyntaxProcess.Conditional syntax, NameTable names) {
    Process.Choice outer = nested(syntax.choices(), names);
    List<Process.Choice> choices =
        outer instanceof Process.Choice.Nested list ? list.choices() : List.of(outer);
    return new Process.Conditional(choices, syntax.range().start());
  }

  private Process.Choice nested(SyntaxProcess.Choice.Nested syntax, NameTable names) {
    if (syntax.replicator().isPresent()) {
      Replication replication = Replication.check(syntax.replicator().get(), names, diagnostics);
      return new Process.Choice.Replicated(
          replication.replicator(), choice(syntax.choices().getFirst(), replication.names()));
    }
    return new Process.Choice.Nested(
        syntax.choices().stream().map(choice -> choice(choice, names)).toList());
  }

  private Process.Choice choice(SyntaxProcess.Choice syntax, NameTable names) {
    return switch (syntax) {
      case SyntaxProcess.Choice.Nested nested -> nested(nested, names);
      case SyntaxProcess.Choice.Guarded guarded -> {
        Process body = processes.check(guarded.body(), names);
        yield condition(guarded.condition(), names)
            .<Process.Choice>map(value -> new Process.Choice.Guarded(value, body))
            .orElse(NO_CHOICE);
      }
      case SyntaxProcess.Choice.Specified specified -> {
        DeclarationChecker.Declared declared =
            processes.declarations().check(specified.declarations(), names);
        Process.Choice result = choice(specified.body(), declared.names());
        for (Process.Declaration declaration : declared.declarations().reversed()) {
          result = new Process.Choice.Scoped(declaration, result);
        }
        yield result;
      }
      case SyntaxProcess.Choice.Broken ignored -> NO_CHOICE;
    };
  }

  /** Stands where a choice had an error. */
  private static final Process.Choice NO_CHOICE = new Process.Choice.Nested(List.of());

  /** A BOOL value, or empty after reporting what is wrong. */
  private Optional<Expression> condition(SyntaxExpression syntax, NameTable names) {
    try {
      return Optional.of(new ExpressionChecker(names).valueOf(syntax, Scalar.BOOL, "a condition"));
    } catch (LanguageError error) {
      diagnostics.report(error);
      return Optional.empty();
    }
  }

  Process alternation(SyntaxProcess.Alternation syntax, NameTable names) {
    Process.Alternative outer = nested(syntax.alternatives(), names);
    List<Process.Alternative> alternatives =
        outer instanceof Process.Alternative.Nested list ? list.alternatives() : List.of(outer);
    return new Process.Alternation(alternatives, syntax.range().start());
  }

  private Process.Alternative nested(SyntaxProcess.Alternative.Nested syntax, NameTable names) {
    if (syntax.replicator().isPresent()) {
      Replication replication = Replication.check(syntax.replicator().get(), names, diagnostics);
      SharedMemoryChecker.requireStable(replication.replicator(), syntax.replicator().get());
      return new Process.Alternative.Replicated(
          replication.replicator(),
          alternative(syntax.alternatives().getFirst(), replication.names()));
    }
    return new Process.Alternative.Nested(
        syntax.alternatives().stream().map(inner -> alternative(inner, names)).toList());
  }

  private Process.Alternative alternative(SyntaxProcess.Alternative syntax, NameTable names) {
    return switch (syntax) {
      case SyntaxProcess.Alternative.Nested nested -> nested(nested, names);
      case SyntaxProcess.Alternative.Guarded guarded -> guarded(guarded, names);
      case SyntaxProcess.Alternative.Specified specified -> {
        DeclarationChecker.Declared declared =
            processes.declarations().check(specified.declarations(), names);
        declared.declarations().forEach(SharedMemoryChecker::requireStable);
        Process.Alternative result = alternative(specified.body(), declared.names());
        for (Process.Declaration declaration : declared.declarations().reversed()) {
          result = new Process.Alternative.Scoped(declaration, result);
        }
        yield result;
      }
      case SyntaxProcess.Alternative.Broken ignored -> new Process.Alternative.Nested(List.of());
    };
  }

  private Process.Alternative guarded(SyntaxProcess.Alternative.Guarded syntax, NameTable names) {
    Process.Alternative guard = anyGuard(syntax, names);
    try {
      TextRange range =
          syntax.condition().map(SyntaxExpression::range).orElse(syntax.guard().range());
      return SharedMemoryChecker.stable(guard, range);
    } catch (LanguageError error) {
      diagnostics.report(error);
      return new Process.Alternative.Nested(List.of());
    }
  }

  private Process.Alternative anyGuard(SyntaxProcess.Alternative.Guarded syntax, NameTable names) {
    Process body = processes.check(syntax.body(), names);
    Optional<Expression> condition =
        syntax.condition().flatMap(written -> condition(written, names));
    CommunicationChecker communication = new CommunicationChecker(new ExpressionChecker(names));
    try {
      return switch (syntax.guard()) {
        case SyntaxProcess.Input input -> {
          if (new ExpressionChecker(names).check(input.channel()).type() instanceof Type.Timer) {
            throw new LanguageError(
                input.range(), "a guard waits for a timer with AFTER: timer ? AFTER time");
          }
          yield new Process.Alternative.InputGuard(
              condition, communication.channelInput(input), body);
        }
        case SyntaxProcess.ExtendedInput input ->
            new ExtendedInputChecker(processes).input(input, names).alternative(condition);
        case SyntaxProcess.VariantInput input ->
            input.extended()
                ? processes.variants().extended(input, names).alternative(condition)
                : new Process.Alternative.InputGuard(
                    condition, processes.variants().input(input, names), body);
        case SyntaxProcess.TimerWait wait ->
            new Process.Alternative.TimerGuard(condition, communication.waitTime(wait), body);
        case SyntaxProcess.Skip ignored -> new Process.Alternative.SkipGuard(condition, body);
        default -> throw new IllegalStateException("not a guard: " + syntax.guard());
      };
    } catch (LanguageError error) {
      diagnostics.report(error);
      return new Process.Alternative.Nested(List.of());
    }
  }

  Process selection(SyntaxProcess.Selection syntax, NameTable names) {
    Type type = selectorType(syntax, names);
    List<Process.Option> options = new ArrayList<>();
    Optional<Process> otherwise = Optional.empty();
    Map<Long, TextRange> optionOfValue = new HashMap<>();
    for (SyntaxProcess.Option option : syntax.options()) {
      DeclarationChecker.Declared declared =
          processes.declarations().check(option.declarations(), names);
      Process body =
          ProcessChecker.inScopes(
              declared.declarations(), processes.check(option.body(), declared.names()));
      if (!option.values().isEmpty()) {
        options.add(
            new Process.Option(values(option, type, declared.names(), optionOfValue), body));
      } else if (otherwise.isPresent()) {
        diagnostics.report(option.range(), "this CASE has an ELSE already");
      } else {
        otherwise = Optional.of(body);
      }
    }
    if (type == null) {
      throw LanguageError.alreadyReported();
    }
    Expression selector = new ExpressionChecker(names).value(syntax.selector());
    return new Process.Selection(selector, List.copyOf(options), otherwise, syntax.range().start());
  }

  /** An integer, BYTE or BOOL, or null after reporting what is wrong. */
  private Type selectorType(SyntaxProcess.Selection syntax, NameTable names) {
    try {
      Type type = new ExpressionChecker(names).value(syntax.selector()).type();
      boolean discrete =
          type.represented() instanceof Scalar scalar
              && (scalar.isInteger() || scalar == Scalar.BOOL);
      if (!discrete) {
        throw new LanguageError(
            syntax.selector().range(),
            "CASE selects by an integer, a BYTE or a BOOL; this is " + type);
      }
      return type;
    } catch (LanguageError error) {
      diagnostics.report(error);
      return null;
    }
  }

  private List<Expression.Constant> values(
      SyntaxProcess.Option option, Type type, NameTable names, Map<Long, TextRange> places) {
    List<Expression.Constant> result = new ArrayList<>();
    for (SyntaxExpression written : option.values()) {
      try {
        ExpressionChecker expressions = new ExpressionChecker(names);
        Expression value =
            type == null
                ? expressions.value(written)
                : expressions.valueOf(written, type, "a value of this CASE");
        if (!(value instanceof Expression.Constant constant)) {
          throw new LanguageError(written.range(), "a value of a CASE must be a constant");
        }
        TextRange before = places.putIfAbsent(constant.value(), written.range());
        if (before != null) {
          throw new LanguageError(
              written.range(),
              "the value " + constant.value() + " is taken already",
              new OtherPlace(before, "it has an option here"));
        }
        result.add(constant);
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
    }
    return List.copyOf(result);
  }
}
