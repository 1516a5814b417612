package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/** Checks processes. A process with an error is reported and stands as SKIP in the result. */
final class ProcessChecker {
  private final DiagnosticCollector diagnostics;
  private final DeclarationChecker declarations;
  private final GuardChecker guards;
  private final VariantChecker variants;

  ProcessChecker(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
    this.declarations = new DeclarationChecker(diagnostics, this);
    this.guards = new GuardChecker(this, diagnostics);
    this.variants = new VariantChecker(this, diagnostics);
  }

  DeclarationChecker declarations() {
    return declarations;
  }

  VariantChecker variants() {
    return variants;
  }

  /** A process that is not of the outermost level of the program. */
  Process check(SyntaxProcess syntax, NameTable names) {
    return check(syntax, names, false);
  }

  /**
   * Any process.
   *
   * @param outermost true if a PLACED PAR may stand here: in the main PROC, outside of any PAR,
   *     choice or loop
   */
  Process check(SyntaxProcess syntax, NameTable names, boolean outermost) {
    try {
      return checked(syntax, names, outermost);
    } catch (LanguageError error) {
      diagnostics.report(error);
      return new Process.Skip(syntax.range().start());
    }
  }

  private Process checked(SyntaxProcess syntax, NameTable names, boolean outermost) {
    SourcePosition position = syntax.range().start();
    ExpressionChecker expressions = new ExpressionChecker(names);
    return switch (syntax) {
      case SyntaxProcess.Skip ignored -> new Process.Skip(position);
      case SyntaxProcess.Stop ignored -> new Process.Stop(position);
      case SyntaxProcess.Assignment assignment -> assignment(assignment, expressions);
      case SyntaxProcess.Input input -> new CommunicationChecker(expressions).input(input);
      case SyntaxProcess.VariantInput input -> variants.input(input, names);
      case SyntaxProcess.TimerWait wait ->
          new Process.TimerWait(new CommunicationChecker(expressions).waitTime(wait), position);
      case SyntaxProcess.Output output -> new CommunicationChecker(expressions).output(output);
      case SyntaxProcess.Call call -> call(call, names);
      case SyntaxProcess.Sequence sequence -> sequence(sequence, names, outermost);
      case SyntaxProcess.Parallel parallel -> parallel(parallel, names, outermost);
      case SyntaxProcess.Processor processor ->
          new Process.Processor(
              expressions.valueOf(processor.number(), Type.Scalar.INT, "a PROCESSOR's number"),
              check(processor.body(), names),
              position);
      case SyntaxProcess.Alternation alternation -> guards.alternation(alternation, names);
      case SyntaxProcess.Conditional conditional -> guards.conditional(conditional, names);
      case SyntaxProcess.Selection selection -> guards.selection(selection, names);
      case SyntaxProcess.While loop -> whileLoop(loop, names, expressions);
      case SyntaxProcess.Specified specified -> {
        DeclarationChecker.Declared declared = declarations.check(specified.declarations(), names);
        Process body = check(specified.body(), declared.names(), outermost);
        yield inScopes(declared.declarations(), body);
      }
      case SyntaxProcess.Broken ignored -> throw LanguageError.alreadyReported();
    };
  }

  /** Puts declarations around a process, the first outermost. */
  static Process inScopes(List<Process.Declaration> declarations, Process body) {
    Process result = body;
    for (Process.Declaration declaration : declarations.reversed()) {
      SourcePosition position =
          switch (declaration) {
            case Process.Declaration.Variable variable -> variable.symbol().declared();
            case Process.Declaration.Abbreviation abbreviation -> abbreviation.symbol().declared();
            case Process.Declaration.ProcedureDeclaration procedure ->
                procedure.procedure().position();
          };
      result = new Process.Scope(declaration, result, position);
    }
    return result;
  }

  private Process whileLoop(
      SyntaxProcess.While syntax, NameTable names, ExpressionChecker expressions) {
    Process body = check(syntax.body(), names);
    Expression condition =
        expressions.valueOf(syntax.condition(), Type.Scalar.BOOL, "the condition of WHILE");
    return new Process.While(condition, body, syntax.range().start());
  }

  private Process assignment(SyntaxProcess.Assignment syntax, ExpressionChecker expressions) {
    int count = syntax.targets().size();
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
    checkAssigned(syntax, targets, values);
    return new Process.Assignment(
        List.copyOf(targets), List.copyOf(values), syntax.range().start());
  }

  /** Goes on behind an error, which is reported. */
  private void attempt(Runnable check) {
    try {
      check.run();
    } catch (LanguageError error) {
      diagnostics.report(error);
    }
  }

  private static void checkAssigned(
      SyntaxProcess.Assignment syntax, List<Expression> targets, List<Expression> values) {
    List<Symbol> assigned = new ArrayList<>();
    for (int i = 0; i < targets.size(); i++) {
      Type type = targets.get(i).type();
      if (!type.equals(values.get(i).type())) {
        throw new LanguageError(
            syntax.values().get(i).range(), TypeChecker.mismatch(type, values.get(i)));
      }
      if (ArrayChecker.hasOpenLength(type)) {
        throw new LanguageError(
            syntax.targets().get(i).range(),
            "the length of this array is known at run time only; assign a slice of constant length"
                + " or element by element");
      }
      if (targets.get(i) instanceof Expression.Name name) {
        if (assigned.contains(name.symbol())) {
          throw new LanguageError(
              syntax.targets().get(i).range(),
              "'" + name.symbol() + "' is assigned twice in one assignment");
        }
        assigned.add(name.symbol());
      }
    }
  }

  private Process call(SyntaxProcess.Call syntax, NameTable names) {
    String name = syntax.name().text();
    Procedure procedure =
        switch (names.find(name, syntax.name().range())) {
          case NameEntry.Proc proc -> proc.procedure();
          case NameEntry.Unfinished ignored ->
              throw new LanguageError(
                  syntax.name().range(),
                  "'" + name + "' cannot call itself: occam has no recursion");
          case NameEntry.Broken ignored -> throw LanguageError.alreadyReported();
          case NameEntry.Variable ignored -> throw notProcedure(syntax);
          case NameEntry.Value ignored -> throw notProcedure(syntax);
          case NameEntry.Carried ignored -> throw notProcedure(syntax);
        };
    int wanted = procedure.parameters().size();
    if (syntax.arguments().size() != wanted) {
      throw new LanguageError(
          syntax.range(),
          "'"
              + name
              + "' takes "
              + wanted
              + (wanted == 1 ? " argument" : " arguments")
              + ", here are "
              + syntax.arguments().size());
    }
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < wanted; i++) {
      int index = i;
      SyntaxExpression written = syntax.arguments().get(i);
      attempt(
          () -> arguments.add(argument(procedure, index, written, new ExpressionChecker(names))));
    }
    if (arguments.size() < wanted) {
      throw LanguageError.alreadyReported();
    }
    return new Process.Call(procedure, List.copyOf(arguments), syntax.range().start());
  }

  private static LanguageError notProcedure(SyntaxProcess.Call syntax) {
    return new LanguageError(syntax.name().range(), "'" + syntax.name().text() + "' is not a PROC");
  }

  private static Expression argument(
      Procedure procedure, int index, SyntaxExpression syntax, ExpressionChecker expressions) {
    Symbol parameter = procedure.parameters().get(index);
    boolean value = parameter.kind() == Symbol.Kind.VALUE_PARAMETER;
    Expression argument =
        value
            ? expressions.value(syntax, Optional.of(parameter.type()))
            : expressions.elementOrEnd(syntax);
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
              + "'");
    }
    if (!TypeChecker.fits(parameter.type(), argument.type())) {
      throw new LanguageError(
          syntax.range(),
          "for '"
              + parameter
              + "' of '"
              + procedure.name()
              + "' "
              + TypeChecker.mismatch(parameter.type(), argument));
    }
    return argument;
  }

  private Process sequence(SyntaxProcess.Sequence syntax, NameTable names, boolean outermost) {
    SourcePosition position = syntax.range().start();
    if (syntax.replicator().isPresent()) {
      Replication replication = Replication.check(syntax.replicator().get(), names, diagnostics);
      Process body = check(syntax.processes().getFirst(), replication.names(), false);
      return new Process.ReplicatedSequence(replication.replicator(), body, position);
    }
    return new Process.Sequence(checkAll(syntax.processes(), names, outermost), position);
  }

  private List<Process> checkAll(
      List<SyntaxProcess> processes, NameTable names, boolean outermost) {
    return processes.stream().map(process -> check(process, names, outermost)).toList();
  }

  private Process parallel(SyntaxProcess.Parallel syntax, NameTable names, boolean outermost) {
    SourcePosition position = syntax.range().start();
    if (syntax.placed() && !outermost) {
      diagnostics.report(
          syntax.range(),
          "PLACED PAR may only stand in the main PROC, outside of any PAR, IF, CASE, ALT or loop");
    }
    if (syntax.replicator().isPresent()) {
      Replication replication = Replication.check(syntax.replicator().get(), names, diagnostics);
      if (!(replication.replicator().count() instanceof Expression.Constant)) {
        diagnostics.report(
            syntax.replicator().get().count().range(),
            "the number of components of a PAR must be a constant");
      }
      Process body =
          check(syntax.processes().getFirst(), replication.names(), outermost && syntax.placed());
      return new Process.ReplicatedParallel(
          replication.replicator(), body, syntax.placed(), position);
    }
    List<Process> components = checkAll(syntax.processes(), names, outermost && syntax.placed());
    return new Process.Parallel(components, syntax.placed(), position);
  }
}
