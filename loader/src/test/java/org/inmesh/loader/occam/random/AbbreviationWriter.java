package org.inmesh.loader.occam.random;

import java.util.List;
import java.util.Set;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Form.One;
import org.inmesh.loader.occam.random.Names.Variable;

/** Writes abbreviations and RETYPES, after which fewer names may be used and changed. */
final class AbbreviationWriter {
  private final Choices choices;
  private final ProgramText text;
  private final ExpressionWriter expressions;
  private final PlaceWriter places;
  private final List<Form> forms;

  AbbreviationWriter(
      Choices choices,
      ProgramText text,
      ExpressionWriter expressions,
      PlaceWriter places,
      List<Form> forms) {
    this.choices = choices;
    this.text = text;
    this.expressions = expressions;
    this.places = places;
    this.forms = forms;
  }

  /** Writes an abbreviation and gives the names that are left to what stands in its scope. */
  Names abbreviation(Names names) {
    String name = names.fresh("a");
    if (choices.percent(50)) {
      Form form = choices.of(forms);
      String value = expressions.value(form, names, 2);
      boolean typed = !(form instanceof One one) || choices.percent(60);
      if (!typed) {
        value = expressions.typed((One) form, names, 2);
      }
      text.line("VAL " + (typed ? form.text() + " " : "") + name + " IS " + value + ":");
      Set<String> used = Names.usedIn(value);
      Names inner = names.reading(variable -> used.contains(variable.name()));
      inner.add(new Variable(name, form, false));
      return inner;
    }
    if (choices.percent(25)) {
      return slicedAbbreviation(name, names);
    }
    PlaceWriter.Target target = places.target(names);
    if (target == null) {
      return names;
    }
    boolean retyped = retypedAs(target.form()) != null && choices.percent(35);
    Form form = retyped ? retypedAs(target.form()) : target.form();
    text.line(
        (choices.percent(60) || retyped ? form.text() + " " : "")
            + name
            + (retyped ? " RETYPES " : " IS ")
            + target.text()
            + ":");
    Set<String> used = Names.usedIn(target.text());
    Names inner =
        names
            .without(Set.of(target.variable()))
            .reading(variable -> used.contains(variable.name()));
    inner.add(new Variable(name, form, true));
    return inner;
  }

  /** A part of an array under a name of its own. */
  private Names slicedAbbreviation(String name, Names names) {
    for (Variable variable : names.writable()) {
      if (variable.form() instanceof Many many && choices.percent(60)) {
        int count = choices.between(1, many.length());
        String slice = places.part(variable.name(), many.length(), count, names);
        Form form = new Many(count, many.element(), many.open());
        text.line((choices.percent(50) ? form.text() + " " : "") + name + " IS " + slice + ":");
        Set<String> used = Names.usedIn(slice);
        Names inner =
            names.without(Set.of(variable.name())).reading(other -> used.contains(other.name()));
        inner.add(new Variable(name, form, true));
        return inner;
      }
    }
    return names;
  }

  /** Another type of the same size whose every value is good; null if there is none. */
  private static Form retypedAs(Form form) {
    if (form instanceof One one) {
      return switch (one.scalar()) {
        case INT, INT32 -> new Many(4, Form.BYTE);
        case INT64 -> new Many(2, Form.INT);
        default -> null;
      };
    }
    if (form instanceof Many many && !many.open() && many.element() instanceof One one) {
      return switch (one.scalar()) {
        case INT, INT32 -> new Many(4 * many.length(), Form.BYTE);
        case INT64 -> new Many(2 * many.length(), Form.INT);
        default -> null;
      };
    }
    return null;
  }
}
