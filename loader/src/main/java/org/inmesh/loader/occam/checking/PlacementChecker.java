package org.inmesh.loader.occam.checking;

import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Type;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;
import org.inmesh.loader.occam.syntax.SyntaxDeclaration.Placement;

/**
 * Checks {@code PLACE x AT n}, where n is the number of a word in a transputer's memory: a device,
 * a place outside of the chip, or one of its links. Nothing of this is here, and a program that was
 * written for it does the same wherever its variables and channels are; so it is told and done
 * without.
 */
final class PlacementChecker {
  private PlacementChecker() {}

  static void check(
      Placement syntax, ExpressionChecker expressions, DiagnosticCollector diagnostics) {
    Expression placed = expressions.check(syntax.placed());
    if (placed.type().base() instanceof Type.Timer) {
      throw new LanguageError(
          syntax.placed().range(), "a TIMER has no place; it is the clock of the processor");
    }
    if (syntax.address().isEmpty()) {
      return;
    }
    expressions.constantInt(syntax.address().get(), "an address");
    String what;
    if (placed.type().isChannel()) {
      what = "these machines have no links; the channel leads from process to process";
    } else if (PortChecker.isPort(placed)) {
      what = "these machines have no devices; what is input from the PORT is what was output last";
    } else {
      what = "addresses have no meaning on these machines; this lies where the compiler puts it";
    }
    diagnostics.warn(syntax.range(), "without effect: " + what);
  }
}
