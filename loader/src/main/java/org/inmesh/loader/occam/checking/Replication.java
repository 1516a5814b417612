package org.inmesh.loader.occam.checking;

import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Process;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.Identifier;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.SyntaxProcess;

/**
 * A checked replicator.
 *
 * @param replicator the index and its range
 * @param names in scope of what is replicated
 */
record Replication(Process.Replicator replicator, NameTable names) {

  /** Checks a replicator; an error in it is reported and does not spoil what is replicated. */
  static Replication check(
      SyntaxProcess.Replicator syntax, NameTable outer, DiagnosticCollector diagnostics) {
    Expression from = bound(syntax.from(), outer, "the first value of a replicator", diagnostics);
    Expression count = bound(syntax.count(), outer, "the count of a replicator", diagnostics);
    if (count instanceof Expression.Constant constant && constant.value() < 0) {
      diagnostics.report(
          syntax.count().range(), "nothing can be replicated " + constant.value() + " times");
    }
    Expression step =
        syntax
            .step()
            .map(written -> bound(written, outer, "the step of a replicator", diagnostics))
            .orElseGet(
                () -> new Expression.Constant(Scalar.INT, 1, syntax.index().range().start()));
    Identifier index = syntax.index();
    Symbol symbol =
        new Symbol(index.text(), Symbol.Kind.REPLICATOR, Scalar.INT, index.range().start());
    return new Replication(
        new Process.Replicator(symbol, from, count, step),
        outer.with(index.text(), new NameEntry.Variable(symbol)));
  }

  private static Expression bound(
      SyntaxExpression syntax, NameTable names, String what, DiagnosticCollector diagnostics) {
    try {
      return new ExpressionChecker(names).valueOf(syntax, Scalar.INT, what);
    } catch (LanguageError error) {
      diagnostics.report(error);
      return new Expression.Constant(Scalar.INT, 0, syntax.range().start());
    }
  }
}
