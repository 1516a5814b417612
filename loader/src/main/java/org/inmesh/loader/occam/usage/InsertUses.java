package org.inmesh.loader.occam.usage;

import org.inmesh.isa.transputer.Function;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.InsertedCode;
import org.inmesh.loader.occam.checked.InsertedCode.Source;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Process;

/**
 * What inserted instructions use: what they load and store by name. What they do with addresses is
 * not seen.
 */
record InsertUses(ExpressionUses expressions, CallUses calls, Uses uses) {

  void collect(Process.CodeInsert insert) {
    insert.lines().forEach(line -> collect(line.code()));
  }

  private void collect(InsertedCode code) {
    switch (code) {
      case InsertedCode.Store store ->
          store.targets().forEach(target -> expressions.use(target, Use.Kind.ASSIGN, uses));
      case InsertedCode.AtName at -> atName(at);
      case InsertedCode.CallOf call -> called(call.procedure());
      case InsertedCode.Load load -> load.sources().forEach(this::source);
      default -> {}
    }
  }

  private void atName(InsertedCode.AtName at) {
    boolean stores =
        at.function() == Function.STL
            && !at.name().type().isChannel()
            && !at.name().type().isAggregate();
    expressions.use(at.name(), stores ? Use.Kind.ASSIGN : Use.Kind.READ, uses);
  }

  private void source(Source source) {
    switch (source) {
      case Source.Value value -> named(value.expression());
      case Source.Address address -> named(address.expression());
      case Source.Entry entry -> called(entry.procedure());
    }
  }

  /** A channel is named here, not used. */
  private void named(Expression expression) {
    if (!expression.type().isChannel()) {
      expressions.read(expression, uses);
    }
  }

  private void called(Procedure procedure) {
    for (Use use : calls.ofProcedure(procedure).all()) {
      if (!procedure.parameters().contains(use.place().root())) {
        uses.add(use);
      }
    }
  }
}
