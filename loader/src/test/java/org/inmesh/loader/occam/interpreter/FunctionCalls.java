package org.inmesh.loader.occam.interpreter;

import java.util.List;
import org.inmesh.loader.occam.syntax.SyntaxExpression;
import org.inmesh.loader.occam.syntax.ValueProcess;

/** Calls of functions, as expressions need them. */
interface FunctionCalls {
  /** The results of a call. */
  List<Location> call(SyntaxExpression.Call call, Scope scope);

  /**
   * The results of a value process.
   *
   * @param types of the results; empty if their place does not say
   */
  List<Location> evaluate(ValueProcess value, Scope scope, List<OccamType> types);
}
