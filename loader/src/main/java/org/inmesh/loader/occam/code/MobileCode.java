package org.inmesh.loader.occam.code;

import java.util.List;
import org.inmesh.loader.BadInputException;
import org.inmesh.loader.Diagnostic;
import org.inmesh.loader.occam.checked.Expression;

/** Code for mobiles. */
final class MobileCode {

  /** Pushes the value of a scalar. */
  Operand value(Expression.OfMobile expression) {
    throw new BadInputException(
        List.of(new Diagnostic(expression.position(), "MOBILE data are not supported yet", "", 1)));
  }
}
