package org.inmesh.loader.occam.checking;

import java.util.List;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.AtomicOperation;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/** Checks processes. A process with an error is reported and stands as SKIP in the result. */
final class ProcessChecker {
  private final DiagnosticCollector diagnostics;
  private final DeclarationChecker declarations;
  private final GuardChecker guards;
  private final VariantChecker variants;

  ProcessChecker(DiagnosticCollector diagnostics, TagNumbers tagNumbers) {
    this.diagnostics = diagnostics;
    this.declarations = new DeclarationChecker(diagnostics, this, tagNumbers);
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
      case SyntaxProcess.Assignment assignment ->
          new AssignmentChecker(names, expressions, diagnostics).check(assignment);
      case SyntaxProcess.Input input ->
          PortChecker.isPort(input.channel(), expressions)
              ? PortChecker.input(input, expressions)
              : new CommunicationChecker(expressions).input(input);
      case SyntaxProcess.ExtendedInput input ->
          new ExtendedInputChecker(this).input(input, names).process();
      case SyntaxProcess.VariantInput input ->
          input.extended()
              ? variants.extended(input, names).process()
              : variants.input(input, names);
      case SyntaxProcess.TimerWait wait ->
          new Process.TimerWait(new CommunicationChecker(expressions).waitTime(wait), position);
      case SyntaxProcess.Output output ->
          PortChecker.isPort(output.channel(), expressions)
              ? PortChecker.output(output, expressions)
              : new CommunicationChecker(expressions).output(output);
      case SyntaxProcess.CodeInsert insert ->
          new InsertChecker(expressions, diagnostics).check(insert);
      case SyntaxProcess.Synchronisation sync ->
          new Process.Synchronisation(
              BarrierChecker.barrier(sync.barrier(), expressions), position);
      case SyntaxProcess.Resignation resignation -> {
        Process body = check(resignation.body(), names);
        yield new Process.Resignation(
            BarrierChecker.barrier(resignation.barrier(), expressions), body, position);
      }
      case SyntaxProcess.Claim claim -> new ClaimChecker(this).check(claim, names);
      case SyntaxProcess.Call call -> call(call, names, expressions);
      case SyntaxProcess.Fork fork -> new ForkChecker(names, expressions, diagnostics).check(fork);
      case SyntaxProcess.Forking forking ->
          new Process.Forking(check(forking.body(), names), position);
      case SyntaxProcess.Sequence sequence -> sequence(sequence, names, outermost);
      case SyntaxProcess.Parallel parallel -> parallel(parallel, names, outermost);
      case SyntaxProcess.PriorityParallel parallel ->
          new Process.PriorityParallel(
              check(parallel.processes().getFirst(), names),
              check(parallel.processes().getLast(), names),
              position);
      case SyntaxProcess.LockRegion region ->
          SharedMemoryChecker.region(region, expressions, check(region.body(), names));
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

  private Process call(SyntaxProcess.Call syntax, NameTable names, ExpressionChecker expressions) {
    if (syntax.name().text().equals("ASSERT") && !names.declares("ASSERT")) {
      return assertion(syntax, expressions);
    }
    if (syntax.name().text().equals("CAUSEERROR") && !names.declares("CAUSEERROR")) {
      if (!syntax.arguments().isEmpty()) {
        throw new LanguageError(syntax.range(), "CAUSEERROR takes no argument: CAUSEERROR ()");
      }
      return new Process.Stop(syntax.range().start());
    }
    if (syntax.name().text().equals("TRACE.MARK") && !names.declares("TRACE.MARK")) {
      return mark(syntax, expressions);
    }
    Optional<AtomicOperation> atomic = SharedMemoryChecker.operation(syntax, names);
    if (atomic.isPresent()) {
      return SharedMemoryChecker.atomic(atomic.get(), syntax, expressions);
    }
    CallChecker calls = new CallChecker(names, expressions);
    Procedure procedure = calls.procedure(syntax.name());
    List<Expression> arguments =
        calls.arguments(procedure, syntax.arguments(), syntax.range(), diagnostics::report);
    return new Process.Call(procedure, arguments, syntax.range().start());
  }

  /** ASSERT is predefined: it stops like an IF without a true choice. */
  private static Process assertion(SyntaxProcess.Call syntax, ExpressionChecker expressions) {
    if (syntax.arguments().size() != 1) {
      throw new LanguageError(syntax.range(), "ASSERT takes one condition: ASSERT (x > 0)");
    }
    SourcePosition position = syntax.range().start();
    Expression condition =
        expressions.valueOf(syntax.arguments().getFirst(), Type.Scalar.BOOL, "what ASSERT tests");
    return new Process.Conditional(
        List.of(new Process.Choice.Guarded(condition, new Process.Skip(position))), position);
  }

  /** TRACE.MARK is predefined: an instruction of its own. */
  private static Process mark(SyntaxProcess.Call syntax, ExpressionChecker expressions) {
    if (syntax.arguments().size() != 1) {
      throw new LanguageError(
          syntax.range(), "TRACE.MARK takes one INT, the marker's number: TRACE.MARK (1)");
    }
    Expression value =
        expressions.valueOf(
            syntax.arguments().getFirst(), Type.Scalar.INT, "the number of TRACE.MARK");
    return new Process.Mark(value, syntax.range().start());
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
    List<Expression> barriers =
        BarrierChecker.barriers(syntax.barriers(), new ExpressionChecker(names));
    if (syntax.replicator().isPresent()) {
      Replication replication = Replication.check(syntax.replicator().get(), names, diagnostics);
      Process body =
          check(syntax.processes().getFirst(), replication.names(), outermost && syntax.placed());
      return new Process.ReplicatedParallel(
          replication.replicator(), body, syntax.placed(), barriers, position);
    }
    List<Process> components = checkAll(syntax.processes(), names, outermost && syntax.placed());
    return new Process.Parallel(components, syntax.placed(), barriers, position);
  }
}
