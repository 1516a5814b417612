package org.inmesh.loader.occam.checked;

import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.source.OtherPlace;

/** The other places that an error is about; none where there is nothing in the text to point at. */
public final class OtherPlaces {
  private static final OtherPlace[] NONE = {};

  private OtherPlaces() {}

  /** Where the variable or channel that an expression is a part of is declared. */
  public static OtherPlace[] declarationOf(Expression expression) {
    return switch (expression) {
      case Expression.Name name -> declarationOf(name.symbol());
      case Expression.Subscript element -> declarationOf(element.array());
      case Expression.Slice slice -> declarationOf(slice.array());
      case Expression.FieldOf field -> declarationOf(field.record());
      default -> NONE;
    };
  }

  /** Where a name is declared. */
  public static OtherPlace[] declarationOf(Symbol symbol) {
    return declaration(symbol.declared(), symbol.name());
  }

  /** Where a PROC or FUNCTION is declared; every program knows the intrinsic ones. */
  public static OtherPlace[] declarationOf(Procedure procedure) {
    return procedure.intrinsic().isPresent()
        ? NONE
        : declaration(procedure.position(), procedure.name());
  }

  /** Where a parameter is declared. */
  public static OtherPlace[] declarationOf(Procedure procedure, Symbol parameter) {
    return procedure.intrinsic().isPresent() ? NONE : declarationOf(parameter);
  }

  private static OtherPlace[] declaration(SourcePosition position, String name) {
    return new OtherPlace[] {OtherPlace.declaration(position, name)};
  }
}
