package org.inmesh.loader.occam.random;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.StringJoiner;
import org.inmesh.loader.occam.checked.Type.Scalar;
import org.inmesh.loader.occam.random.Form.Many;
import org.inmesh.loader.occam.random.Form.One;
import org.inmesh.loader.occam.random.Names.Variable;

/** Writes random processes that communicate with nobody but the screen. */
final class ProcessWriter {
  private static final int DEPTH = 3;

  /** What a process may do where it stands. */
  record Permission(boolean print, boolean parallel) {}

  private final Choices choices;
  private final ProgramText text;
  private final ExpressionWriter expressions;
  private final List<Form> forms;

  /** A writer of processes that use variables of these types. */
  ProcessWriter(Choices choices, ProgramText text, ExpressionWriter expressions, List<Form> forms) {
    this.choices = choices;
    this.text = text;
    this.expressions = expressions;
    this.forms = forms;
  }

  /** A SEQ of several processes. */
  void sequence(Names names, int size, Permission permission) {
    text.block(
        "SEQ",
        () -> {
          for (int i = choices.between(1, 3); i >= 0; i--) {
            process(names, size - 1, permission);
          }
        });
  }

  /** One process, small if the size is. */
  void process(Names names, int size, Permission permission) {
    if (size <= 0) {
      simple(names, permission);
      return;
    }
    switch (choices.below(16)) {
      case 0, 1 -> conditional(names, size, permission);
      case 2 -> selection(names, size, permission);
      case 3 -> loop(names, size, permission);
      case 4, 5 -> replicated(names, size, permission);
      case 6, 7 -> declared(names, size, permission);
      case 8, 9 -> abbreviated(names, size, permission);
      case 10 -> parallel(names, size, permission);
      case 11 -> sequence(names, size, permission);
      default -> simple(names, permission);
    }
  }

  private void simple(Names names, Permission permission) {
    switch (choices.below(12)) {
      case 0 -> several(names);
      case 1 -> slice(names);
      case 2 -> call(names, permission);
      case 3 -> {
        if (permission.print()) {
          print(names);
        } else {
          text.line("SKIP");
        }
      }
      case 4 -> callWithSeveralResults(names);
      case 5 -> text.line("ASSERT ((" + expressions.condition(names, 2) + ") OR TRUE)");
      default -> assign(names);
    }
  }

  private void print(Names names) {
    List<Variable> variables = names.variables();
    if (variables.isEmpty()) {
      text.line("screen ! '-'");
    } else {
      Variable variable = choices.of(variables);
      if (variable.form() instanceof Many many && many.element().equals(Form.BYTE)) {
        text.line("screen ! " + variable.name());
        return;
      }
      Printing.ON_SCREEN.show(text, variable.name(), variable.form());
    }
  }

  /** A variable or a part of one that may be assigned; null if there is none. */
  private Target target(Names names) {
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

  private record Target(String text, Form form) {
    /** The variable it is, or is part of. */
    String variable() {
      return text.split("\\[", 2)[0];
    }
  }

  private void assign(Names names) {
    Target target = target(names);
    if (target == null) {
      text.line("SKIP");
      return;
    }
    text.line(
        target.text()
            + " := "
            + expressions.value(target.form(), names, choices.percent(10) ? 2 * DEPTH : DEPTH));
  }

  private void several(Names names) {
    Target first = target(names);
    Target second = target(names);
    if (first == null || second == null || first.variable().equals(second.variable())) {
      assign(names);
      return;
    }
    text.line(
        first.text()
            + ", "
            + second.text()
            + " := "
            + expressions.value(first.form(), names, 2)
            + ", "
            + expressions.value(second.form(), names, 2));
  }

  private void slice(Names names) {
    List<Variable> arrays =
        names.variables().stream().filter(v -> v.form() instanceof Many).toList();
    for (Variable to : arrays) {
      for (Variable from : arrays) {
        Many target = (Many) to.form();
        Many source = (Many) from.form();
        if (to.writable()
            && !to.name().equals(from.name())
            && target.element().equals(source.element())
            && choices.percent(50)) {
          int count = choices.between(1, Math.min(target.length(), source.length()));
          text.line(
              part(to.name(), target.length(), count, names)
                  + " := "
                  + part(from.name(), source.length(), count, names));
          return;
        }
      }
    }
    assign(names);
  }

  private String part(String name, int length, int count, Names names) {
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
  private List<String> parts(Form element, Names names) {
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

  private void call(Names names, Permission permission) {
    List<Names.Routine> procedures =
        names.routines(false).stream()
            .filter(routine -> permission.parallel() || !routine.parallel())
            .toList();
    if (procedures.isEmpty()) {
      assign(names);
      return;
    }
    Names.Routine procedure = choices.of(procedures);
    Names rest = names.without(procedure.free());
    List<String> arguments = new ArrayList<>();
    for (Names.Parameter parameter : procedure.parameters()) {
      if (parameter.value()) {
        arguments.add(null);
        continue;
      }
      List<String> places = expressions.places(parameter.form(), rest, true);
      if (parameter.written() instanceof Many many && many.open()) {
        places.addAll(parts(many.element(), rest));
      }
      if (places.isEmpty()) {
        assign(names);
        return;
      }
      String place = choices.of(places);
      arguments.add(place);
      rest = rest.without(Names.usedIn(place));
    }
    StringJoiner written = new StringJoiner(", ", procedure.name() + " (", ")");
    for (int i = 0; i < arguments.size(); i++) {
      String argument = arguments.get(i);
      written.add(
          argument != null
              ? argument
              : expressions.value(procedure.parameters().get(i).form(), rest, 2));
    }
    text.line(written.toString());
  }

  private void callWithSeveralResults(Names names) {
    for (Names.Routine function : names.routines(true)) {
      if (function.results().size() > 1) {
        Set<String> taken = new HashSet<>();
        StringJoiner targets = new StringJoiner(", ");
        for (Form form : function.results()) {
          List<String> places = expressions.places(form, names.without(taken), true);
          if (places.isEmpty()) {
            assign(names);
            return;
          }
          String place = choices.of(places);
          taken.addAll(Names.usedIn(place));
          targets.add(place);
        }
        text.line(targets + " := " + expressions.call(function, names, 2));
        return;
      }
    }
    assign(names);
  }

  private void conditional(Names names, int size, Permission permission) {
    text.block(
        "IF",
        () -> {
          if (choices.percent(20)) {
            String index = names.fresh("i");
            Names inner = names.inner();
            inner.add(new Variable(index, Form.INT, false));
            text.block(
                "IF " + index + " = " + choices.between(0, 2) + " FOR " + choices.between(1, 4),
                () -> choice(inner, size, permission));
          }
          for (int i = choices.below(2); i >= 0; i--) {
            choice(names, size, permission);
          }
          if (choices.percent(95)) {
            text.block("TRUE", () -> process(names, size - 1, permission));
          }
        });
  }

  private void choice(Names names, int size, Permission permission) {
    Names inner = names;
    if (choices.percent(15)) {
      inner = abbreviation(names);
    }
    Names seen = inner;
    text.block(expressions.condition(seen, 2), () -> process(seen, size - 1, permission));
  }

  private void selection(Names names, int size, Permission permission) {
    One one = (One) Form.plain(choices.of(Scalar.INT, Scalar.BYTE, Scalar.INT16, Scalar.INT64));
    String selector =
        one.equals(Form.BYTE)
            ? expressions.typed(one, names, 2)
            : "(" + expressions.typed(one, names, 2) + ") /\\ 3";
    text.block(
        "CASE " + selector,
        () -> {
          int first = choices.below(4);
          for (int value = first; value < 4; value++) {
            String values =
                value < 3 && choices.percent(30) ? value + ", " + ++value : String.valueOf(value);
            text.block(values, () -> process(names, size - 1, permission));
          }
          if (one.equals(Form.BYTE) || first > 0 && choices.percent(85)) {
            text.block("ELSE", () -> process(names, size - 1, permission));
          }
        });
  }

  private void loop(Names names, int size, Permission permission) {
    String count = names.fresh("n");
    Names inner = names.inner();
    inner.add(new Variable(count, Form.INT, false));
    text.line("INT " + count + ":");
    text.block(
        "SEQ",
        () -> {
          text.line(count + " := " + choices.between(0, 4));
          text.block(
              "WHILE ("
                  + count
                  + " > 0)"
                  + (choices.percent(30) ? " AND (" + expressions.condition(inner, 2) + ")" : ""),
              () ->
                  text.block(
                      "SEQ",
                      () -> {
                        text.line(count + " := " + count + " - 1");
                        process(inner, size - 1, permission);
                      }));
        });
  }

  private void replicated(Names names, int size, Permission permission) {
    String index = names.fresh("i");
    Names inner = names.inner();
    String count =
        choices.percent(70)
            ? String.valueOf(choices.between(0, 4))
            : "(" + expressions.typed((One) Form.INT, names, 1) + ") /\\ 3";
    String from =
        choices.percent(70)
            ? String.valueOf(choices.between(-1, 2))
            : "(" + expressions.typed((One) Form.INT, names, 1) + ") /\\ 7";
    String step = choices.percent(20) ? " STEP " + choices.between(-2, 3) : "";
    inner.add(new Variable(index, Form.INT, false));
    text.block(
        "SEQ " + index + " = " + from + " FOR " + count + step,
        () -> process(inner, size - 1, permission));
  }

  private void declared(Names names, int size, Permission permission) {
    Names inner = names.inner();
    List<Variable> declared = new ArrayList<>();
    for (int i = choices.below(2); i >= 0; i--) {
      Variable variable = new Variable(names.fresh("v"), choices.of(forms), true);
      if (choices.percent(20)) {
        text.line(
            "INITIAL "
                + variable.form().text()
                + " "
                + variable.name()
                + " IS "
                + expressions.value(variable.form(), inner, 2)
                + ":");
        inner.add(variable);
      } else {
        text.line(variable.form().text() + " " + variable.name() + ":");
        declared.add(variable);
      }
    }
    text.block(
        "SEQ",
        () -> {
          for (Variable variable : declared) {
            text.line(variable.name() + " := " + expressions.value(variable.form(), inner, 1));
            inner.add(variable);
          }
          process(inner, size - 1, permission);
          process(inner, size - 1, permission);
        });
  }

  private void abbreviated(Names names, int size, Permission permission) {
    Names inner = abbreviation(names);
    process(inner, size - 1, permission);
  }

  /** Writes an abbreviation and gives the names that are left to what stands in its scope. */
  private Names abbreviation(Names names) {
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
    Target target = target(names);
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
        String slice = part(variable.name(), many.length(), count, names);
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

  /** Two components, each of which has some of the variables for itself. */
  private void parallel(Names names, int size, Permission permission) {
    if (!permission.parallel()) {
      sequence(names, size, permission);
      return;
    }
    Set<String> first = new HashSet<>();
    for (Variable variable : names.writable()) {
      if (choices.percent(50)) {
        first.add(variable.name());
      }
    }
    Permission quiet = new Permission(false, true);
    text.block(
        "PAR",
        () -> {
          process(names.keeping(v -> !v.writable() || first.contains(v.name())), size - 1, quiet);
          process(
              names.keeping(v -> !v.writable() || !first.contains(v.name())),
              size - 1,
              choices.percent(50) ? permission : quiet);
        });
  }
}
