package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Names.Variable;

/** Chooses variables, elements, fields and slices that may be assigned. */
final class PlaceWriter {
  private final Choices choices;
  private final ExpressionWriter expressions;
  private final List<Form> forms;

  PlaceWriter(Choices choices, ExpressionWriter expressions, List<Form> forms) {
    this.choices = choices;
    this.expressions = expressions;
    this.forms = forms;
  }

  /** A variable or a part of one that may be assigned; null if there is none. */
  Target target(Names names) {
    List<Form> shuffled = new ArrayList<>();
    for (int i = 0; i < 6; i++) {
      shuffled.add(choices.of(forms));
    }
    for (Form form : shuffled) {
      List<String> places = expressions.places(form, names, true);
      if (!places.isEmpty()) {
        return new Target(choices.of(places), form);
      }
    }
    return null;
  }

  record Target(String text, Form form) {
    /** The variable it is, or is part of. */
    String variable() {
      return text.split("\\[", 2)[0];
    }
  }

  /** A slice of a constant length. */
  String part(String name, int length, int count, Names names) {
    if (choices.percent(30)) {
      return "[" + name + " FOR " + count + "]";
    }
    String from =
        choices.percent(60)
            ? String.valueOf(choices.between(0, length - count))
            : "(" + expressions.value(Form.INT, names, 1) + ") /\\ " + (length - count);
    return "[" + name + " FROM " + from + " FOR " + count + "]";
  }

  /** Slices of variables, of lengths that are mostly not known to the compiler. */
  List<String> parts(Form element, Names names) {
    List<String> parts = new ArrayList<>();
    for (Variable variable : names.writable()) {
      if (variable.form() instanceof Many many && many.element().equals(element)) {
        String count = expressions.value(Form.INT, names.without(Set.of(variable.name())), 1);
        parts.add(
            "[" + variable.name() + " FROM " + choices.below(2) + " FOR (" + count + ") /\\ 3]");
      }
    }
    return parts;
  }
}
