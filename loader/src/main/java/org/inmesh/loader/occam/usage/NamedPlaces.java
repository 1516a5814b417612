package org.inmesh.loader.occam.usage;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.inmesh.loader.occam.checked.Expression;
import org.inmesh.loader.occam.checked.Symbol;

/** Which variables and channels names and expressions stand for, seen through abbreviations. */
final class NamedPlaces {
  private final Map<Symbol, Place> abbreviations = new HashMap<>();
  private final Map<Symbol, Expression.ArrayConstructor> tables = new HashMap<>();

  /** The scope of an abbreviation of a place begins. */
  void abbreviate(Symbol abbreviation, Place place) {
    abbreviations.put(abbreviation, place);
  }

  /** The scope of a table of channels, {@code c IS [a, b]}, begins. */
  void abbreviate(Symbol abbreviation, Expression.ArrayConstructor table) {
    tables.put(abbreviation, table);
  }

  /** What an abbreviation stands for; nothing if that has no place of its own. */
  Optional<Place> ofAbbreviation(Symbol abbreviation) {
    return Optional.ofNullable(abbreviations.get(abbreviation));
  }

  /** The variable or channel, or the part of one, that an expression is; nothing for others. */
  Optional<Place> of(Expression expression) {
    return switch (expression) {
      case Expression.Name name -> of(name.symbol());
      case Expression.Subscript subscript -> {
        Optional<Expression> chosen = elementOfTable(subscript);
        yield chosen.isPresent()
            ? of(chosen.get())
            : of(subscript.array()).map(place -> place.subscripted(subscript.index()));
      }
      // Subscripts count other units from here on: nothing is known of parts.
      case Expression.Retyped retyped -> of(retyped.operand()).map(Place::retyped);
      case Expression.Slice slice ->
          of(slice.array()).map(place -> place.slicedBy(slice.from(), slice.count()));
      case Expression.FieldOf field ->
          of(field.record()).map(place -> place.field(field.field().index()));
      case Expression.FieldChannel channel ->
          of(channel.end()).map(place -> place.field(channel.field().index()));
      case Expression.ContentOf content -> of(content.mobile());
      default -> Optional.empty();
    };
  }

  /** The channel that a constant subscript chooses from a table such as {@code c IS [a, b]}. */
  private Optional<Expression> elementOfTable(Expression.Subscript subscript) {
    return subscript.array() instanceof Expression.Name name
            && tables.get(name.symbol()) != null
            && subscript.index() instanceof Expression.Constant index
        ? Optional.of(tables.get(name.symbol()).elements().get(index.word()))
        : Optional.empty();
  }

  /** Nothing that is read only can be in conflict. */
  private Optional<Place> of(Symbol symbol) {
    return switch (symbol.kind()) {
      case VARIABLE, REFERENCE_PARAMETER -> Optional.of(Place.whole(symbol));
      case REFERENCE_ABBREVIATION -> ofAbbreviation(symbol);
      case VALUE_ABBREVIATION, VALUE_PARAMETER, REPLICATOR -> Optional.empty();
    };
  }
}
