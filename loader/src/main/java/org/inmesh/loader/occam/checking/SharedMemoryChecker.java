package org.inmesh.loader.occam.checking;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.inmesh.loader.occam.checked.AtomicOperation;
import org.inmesh.loader.occam.checked.AtomicOperation.Parameter;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.SharedData;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.source.TextRange;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;
import org.inmesh.loader.occam.syntax.TypeSyntax;

/** Checks what is particular to the shared-memory extension: SHARED, LOCK and ATOMIC. */
final class SharedMemoryChecker {
  private SharedMemoryChecker() {}

  /** True for a type as written that begins with SHARED. */
  static boolean isMarked(TypeSyntax syntax) {
    return syntax.base() instanceof TypeSyntax.Base.Shared;
  }

  /** The type behind SHARED; any other type itself. */
  static TypeSyntax unmarked(TypeSyntax syntax) {
    return syntax.base() instanceof TypeSyntax.Base.Shared shared ? shared.data() : syntax;
  }

  /** SHARED in front of a type that is no variable's. */
  static LanguageError misplaced(TextRange range) {
    return new LanguageError(
        range, "SHARED marks a variable, an abbreviation with IS or a parameter, nothing else");
  }

  /** A lock where a value is expected. */
  static LanguageError notAValue(TextRange range) {
    return new LanguageError(
        range,
        "this is a lock, which has no value; LOCK and its name, with a process under it, take it");
  }

  /** Refuses what cannot be SHARED. */
  static void requireShareable(Type type, boolean value, TypeSyntax written) {
    if (!isMarked(written)) {
      return;
    }
    if (value) {
      throw new LanguageError(written.range(), "a VAL cannot be SHARED: nobody changes it");
    }
    boolean data = type.base() instanceof Scalar || type.base() instanceof Type.RecordOf;
    if (unmarked(written).isPort()) {
      throw new LanguageError(written.range(), "a PORT is not SHARED; one process uses it");
    }
    if (!data) {
      throw new LanguageError(
          written.range(),
          "only data in fixed places are SHARED; this is %s%s"
              .formatted(type, type.isLock() ? ", which is shared anyway: leave out SHARED" : ""));
    }
  }

  /** Refuses to give what is not SHARED a name that is. */
  static void requireShared(Expression variable, String what, TextRange range) {
    if (!SharedData.isPartOf(variable)) {
      throw new LanguageError(
          range,
          what + " must be a SHARED variable or a part of one; declare it SHARED",
          OtherPlaces.declarationOf(variable));
    }
  }

  /** Refuses a name for a value in memory that others may change meanwhile. */
  static void requireConstant(Expression value, TextRange range) {
    if (value.type().isAggregate() && SharedData.isPartOf(value)) {
      throw new LanguageError(
          range,
          "a VAL does not change, but this is SHARED; name it SHARED, or copy it with INITIAL",
          OtherPlaces.declarationOf(value));
    }
  }

  /** Refuses an expression that the compiled program evaluates more than once. */
  static void requireStable(Expression expression, String what, TextRange range) {
    SharedData.readBy(expression).ifPresent(name -> refuse(name, what, range));
  }

  private static void refuse(Expression.Name name, String what, TextRange range) {
    throw new LanguageError(
        range,
        "%s is evaluated more than once, and SHARED '%s' may change meanwhile; name its value before"
                .formatted(what, name.symbol())
            + ", with VAL now IS %s:".formatted(name.symbol()),
        OtherPlaces.declarationOf(name.symbol()));
  }

  /** Refuses a guard that may be another one when it is looked at again. */
  static Process.Alternative stable(Process.Alternative guard, TextRange range) {
    String what = "a guard";
    switch (guard) {
      case Process.Alternative.InputGuard input -> {
        input.condition().ifPresent(condition -> requireStable(condition, what, range));
        SharedData.readBySubscripts(input.input().channel())
            .ifPresent(name -> refuse(name, what, range));
      }
      case Process.Alternative.TimerGuard timer -> {
        timer.condition().ifPresent(condition -> requireStable(condition, what, range));
        requireStable(timer.time(), what, range);
      }
      case Process.Alternative.SkipGuard skip ->
          skip.condition().ifPresent(condition -> requireStable(condition, what, range));
      case Process.Alternative.Nested ignored -> {}
      case Process.Alternative.Replicated ignored -> {}
      case Process.Alternative.Scoped scoped -> stable(scoped.body(), range);
    }
    return guard;
  }

  /** The same for the bounds of a replicated guard. */
  static void requireStable(Process.Replicator replicator, SyntaxProcess.Replicator written) {
    String what = "the replicator of a guard";
    requireStable(replicator.from(), what, written.from().range());
    requireStable(replicator.count(), what, written.count().range());
    requireStable(replicator.step(), what, written.index().range());
  }

  /** The same for what stands in front of a guard. */
  static void requireStable(Process.Declaration declaration) {
    switch (declaration) {
      case Process.Declaration.Abbreviation abbreviation ->
          stableName(abbreviation.symbol(), abbreviation.value());
      case Process.Declaration.Variable variable ->
          variable.initial().ifPresent(value -> stableName(variable.symbol(), value));
      case Process.Declaration.ProcedureDeclaration ignored -> {}
    }
  }

  private static void stableName(Symbol symbol, Expression value) {
    Optional<Expression.Name> read =
        symbol.kind() == Symbol.Kind.REFERENCE_ABBREVIATION
            ? SharedData.readBySubscripts(value)
            : SharedData.readBy(value);
    TextRange range = new TextRange(value.position(), 1);
    read.ifPresent(name -> refuse(name, "a declaration in front of a guard", range));
  }

  /** {@code LOCK l} and its region. */
  static Process region(
      SyntaxProcess.LockRegion syntax, ExpressionChecker expressions, Process body) {
    Expression lock = expressions.check(syntax.lock());
    if (!(lock.type() instanceof Type.Lock)) {
      String hint = lock.type().isLock() ? "; which of these locks? Write a subscript" : "";
      throw new LanguageError(
          syntax.lock().range(),
          "a LOCK is expected; this is of type " + lock.type() + hint,
          OtherPlaces.declarationOf(lock));
    }
    return new Process.LockRegion(lock, body, syntax.range().start());
  }

  /** The operation that a call stands for, unless the program declares such a name itself. */
  static Optional<AtomicOperation> operation(SyntaxProcess.Call syntax, NameTable names) {
    String name = syntax.name().text();
    return names.declares(name) ? Optional.empty() : AtomicOperation.named(name);
  }

  /** A call of an operation that every program knows. */
  static Process atomic(
      AtomicOperation operation, SyntaxProcess.Call syntax, ExpressionChecker expressions) {
    List<Parameter> parameters = operation.parameters();
    List<SyntaxExpression> written = syntax.arguments();
    if (written.size() != parameters.size()) {
      throw new LanguageError(
          syntax.range(),
          String.format(
              Locale.ROOT,
              "'%s' takes %d arguments, here are %d",
              operation.text(),
              parameters.size(),
              written.size()));
    }
    List<Expression> arguments = new ArrayList<>();
    for (int i = 0; i < written.size(); i++) {
      Type word = arguments.isEmpty() ? Scalar.INT : arguments.getFirst().type();
      arguments.add(argument(parameters.get(i), operation, written.get(i), word, expressions));
    }
    return new Process.Atomic(operation, List.copyOf(arguments), syntax.range().start());
  }

  private static Expression argument(
      Parameter parameter,
      AtomicOperation operation,
      SyntaxExpression written,
      Type word,
      ExpressionChecker expressions) {
    String whose = " of '" + operation.text() + "'";
    return switch (parameter) {
      case SHARED -> sharedWord(expressions.element(written), operation, written.range());
      case VALUE -> expressions.valueOf(written, word, "this argument" + whose);
      case RESULT, TRUTH -> {
        Expression result = expressions.assignable(written);
        Type wanted = parameter == Parameter.TRUTH ? Scalar.BOOL : word;
        ExpressionChecker.require(result, wanted, written.range(), "the result" + whose);
        TypeChecker.requireAligned(result, written.range());
        yield result;
      }
    };
  }

  private static Expression sharedWord(
      Expression variable, AtomicOperation operation, TextRange range) {
    requireShared(variable, "the first argument of '" + operation.text() + "'", range);
    Type type = variable.type().represented();
    if (type != Scalar.INT && type != Scalar.INT32) {
      throw new LanguageError(
          range,
          "'%s' works on an INT; this is %s".formatted(operation.text(), variable.type()),
          OtherPlaces.declarationOf(variable));
    }
    TypeChecker.requireAligned(variable, range);
    return variable;
  }
}
