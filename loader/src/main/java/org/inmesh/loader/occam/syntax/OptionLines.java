package org.inmesh.loader.occam.syntax;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.LanguageError;

/** Reads what stands under CASE, of a value or of a variant input: options behind declarations. */
record OptionLines(DeclarationParser declarations, DiagnosticCollector diagnostics) {

  /**
   * All options under a head line; those with an error are reported and left out.
   *
   * @param first what stands at the beginning of an option, for messages
   * @param option reads one, with the declarations in front of it
   */
  <T> List<T> under(
      Block head, String first, BiFunction<List<SyntaxDeclaration>, Block, T> option) {
    BlockCursor children = new BlockCursor(head.children());
    List<T> options = new ArrayList<>();
    while (children.hasNext()) {
      List<SyntaxDeclaration> declared = declarations.declarations(children);
      if (!children.hasNext()) {
        declarations.reportNothingAfter(declared, first);
        break;
      }
      Block child = children.next();
      try {
        options.add(option.apply(declared, child));
      } catch (LanguageError error) {
        diagnostics.report(error);
      }
    }
    return List.copyOf(options);
  }
}
