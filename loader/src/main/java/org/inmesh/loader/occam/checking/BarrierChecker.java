package org.inmesh.loader.occam.checking;

import java.util.List;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxExpression;

/** Checks the names of barriers. */
final class BarrierChecker {
  private BarrierChecker() {}

  /** The barriers of a PAR. */
  static List<Expression> barriers(List<SyntaxExpression> syntax, ExpressionChecker expressions) {
    return syntax.stream().map(written -> barrier(written, expressions)).toList();
  }

  /** A barrier. */
  static Expression barrier(SyntaxExpression syntax, ExpressionChecker expressions) {
    Expression barrier = expressions.element(syntax);
    if (!(barrier.type().content() instanceof Type.Barrier)) {
      throw new LanguageError(
          syntax.range(),
          "a BARRIER is expected; this is of type " + barrier.type(),
          OtherPlaces.declarationOf(barrier));
    }
    return barrier;
  }
}
