package org.inmesh.loader.occam.syntax;

import java.util.List;
import java.util.Optional;
import org.inmesh.loader.occam.source.TextRange;

/** A declaration as written. */
public sealed interface SyntaxDeclaration {

  /** Where; of a PROC its heading. */
  TextRange range();

  /** {@code INT a, b:}. */
  record Variables(TypeSyntax type, List<Identifier> names, TextRange range)
      implements SyntaxDeclaration {}

  /** {@code VAL INT x IS e:} or {@code INT x IS y:}; the type may be missing. */
  record Abbreviation(
      boolean value,
      Optional<TypeSyntax> type,
      Identifier name,
      SyntaxExpression expression,
      TextRange range)
      implements SyntaxDeclaration {}

  /** {@code PROC name (parameters)} and its body. */
  record ProcedureDefinition(
      Identifier name, List<Parameter> parameters, SyntaxProcess body, TextRange range)
      implements SyntaxDeclaration {}

  /** One that could not be read, with the names it may have declared. */
  record Broken(List<String> names, TextRange range) implements SyntaxDeclaration {}

  /**
   * A formal parameter.
   *
   * @param value true after VAL
   */
  record Parameter(boolean value, TypeSyntax type, Identifier name) {}
}
