package org.inmesh.loader.occam.usage;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.inmesh.coresim.program.SourcePosition;
import org.inmesh.loader.occam.checked.OtherPlaces;
import org.inmesh.loader.occam.checked.Procedure;
import org.inmesh.loader.occam.checked.Symbol;
import org.inmesh.loader.occam.source.DiagnosticCollector;
import org.inmesh.loader.occam.source.OtherPlace;
import org.inmesh.loader.occam.source.TextRange;

/**
 * Checks that nothing has two names at once (occam 2 Reference Manual, abbreviations): what is
 * abbreviated is used through its abbreviation only, what selects it or is part of a VAL does not
 * change meanwhile, and the same holds for arguments while a PROC runs. Parts of arrays count as
 * the same only where that is certain.
 */
final class AliasChecker {
  private final DiagnosticCollector diagnostics;

  /** By abbreviation: the name behind it, which may be an abbreviation too. */
  private final Map<Symbol, Symbol> nameBehind = new HashMap<>();

  AliasChecker(DiagnosticCollector diagnostics) {
    this.diagnostics = diagnostics;
  }

  /**
   * An argument of a call.
   *
   * @param parameter that it is passed for
   * @param place what is passed by reference, if it is a variable or a part of one
   * @param read what a VAL is computed from
   * @param position of the argument
   */
  record Argument(Symbol parameter, Optional<Place> place, Uses read, SourcePosition position) {}

  /** The scope of {@code x IS y:} begins. */
  void abbreviate(Symbol abbreviation, Symbol name) {
    nameBehind.put(abbreviation, name);
  }

  private boolean isThrough(Symbol abbreviation, Use use) {
    for (Symbol name = use.through(); name != null; name = nameBehind.get(name)) {
      if (name == abbreviation) {
        return true;
      }
    }
    return false;
  }

  /** The other end of a channel may have its own name. */
  private static boolean isOtherEnd(Symbol abbreviation, Use use) {
    return switch (abbreviation.type().direction()) {
      case INPUT -> use.kind() == Use.Kind.OUTPUT;
      case OUTPUT -> use.kind() == Use.Kind.INPUT;
      case BOTH -> false;
    };
  }

  /** The scope of {@code x IS y:} ends. */
  void reference(Symbol abbreviation, Place place, Uses body) {
    if (isShared(abbreviation)) {
      return;
    }
    for (Use use : body.all()) {
      if (meets(place, use) && !isThrough(abbreviation, use) && !isOtherEnd(abbreviation, use)) {
        report(
            use,
            "'%s' is used here while %s is its name; use that name, or end its scope before"
                .formatted(use.through(), named(abbreviation)),
            abbreviation);
        return;
      }
    }
  }

  /** The scope of {@code VAL x IS e:} ends. */
  void value(Symbol abbreviation, Uses read, Uses body) {
    change(read, body)
        .ifPresent(
            use ->
                report(
                    use,
                    "'%s' is changed here while the VAL %s depends on it; copy the value into a"
                            .formatted(use.through(), named(abbreviation))
                        + " variable instead",
                    abbreviation));
  }

  /** The scope of {@code x IS a[i]:} ends. */
  void subscripts(Symbol abbreviation, Uses read, Uses body) {
    change(read, body)
        .ifPresent(
            use ->
                report(
                    use,
                    "'%s' is changed here while it selects what %s stands for"
                        .formatted(use.through(), named(abbreviation)),
                    abbreviation));
  }

  private static Optional<Use> change(Uses read, Uses body) {
    return body.all().stream()
        .filter(use -> use.kind() == Use.Kind.ASSIGN && !use.isShared())
        .filter(use -> meetsAny(use.place(), read))
        .findFirst();
  }

  private static boolean meetsAny(Place place, Uses uses) {
    return uses.all().stream().anyMatch(use -> meets(place, use));
  }

  /** The length of a mobile is asked for freely: no process changes it beside this one. */
  private static boolean meets(Place place, Use use) {
    return !use.place().isLengths() && place.surelyMeets(use.place());
  }

  /**
   * A PROC or FUNCTION is called.
   *
   * @param inside what its body uses: parameters and free names
   */
  void call(Procedure procedure, List<Argument> arguments, Uses inside) {
    for (Argument argument : arguments) {
      if (argument.place().isPresent()
          && (isPassedTwice(argument, arguments, inside)
              || isFreeToo(procedure, argument, inside))) {
        return;
      }
    }
  }

  private boolean isPassedTwice(Argument argument, List<Argument> arguments, Uses inside) {
    Place place = argument.place().orElseThrow();
    for (Argument other : arguments) {
      if (other == argument || mayMeet(argument.parameter(), other.parameter())) {
        continue;
      }
      boolean sameVariable = other.place().filter(place::surelyMeets).isPresent();
      boolean changesValue = meetsAny(place, other.read()) && isAssigned(argument, inside);
      if (sameVariable || changesValue) {
        Argument later = arguments.indexOf(other) > arguments.indexOf(argument) ? other : argument;
        diagnostics.report(
            new TextRange(later.position(), place.root().name().length()),
            "'%s' is passed for both '%s' and '%s'%s; a variable must not have two names at once"
                .formatted(
                    place.root(),
                    argument.parameter(),
                    other.parameter(),
                    sameVariable ? "" : ", of which the first is changed"));
        return true;
      }
    }
    return false;
  }

  /** SHARED names may stand for the same, and a scalar VAL is a copy. */
  private static boolean mayMeet(Symbol parameter, Symbol other) {
    boolean copied = other.kind() == Symbol.Kind.VALUE_PARAMETER && !other.type().isAggregate();
    return isShared(parameter) && (copied || isShared(other));
  }

  private static boolean isShared(Symbol symbol) {
    return symbol.isShared() || symbol.type().isLock();
  }

  private static boolean isAssigned(Argument argument, Uses inside) {
    return inside.all().stream()
        .anyMatch(
            use -> use.kind() == Use.Kind.ASSIGN && use.place().root() == argument.parameter());
  }

  private boolean isFreeToo(Procedure procedure, Argument argument, Uses inside) {
    if (isShared(argument.parameter())) {
      return false;
    }
    Place place = argument.place().orElseThrow();
    boolean assigned = isAssigned(argument, inside);
    for (Use use : inside.all()) {
      // In a call of itself the argument may be a parameter of the same activation's caller.
      boolean isParameter = procedure.parameters().contains(use.place().root());
      if (!isParameter && meets(place, use) && (assigned || use.kind() == Use.Kind.ASSIGN)) {
        diagnostics.report(
            new TextRange(argument.position(), place.root().name().length()),
            "'%s' is passed to %s, which also uses it by its own name; a variable must not"
                    .formatted(place.root(), procedure.name())
                + " have two names at once",
            OtherPlace.of(use.position(), use.through().name(), "it is used here"));
        return true;
      }
    }
    return false;
  }

  private static String named(Symbol abbreviation) {
    return "'" + abbreviation + "'";
  }

  private void report(Use use, String message, Symbol abbreviation) {
    diagnostics.report(
        new TextRange(use.position(), use.through().name().length()),
        message,
        OtherPlaces.declarationOf(abbreviation));
  }
}
